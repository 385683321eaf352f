import { mean, meanInterval, sampleVariance, STANDARD_LEVEL, studentQuantile } from './statistics.ts';

/**
 * Two policies on the same seeds (common random numbers): replicate r of both has the same people with the same thresholds.
 */

export interface PairComparison {
  /** Replicates in which the metric is defined under both policies; only these are used. */
  readonly n: number;
  /** Mean of b − a; unbiased however strongly the replicates are coupled. */
  readonly difference: number | null;
  /** Student-t interval of that mean; the replicate is the unit. Null unless n ≥ 2. */
  readonly ci: readonly [low: number, high: number] | null;
  /**
   * (s²a + s²b)/s²d: how many times as many independent replicates the comparison would need. Below 1 pairing is harmful.
   * Null unless n ≥ 2 and the differences vary by more than rounding.
   */
  readonly varianceRatio: number | null;
  /** Interval of that ratio, exact for normal values (Pitman 1939; Morgan 1939). Null unless the ratio is defined and n ≥ 3. */
  readonly varianceRatioCi: readonly [low: number, high: number] | null;
  /** Share of pairs in which b is ahead, ties ½. It depends on the coupling: a tiny effect may win every pair. */
  readonly aheadSameWorld: number | null;
  /** Pairs in which b is strictly ahead. */
  readonly aheadPairs: number;
  readonly tiedPairs: number;
  /** Share of all n² combinations of replicates of a and b in which b is ahead, ties ½. */
  readonly aheadAnyWorlds: number | null;
}

/**
 * Compares `b` with `a` pair by pair. `better` says whether b is ahead when its value is higher or lower; `difference`
 * is b − a in either case.
 * @throws RangeError if the lists differ in length or `level` is not strictly between 0 and 1.
 */
export function comparePairs(
  a: ArrayLike<number | null>,
  b: ArrayLike<number | null>,
  level = STANDARD_LEVEL,
  better: 'higher' | 'lower' = 'higher',
): PairComparison {
  if (a.length !== b.length)
    throw new RangeError(`Pairs need lists of one length: ${a.length} and ${b.length}.`);
  const left: number[] = [];
  const right: number[] = [];
  for (let r = 0; r < a.length; r++) {
    if (!Number.isFinite(a[r]) || !Number.isFinite(b[r])) continue;
    left.push(a[r]!);
    right.push(b[r]!);
  }
  const n = left.length;
  const differences = right.map((value, r) => value - left[r]);
  const sign = better === 'higher' ? 1 : -1;
  const aheadPairs = differences.filter((d) => sign * d > 0).length;
  const tiedPairs = differences.filter((d) => d === 0).length;
  const ahead = shareAhead(left, right);
  return {
    n,
    difference: n === 0 ? null : mean(differences),
    ci: meanInterval(differences, level),
    ...ratioOfVariances(left, right, differences, level),
    aheadSameWorld: n === 0 ? null : (aheadPairs + tiedPairs / 2) / n,
    aheadPairs,
    tiedPairs,
    aheadAnyWorlds: ahead === null || better === 'higher' ? ahead : 1 - ahead,
  };
}

function ratioOfVariances(
  a: readonly number[],
  b: readonly number[],
  differences: readonly number[],
  level: number,
): Pick<PairComparison, 'varianceRatio' | 'varianceRatioCi'> {
  const n = a.length;
  const spread = sampleVariance(differences);
  // Equal differences of large numbers still vary in their last bits.
  const largest = [...a, ...b].reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const rounding = 4 * Number.EPSILON * largest;
  if (n < 2 || spread <= rounding * rounding) return { varianceRatio: null, varianceRatioCi: null };
  const [ofA, ofB] = [sampleVariance(a), sampleVariance(b)];
  const varianceRatio = (ofA + ofB) / spread;
  if (n < 3) return { varianceRatio, varianceRatioCi: null };
  // With s² = s²a + s²b and sums a + b of variance 2s² − s²d, the ratio is (1 + λ)/2, λ the variance of sums to that of
  // differences; sums and differences have correlation r, and covariance s²b − s²a.
  const sums = 2 * (ofA + ofB) - spread;
  const lambda = sums / spread;
  const unexplained = sums > 0 ? Math.max(0, 1 - (ofB - ofA) ** 2 / (sums * spread)) : 0;
  const t = studentQuantile((1 + level) / 2, n - 2);
  const K = 1 + (2 * unexplained * t * t) / (n - 2);
  const wide = K + Math.sqrt(K * K - 1);
  return { varianceRatio, varianceRatioCi: [(1 + lambda / wide) / 2, (1 + lambda * wide) / 2] };
}

/**
 * Share of all pairs (x from a, y from b) with y > x, ties ½ (Mann & Whitney's U over |a|·|b|), in O(n log n).
 * Null if either list is empty.
 */
export function shareAhead(a: readonly number[], b: readonly number[]): number | null {
  if (a.length === 0 || b.length === 0) return null;
  const sorted = a.toSorted((x, y) => x - y);
  let below = 0; // values of a under the present value of b
  let upTo = 0; // … and equal to it
  let halves = 0; // twice the number of pairs won: a whole number, so nothing is rounded
  for (const y of b.toSorted((x, z) => x - z)) {
    while (below < sorted.length && sorted[below] < y) below++;
    while (upTo < sorted.length && sorted[upTo] <= y) upTo++;
    halves += below + upTo;
  }
  return halves / (2 * a.length * b.length);
}
