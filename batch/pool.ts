import { availableParallelism } from 'node:os';
import type { Piscina } from 'piscina';
import {
  checkMemory,
  estimateBytes,
  estimateRunBytes,
  expectedTies,
  hashGraph,
  InputError,
  reasonOf,
  sharedGraph,
  VERSION,
  type CountedAs,
  type Graph,
  type Outcome,
  type Plan,
  type Removed,
  type Variant,
} from '../sim/index.ts';
import { filesOf, type Refused } from './plugins.ts';
import { inSharedMemory } from './shared.ts';
import { RunError } from './run-error.ts';
import { Threads, ThreadsFailed } from './threads.ts';
import { STOPPED, type DrawnGraph, type GraphTask, type ReplicateTask } from './worker.ts';

/** Replicates on all cores: each is one task, a pure function of (plan, seed, replicate), so the number of workers cannot matter. */

const fromSource = import.meta.url.endsWith('.ts');
const WORKER = new URL(fromSource ? './worker.ts' : './worker.js', import.meta.url).href;
const TRIES = 2;
/** People and ties of a graph that is drawn within some 0.1 s. */
const SOON_DRAWN = 500_000;

export interface PoolOptions {
  /** Threads; default: one per core. */
  readonly workers?: number | undefined;
  /** Keep every transition of every person, for `transitions.csv`. */
  readonly keepTransitions?: boolean;
  /** Fold every replicate's moves into forest credit for the people counted so. */
  readonly creditOf?: CountedAs;
  /** The plan of a replicate, where it is not that of its variant; on the same graph. */
  readonly planOf?: (variant: Variant, replicate: number) => Plan;
  /** Called now and then with the share of all days done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
  /** Called when a large graph of so many people is about to be drawn. */
  readonly onGraph?: (people: number) => void;
  /** Called with each outcome as its replicate ends; `v` is the number of the variant. */
  readonly onOutcome?: (outcome: Outcome, v: number) => void;
  readonly signal?: AbortSignal;
  /** Another worker file; for tests of what happens when a worker dies. */
  readonly workerFile?: string;
  /** Which replicates to run; default: as many as each variant says, from 0. */
  readonly replicates?: readonly [from: number, to: number];
  /** Threads that are up already, and stay up; see {@link openPool}. */
  readonly pool?: Piscina;
}

/** Threads for many short calls of {@link runVariants}; whoever opens them destroys them. */
export function openPool(workers = availableParallelism(), file = WORKER): Piscina {
  return new Threads({
    filename: file,
    // Piscina ends idle threads above its minimum at once, and with them the code they had optimised.
    minThreads: workers,
    maxThreads: workers,
    ...(fromSource && { execArgv: ['--import', 'tsx'] }),
  });
}

export interface VariantRun {
  readonly variant: Variant;
  /** In order of replicate. */
  readonly outcomes: readonly Outcome[];
  readonly graph: Graph | null;
  readonly graphHash: string | null;
  readonly removed: Removed | null;
  readonly version: string;
}

/** Runs all replicates of all variants. Throws InputError for what cannot be run, RunError for what failed. */
export async function runVariants(
  variants: readonly Variant[],
  options: PoolOptions = {},
): Promise<VariantRun[]> {
  const workers = affordableWorkers(variants, options.workers ?? availableParallelism());
  const jobs = variants.flatMap((variant, v) => {
    const [from, to] = options.replicates ?? [0, variant.plan.scenario.replicates];
    return Array.from({ length: to - from }, (_, place) => ({ variant, v, place, replicate: from + place }));
  });
  const progress = new Int32Array(new SharedArrayBuffer(4 * (1 + jobs.length)));
  const totalDays = jobs.reduce((sum, { variant }) => sum + daysOf(variant), 0);
  const pool = options.pool ?? openPool(Math.min(workers, jobs.length), options.workerFile);
  const report = () => {
    let done = 0;
    for (let slot = 1; slot < progress.length; slot++) done += progress[slot];
    options.onProgress?.(Math.min(1, done / Math.max(1, totalDays)));
  };
  const timer = setInterval(report, 100);
  const stop = () => Atomics.store(progress, 0, 1);
  options.signal?.addEventListener('abort', stop, { once: true });
  if (options.signal?.aborted) stop();
  try {
    const worlds = await prepareAll(variants, pool, options);
    const outcomes = variants.map((): Outcome[] => []);
    await Promise.all(
      jobs.map(async ({ variant, v, place, replicate }, slot) => {
        const plan = options.planOf?.(variant, replicate) ?? variant.plan;
        const graph = worlds[v].graph ?? undefined;
        const seed = plan.scenario.seed;
        const keepTransitions = options.keepTransitions ?? false;
        const creditOf = options.creditOf ?? null;
        const task: ReplicateTask = {
          plan,
          seed,
          replicate,
          graph,
          keepTransitions,
          creditOf,
          progress,
          slot,
          plugins: filesOf(plan.plugins),
        };
        const outcome = await attempt(pool, task, variant);
        outcomes[v][place] = outcome;
        options.onOutcome?.(outcome, v);
      }),
    );
    report();
    return variants.map((variant, v) => ({ variant, outcomes: outcomes[v], ...worlds[v], version: VERSION }));
  } catch (error) {
    stop();
    throw error;
  } finally {
    clearInterval(timer);
    options.signal?.removeEventListener('abort', stop);
    if (!options.pool) await pool.destroy();
  }
}

/** A replicate whose worker died is tried once more; the second death ends the run and says where it was. */
async function attempt(pool: Piscina, task: ReplicateTask, variant: Variant): Promise<Outcome> {
  for (let tried = 1; ; tried++) {
    try {
      const answer = (await pool.run(task)) as Outcome | Refused;
      if ('refused' in answer) throw new InputError(answer.refused);
      return answer;
    } catch (error) {
      if (error instanceof ThreadsFailed || error instanceof InputError) throw error;
      const reason = reasonOf(error);
      if (Atomics.load(task.progress, 0) === 1 || reason === STOPPED) throw new RunError('cancelled', {});
      if (tried < TRIES) continue;
      const day = Math.max(0, task.progress[1 + task.slot] - 1);
      const { name } = variant;
      throw new RunError('workerCrashed', {
        scenario: name,
        seed: task.seed,
        replicate: task.replicate,
        day,
        reason,
      });
    }
  }
}

/** Days that a variant's replicate yields; a run for leverage goes through its days twice. */
function daysOf({ plan }: Variant): number {
  return (plan.scenario.days + 1) * (plan.scenario.measure.leverage ? 2 : 1);
}

type ReplicateGraph = Pick<VariantRun, 'graph' | 'graphHash' | 'removed'>;

/** The shared graphs of all variants; those who draw the same one are given the same memory. */
async function prepareAll(
  variants: readonly Variant[],
  pool: Piscina,
  options: PoolOptions,
): Promise<ReplicateGraph[]> {
  const worlds: ReplicateGraph[] = [];
  for (const [v, variant] of variants.entries()) {
    const twin = variants.slice(0, v).findIndex((earlier) => sameGraph(earlier, variant));
    worlds.push(twin < 0 ? await prepare(variant, pool, options) : worlds[twin]);
  }
  return worlds;
}

function sameGraph(a: Variant, b: Variant): boolean {
  const key = ({ plan }: Variant) =>
    JSON.stringify([plan.oneGraph, plan.graph, plan.people, plan.scenario.seed]);
  return sameBytes(a.graphFile, b.graphFile) && key(a) === key(b);
}

function sameBytes(a: Variant['graphFile'], b: Variant['graphFile']): boolean {
  return a === b || (a !== undefined && b !== undefined && Buffer.compare(a.bytes, b.bytes) === 0);
}

/**
 * Builds the graph that all replicates share, if they do, in memory that all threads see. A large one is drawn in a thread, so
 * that the host shows progress and can stop it at once; the ties of a file have been read already.
 */
async function prepare(
  variant: Variant,
  pool: Piscina,
  { signal, onGraph }: PoolOptions,
): Promise<ReplicateGraph> {
  const { plan, graphFile } = variant;
  if (!plan.oneGraph) return { graph: null, graphHash: null, removed: null };
  const memory = checkMemory(plan.graph, plan.people, process.availableMemory());
  if (memory) throw new InputError([memory]);
  if (graphFile === undefined && plan.people + expectedTies(plan.graph, plan.people) > SOON_DRAWN) {
    onGraph?.(plan.people);
    return drawInThread(variant, pool, signal);
  }
  const { graph, removed } = sharedGraph(plan, plan.scenario.seed, graphFile);
  return { graph: inSharedMemory(graph), graphHash: hashGraph(graph), removed };
}

async function drawInThread(
  { plan, name }: Variant,
  pool: Piscina,
  signal: AbortSignal | undefined,
): Promise<ReplicateGraph> {
  const task: GraphTask = { draw: plan, plugins: filesOf(plan.plugins) };
  try {
    const answer = (await pool.run(task, signal ? { signal } : {})) as DrawnGraph | Refused;
    if ('refused' in answer) throw new InputError(answer.refused);
    return answer;
  } catch (error) {
    if (signal?.aborted) throw new RunError('cancelled', {});
    if (error instanceof ThreadsFailed || error instanceof InputError) throw error;
    const { seed } = plan.scenario;
    throw new RunError('workerCrashed', {
      scenario: name,
      seed,
      replicate: 0,
      day: 0,
      reason: reasonOf(error),
    });
  }
}

type Sized = Pick<Variant, 'plan'>;

/** As many workers as memory has room for; a problem where there is not even room for one. */
export function affordableWorkers(variants: readonly Sized[], wanted: number): number {
  const available = process.availableMemory();
  for (const { plan } of variants) {
    const problemFound = checkMemory(plan.graph, plan.people, available, estimateRunBytes(plan));
    if (problemFound) throw new InputError([problemFound]);
  }
  return workersIn(available, bytesPerWorker(variants), wanted);
}

/** Bytes that the largest run takes, with its graph where each run has its own. */
export function bytesPerWorker(variants: readonly Sized[]): number {
  const bytes = variants.map(({ plan }) => {
    const graph = plan.oneGraph ? 0 : estimateBytes(plan.graph, plan.people);
    return estimateRunBytes(plan) + graph;
  });
  return Math.max(...bytes);
}

/** As many workers as so much memory has room for, and at least one. */
export function workersIn(available: number, bytesEach: number, wanted: number): number {
  return Math.max(1, Math.min(wanted, Math.floor(available / bytesEach)));
}
