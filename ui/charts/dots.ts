/** Values as stacked dots: one dot a value, or each of so many values where they would not fit. */
export interface Dots {
  /** Where each dot stands: 0 at the left end of the axis, 1 at the right; `level` counts from the axis up. */
  readonly dots: readonly { readonly x: number; readonly level: number }[];
  /** How many values a dot stands for. */
  readonly valuesEach: number;
  /** Levels of the tallest stack. */
  readonly height: number;
  readonly place: (value: number) => number;
}

/** More values are drawn by this many of their quantiles (Kay et al. 2016, quantile dotplots). */
const MOST = 100;
/** Columns in which dots are stacked. */
const COLUMNS = 48;
const MARGIN = 0.04;

/** Stacks values over an axis that holds them all, 0, and `within` on both sides of it. */
export function stackDots(values: readonly number[], within: number): Dots {
  const sorted = values.toSorted((a, b) => a - b);
  // Where all are the same, one dot says so.
  const same = sorted.length > 0 && sorted[0] === sorted.at(-1);
  const shown = same ? sorted.slice(0, 1) : sorted.length <= MOST ? sorted : quantiles(sorted);
  const ends = [0, -within, within, ...(shown.length > 0 ? [shown[0]!, shown.at(-1)!] : [])];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const span = high - low || 1;
  const place = (value: number) => MARGIN + ((1 - 2 * MARGIN) * (value - low)) / span;
  const stacks = new Map<number, number>();
  const dots = shown.map((value) => {
    const column = Math.floor(place(value) * COLUMNS);
    const level = stacks.get(column) ?? 0;
    stacks.set(column, level + 1);
    return { x: (column + 0.5) / COLUMNS, level };
  });
  return {
    dots,
    valuesEach: shown.length === 0 ? 1 : sorted.length / shown.length,
    height: Math.max(1, ...stacks.values()),
    place,
  };
}

function quantiles(sorted: readonly number[]): number[] {
  return Array.from({ length: MOST }, (_, k) => sorted[Math.floor(((k + 0.5) / MOST) * sorted.length)]!);
}
