import { runReplicate, type CountedAs, type Graph, type Outcome, type Plan } from '../sim/index.ts';

/** One replicate to run, as posted to a worker thread. */
export interface Task {
  readonly plan: Plan;
  readonly seed: string | number;
  readonly replicate: number;
  readonly graph: Graph | undefined;
  readonly keepMoves: boolean;
  readonly creditOf: CountedAs | null;
  /** Shared with the host: [0] = 1 asks to stop, [1 + slot] = days done by this task. */
  readonly progress: Int32Array;
  readonly slot: number;
}

/** Thrown, and caught by the host, where it asked to stop. */
export const STOPPED = 'stopped';

/** Runs one replicate to its end, telling the host every day how far it is. */
export default function work(task: Task): Outcome {
  const { plan, seed, replicate, graph, keepMoves, creditOf, progress, slot } = task;
  const run = runReplicate(plan, seed, replicate, graph, keepMoves, creditOf);
  Atomics.store(progress, 1 + slot, 0);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
    Atomics.add(progress, 1 + slot, 1);
    if (Atomics.load(progress, 0) === 1) throw new Error(STOPPED);
  }
}
