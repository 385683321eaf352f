import { availableParallelism } from 'node:os';
import { planAt, type Sweep, type Variant } from '../../sim/index.ts';
import { affordableWorkers } from '../pool.ts';
import type { Cell, Cells } from './cells.ts';
import { PartWriter } from './part-writer.ts';
import { Scheduler, type FailedCell, type Sink } from './scheduler.ts';
import type { Store } from './store.ts';
import { commonOf, openThreads } from './threads.ts';

/** Cells on all cores, batch by batch: one that takes a millisecond would be lost in the post otherwise. */

/** Tasks in a worker's own queue: when one is done the next is there, however busy this thread is. */
const QUEUED = 2;
/** Tasks under way or waiting, per worker. */
const AHEAD = 3;

export interface SweepOptions {
  readonly workers?: number | undefined;
  /** Seconds after which finished runs are written at the latest. */
  readonly saveEvery?: number | undefined;
  /** Called with the cells finished so far. */
  readonly onProgress?: (done: number) => void;
  /** Given the results of each batch as well, when a store keeps them. */
  readonly sink?: Sink;
  /** Ends after the runs under way. */
  readonly signal?: AbortSignal;
  /** Ends at once. */
  readonly now?: AbortSignal;
  readonly workerFile?: string;
}

export interface SweepRun {
  /** Cells run now. */
  readonly ran: number;
  /** Cells that no scenario can be made of, or whose worker died twice; they are tried again next time. */
  readonly failed: readonly FailedCell[];
  readonly failedCount: number;
  readonly stopped: boolean;
  readonly workers: number;
  /** Seconds: by the clock, of all runs, of all graphs that were built. */
  readonly wall: number;
  readonly simulating: number;
  readonly building: number;
}

/** Runs the cells that a store lacks, and writes them to it. */
export async function runIntoStore(
  cells: Cells,
  store: Store,
  options: SweepOptions = {},
): Promise<SweepRun> {
  const partWriter = new PartWriter(cells.sweep, store, options.saveEvery);
  try {
    const run = await runCells(
      cells.sweep,
      cells.missing(store.cells),
      (results) => {
        for (const { cell, result } of results) partWriter.add(cell, result);
        return options.sink?.(results);
      },
      {
        ...options,
        now: options.now ? AbortSignal.any([options.now, partWriter.broken]) : partWriter.broken,
      },
    );
    partWriter.end();
    return run;
  } finally {
    partWriter.stop();
  }
}

/** Runs cells; results go to `sink` as they come, with their cells. */
export async function runCells(
  sweep: Sweep,
  cells: Iterator<Cell, void>,
  sink: Sink,
  options: SweepOptions,
): Promise<SweepRun> {
  const workers = affordableWorkers(largestPlans(sweep), options.workers ?? availableParallelism());
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const pool = openThreads(
    { ...commonOf(sweep), stop },
    { threads: workers, queued: QUEUED, workerFile: options.workerFile },
  );
  const raise = (level: number) => () => Atomics.store(stop, 0, Math.max(level, Atomics.load(stop, 0)));
  const softly = raise(1);
  // A graph under construction reads no flag: ending its thread is the only way to stop within a second.
  const atOnce = () => {
    raise(2)();
    void pool.destroy();
  };
  options.signal?.addEventListener('abort', softly, { once: true });
  options.now?.addEventListener('abort', atOnce, { once: true });
  if (options.signal?.aborted) softly();
  if (options.now?.aborted) atOnce();
  const scheduler = new Scheduler(cells, pool, stop, sink, options.onProgress);
  const began = performance.now();
  try {
    await Promise.all(Array.from({ length: workers * AHEAD }, () => scheduler.lane()));
    const { ran, failed, failedCount, simulating, building } = scheduler;
    const wall = (performance.now() - began) / 1000;
    return {
      ran,
      failed,
      failedCount,
      stopped: Atomics.load(stop, 0) > 0,
      workers,
      wall,
      simulating,
      building,
    };
  } finally {
    raise(2)();
    options.signal?.removeEventListener('abort', softly);
    options.now?.removeEventListener('abort', atOnce);
    await pool.destroy();
  }
}

/** For the estimate of memory: every base at its own size, and at the largest that a factor gives it. */
export function largestPlans({ bases, factors }: Sweep): Pick<Variant, 'plan'>[] {
  const varied = factors.find(({ path }) => path === 'people.count');
  if (!varied) return [...bases];
  const sizes = 'choices' in varied.factor ? varied.factor.choices : [varied.factor.high];
  const largest = Math.max(...sizes.map(Number).filter(Number.isFinite));
  return bases.map((base) => ({ plan: planAt(base, ['people.count'], [largest]).plan ?? base.plan }));
}
