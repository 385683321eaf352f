import {
  hashGraph,
  InputError,
  runReplicate,
  sharedGraph,
  type CountedAs,
  type Graph,
  type Outcome,
  type Plan,
  type Removed,
} from '../sim/index.ts';
import { inSharedMemory } from './shared.ts';
import { holdPlugins, type PluginFile, type Refused } from './plugins.ts';

/** One replicate to run, as posted to a worker thread. */
export interface ReplicateTask {
  readonly plan: Plan;
  readonly seed: string | number;
  readonly replicate: number;
  readonly graph: Graph | undefined;
  readonly keepTransitions: boolean;
  readonly creditOf: CountedAs | null;
  /** Shared with the host: [0] = 1 asks to stop, [1 + slot] = days done by this task. */
  readonly progress: Int32Array;
  readonly slot: number;
  /** Modules of the plug-ins that the plan uses. */
  readonly plugins: readonly PluginFile[];
}

/** A graph to draw that all replicates share. */
export interface GraphTask {
  readonly draw: Plan;
  readonly plugins: readonly PluginFile[];
}

/** Such a graph, in memory that all threads see. */
export interface DrawnGraph {
  readonly graph: Graph;
  readonly graphHash: string;
  readonly removed: Removed;
}

/** Thrown, and caught by the host, where it asked to stop. */
export const STOPPED = 'stopped';

/**
 * Draws a graph, or runs one replicate to its end, telling the host every day how far it is. What a run or a plug-in finds
 * wrong is an answer, no crash.
 */
export default async function work(task: ReplicateTask | GraphTask): Promise<Outcome | DrawnGraph | Refused> {
  try {
    await holdPlugins(task.plugins);
    return 'draw' in task ? draw(task) : run(task);
  } catch (error) {
    if (error instanceof InputError) return { refused: error.problems };
    throw error;
  }
}

function run(task: ReplicateTask): Outcome {
  const { plan, seed, replicate, graph, keepTransitions, creditOf, progress, slot } = task;
  const days = runReplicate(plan, seed, replicate, graph, keepTransitions, creditOf);
  Atomics.store(progress, 1 + slot, 0);
  for (;;) {
    const step = days.next();
    if (step.done) return step.value;
    Atomics.add(progress, 1 + slot, 1);
    if (Atomics.load(progress, 0) === 1) throw new Error(STOPPED);
  }
}

function draw({ draw: plan }: GraphTask): DrawnGraph {
  const { graph, removed } = sharedGraph(plan, plan.scenario.seed);
  return { graph: inSharedMemory(graph), graphHash: hashGraph(graph), removed };
}
