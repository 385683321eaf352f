import { studentQuantile } from './student.ts';

export { studentQuantile };

/**
 * Summary of a metric over replicates: mean, Student-t interval of the mean, quantiles.
 * Results never hold NaN: an undefined value is null.
 */

/** One metric over replicates, as in `result.json`. */
export interface Summary {
  /** Replicates in which the metric is defined. */
  readonly n: number;
  readonly mean: number | null;
  /** Interval of the mean at the level asked for; null unless n ≥ 2. */
  readonly ci: readonly [low: number, high: number] | null;
  /** `q25`, `q50`, `q75` and the outer pair of {@link bandQuantiles}. */
  readonly [quantile: `q${string}`]: number | null;
}

/** One metric per day over replicates; every list is as long as the run has rows. */
export interface Bands {
  readonly mean: readonly (number | null)[];
  readonly [quantile: `q${string}`]: readonly (number | null)[];
}

export interface NamedQuantile {
  readonly name: `q${string}`;
  readonly p: number;
}

/** The level at which everything is reported unless `--level` says otherwise. */
export const STANDARD_LEVEL = 0.95;

/** Σx/n; NaN for an empty list. */
export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Σ(x − x̄)²/(n − 1), in two passes; NaN unless n ≥ 2. */
export function sampleVariance(values: readonly number[]): number {
  if (values.length < 2) return NaN;
  const centre = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - centre) * (value - centre);
  return sum / (values.length - 1);
}

/**
 * Quantile of ascending `sorted`, type 7 of Hyndman & Fan 1996 (the default of R and NumPy): straight lines between the
 * order statistics, the k-th of n at p = (k − 1)/(n − 1). NaN for an empty list.
 * @throws RangeError unless 0 ≤ p ≤ 1.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in [0, 1]: ${p}`);
  if (sorted.length === 0) return NaN;
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const low = sorted[below];
  const high = sorted[Math.min(below + 1, sorted.length - 1)];
  return low === high ? low : low + (at - below) * (high - low);
}

/**
 * The quantiles reported at `level` L, ascending: an outer pair around 25, 50 and 75 %. Each end of the pair is a one-sided bound
 * at the level: the share L of the replicates lies above the quantile 1 − L, and as many below the quantile L; at L ≤ ½ both
 * ends are the median. The pair widens with L and is named by its percents: 0.8 gives `q20` and `q80`, 0.95 `q05` and `q95` (nine
 * replicates in ten lie between them), 0.975 `q2.5` and `q97.5`. Names always say which quantile they hold.
 * @throws RangeError unless 0 < level < 1.
 */
export function bandQuantiles(level = STANDARD_LEVEL): readonly NamedQuantile[] {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie strictly between 0 and 1: ${level}`);
  // Rounded to a millionth of a percent: 1 − 0.8 is not quite 0.2.
  const outer = Math.min(50, Math.round((1 - level) * 1e8) / 1e6);
  const percents = [...new Set([outer, 25, 50, 75, Math.round((100 - outer) * 1e6) / 1e6])].toSorted(
    (a, b) => a - b,
  );
  return percents.map((percent) => ({ name: `q${percentName(percent)}`, p: percent / 100 }));
}

function percentName(percent: number): string {
  return Number.isInteger(percent) ? String(percent).padStart(2, '0') : String(percent);
}

/** Ascending copy of the values that are numbers; null, NaN and infinities (a metric that is undefined) are left out. */
function definedValues(values: ArrayLike<number | null>): number[] {
  const defined: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    // Adding 0 turns −0 into 0, which would otherwise sort in either place.
    if (Number.isFinite(value)) defined.push((value as number) + 0);
  }
  return defined.toSorted((a, b) => a - b);
}

/**
 * Summary of one metric over replicates; `null` marks a replicate in which it is undefined, and `n` counts the others.
 * `level` sets the interval of the mean and, with it, the outer quantiles (see {@link bandQuantiles}).
 */
export function summarise(values: ArrayLike<number | null>, level = STANDARD_LEVEL): Summary {
  const sorted = definedValues(values);
  const n = sorted.length;
  const quantiles = bandQuantiles(level).map(({ name, p }) => [name, n === 0 ? null : quantile(sorted, p)]);
  const head = { n, mean: n === 0 ? null : mean(sorted), ci: meanInterval(sorted, level) };
  return { ...head, ...Object.fromEntries(quantiles) };
}

/**
 * x̄ ± t·s/√n, Student's interval of the mean: exact for normal values, near enough for means of many replicates.
 * Null unless n ≥ 2. For one look at a fixed n only, not for "run until it is significant".
 * @throws RangeError unless 0 < level < 1.
 */
export function meanInterval(
  values: readonly number[],
  level = STANDARD_LEVEL,
): [low: number, high: number] | null {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie strictly between 0 and 1: ${level}`);
  const n = values.length;
  if (n < 2) return null;
  const centre = mean(values);
  const half = studentQuantile((1 + level) / 2, n - 1) * Math.sqrt(sampleVariance(values) / n);
  return [centre - half, centre + half];
}

/**
 * Mean and quantiles across replicates for each day. `rows[r][t]` is replicate r on day t; NaN marks a day on which it is
 * undefined. Days on which no replicate is defined hold null.
 * @throws RangeError if the rows differ in length.
 */
export function bands(rows: readonly ArrayLike<number>[], level = STANDARD_LEVEL): Bands {
  const days = rows[0]?.length ?? 0;
  const wrong = rows.find((row) => row.length !== days);
  if (wrong) throw new RangeError(`Rows have ${days} and ${wrong.length} days.`);
  const quantiles = bandQuantiles(level);
  const averages: (number | null)[] = [];
  const columns = quantiles.map((): (number | null)[] => []);
  for (let day = 0; day < days; day++) {
    const sorted = definedValues(rows.map((row) => row[day]));
    const none = sorted.length === 0;
    averages.push(none ? null : mean(sorted));
    quantiles.forEach(({ p }, i) => columns[i].push(none ? null : quantile(sorted, p)));
  }
  return { mean: averages, ...Object.fromEntries(quantiles.map(({ name }, i) => [name, columns[i]])) };
}
