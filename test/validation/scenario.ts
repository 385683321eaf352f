import { STAGE_IDS, type StageId } from '../../sim/stages/index.ts';
import {
  keyOf,
  makeGraph,
  makePlan,
  runReplicate,
  sharedGraph,
  simulate,
  type Day,
  type GraphSource,
  type Graph,
  type Outcome,
  type Plan,
} from '../../sim/index.ts';
import { graphSource } from '../graph/source.ts';

/** A per-stage map that is zero but where it says otherwise. */
export function only(values: Partial<Record<StageId, number>>): Record<string, number> {
  return { ...Object.fromEntries(STAGE_IDS.map((id) => [id, 0])), ...values };
}

/** Constant trust and doubt a day, by stage. */
export function everyday(
  trust: Partial<Record<StageId, number>>,
  doubt: Partial<Record<StageId, number>> = {},
): object {
  return { trust: only(trust), doubt: only(doubt) };
}

/** Talk by stage that strangers alone take in, the same along every tie. */
export function talk(rates: Partial<Record<StageId, number>>, more: object = {}): object {
  return { talk: only(rates), weak: 1, receptivity: only({ stranger: 1 }), ...more };
}

/** Founders by name. */
export function founders(people: readonly (string | number)[], stage: StageId = 'acquaintance'): object {
  return { by: 'hand', people, stage };
}

/** Everybody starts on a stage. */
export function everybody(stage: StageId): object {
  return { by: 'random', count: '100 %', stage };
}

/** The plan of a scenario that has no error. */
export function planOf(scenario: object, file?: GraphSource): Plan {
  const { plan, problems } = makePlan({ version: 1, ...scenario }, () => undefined, 'test', file);
  if (!plan) throw new Error(JSON.stringify(problems));
  return plan;
}

/** Ties as a graph file, one a row. */
export function edges(rows: readonly string[]): GraphSource {
  return graphSource('ties.csv', `${rows.join('\n')}\n`);
}

export const fileGraph = { kind: 'file', path: 'ties.csv' };

/** Drains a run and returns its outcome. */
export function outcomeOf(plan: Plan, seed: string | number, replicate = 0, graph?: Graph): Outcome {
  const run = runReplicate(plan, seed, replicate, graph, true);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

/** The outcome of a scenario on a graph file. */
export function outcomeOnFile(scenario: object, file: GraphSource, seed: string | number): Outcome {
  const plan = planOf({ graph: fileGraph, ...scenario }, file);
  return outcomeOf(plan, seed, 0, sharedGraph(plan, seed, file).graph);
}

/** Starts replicate r of a plan, day by day. */
export function start(
  plan: Plan,
  seed: string | number,
  replicate = 0,
  graph?: Graph,
): Generator<Day, void, void> {
  const key = keyOf(seed, replicate);
  return simulate(plan, graph ?? makeGraph(plan.graph, plan.people, key).graph, key);
}

/** Runs to the end, or until `enough` says so, and returns the last day. */
export function lastDay(run: Generator<Day, void, void>, enough: (today: Day) => boolean = () => false): Day {
  let last: Day | undefined;
  for (const today of run) {
    last = today;
    if (enough(today)) break;
  }
  return last!;
}

/** People on a stage at the end of a day. */
export function countOn(outcome: Outcome, day: number, stage: StageId): number {
  return outcome.stages[day * STAGE_IDS.length + STAGE_IDS.indexOf(stage)];
}
