import { decades, item, roundTicks } from '../../report/index.ts';

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
  const low = item(numbers, 0);
  const high = item(numbers, numbers.length - 1);
  const log = low > 0 && high / low >= SPAN;
  const scale = log ? Math.log : (value: number) => value;
  const place = (value: unknown) => (scale(Number(value)) - scale(low)) / (scale(high) - scale(low));
  if (numbers.length <= EACH) return { place, ticks: numbers };
  const round = log ? decades(low, high) : roundTicks(low, high, 6).ticks;
  return { place, ticks: round.filter((tick) => tick >= low && tick <= high) };
}
