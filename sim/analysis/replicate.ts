import { simulate } from '../engine/index.ts';
import { makeGraph, type GraphSource, type Graph } from '../graph/index.ts';
import {
  metricsOf,
  Recorder,
  type CohortTable,
  type Metric,
  type MonthTable,
  type OrderRecord,
  type RunRecord,
  type TransitionLog,
} from '../observe/index.ts';
import { registryOf } from '../mechanisms/registry.ts';
import { keyOf } from '../random/index.ts';
import type { Plan } from '../scenario/index.ts';
import { forestCredit, type CountedAs, type ForestCredit } from './forest-credit.ts';
import { withoutMechanism } from './ablate.ts';

/** Outcome of one replicate: small, plain and transferable. */
export interface Outcome {
  readonly replicate: number;
  readonly digest: string;
  readonly founders: number;
  readonly kpis: Readonly<Record<string, number | null>>;
  /** Metric → value of each day. */
  readonly series: Readonly<Record<string, Float64Array>>;
  /** [day × stage] people. */
  readonly stages: Int32Array;
  readonly detractors: Int32Array;
  /** [stage × source] promotions and demotions by source. */
  readonly promotionCredit: Float64Array;
  readonly demotionCredit: Float64Array;
  /** [day × source] joins by source. */
  readonly joinCredit: Float64Array;
  /** [stage × source] people on the stage at the end, by what brought them. */
  readonly currentStageCredit: Float64Array;
  /** [day × item] cents, [day × counter] counts. */
  readonly cents: Float64Array;
  readonly counts: Float64Array;
  /** [day] people ever member or above, founders included. */
  readonly everJoined: Int32Array;
  /** By week of joining (founders in week 0): people who joined, and joiners whose parent is one of them. */
  readonly cohort: Int32Array;
  readonly children: Int32Array;
  /** Who stays by month of first joining, and what came and went by month. */
  readonly retention: CohortTable;
  readonly months: MonthTable;
  /** Who ordered what. */
  readonly orders: OrderRecord;
  readonly transitions: TransitionLog | null;
  /** Forest credit of founders and sources at the end; null unless asked for. */
  readonly forestCredit: ForestCredit | null;
}

/**
 * The graph that all replicates share, to be built once by the host where `plan.oneGraph`; or, given a replicate's number, the
 * graph of that replicate, on which other plans with the same graph meet it too.
 */
export function sharedGraph(
  plan: Plan,
  seed: string | number,
  file?: GraphSource,
  replicate: number | 'once' = 'once',
) {
  return makeGraph(plan.graph, plan.people, keyOf(seed, replicate), file);
}

/**
 * Runs replicate number `replicate` of a plan. Yields after every day, so that a host can show progress, pause or cancel;
 * returns the outcome. A pure function of (plan, seed, replicate, graph).
 */
export function* runReplicate(
  plan: Plan,
  seed: string | number,
  replicate: number,
  shared?: Graph,
  keepTransitions = false,
  creditOf: CountedAs | null = null,
): Generator<number, Outcome, void> {
  const key = keyOf(seed, replicate);
  const graph = shared ?? makeGraph(plan.graph, plan.people, key).graph;
  const record = yield* recorded(plan, graph, key, keepTransitions || creditOf !== null);
  let withoutFounders: RunRecord | null = null;
  if (plan.scenario.measure.leverage) {
    withoutFounders = yield* recorded(withoutMechanism(plan, 'seeding'), graph, key, false);
  }
  const credit =
    creditOf === null
      ? null
      : forestCredit(
          record.transitions!,
          record.people,
          creditOf,
          record.initial,
          record.tables.sources.length,
        );
  const outcome = outcomeOf(record, withoutFounders, replicate, metricsOf(plan.plugins));
  return { ...outcome, transitions: keepTransitions ? outcome.transitions : null, forestCredit: credit };
}

function* recorded(
  plan: Plan,
  graph: Graph,
  key: ReturnType<typeof keyOf>,
  keepTransitions: boolean,
): Generator<number, RunRecord, void> {
  const { days, discountPerYear } = plan.scenario;
  const recorder = new Recorder(
    days,
    graph.people,
    keepTransitions,
    discountPerYear,
    registryOf(plan.plugins).tables,
  );
  for (const today of simulate(plan, graph, key)) {
    recorder.see(today);
    yield today.day;
  }
  return recorder.finish();
}

function outcomeOf(
  record: RunRecord,
  withoutFounders: RunRecord | null,
  replicate: number,
  metrics: readonly Metric[],
): Omit<Outcome, 'forestCredit'> {
  const series: Record<string, Float64Array> = {};
  for (const metric of metrics)
    if (metric.series) series[metric.id] = Float64Array.from(metric.series(record));
  return {
    replicate,
    digest: record.digest,
    founders: record.founders,
    kpis: Object.fromEntries(metrics.map((m) => [m.id, m.value(record, withoutFounders)])),
    series,
    stages: record.stages,
    detractors: record.detractors,
    promotionCredit: record.promotionCredit,
    demotionCredit: record.demotionCredit,
    joinCredit: record.joinCredit,
    currentStageCredit: record.currentStageCredit,
    cents: record.cents,
    counts: record.counts,
    everJoined: joinedBy(record),
    cohort: record.cohort,
    children: record.children,
    retention: record.retention,
    months: record.months,
    orders: record.orders,
    transitions: record.transitions,
  };
}

/** Cumulative joins by day, counted from the forest, in which everybody joins once. */
function joinedBy({ forest, days }: RunRecord): Int32Array {
  const joined = new Int32Array(days + 1);
  for (const day of forest.day) joined[day]++;
  for (let day = 1; day <= days; day++) joined[day] += joined[day - 1];
  return joined;
}
