import { changesOf } from '../../batch/cli/options.ts';
import { load } from '../../batch/files.ts';
import {
  keyOf,
  loadFile,
  makeGraph,
  Recorder,
  simulate,
  tablesOf,
  type Plan,
  type RunRecord,
} from '../../sim/index.ts';
import type { World } from '../../sim/world/index.ts';

const SEED = 'patterns';

export interface Run extends RunRecord {
  /** The world at the end of the run. */
  readonly world: World;
}

/** The default city for some people, in circles of the same size and with the same share of founders, under `--set`. */
export function city(people: number, days: number, set: readonly string[] = []): Plan {
  const size = [`graph.circles=${Math.round(people / 167)}`, `seeding.count=${Math.round(people / 100)}`];
  return planOf('city', people, days, [...size, ...set]);
}

/** The first variant of a shipped file. */
export function planOf(id: string, people: number, days: number, set: readonly string[] = []): Plan {
  const { variants, problems } = loadFile(id, load, changesOf({ people, days, set: [...set] }));
  if (variants.length === 0) throw new Error(JSON.stringify(problems));
  return variants[0].plan;
}

/** Runs a plan under fixed seeds; the same replicate of two plans meets the same people. */
export function runs(plan: Plan, replicates: number): Run[] {
  return Array.from({ length: replicates }, (_, replicate) => {
    const key = keyOf(SEED, replicate);
    const recorder = new Recorder(plan.scenario.days, plan.people, true, 0, tablesOf());
    let world: World | undefined;
    for (const today of simulate(plan, makeGraph(plan.graph, plan.people, key).graph, key)) {
      recorder.see(today);
      world = today.world;
    }
    return { ...recorder.finish(), world: world! };
  });
}

export const sum = (values: Iterable<number>) => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

/** Difference of a figure, replicate by replicate. */
export function paired(a: readonly Run[], b: readonly Run[], figure: (run: Run) => number): number[] {
  return a.map((run, r) => figure(run) - figure(b[r]));
}
