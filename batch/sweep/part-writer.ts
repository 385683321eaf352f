import type { Sweep } from '../../sim/index.ts';
import { RowBuffer } from './buffer.ts';
import { CellSet } from '../../results/index.ts';
import type { Cell } from './cells.ts';
import type { Store } from './store.ts';
import type { CellResult } from './worker.ts';

/** A part is written at the latest after this many rows or bytes … */
const MAX_ROWS = 4000;
const MAX_BYTES = 16e6;
/** … or seconds; in a long sweep after a hundredth of its time, so that parts do not become too many. */
const SAVE_SECONDS = 5;
const SAVE_SHARE = 0.01;

/** Collects finished cells and writes them to a store now and then. */
export class PartWriter {
  readonly #buffer: RowBuffer;
  readonly #store: Store;
  readonly #saveEvery: number | undefined;
  readonly #began = performance.now();
  readonly #timer: NodeJS.Timeout;
  readonly #failure = new AbortController();
  #waiting = new CellSet();
  #parts = 0;
  #error: unknown;

  constructor(sweep: Sweep, store: Store, saveEvery: number | undefined) {
    this.#buffer = new RowBuffer(sweep);
    this.#store = store;
    this.#saveEvery = saveEvery;
    this.#timer = setInterval(() => this.#saveIfDue(), 500);
  }

  /** Aborted when a part cannot be written: there is no sense in going on. */
  get broken(): AbortSignal {
    return this.#failure.signal;
  }

  /** Cells added and not written yet. */
  get unsaved(): number {
    return this.#buffer.rows;
  }

  /** Parts written. */
  get parts(): number {
    return this.#parts;
  }

  /** Whether a cell is written, or waits for it. */
  has({ point, replicate }: Cell): boolean {
    return this.#store.cells.has(point, replicate) || this.#waiting.has(point, replicate);
  }

  add(cell: Cell, result: CellResult): void {
    this.#buffer.add(cell, result, performance.now());
    this.#waiting.add(cell.point, cell.replicate);
    this.#saveIfDue();
  }

  /** Writes what is left, or throws what kept a part from being written. */
  end(): void {
    if (this.#error !== undefined) throw this.#error;
    this.#save();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #due(): boolean {
    if (this.#buffer.rows === 0) return false;
    if (this.#buffer.rows >= MAX_ROWS || this.#buffer.bytes >= MAX_BYTES) return true;
    const share = ((performance.now() - this.#began) / 1000) * SAVE_SHARE;
    const seconds = this.#saveEvery ?? Math.max(SAVE_SECONDS, share);
    return performance.now() - this.#buffer.since >= seconds * 1000;
  }

  #save(): void {
    if (this.#buffer.rows === 0) return;
    this.#store.addPart([...this.#buffer.cells], this.#buffer.take());
    this.#parts++;
    this.#waiting = new CellSet();
  }

  #saveIfDue(): void {
    if (this.#error !== undefined) return;
    try {
      if (this.#due()) this.#save();
    } catch (error) {
      this.#error = error;
      this.#failure.abort();
    }
  }
}
