import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { planAt, type Problem, type Sweep, type Variant } from '../../sim/index.ts';
import { affordableWorkers } from '../pool.ts';
import { RowBuffer } from './buffer.ts';
import type { Cell, Cells } from './cells.ts';
import type { Store } from './store.ts';
import type { CellResult, Common, SharedGraph, Task, TaskResult } from './worker.ts';

/** Cells on all cores, batch by batch: one that takes a millisecond would be lost in the post otherwise. */

const fromSource = import.meta.url.endsWith('.ts');
const WORKER = new URL(fromSource ? './worker.ts' : './sweep-worker.js', import.meta.url).href;

/** Seconds that a batch should take, and the most cells in one. */
const BATCH_SECONDS = 0.15;
const LARGEST_BATCH = 250;
/** Tasks under way or waiting, per worker: while one is handed over, the worker has another. */
const AHEAD = 2;
/** A part is written at the latest after this many rows or bytes … */
const MOST_ROWS = 4000;
const MOST_BYTES = 16e6;
/** … or seconds; in a long sweep after a hundredth of its time, so that parts do not become too many. */
const SAVE_SECONDS = 5;
const SAVE_SHARE = 0.01;

export interface SweepOptions {
  readonly workers?: number | undefined;
  /** Seconds after which finished runs are written at the latest. */
  readonly saveEvery?: number | undefined;
  /** Called with the cells finished so far. */
  readonly onProgress?: (done: number) => void;
  /** Ends after the runs under way. */
  readonly signal?: AbortSignal;
  /** Ends at once. */
  readonly now?: AbortSignal;
  readonly workerFile?: string;
}

export interface FailedCell {
  readonly cell: Cell;
  readonly problems: readonly Problem[];
  readonly reason: string;
}

/** Failed cells that are remembered; more are counted. */
const MOST_FAILED = 100;

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

/** Takes the results of one task, in turn. */
type Sink = (results: readonly Finished[]) => void;
export interface Finished {
  readonly cell: Cell;
  readonly result: CellResult;
}

/** Runs the cells that a store lacks, and writes them to it. */
export async function runIntoStore(
  cells: Cells,
  store: Store,
  options: SweepOptions = {},
): Promise<SweepRun> {
  const buffer = new RowBuffer(cells.sweep);
  const began = Date.now();
  const due = () => {
    if (buffer.rows === 0) return false;
    if (buffer.rows >= MOST_ROWS || buffer.bytes >= MOST_BYTES) return true;
    const seconds = options.saveEvery ?? Math.max(SAVE_SECONDS, ((Date.now() - began) / 1000) * SAVE_SHARE);
    return Date.now() - buffer.since >= seconds * 1000;
  };
  const save = () => {
    if (buffer.rows > 0) store.addPart([...buffer.cells], buffer.take());
  };
  const failure = new AbortController();
  let broken: unknown;
  const saveOrStop = () => {
    try {
      if (due()) save();
    } catch (error) {
      broken ??= error;
      failure.abort();
    }
  };
  const timer = setInterval(saveOrStop, 500);
  try {
    const run = await runCells(
      cells.sweep,
      cells.missing(store.cells),
      (results) => {
        for (const { cell, result } of results) buffer.add(cell, result, Date.now());
        saveOrStop();
      },
      { ...options, now: options.now ? AbortSignal.any([options.now, failure.signal]) : failure.signal },
    );
    if (broken !== undefined) throw broken;
    save();
    return run;
  } finally {
    clearInterval(timer);
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
  const common: Common = {
    bases: sweep.bases.map(({ name, raw, graphFile }) => ({ name, raw, graphFile })),
    paths: sweep.factors.map(({ path }) => path),
    keep: sweep.keep,
    stop,
  };
  const pool = new Piscina({
    filename: options.workerFile ?? WORKER,
    minThreads: workers,
    maxThreads: workers,
    workerData: common,
    ...(fromSource && { execArgv: ['--import', 'tsx'] }),
  });
  pool.on('error', () => {});
  const raise = (level: number) => () => Atomics.store(stop, 0, Math.max(level, Atomics.load(stop, 0)));
  const softly = raise(1);
  const atOnce = raise(2);
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
    atOnce();
    options.signal?.removeEventListener('abort', softly);
    options.now?.removeEventListener('abort', atOnce);
    await pool.destroy();
  }
}

/** For the estimate of memory: every base at its own size, and at the largest that a factor gives it. */
function largestPlans({ bases, factors, points }: Sweep): Pick<Variant, 'plan'>[] {
  const f = factors.findIndex(({ path }) => path === 'people.count');
  if (f < 0) return [...bases];
  const { levels, range } = factors[f];
  const sizes = range
    ? [range.high]
    : levels!.length > 0
      ? levels!
      : Array.from({ length: points.count }, (_, i) => points.at(i)[f]);
  const largest = Math.max(...sizes.map(Number).filter(Number.isFinite));
  return bases.map((base) => ({ plan: planAt(base, ['people.count'], [largest]).plan ?? base.plan }));
}

interface Group {
  readonly graph: Promise<SharedGraph | null>;
  users: number;
  open: boolean;
}

/** Hands out cells in order, and graphs with them. */
class Scheduler {
  ran = 0;
  failed: FailedCell[] = [];
  failedCount = 0;
  simulating = 0;
  building = 0;
  readonly #cells: Iterator<Cell, void>;
  readonly #pool: Piscina;
  readonly #stop: Int32Array;
  readonly #sink: Sink;
  readonly #onProgress: ((done: number) => void) | undefined;
  readonly #groups = new Map<string, Group>();
  #ahead: Cell | undefined;

  constructor(
    cells: Iterator<Cell, void>,
    pool: Piscina,
    stop: Int32Array,
    sink: Sink,
    onProgress: ((done: number) => void) | undefined,
  ) {
    this.#cells = cells;
    this.#pool = pool;
    this.#stop = stop;
    this.#sink = sink;
    this.#onProgress = onProgress;
    this.#ahead = this.#next();
  }

  /** Takes batch after batch until there are none or it was told to stop. */
  async lane(): Promise<void> {
    for (;;) {
      if (Atomics.load(this.#stop, 0) > 0) return;
      const batch = this.#take();
      if (batch.length === 0) return;
      await this.#run(batch);
    }
  }

  #fail(failed: FailedCell): void {
    this.failedCount++;
    if (this.failed.length < MOST_FAILED) this.failed.push(failed);
  }

  #next(): Cell | undefined {
    const step = this.#cells.next();
    return step.done ? undefined : step.value;
  }

  #take(): Cell[] {
    const each = this.ran === 0 ? Infinity : (this.simulating + this.building) / this.ran;
    const size = Math.max(1, Math.min(LARGEST_BATCH, Math.round(BATCH_SECONDS / each)));
    const batch: Cell[] = [];
    while (batch.length < size && this.#ahead) {
      batch.push(this.#ahead);
      this.#ahead = this.#next();
    }
    return batch;
  }

  async #run(batch: readonly Cell[]): Promise<void> {
    const used: Group[] = [];
    const graphs: Record<string, SharedGraph> = {};
    // The next cell's graph, if it is the last one's too, is used by other batches; so is one that is open already.
    const shared = new Set<string>();
    const last = batch.at(-1)!;
    const continues = this.#ahead?.graph === last.graph;
    if (continues) shared.add(last.graph);
    for (const { graph } of batch) if (this.#groups.has(graph)) shared.add(graph);
    for (const key of shared) {
      let group = this.#groups.get(key);
      if (!group) {
        const first = batch.find(({ graph }) => graph === key)!;
        group = { graph: this.#build(first), users: 0, open: true };
        this.#groups.set(key, group);
      }
      group.users++;
      group.open = continues && key === last.graph;
      used.push(group);
    }
    try {
      for (const key of shared) {
        const made = await this.#groups.get(key)!.graph;
        if (made) graphs[key] = made;
      }
      await this.#attempt(batch, graphs, 1);
    } finally {
      for (const group of used) group.users--;
      for (const [key, group] of this.#groups) if (!group.open && group.users === 0) this.#groups.delete(key);
    }
  }

  /** A graph built in a worker; null where it cannot be, and each cell will find out why. */
  async #build(cell: Cell): Promise<SharedGraph | null> {
    try {
      const task: Task = { cells: [cell], graphs: {}, build: true };
      const { built, building } = (await this.#pool.run(task)) as TaskResult;
      this.building += building;
      return built;
    } catch {
      return null;
    }
  }

  /** A batch whose worker died is run cell by cell; a cell that kills its worker twice is listed. */
  async #attempt(batch: readonly Cell[], graphs: Record<string, SharedGraph>, tried: number): Promise<void> {
    let done: TaskResult;
    try {
      const task: Task = { cells: batch, graphs, build: false };
      done = (await this.#pool.run(task)) as TaskResult;
    } catch (error) {
      if (Atomics.load(this.#stop, 0) > 0) return;
      const reason = error instanceof Error ? error.message : String(error);
      if (batch.length > 1) for (const cell of batch) await this.#attempt([cell], graphs, 1);
      else if (tried < 2) await this.#attempt(batch, graphs, tried + 1);
      else this.#fail({ cell: batch[0], problems: [], reason });
      return;
    }
    this.simulating += done.simulating;
    this.building += done.building;
    for (const { index, problems } of done.refused) this.#fail({ cell: batch[index], problems, reason: '' });
    this.ran += done.results.length;
    this.#sink(done.results.map((result) => ({ cell: batch[result.index], result })));
    this.#onProgress?.(this.ran + this.failedCount);
  }
}
