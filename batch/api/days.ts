import { setImmediate } from 'node:timers/promises';
import {
  COUNTERS,
  ITEMS,
  keyOf,
  Recorder,
  sharedGraph,
  simulate,
  SOURCE_IDS,
  STAGE_IDS,
  type StageId,
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
  readonly climbs: Readonly<Record<StageId, number>>;
  readonly slips: Readonly<Record<StageId, number>>;
  /** The metrics of these names: ever reached, ever joined, members now; founders left out. */
  readonly reach: number;
  readonly joined: number;
  readonly members: number;
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
  const recorder = new Recorder(days, graph.people, false, plan.scenario.discountPerYear);
  let since = performance.now();
  for (const today of simulate(plan, graph, keyOf(seed, replicate))) {
    recorder.see(today);
    yield rowOf(recorder, today.day);
    if (performance.now() - since >= TURN) {
      await setImmediate();
      since = performance.now();
    }
    signal?.throwIfAborted();
  }
}

function rowOf(recorder: Recorder, today: number): DayRow {
  const { day, stages, climbs, slips, joinCredit, cents, counts, reach, joined, members, detractors } =
    recorder.row(today);
  const named = <T extends string>(names: readonly T[], column: ArrayLike<number>, unit = 1) =>
    Object.fromEntries(names.map((name, k) => [name, column[k] / unit])) as Record<T, number>;
  return {
    day,
    stages: named(STAGE_IDS, stages),
    detractors,
    climbs: named(STAGE_IDS, climbs),
    slips: named(STAGE_IDS, slips),
    reach,
    joined,
    members,
    joinsBySource: named(SOURCE_IDS, joinCredit),
    money: named(
      ITEMS.map(({ id }) => id),
      cents,
      100,
    ),
    counts: named(
      COUNTERS.map(({ id }) => id),
      counts,
    ),
  };
}
