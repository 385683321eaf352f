import type { Outcome } from './replicate.ts';
import { bandQuantiles, mean, quantile, sampleVariance, studentQuantile } from './statistics.ts';

/** Cost per incremental member, against the same replicates without the change. */
export interface IncrementalCost {
  /** Mean cost difference ÷ mean difference in people who ever joined. */
  readonly value: number;
  /** Jackknife interval of that ratio; null unless there are several replicates and each could be left out. */
  readonly ci: readonly [low: number, high: number] | null;
  /** Replicates in which more people joined, and quantiles of the ratio over them. */
  readonly n: number;
  readonly [quantile: `q${string}`]: number;
}

/**
 * Cost per incremental member: `after` against `before`, replicate by replicate under common random numbers; null where no
 * more people joined. A ratio of means, not a mean of ratios: one replicate without additional members would make the
 * latter infinite.
 */
export function costPerIncrementalMember(
  before: readonly Pick<Outcome, 'kpis'>[],
  after: readonly Pick<Outcome, 'kpis'>[],
  level: number,
): IncrementalCost | null {
  const differences = (id: string) => before.map((o, r) => (after[r].kpis[id] ?? 0) - (o.kpis[id] ?? 0));
  const cost = differences('cost');
  const joined = differences('joinedNew');
  const n = before.length;
  const totalCost = mean(cost) * n;
  const totalJoined = mean(joined) * n;
  if (!(totalJoined > 0)) return null;
  const value = totalCost / totalJoined;
  const ratios = cost.flatMap((c, r) => (joined[r] > 0 ? [c / joined[r]] : [])).toSorted((a, b) => a - b);
  const quantiles = bandQuantiles(level).map(({ name, p }) => [name, quantile(ratios, p)]);
  const rest = { n: ratios.length, ...Object.fromEntries(quantiles) } as Pick<IncrementalCost, 'n'>;
  const leftOut = joined.map((j, r) => (totalCost - cost[r]) / (totalJoined - j));
  if (n < 2 || !leftOut.every((ratio) => Number.isFinite(ratio))) return { value, ci: null, ...rest };
  const error = Math.sqrt((sampleVariance(leftOut) * (n - 1) * (n - 1)) / n);
  const half = studentQuantile((1 + level) / 2, n - 1) * error;
  return { value, ci: [value - half, value + half], ...rest };
}
