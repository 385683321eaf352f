import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { VERSION } from '../../sim/index.ts';
import { workersIn } from '../pool.ts';
import { RunError } from '../run-error.ts';
import { openQueue, Registry, type SweepRecord, type WorkerRecord } from './registry.ts';
import { Station, type StationOptions } from './station.ts';
import { isLost, unlessAborted, type Link } from './link.ts';

/** `kindling worker`: takes up whatever sweep has batches waiting. */

const LOOK_EVERY = 1000;
const ANNOUNCE_EVERY = 5000;

export interface ServeOptions extends StationOptions {
  /** Seconds without work after which it ends; undefined: never. */
  readonly idle?: number | undefined;
  readonly onSweep: (sweep: SweepRecord) => void;
  /** Sweeps of another version, each named once. */
  readonly onOther: (sweep: SweepRecord) => void;
  /** Ends after the runs under way, and at once. */
  readonly signal: AbortSignal;
  readonly now: AbortSignal;
}

/** Works until told to stop or idle for long; how many cells it ran. Throws RunError where it can be of no use: all sweeps
 * need another version, or no thread can start. */
export async function serve(link: Link, options: ServeOptions): Promise<number> {
  const registry = new Registry(link);
  const me: WorkerRecord = {
    id: randomUUID(),
    host: hostname(),
    threads: options.threads,
    kindling: VERSION,
  };
  const told = new Set<string>();
  let station: Station | null = null;
  let ran = 0;
  let busy = Date.now();
  let announced = 0;
  const leave = async (atOnce: boolean) => {
    if (!station) return;
    await station.close(atOnce);
    ran += station.ran;
    station = null;
  };
  const turn = async () => {
    if (Date.now() - announced > ANNOUNCE_EVERY) {
      await registry.announce(me);
      announced = Date.now();
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
    if (station?.failure) throw station.failure;
    if (station && !mine.some(({ id }) => id === station!.id)) await leave(true);
    if (station?.active) busy = Date.now();
    else {
      const next = await nextSweep(link, mine, station?.id);
      if (next && next.id !== station?.id) {
        await leave(false);
        const common = await registry.common(next.id);
        if (!common) return;
        const threads = workersIn(process.availableMemory(), next.bytesPerThread, options.threads);
        station = new Station(link, next.id, common, { ...options, threads });
        options.onSweep(next);
        busy = Date.now();
      }
    }
  };
  try {
    const idle = () => options.idle !== undefined && Date.now() - busy > options.idle * 1000;
    while (!options.signal.aborted && !idle()) {
      // While the link is down a question waits for it; to stop needs no answer.
      const one = turn().catch((error: unknown) => {
        if (!isLost(link, error)) throw error;
      });
      await unlessAborted(one, options.signal);
      await unlessAborted(wait(LOOK_EVERY), options.signal);
    }
    if (link.redis.status === 'ready') await unlessAborted(registry.leave(me), options.now);
  } finally {
    const atOnce = options.now.aborted || link.redis.status !== 'ready';
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
  link: Link,
  sweeps: readonly SweepRecord[],
  current: string | undefined,
): Promise<SweepRecord | null> {
  let underWay: SweepRecord | null = null;
  for (const sweep of sweeps.toSorted((a, b) => Number(b.id === current) - Number(a.id === current))) {
    const { waiting, active } = await openQueue(link, sweep.id).getJobCounts('waiting', 'active');
    if (waiting > 0) return sweep;
    if (active > 0) underWay ??= sweep;
  }
  return underWay;
}
