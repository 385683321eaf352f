import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import {
  asNote,
  problem,
  VERSION,
  type GraphSource,
  type PluginRecord,
  type Problem,
} from '../../sim/index.ts';
import { filesOf } from '../plugins.ts';
import type { Common } from '../sweep/worker.ts';
import { workersIn } from '../pool.ts';
import { RunError } from '../run-error.ts';
import type { SharedCommon } from './payload.ts';
import { openQueue, Registry, type SweepRecord, type WorkerRecord } from './registry.ts';
import { QueueWorker, type QueueWorkerOptions } from './queue-worker.ts';
import { isLost, unlessAborted, type Connection } from './connection.ts';

/** `kindling worker`: takes up whatever sweep has batches waiting. */

const LOOK_EVERY = 1000;
const ANNOUNCE_EVERY = 5000;

export interface ServeOptions extends QueueWorkerOptions {
  /** Seconds without work after which it ends; undefined: never. */
  readonly idle?: number | undefined;
  readonly onSweep: (sweep: SweepRecord) => void;
  /** Sweeps of another version, each named once. */
  readonly onOther: (sweep: SweepRecord) => void;
  /** What keeps this worker from a sweep, each said once. */
  readonly onNote: (note: Problem) => void;
  /** Plug-ins that this worker has; none comes from the queue. */
  readonly plugins: readonly PluginRecord[];
  /** Ends after the runs under way, and at once. */
  readonly signal: AbortSignal;
  readonly now: AbortSignal;
}

/** Works until told to stop or idle for long; how many cells it ran. Throws RunError where it can be of no use: all sweeps
 * need another version, or no thread can start. */
export async function serve(connection: Connection, options: ServeOptions): Promise<number> {
  const registry = new Registry(connection);
  const me: WorkerRecord = {
    id: randomUUID(),
    host: hostname(),
    threads: options.threads,
    kindling: VERSION,
  };
  const told = new Set<string>();
  let queueWorker: QueueWorker | null = null;
  let ran = 0;
  let busy = performance.now();
  let announced = -Infinity;
  const leave = async (atOnce: boolean) => {
    if (!queueWorker) return;
    await queueWorker.close(atOnce);
    ran += queueWorker.ran;
    queueWorker = null;
  };
  /** Sweeps that this worker cannot work at. */
  const unusable = new Set<string>();
  const commonOf = async ({ id, signed }: SweepRecord): Promise<Omit<Common, 'stop'> | null> => {
    const refuse = (found: 'key' | 'plugin' | 'content') => {
      unusable.add(id);
      options.onNote(asNote(problem('workerCannot', { values: { name: id, kind: found } })));
      return null;
    };
    if (signed !== options.seal.on) return refuse('key');
    let shared: SharedCommon | null;
    try {
      shared = await registry.common(id, options.seal);
    } catch (error) {
      if (isLost(connection, error)) throw error;
      return refuse(options.seal.on ? 'key' : 'content');
    }
    if (shared === null) return null;
    const plugins = shared.plugins.map((hash) => options.plugins.find((one) => one.hash === hash));
    if (plugins.includes(undefined)) return refuse('plugin');
    const own = plugins as PluginRecord[];
    return {
      ...shared,
      bases: shared.bases.map(({ name, raw, graphFile }) => ({
        name,
        raw,
        graphFile: graphFile as GraphSource | undefined,
        plan: { plugins: own },
      })),
      plugins: filesOf(own),
    };
  };
  const turn = async () => {
    if (performance.now() - announced > ANNOUNCE_EVERY) {
      await registry.announce(me);
      announced = performance.now();
    }
    const open = await registry.sweeps();
    const mine = open.filter(({ kindling }) => kindling === VERSION);
    const others = open.filter(({ kindling }) => kindling !== VERSION);
    for (const other of others) {
      if (mine.length === 0)
        throw new RunError('workerVersion', { found: VERSION, expected: other.kindling, name: other.id });
      if (!told.has(other.id)) options.onOther(other);
      told.add(other.id);
    }
    if (queueWorker?.failure) throw queueWorker.failure;
    if (queueWorker && !mine.some(({ id }) => id === queueWorker!.id)) await leave(true);
    if (queueWorker?.active) busy = performance.now();
    else {
      const usable = mine.filter(({ id }) => !unusable.has(id));
      const next = await nextSweep(connection, usable, queueWorker?.id);
      if (next && next.id !== queueWorker?.id) {
        await leave(false);
        const common = await commonOf(next);
        if (!common) return;
        const threads = workersIn(process.availableMemory(), next.bytesPerThread, options.threads);
        queueWorker = new QueueWorker(connection, next.id, common, { ...options, threads });
        options.onSweep(next);
        busy = performance.now();
      }
    }
  };
  try {
    const idle = () => options.idle !== undefined && performance.now() - busy > options.idle * 1000;
    while (!options.signal.aborted && !idle()) {
      // While the link is down a question waits for it; to stop needs no answer.
      const one = turn().catch((error: unknown) => {
        if (!isLost(connection, error)) throw error;
        connection.fault(error);
      });
      await unlessAborted(one, options.signal);
      await unlessAborted(wait(LOOK_EVERY), options.signal);
    }
    if (connection.redis.status === 'ready') await unlessAborted(registry.leave(me), options.now);
  } finally {
    const atOnce = options.now.aborted || connection.redis.status !== 'ready';
    const closing = leave(atOnce);
    await unlessAborted(closing, options.now);
    if (options.now.aborted) await leave(true);
  }
  return ran;
}

/**
 * The sweep with batches waiting, that at hand first; else one with batches under way, as their worker may be dead, and only
 * a worker of that sweep finds out.
 */
async function nextSweep(
  connection: Connection,
  sweeps: readonly SweepRecord[],
  current: string | undefined,
): Promise<SweepRecord | null> {
  let underWay: SweepRecord | null = null;
  for (const sweep of sweeps.toSorted((a, b) => Number(b.id === current) - Number(a.id === current))) {
    const { waiting, active } = await openQueue(connection, sweep.id).getJobCounts('waiting', 'active');
    if (waiting > 0) return sweep;
    if (active > 0) underWay ??= sweep;
  }
  return underWay;
}
