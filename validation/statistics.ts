import { bisect } from '../sim/index.ts';

/** Tests of what was found against what a law says. */

/** One cell of Pearson's test. */
export interface CountCell {
  found: number;
  expected: number;
}

/** Cells of counts and probabilities that sum to 1; neighbouring ones are pooled up to an expectation of 5. */
export function pool(counts: ArrayLike<number>, probabilities: ArrayLike<number>): CountCell[] {
  const n = Array.from(counts).reduce((a, b) => a + b, 0);
  const cells: CountCell[] = [];
  let found = 0;
  let expected = 0;
  for (let k = 0; k < counts.length; k++) {
    found += counts[k];
    expected += n * probabilities[k];
    if (expected < 5) continue;
    cells.push({ found, expected });
    found = expected = 0;
  }
  const last = cells.at(-1);
  if (!last) return [{ found, expected }];
  last.found += found;
  last.expected += expected;
  return cells;
}

/** Pearson's statistic. */
export function chiSquareOf(cells: readonly CountCell[]): number {
  return cells.reduce((sum, { found, expected }) => sum + (found - expected) ** 2 / expected, 0);
}

/** Probability that χ² with df degrees of freedom is at least x. */
export function chiSquareTail(x: number, df: number): number {
  return upperGamma(df / 2, x / 2);
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
