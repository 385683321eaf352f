import { setImmediate } from 'node:timers/promises';
import {
  keyOf,
  Recorder,
  sharedGraph,
  simulate,
  STAGE_IDS,
  tablesOf,
  type StageId,
  type Tables,
  type Variant,
} from '../../sim/index.ts';
import { affordableWorkers } from '../pool.ts';

/** One day of one replicate. Day 0 is the community that is there already and the founders, before anything happens. */
export interface DayRow {
  readonly day: number;
  /** People on each stage at the end of the day, and detractors, who are on a stage as well. */
  readonly stages: Readonly<Record<StageId, number>>;
  readonly detractors: number;
  /** People who climbed from a stage on this day, and who slipped from it. */
  readonly promotions: Readonly<Record<StageId, number>>;
  readonly demotions: Readonly<Record<StageId, number>>;
  /** The metrics of these names: everybody ever reached, ever joined, members now; then those who were won since day 0. */
  readonly reach: number;
  readonly joined: number;
  readonly members: number;
  readonly reachNew: number;
  readonly joinedNew: number;
  readonly membersNew: number;
  /** Joins of this day by what made them, in people; each is shared among its sources. */
  readonly joinsBySource: Readonly<Record<string, number>>;
  /** Revenue and cost of this day by item, in the scenario's currency, all positive; and counts by counter. */
  readonly money: Readonly<Record<string, number>>;
  readonly counts: Readonly<Record<string, number>>;
}

/** Milliseconds of simulating after which others in this thread get their turn. */
const TURN = 10;

/** Runs one replicate in this thread, day by day, at the pace of whoever asks. */
export async function* daysOf(
  { plan, graphFile }: Variant,
  replicate: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<DayRow, void, void> {
  signal?.throwIfAborted();
  affordableWorkers([{ plan }], 1);
  const { seed, days } = plan.scenario;
  const { graph } = sharedGraph(plan, seed, graphFile, plan.oneGraph ? 'once' : replicate);
  const tables = tablesOf(plan.plugins);
  const recorder = new Recorder(days, graph.people, false, plan.scenario.discountPerYear, tables);
  let since = performance.now();
  for (const today of simulate(plan, graph, keyOf(seed, replicate))) {
    recorder.see(today);
    yield rowOf(recorder, today.day, tables);
    if (performance.now() - since >= TURN) {
      await setImmediate();
      since = performance.now();
    }
    signal?.throwIfAborted();
  }
}

function rowOf(recorder: Recorder, today: number, { sources, items, counters }: Tables): DayRow {
  const {
    day,
    stages,
    promotions,
    demotions,
    joinCredit,
    cents,
    counts,
    reach,
    joined,
    members,
    reachNew,
    joinedNew,
    membersNew,
    detractors,
  } = recorder.row(today);
  const named = <T extends string>(names: readonly T[], column: ArrayLike<number>, unit = 1) =>
    Object.fromEntries(names.map((name, k) => [name, column[k] / unit])) as Record<T, number>;
  return {
    day,
    stages: named(STAGE_IDS, stages),
    detractors,
    promotions: named(STAGE_IDS, promotions),
    demotions: named(STAGE_IDS, demotions),
    reach,
    joined,
    members,
    reachNew,
    joinedNew,
    membersNew,
    joinsBySource: named(
      sources.map(({ id }) => id),
      joinCredit,
    ),
    money: named(
      items.map(({ id }) => id),
      cents,
      100,
    ),
    counts: named(
      counters.map(({ id }) => id),
      counts,
    ),
  };
}
