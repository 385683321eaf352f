import { afterAll, expect } from 'vitest';
import { mean, sampleVariance, studentQuantile } from '../../sim/analysis/statistics.ts';
import { normalQuantile } from '../../sim/random/index.ts';
import { criticalChiSquare, pool } from '../../validation/statistics.ts';

/**
 * How many comparisons with chance in them each file makes. Together they are one family: with fresh seeds one run of
 * all of them in a thousand would raise a false alarm (Bonferroni). A file that makes more than it says fails.
 */
const COMPARISONS = {
  affinity: 6,
  belonging: 3,
  channel: 5,
  credit: 9,
  dayOrder: 4,
  events: 4,
  hazards: 5,
  headRoom: 12,
  people: 4,
  phases: 6,
  referred: 2,
  resolve: 8,
  scope: 3,
  slips: 3,
  steps: 6,
  spells: 4,
  streams: 9,
  graphLaws: 9,
  there: 3,
  trade: 4,
  points: 1,
  contacts: 15,
  doubt: 8,
  occasions: 3,
  weariness: 6,
  oracle: 11,
  facebook: 6,
  hash: 40,
  companyOfTwo: 1,
};

const FALSE_ALARM = 1e-3 / Object.values(COMPARISONS).reduce((a, b) => a + b, 0);
/** Two-sided limit of one comparison in standard errors. */
export const Z = normalQuantile(1 - FALSE_ALARM / 2);

/** The comparisons of one file. */
export function family(file: keyof typeof COMPARISONS) {
  let made = 0;
  afterAll(() => expect(made, `comparisons in ${file}`).toBeLessThanOrEqual(COMPARISONS[file]));

  /** Whether independent values have mean `mu`, to within `allowance`; by z where their `sd` is known, else by Student's t. */
  function expectMean(values: readonly number[], mu: number, { allowance = 0, sd = NaN } = {}): void {
    made++;
    const known = !Number.isNaN(sd);
    const limit = known ? Z : studentQuantile(1 - FALSE_ALARM / 2, values.length - 1);
    const error = (known ? sd : Math.sqrt(sampleVariance(values))) / Math.sqrt(values.length);
    const off = Math.abs(mean(values) - mu);
    const found = `mean ${mean(values)} of ${values.length}, expected ${mu}, standard error ${error}`;
    expect(off, found).toBeLessThanOrEqual(limit * error + allowance);
  }

  /** Whether k successes in n independent trials fit probability p. */
  function expectShare(k: number, n: number, p: number): void {
    made++;
    const z = Math.abs(k - n * p) / Math.sqrt(n * p * (1 - p));
    expect(z, `${k} of ${n}, expected ${n * p}`).toBeLessThanOrEqual(Z);
  }

  /** Pearson's test of counts against probabilities that sum to 1; neighbouring cells are pooled up to an expectation of 5. */
  function expectChiSquare(counts: ArrayLike<number>, probabilities: ArrayLike<number>): void {
    made++;
    const total = Array.from(probabilities).reduce((a, b) => a + b, 0);
    expect(total).toBeCloseTo(1, 9);
    const cells = pool(counts, probabilities);
    for (let k = 0; k < counts.length; k++)
      if (probabilities[k] === 0) expect(counts[k], `cell ${k} is impossible`).toBe(0);
    const chiSquare = cells.reduce((sum, c) => sum + (c.found - c.expected) ** 2 / c.expected, 0);
    const df = cells.length - 1;
    expect(df).toBeGreaterThan(0);
    expect(chiSquare, `χ² with ${df} degrees of freedom`).toBeLessThanOrEqual(
      criticalChiSquare(FALSE_ALARM, df),
    );
  }

  /** Whether two samples come from one law: χ² of homogeneity over some ten cells of equal share. */
  function expectSameLaw(one: readonly number[], other: readonly number[]): void {
    made++;
    const all = [...one, ...other].toSorted((a, b) => a - b);
    const cuts = [
      ...new Set(Array.from({ length: 9 }, (_, k) => all[Math.floor(((k + 1) * all.length) / 10)])),
    ];
    const cellsOf = (values: readonly number[]) => {
      const cells = new Float64Array(cuts.length + 1);
      for (const value of values) cells[cuts.findLastIndex((cut) => value >= cut) + 1]++;
      return cells;
    };
    const [a, b] = [cellsOf(one), cellsOf(other)];
    const [wa, wb] = [Math.sqrt(other.length / one.length), Math.sqrt(one.length / other.length)];
    let chiSquare = 0;
    let used = 0;
    for (let k = 0; k < a.length; k++) {
      if (a[k] + b[k] === 0) continue;
      chiSquare += (wa * a[k] - wb * b[k]) ** 2 / (a[k] + b[k]);
      used++;
    }
    expect(used).toBeGreaterThan(2);
    expect(chiSquare, `χ² with ${used - 1} degrees of freedom`).toBeLessThanOrEqual(
      criticalChiSquare(FALSE_ALARM, used - 1),
    );
  }

  return { expectMean, expectShare, expectChiSquare, expectSameLaw };
}
