import type { Piscina } from 'piscina';
import type { Problem } from '../../sim/index.ts';
import { attempt } from './attempt.ts';
import type { Cell } from './cells.ts';
import type { CellResult, SharedGraph, BatchTask, TaskResult } from './worker.ts';

/** Which cells go to a worker next, and on which graphs. */

/** Seconds that a batch should take, and the most cells in one. */
const BATCH_SECONDS = 0.15;
const LARGEST_BATCH = 250;

export interface FailedCell {
  readonly cell: Cell;
  readonly problems: readonly Problem[];
  readonly reason: string;
}

/** Failed cells that are remembered; more are counted. */
export const MAX_FAILED = 100;

/** Takes the results of one task; no more are made in its lane until it is ready. */
export type Sink = (results: readonly Finished[]) => void | Promise<void>;
export interface Finished {
  readonly cell: Cell;
  readonly result: CellResult;
}

interface Group {
  readonly graph: Promise<SharedGraph | null>;
  users: number;
  open: boolean;
}

/** Hands out cells in order, and graphs with them. */
export class Scheduler {
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
    if (this.failed.length < MAX_FAILED) this.failed.push(failed);
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
      await this.#attempt(batch, graphs);
    } finally {
      for (const group of used) group.users--;
      for (const [key, group] of this.#groups) if (!group.open && group.users === 0) this.#groups.delete(key);
    }
  }

  /** A graph built in a worker; null where it cannot be, and each cell will find out why. */
  async #build(cell: Cell): Promise<SharedGraph | null> {
    try {
      const task: BatchTask = { cells: [cell], graphs: {}, build: true };
      const { built, building } = (await this.#pool.run(task)) as TaskResult;
      this.building += building;
      return built;
    } catch {
      return null;
    }
  }

  async #attempt(batch: readonly Cell[], graphs: Record<string, SharedGraph>): Promise<void> {
    const done = await attempt(batch, graphs, this.#pool, this.#stop);
    this.simulating += done.simulating;
    this.building += done.building;
    for (const { index, problems } of done.refused) this.#fail({ cell: batch[index], problems, reason: '' });
    for (const { index, reason } of done.broken) this.#fail({ cell: batch[index], problems: [], reason });
    this.ran += done.results.length;
    const ready = this.#sink(done.results.map((result) => ({ cell: batch[result.index], result })));
    this.#onProgress?.(this.ran + this.failedCount);
    await ready;
  }
}
