import { expose, transfer } from 'comlink';
import {
  compareVariants,
  runReplicate,
  sharedGraph,
  summariseRun,
  type Comparison,
  type Graph,
  type Outcome,
} from '../../sim/index.ts';
import { columnsOf } from './columns.ts';
import type { Engine, Job, Question } from './protocol.ts';

/** The last graph that replicates shared: built once, met by many. */
let shared: { hash: string; seed: string | number; graph: Graph } | undefined;

function graphFor({ plan, seed, graphFile }: Job): Graph | undefined {
  if (!plan.oneGraph) return undefined;
  if (shared?.hash !== plan.hash || shared.seed !== seed) {
    shared = { hash: plan.hash, seed, graph: sharedGraph(plan, seed, graphFile).graph };
  }
  return shared.graph;
}

/** Outcomes to be compared, by variant and replicate. */
const kept: Outcome[][] = [];

/** The worker's side: the same simulator as in Node. */
const engine: Engine = {
  run(job: Job): Outcome {
    const run = runReplicate(job.plan, job.seed, job.replicate, graphFor(job), false, job.creditOf);
    for (;;) {
      const step = run.next();
      if (step.done) return transfer(step.value, columnsOf(step.value));
    }
  },

  keep(v: number, outcome: Outcome): void {
    (kept[v] ??= [])[outcome.replicate] = outcome;
  },

  compare({ asked, sides }: Question): Comparison | null {
    // Pairs need all sides.
    const lists = sides.map((_, v) => kept[v] ?? []);
    const complete = [...lists[0].keys()].filter((r) => lists.every((list) => list[r] !== undefined));
    if (complete.length === 0) return null;
    const runs = sides.map(({ name, provenance }, v) => {
      const outcomes = complete.map((r) => lists[v][r]);
      return {
        name,
        outcomes,
        result: summariseRun(outcomes, { ...provenance, replicates: outcomes.length }),
      };
    });
    return compareVariants(runs, asked);
  },
};

expose(engine);
