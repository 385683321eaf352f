/** Arithmetic of charts, for the page and for pictures in files. */

export interface Ticks {
  /** The ends of the axis: the first tick and the last. */
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** Round numbers, at most about `count` steps, that reach from `low` to `high` at least. */
export function roundTicks(low: number, high: number, count: number): Ticks {
  if (!(high > low)) return { low, high: low + 1, ticks: [low, low + 1] };
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5].map((m) => m * power).find((s) => s >= rough) ?? 10 * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  // Twelve digits take away what 0.1 × 3 has too much.
  const at = (k: number) => Number((k * step).toPrecision(12));
  const ticks = Array.from({ length: last - first + 1 }, (_, k) => at(first + k));
  return { low: at(first), high: at(last), ticks };
}

/** Powers of ten that reach from `low` to `high` at least; both are positive. */
export function decades(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  return Array.from({ length: last - first + 1 }, (_, k) => Number((10 ** (first + k)).toPrecision(12)));
}

/** Places of labels, in the order given, moved so that they stand at least `gap` apart; none beyond `limit`, which pushes others back. */
export function keptApart(places: readonly number[], gap: number, limit = Infinity): number[] {
  const order = places.map((at, k) => ({ at, k })).toSorted((a, b) => a.at - b.at);
  let before = -Infinity;
  for (const one of order) before = one.at = Math.max(one.at, before + gap);
  let after = limit + gap;
  for (const one of order.toReversed()) after = one.at = Math.min(one.at, after - gap);
  const apart = [...places];
  for (const { at, k } of order) apart[k] = at;
  return apart;
}
