import { expose, transfer } from 'comlink';
import { runReplicate, sharedGraph, type Graph, type Outcome } from '../../sim/index.ts';
import type { Engine, Job } from './protocol.ts';

/** The last graph that replicates shared: built once, met by many. */
let shared: { hash: string; seed: string | number; graph: Graph } | undefined;

function graphFor({ plan, seed, graphFile }: Job): Graph | undefined {
  if (!plan.oneGraph) return undefined;
  if (shared?.hash !== plan.hash || shared.seed !== seed) {
    shared = { hash: plan.hash, seed, graph: sharedGraph(plan, seed, graphFile).graph };
  }
  return shared.graph;
}

/** The worker's side: the same simulator as in Node, one replicate at a time. */
const engine: Engine = {
  run(job: Job): Outcome {
    const run = runReplicate(job.plan, job.seed, job.replicate, graphFor(job));
    for (;;) {
      const step = run.next();
      if (step.done) return transfer(step.value, buffersOf(step.value));
    }
  },
};

/** The columns of an outcome, to be moved to the page instead of copied. */
function buffersOf(outcome: Outcome): ArrayBuffer[] {
  const columns = [...Object.values(outcome), ...Object.values(outcome.series)];
  const buffers = columns
    .filter((column) => ArrayBuffer.isView(column))
    .map((column) => column.buffer as ArrayBuffer);
  return [...new Set(buffers)];
}

expose(engine);
