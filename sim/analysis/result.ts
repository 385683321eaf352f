import { STAGE_IDS, STAGE_COUNT, isInside } from '../stages/index.ts';
import { tablesOf, type PluginRecord } from '../mechanisms/registry.ts';
import { joinDigests, metricsOf, WEEK } from '../observe/index.ts';
import type { SourceRow } from '../world/index.ts';
import { monthsOf, retentionOf, type MonthlyTable, type RetentionTable } from './membership.ts';
import type { Outcome } from './replicate.ts';
import { valueOf, type ValueTable } from './value.ts';
import { bands, STANDARD_LEVEL, summarise, type Bands, type Summary } from './statistics.ts';

/** Provenance: everything needed to reproduce the numbers. */
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
  /** Plug-ins that it was made with. */
  readonly plugins?: readonly PluginRecord[];
}

/** One scenario over its replicates: the document that `--json` prints. */
export interface Result {
  readonly provenance: Provenance;
  readonly digest: string;
  readonly level: number;
  readonly kpis: Readonly<Record<string, Summary & { unit: string }>>;
  readonly series: {
    readonly day: readonly number[];
    readonly stages: Readonly<Record<string, Bands>>;
    readonly metrics: Readonly<Record<string, Bands>>;
  };
  /** By week of joining: people who joined then, and how many people each of them brought on average; null in weeks without joiners. */
  readonly cohorts: {
    readonly firstDay: readonly number[];
    readonly joined: Bands;
    readonly reproduction: Bands;
  };
  /** Who stays, by month of first joining; and what came and went by month of 30 days. */
  readonly retention: RetentionTable;
  readonly months: MonthlyTable;
  /** What cohorts cost and bring. */
  readonly value: ValueTable;
  readonly credit: {
    /** Share of all joins (promotions to member) by source. */
    readonly join: Readonly<Record<string, number>>;
    /** Share of all promotions from each stage, and of all demotions, by source. */
    readonly promotion: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly demotion: Readonly<Record<string, number>>;
    /**
     * Of the people on each stage at the end, without founders: the share that each source brought, over all promotions
     * since they were last stranger, wary or lapsed; and the same for everybody at member or above.
     */
    readonly currentStageCredit: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly members: Readonly<Record<string, number>>;
  };
  /** Money by item and counts, over the whole run. */
  readonly money: Readonly<Record<string, Summary>>;
  readonly counts: Readonly<Record<string, Summary>>;
}

/** Folds the outcomes of all replicates, in order of replicate, into one result. */
export function summariseRun(
  outcomes: readonly Outcome[],
  provenance: Omit<Provenance, 'founders'>,
  level = STANDARD_LEVEL,
): Result {
  const rows = provenance.days + 1;
  const { sources, items, counters } = tablesOf(provenance.plugins);
  const known = metricsOf(provenance.plugins);
  const kpis = known.map((m) => {
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
  const withSeries = known.filter((m) => m.series);
  const metrics = withSeries.map((m) => {
    const columns = outcomes.map((o) => o.series[m.id]);
    return [m.id, bands(columns, level)] as const;
  });
  return {
    provenance: { ...provenance, founders: Math.max(0, ...outcomes.map((o) => o.founders)) },
    digest: joinDigests(outcomes.map((o) => o.digest)),
    level,
    kpis: Object.fromEntries(kpis),
    series: {
      day: Array.from({ length: rows }, (_, t) => t),
      stages: Object.fromEntries([...stages, ['detractor', detractors] as const]),
      metrics: Object.fromEntries(metrics),
    },
    cohorts: cohortsOf(outcomes, level),
    retention: retentionOf(outcomes, provenance.days, level),
    months: monthsOf(outcomes, items, level),
    value: valueOf(outcomes, provenance.days, items, level),
    credit: {
      join: sharesOf(
        outcomes.map((o) => o.joinCredit),
        sources,
      ),
      promotion: byStage(outcomes, (o) => o.promotionCredit, sources),
      demotion: sharesOf(
        outcomes.map((o) => o.demotionCredit),
        sources,
      ),
      currentStageCredit: byStage(outcomes, (o) => o.currentStageCredit, sources),
      members: sharesOf(
        outcomes.flatMap((o) =>
          STAGE_IDS.map((_, s) => rowOf(o.currentStageCredit, s, sources.length)).filter((_, s) =>
            isInside(s),
          ),
        ),
        sources,
      ),
    },
    money: totals(outcomes, (o) => o.cents, items, 100, level),
    counts: totals(outcomes, (o) => o.counts, counters, 1, level),
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

/** The row of a stage in a column by stage and source. */
const rowOf = (column: Float64Array, stage: number, width: number) =>
  column.subarray(stage * width, (stage + 1) * width);

function byStage(
  outcomes: readonly Outcome[],
  column: (outcome: Outcome) => Float64Array,
  sources: readonly SourceRow[],
) {
  return Object.fromEntries(
    STAGE_IDS.map((id, s) => [
      id,
      sharesOf(
        outcomes.map((o) => rowOf(column(o), s, sources.length)),
        sources,
      ),
    ]),
  );
}

/** Sums credit over rows and replicates and divides by the total; sources that gave nothing are left out. */
function sharesOf(columns: readonly Float64Array[], sources: readonly SourceRow[]): Record<string, number> {
  const sums = new Float64Array(sources.length);
  for (const column of columns) for (let k = 0; k < column.length; k++) sums[k % sums.length] += column[k];
  let total = 0;
  for (const sum of sums) total += sum;
  const entries = sources.map(({ id }, s) => [id, total === 0 ? 0 : sums[s] / total] as const);
  return Object.fromEntries(entries.filter(([, share]) => share > 0));
}

/** Sums over the days of each replicate, by name. */
function totals(
  outcomes: readonly Outcome[],
  column: (outcome: Outcome) => Float64Array,
  names: readonly { id: string }[],
  scale: number,
  level: number,
): Record<string, Summary> {
  const sums = outcomes.map((outcome) => {
    const sum = new Float64Array(names.length);
    column(outcome).forEach((value, k) => (sum[k % names.length] += value));
    return sum;
  });
  return Object.fromEntries(
    names.map(({ id }, k) => [
      id,
      summarise(
        sums.map((sum) => sum[k] / scale),
        level,
      ),
    ]),
  );
}
