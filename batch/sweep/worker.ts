import { workerData } from 'node:worker_threads';
import {
  hashGraph,
  InputError,
  keptOf,
  planAt,
  runReplicate,
  sharedGraph,
  type Based,
  type Graph,
  type Keep,
  type Kept,
  type Plan,
  type Problem,
} from '../../sim/index.ts';
import { holdPlugins, type PluginFile } from '../plugins.ts';
import { inSharedMemory } from '../shared.ts';

/** A batch of cells in a thread. Plans are made here, so that no thread waits for another's. */

/** What every task of a sweep has in common. */
export interface Common {
  readonly bases: readonly Based[];
  /** Modules of the plug-ins that they use. */
  readonly plugins: readonly PluginFile[];
  readonly paths: readonly string[];
  readonly keep: Keep;
  /** [0]: 1 asks to stop between runs, 2 also within one. */
  readonly stop: Int32Array;
}

export interface CellTask {
  readonly base: number;
  readonly values: readonly unknown[];
  readonly point: string;
  readonly seed: string | number;
  readonly replicate: number;
  readonly graph: string;
}

export interface BatchTask {
  readonly cells: readonly CellTask[];
  /** Graphs that others use too; those that are not here are built for this task only. */
  readonly graphs: Readonly<Record<string, SharedGraph>>;
  /** Only build the graph of the first cell, and run nothing. */
  readonly build: boolean;
}

export interface SharedGraph {
  readonly graph: Graph;
  /** Null where replicates have graphs of their own. */
  readonly hash: string | null;
}

export interface CellResult extends Kept {
  /** Place in the task. */
  readonly index: number;
  readonly scenarioHash: string;
  readonly graphHash: string | null;
  readonly people: number;
  readonly dayCount: number;
  /** Names of those who moved and of their parents; null where people are numbered. */
  readonly names: { readonly person: readonly string[]; readonly parent: readonly (string | null)[] } | null;
}

export interface TaskResult {
  readonly results: readonly CellResult[];
  /** Cells that no scenario can be made of, with what is wrong. */
  readonly refused: readonly { readonly index: number; readonly problems: readonly Problem[] }[];
  readonly built: SharedGraph | null;
  /** Seconds spent on simulating, and on building graphs. */
  readonly simulating: number;
  readonly building: number;
}

const { bases, plugins, paths, keep, stop } = workerData as Common;

const MAX_PLANS = 4096;
const plans = new Map<string, Plan>();

export default async function work({ cells, graphs, build }: BatchTask): Promise<TaskResult> {
  await holdPlugins(plugins);
  const results: CellResult[] = [];
  const refused: { index: number; problems: readonly Problem[] }[] = [];
  const own = new Map<string, SharedGraph>();
  let simulating = 0;
  let building = 0;
  const seconds = () => performance.now() / 1000;
  const graphOf = (cell: CellTask, plan: Plan): SharedGraph => {
    const known = graphs[cell.graph] ?? own.get(cell.graph);
    if (known) return known;
    const began = seconds();
    const made = buildGraph(cell, plan);
    own.clear();
    own.set(cell.graph, made);
    building += seconds() - began;
    return made;
  };
  let built: SharedGraph | null = null;
  for (const [index, cell] of cells.entries()) {
    if (Atomics.load(stop, 0) > 0) break;
    try {
      const plan = planOf(cell);
      const shared = graphOf(cell, plan);
      if (build) {
        built = { ...shared, graph: inSharedMemory(shared.graph) };
        break;
      }
      const began = seconds();
      const result = runCell(cell, plan, shared, index);
      simulating += seconds() - began;
      if (result) results.push(result);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      refused.push({ index, problems: error.problems });
    }
  }
  return { results, refused, built, simulating, building };
}

function planOf({ base, point, values }: CellTask): Plan {
  const known = plans.get(point);
  if (known) return known;
  const { plan, problems } = planAt(bases[base], paths, values);
  if (!plan) throw new InputError(problems);
  if (plans.size >= MAX_PLANS) plans.delete(plans.keys().next().value!);
  plans.set(point, plan);
  return plan;
}

function buildGraph({ base, seed, replicate }: CellTask, plan: Plan): SharedGraph {
  const { graph } = sharedGraph(plan, seed, bases[base].graphFile, plan.oneGraph ? 'once' : replicate);
  return { graph, hash: plan.oneGraph ? hashGraph(graph) : null };
}

/** Runs one cell to its end; null where it was told to stop at once. */
function runCell(cell: CellTask, plan: Plan, { graph, hash }: SharedGraph, index: number): CellResult | null {
  const run = runReplicate(plan, cell.seed, cell.replicate, graph, keep.transitions);
  for (;;) {
    const step = run.next();
    if (Atomics.load(stop, 0) > 1) return null;
    if (!step.done) continue;
    const kept = keptOf(step.value, keep);
    const { names } = graph;
    const named = (person: number) => (person < 0 ? null : names![person]);
    return {
      ...kept,
      index,
      scenarioHash: plan.hash,
      graphHash: hash,
      people: plan.people,
      dayCount: plan.scenario.days,
      names:
        kept.transitions && names
          ? {
              person: Array.from(kept.transitions.person, (person) => names[person]),
              parent: Array.from(kept.transitions.parent, named),
            }
          : null,
    };
  }
}
