import { log } from '../random/index.ts';
import type { Formula, Reading } from '../scenario/index.ts';
import type { Moments } from './sequence.ts';
import { mean, sampleVariance } from './statistics.ts';

/**
 * A formula over replicates. A reading is the mean over replicates, so a quotient is a ratio of means and an exponent is
 * fitted to means; its standard error comes from leaving out one replicate at a time, in all variants at once (the
 * jackknife; Efron & Stein, Annals of Statistics 9, 1981). For sums and differences that is exactly the paired comparison.
 */

/** Readings of a variant in one replicate, by {@link readingKey}; null where undefined. */
export type Values = ReadonlyMap<string, number | null>;

/** Variant → replicates, in the same order for all. */
export type ReplicateValues = Readonly<Record<string, readonly Values[]>>;

export const readingKey = (metric: string, day: number | null) =>
  day === null ? metric : `${metric}@${day}`;

/**
 * The formula's value and the variance that one replicate contributes. Replicates in which a reading is undefined are left
 * out of all variants. NaN where the formula cannot be computed.
 */
export function estimateEffect(
  formula: Formula,
  readings: readonly Reading[],
  sample: ReplicateValues,
): Moments {
  const columns = new Map<string, readonly (number | null)[]>();
  for (const { metric, day, variants } of readings) {
    const key = readingKey(metric, day);
    for (const variant of variants) {
      columns.set(
        `${variant}/${key}`,
        sample[variant].map((values) => values.get(key) ?? null),
      );
    }
  }
  const replicates = Math.min(...Array.from(columns.values(), (column) => column.length));
  const defined = Array.from({ length: replicates }, (_, r) => r).filter((r) =>
    [...columns.values()].every((column) => Number.isFinite(column[r])),
  );
  const kept = new Map(
    Array.from(columns, ([key, column]) => [key, defined.map((r) => column[r] as number)] as const),
  );
  const n = defined.length;
  const whole = evaluate(formula, kept, -1);
  if (n < 2) return { n, mean: whole, variance: NaN };
  const pseudo = defined.map((_, i) => n * whole - (n - 1) * evaluate(formula, kept, i));
  return { n, mean: whole, variance: sampleVariance(pseudo) };
}

type Columns = ReadonlyMap<string, readonly number[]>;

function evaluate(formula: Formula, columns: Columns, left: number): number {
  const value = valueOf(formula, columns, left);
  return typeof value === 'number' ? value : NaN;
}

/** `left` is the number of the replicate that is left out; −1 leaves none out. */
function valueOf(formula: Formula, columns: Columns, left: number): number | readonly number[] {
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'list':
      return formula.items;
    case 'reading': {
      const means = columnsOf(formula, columns).map((column) => meanWithout(column, left));
      return formula.list ? means : means[0];
    }
    case 'call': {
      if (formula.name === 'varianceShare') {
        return varianceShare(columnsOf(formula.inside[0] as Reading, columns), left);
      }
      const inside = formula.inside.map((one) => valueOf(one, columns, left));
      if (formula.name === 'ln') return each(inside[0], lnOf);
      if (formula.name === 'abs') return each(inside[0], Math.abs);
      if (formula.name === 'slope') return slope(listOf(inside[0]), listOf(inside[1]));
      if (formula.name === 'exponent') return slope(listOf(inside[0]).map(lnOf), listOf(inside[1]).map(lnOf));
      const all = inside.flat();
      if (formula.name === 'mean') return mean(all);
      return formula.name === 'min' ? Math.min(...all) : Math.max(...all);
    }
    default: {
      const [a, b] = formula.inside.map((one) => valueOf(one, columns, left));
      return both(a, b, OPERATORS[formula.kind]);
    }
  }
}

const OPERATORS = {
  sum: (a: number, b: number) => a + b,
  difference: (a: number, b: number) => a - b,
  product: (a: number, b: number) => a * b,
  quotient: (a: number, b: number) => (b === 0 ? NaN : a / b),
} as const;

const lnOf = (x: number) => (x > 0 ? log(x) : NaN);
const listOf = (value: number | readonly number[]) => (typeof value === 'number' ? [value] : value);

function each(value: number | readonly number[], of: (x: number) => number): number | readonly number[] {
  return typeof value === 'number' ? of(value) : value.map(of);
}

/** Element by element; a single number is paired with each element of a list. */
function both(
  a: number | readonly number[],
  b: number | readonly number[],
  of: (a: number, b: number) => number,
): number | readonly number[] {
  if (typeof a === 'number') return each(b, (y) => of(a, y));
  if (typeof b === 'number') return a.map((x) => of(x, b));
  return a.length === b.length ? a.map((x, i) => of(x, b[i])) : NaN;
}

function columnsOf({ metric, day, variants }: Reading, columns: Columns): (readonly number[])[] {
  return variants.map((variant) => columns.get(`${variant}/${readingKey(metric, day)}`)!);
}

function meanWithout(column: readonly number[], left: number): number {
  let sum = 0;
  for (let r = 0; r < column.length; r++) if (r !== left) sum += column[r];
  return sum / (column.length - (left < 0 ? 0 : 1));
}

/** Least squares; NaN where all x are equal or the lists differ in length. */
function slope(x: readonly number[], y: readonly number[]): number {
  if (x.length !== y.length) return NaN;
  const [mx, my] = [mean(x), mean(y)];
  let [sxx, sxy] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    sxx += (x[i] - mx) * (x[i] - mx);
    sxy += (x[i] - mx) * (y[i] - my);
  }
  return sxx > 0 ? sxy / sxx : NaN;
}

/**
 * Share of the variance of an outcome that is due to the variant, if one were drawn at random, freed of noise by the two-way
 * analysis of variance (variant × replicate, as replicates are shared): B = (k−1)/k · (MS_variant − MS_residual)/n, share =
 * B/(B + mean variance within a variant).
 */
function varianceShare(all: readonly (readonly number[])[], left: number): number {
  const rows = all.map((column) => column.filter((_, r) => r !== left));
  const [k, n] = [rows.length, rows[0].length];
  if (k < 2 || n < 2) return NaN;
  const byRow = rows.map(mean);
  const grand = mean(byRow);
  const byColumn = rows[0].map((_, r) => mean(rows.map((row) => row[r])));
  let [between, residual] = [0, 0];
  rows.forEach((row, v) => {
    between += n * (byRow[v] - grand) * (byRow[v] - grand);
    row.forEach((y, r) => {
      const rest = y - byRow[v] - byColumn[r] + grand;
      residual += rest * rest;
    });
  });
  const noise = residual / ((k - 1) * (n - 1));
  const due = (((k - 1) / k) * (between / (k - 1) - noise)) / n;
  const within = mean(rows.map(sampleVariance));
  return due + within > 0 ? Math.max(0, due) / (Math.max(0, due) + within) : NaN;
}
