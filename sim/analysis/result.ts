import { STAGE_IDS, STAGE_COUNT } from '../ladder/index.ts';
import { joinBits, METRICS, WEEK } from '../observe/index.ts';
import { COUNTERS, ITEMS, SOURCE_COUNT, SOURCE_IDS } from '../world/index.ts';
import type { Outcome } from './replicate.ts';
import { bands, STANDARD_LEVEL, summarise, type Bands, type Summary } from './statistics.ts';

/** Where numbers come from, so that anybody can make them again. */
export interface Provenance {
  readonly kindling: string;
  readonly file: string;
  readonly scenarioHash: string;
  /** Hash of the one graph that all replicates shared, or null where each had its own. */
  readonly graphHash: string | null;
  readonly seed: string | number;
  readonly replicates: number;
  readonly people: number;
  readonly days: number;
  readonly founders: number;
  /** Date of day 0, YYYY-MM-DD, where the scenario names one. */
  readonly startDate?: string;
}

/** One scenario over its replicates: the document that `--json` prints. */
export interface Result {
  readonly provenance: Provenance;
  readonly bits: string;
  readonly level: number;
  readonly kpis: Readonly<Record<string, Summary & { unit: string }>>;
  readonly series: {
    readonly day: readonly number[];
    readonly stages: Readonly<Record<string, Bands>>;
    readonly metrics: Readonly<Record<string, Bands>>;
  };
  /** By week of joining: people who joined then, and how many each of them has brought; null in weeks without joiners. */
  readonly cohorts: {
    readonly firstDay: readonly number[];
    readonly joined: Bands;
    readonly reproduction: Bands;
  };
  readonly credit: {
    /** Share of all joins (climbs to member) by source. */
    readonly join: Readonly<Record<string, number>>;
    /** Share of all climbs from each stage, and of all slips, by source. */
    readonly climb: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly slip: Readonly<Record<string, number>>;
  };
  /** Mean money by item and mean counts, over the whole run. */
  readonly money: Readonly<Record<string, number>>;
  readonly counts: Readonly<Record<string, number>>;
}

/** Folds the outcomes of all replicates, in order of replicate, into one result. */
export function summariseRun(
  outcomes: readonly Outcome[],
  provenance: Omit<Provenance, 'founders'>,
  level = STANDARD_LEVEL,
): Result {
  const rows = provenance.days + 1;
  const kpis = METRICS.map((m) => {
    const summary = summarise(
      outcomes.map((o) => o.kpis[m.id] ?? null),
      level,
    );
    return [m.id, { unit: m.unit, ...summary }] as const;
  });
  const stages = STAGE_IDS.map((id, s) => {
    const columns = outcomes.map((o) =>
      Float64Array.from({ length: rows }, (_, t) => o.stages[t * STAGE_COUNT + s]),
    );
    return [id, bands(columns, level)] as const;
  });
  const detractors = bands(
    outcomes.map((o) => o.detractors),
    level,
  );
  const withSeries = METRICS.filter((m) => m.series);
  const metrics = withSeries.map((m) => {
    const columns = outcomes.map((o) => o.series[m.id]);
    return [m.id, bands(columns, level)] as const;
  });
  return {
    provenance: { ...provenance, founders: Math.max(0, ...outcomes.map((o) => o.founders)) },
    bits: joinBits(outcomes.map((o) => o.bits)),
    level,
    kpis: Object.fromEntries(kpis),
    series: {
      day: Array.from({ length: rows }, (_, t) => t),
      stages: Object.fromEntries([...stages, ['detractor', detractors] as const]),
      metrics: Object.fromEntries(metrics),
    },
    cohorts: cohortsOf(outcomes, level),
    credit: {
      join: sharesOf(outcomes.map((o) => o.joinCredit)),
      climb: Object.fromEntries(
        STAGE_IDS.map((id, s) => [
          id,
          sharesOf(outcomes.map((o) => o.climbCredit.subarray(s * SOURCE_COUNT, (s + 1) * SOURCE_COUNT))),
        ]),
      ),
      slip: sharesOf(outcomes.map((o) => o.slipCredit)),
    },
    money: totals(outcomes, (o) => o.cents, ITEMS, 100),
    counts: totals(outcomes, (o) => o.counts, COUNTERS, 1),
  };
}

/** Joiners by week, and the reproduction number of each week's joiners, over replicates. */
function cohortsOf(outcomes: readonly Outcome[], level: number): Result['cohorts'] {
  const weeks = outcomes[0]?.cohort.length ?? 0;
  const reproduction = outcomes.map(({ cohort, children }) =>
    Float64Array.from(cohort, (joined, week) => (joined === 0 ? NaN : children[week] / joined)),
  );
  return {
    firstDay: Array.from({ length: weeks }, (_, week) => week * WEEK),
    joined: bands(
      outcomes.map((o) => o.cohort),
      level,
    ),
    reproduction: bands(reproduction, level),
  };
}

/** Sums credit over rows and replicates and divides by the total; sources that gave nothing are left out. */
function sharesOf(columns: readonly Float64Array[]): Record<string, number> {
  const sums = new Float64Array(SOURCE_COUNT);
  for (const column of columns) for (let k = 0; k < column.length; k++) sums[k % SOURCE_COUNT] += column[k];
  let total = 0;
  for (const sum of sums) total += sum;
  const entries = SOURCE_IDS.map((id, s) => [id, total === 0 ? 0 : sums[s] / total] as const);
  return Object.fromEntries(entries.filter(([, share]) => share > 0));
}

function totals(
  outcomes: readonly Outcome[],
  column: (outcome: Outcome) => Float64Array,
  names: readonly { id: string }[],
  scale: number,
): Record<string, number> {
  const sums = new Float64Array(names.length);
  for (const outcome of outcomes) column(outcome).forEach((value, k) => (sums[k % names.length] += value));
  return Object.fromEntries(names.map(({ id }, k) => [id, sums[k] / scale / outcomes.length]));
}
