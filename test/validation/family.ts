import { afterAll, expect } from 'vitest';
import { mean, sampleVariance, studentQuantile } from '../../sim/analysis/statistics.ts';
import { bisect, normalQuantile } from '../../sim/random/index.ts';

/**
 * How many comparisons with chance in them each file makes. Together they are one family: with fresh seeds one run of
 * all of them in a thousand would raise a false alarm (Bonferroni). A file that makes more than it says fails.
 */
const COMPARISONS = {
  affinity: 6,
  channel: 5,
  credit: 9,
  dayOrder: 4,
  hazards: 5,
  headRoom: 12,
  markov: 9,
  mixed: 10,
  people: 4,
  percolation: 6,
  phases: 6,
  referred: 2,
  resolve: 8,
  scope: 3,
  steps: 6,
  streams: 9,
  watts: 3,
  graphLaws: 9,
  contacts: 15,
  doubt: 8,
  occasions: 3,
  weariness: 6,
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
    const n = Array.from(counts).reduce((a, b) => a + b, 0);
    const total = Array.from(probabilities).reduce((a, b) => a + b, 0);
    expect(total).toBeCloseTo(1, 9);
    const cells: { found: number; expected: number }[] = [];
    let found = 0;
    let expected = 0;
    for (let k = 0; k < counts.length; k++) {
      if (probabilities[k] === 0) expect(counts[k], `cell ${k} is impossible`).toBe(0);
      found += counts[k];
      expected += n * probabilities[k];
      if (expected < 5) continue;
      cells.push({ found, expected });
      found = expected = 0;
    }
    cells[cells.length - 1].found += found;
    cells[cells.length - 1].expected += expected;
    const chiSquare = cells.reduce((sum, c) => sum + (c.found - c.expected) ** 2 / c.expected, 0);
    const df = cells.length - 1;
    expect(df).toBeGreaterThan(0);
    expect(chiSquare, `χ² with ${df} degrees of freedom`).toBeLessThanOrEqual(
      criticalChiSquare(FALSE_ALARM, df),
    );
  }

  return { expectMean, expectShare, expectChiSquare };
}

/** The x that χ² with df degrees of freedom exceeds with probability alpha. */
export function criticalChiSquare(alpha: number, df: number): number {
  return bisect((x) => -upperGamma(df / 2, x / 2), -alpha, 0, 20 * df + 400);
}

/** Regularised incomplete gamma Q(a, x) for a = 1/2, 1, 3/2 …, by Q(a + 1) = Q(a) + x^a e^(−x)/Γ(a + 1). */
export function upperGamma(a: number, x: number): number {
  if (x === 0) return 1;
  let term = Math.exp(-x);
  let sum = term;
  let at = 1;
  if (a % 1 !== 0) {
    sum = upperHalf(x);
    term = Math.exp(-x) * Math.sqrt(x / Math.PI) * 2;
    if (a > 0.5) sum += term;
    at = 1.5;
  }
  for (; at < a; at++) {
    term *= x / at;
    sum += term;
  }
  return sum;
}

/** Q(1/2, x) = erfc √x, by series and by continued fraction. */
function upperHalf(x: number): number {
  if (x > 2) {
    let fraction = 0;
    for (let n = 200; n >= 1; n--) fraction = (n * (n - 0.5)) / (x + 2 * n + 0.5 - fraction);
    return (Math.exp(-x) * Math.sqrt(x / Math.PI)) / (x + 0.5 - fraction);
  }
  let term = 2;
  let sum = term;
  for (let n = 1; n < 60; n++) {
    term *= x / (n + 0.5);
    sum += term;
  }
  return 1 - Math.exp(-x) * Math.sqrt(x / Math.PI) * sum;
}
