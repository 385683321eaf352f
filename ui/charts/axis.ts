/** Where values of a factor stand: numbers by size, on a log scale where they span it, anything else in order. */

export interface Axis {
  /** 0 at the left, 1 at the right. */
  readonly place: (value: string | number | boolean | null) => number;
  readonly ticks: readonly (string | number | boolean | null)[];
}

/** Highest over lowest from which equal ratios are read better than equal differences. */
const SPAN = 30;
/** Different values that are labelled each; more get round numbers. */
const EACH = 8;

export function makeAxis(values: readonly (string | number | boolean | null)[]): Axis {
  const different = [...new Set(values)];
  const numbers = different.filter((value) => typeof value === 'number').toSorted((a, b) => a - b);
  if (numbers.length < different.length || numbers.length < 2) {
    const at = new Map(different.map((value, k) => [value, (k + 0.5) / different.length]));
    return { place: (value) => at.get(value) ?? 0, ticks: different };
  }
  const [low, high] = [numbers[0], numbers.at(-1)!];
  const log = low > 0 && high / low >= SPAN;
  const scale = log ? Math.log : (value: number) => value;
  const place = (value: unknown) => (scale(Number(value)) - scale(low)) / (scale(high) - scale(low));
  if (numbers.length <= EACH) return { place, ticks: numbers };
  const round = log ? decades(low, high) : numberTicks(low, high, 6);
  return { place, ticks: round.filter((tick) => tick >= low && tick <= high) };
}

/** Round numbers, about `count` of them, that reach from `low` to `high` at least. */
export function numberTicks(low: number, high: number, count: number): number[] {
  if (!(high > low)) return [low, low + 1];
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= rough)!;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}

function decades(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  return Array.from({ length: last - first + 1 }, (_, k) => Number((10 ** (first + k)).toPrecision(12)));
}
