import { metricsOf } from '../observe/index.ts';
import { costPerIncrementalMember, type IncrementalCost } from './incremental.ts';
import { comparePairs, type PairComparison } from './paired.ts';
import type { Outcome } from './replicate.ts';
import type { Result } from './result.ts';
import { bands, STANDARD_LEVEL, type Bands } from './statistics.ts';

/** Two variants on the same seeds. Differences are b − a. */
export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly metrics: Readonly<Record<string, PairComparison>>;
  /** Cost per incremental member of b over a; null where b brings no more members. */
  readonly costPerIncrementalMember: IncrementalCost | null;
  /** Difference b − a of the experiment's metric by day, over replicates; null where it has no daily value. */
  readonly series: Bands | null;
}

/** What `compare --json` prints: every variant's result, and every pair of them. */
export interface Comparison {
  readonly metric: string;
  readonly better: 'higher' | 'lower';
  readonly smallestEffect: number;
  readonly variants: Readonly<Record<string, Result>>;
  readonly pairs: readonly Pair[];
}

/** Compares every pair of variants, replicate by replicate; the first variant of the file is the baseline of its pairs. */
export function compareVariants(
  runs: readonly { name: string; outcomes: readonly Outcome[]; result: Result }[],
  question: { metric: string; better: 'higher' | 'lower'; smallestEffect: number },
  level = STANDARD_LEVEL,
): Comparison {
  const { metric, better, smallestEffect } = question;
  return {
    metric,
    better,
    smallestEffect,
    variants: Object.fromEntries(runs.map((run) => [run.name, run.result])),
    pairs: runs.flatMap((a, i) => runs.slice(i + 1).map((b) => comparePair(a, b, question, level))),
  };
}

function comparePair(
  a: { name: string; outcomes: readonly Outcome[]; result: Result },
  b: { name: string; outcomes: readonly Outcome[] },
  { metric, better }: { metric: string; better: 'higher' | 'lower' },
  level: number,
): Pair {
  const compareBy = (id: string, direction: 'higher' | 'lower') =>
    comparePairs(
      a.outcomes.map((o) => o.kpis[id] ?? null),
      b.outcomes.map((o) => o.kpis[id] ?? null),
      level,
      direction,
    );
  const metrics = metricsOf(a.result.provenance.plugins).map(
    (m) => [m.id, compareBy(m.id, m.id === metric ? better : m.better)] as const,
  );
  const daily = a.outcomes.map((o, r) => {
    const before = o.series[metric];
    const after = b.outcomes[r].series[metric];
    return before && after ? after.map((value, t) => value - before[t]) : null;
  });
  return {
    a: a.name,
    b: b.name,
    metrics: Object.fromEntries(metrics),
    costPerIncrementalMember: costPerIncrementalMember(a.outcomes, b.outcomes, level),
    series: daily.every((row) => row !== null) ? bands(daily, level) : null,
  };
}
