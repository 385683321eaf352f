import { CellSet } from '../../results/index.ts';
import type { Cell } from '../sweep/cells.ts';
import type { Batch } from './batch.ts';
import { LARGEST_BATCH } from './payload.ts';

/** Cells as batches for workers far away: large enough that the way does not count, small enough that losing one does not. */

/** Seconds that a batch takes; longer with many threads, so that one command can gather from all. */
const BATCH_SECONDS = 1;
const THREADS_PER_SECOND = 100;
/** Batches handed out ahead, for each thread, and in any case. */
const AHEAD = 3;
const MIN_AHEAD = 8;

export class Dispatcher {
  readonly #cells: Iterator<Cell, void>;
  readonly #skipped = new CellSet();
  /** Batches to be handed out once more. */
  readonly #again: (readonly Cell[])[] = [];
  /** Cells that lost their workers, perhaps through a neighbour's fault. */
  readonly #suspects: Cell[] = [];
  #ahead: Cell | undefined;
  #begun = false;
  #last = '';

  constructor(cells: Iterator<Cell, void>) {
    this.#cells = cells;
  }

  /** Cells that others have already been asked for. Only before the first is taken. */
  skip(cells: readonly Cell[]): void {
    for (const { point, replicate } of cells) this.#skipped.add(point, replicate);
  }

  /** Hands cells out once more, all together or each for itself. */
  again(cells: readonly Cell[], singly: boolean): void {
    if (cells.length === 0) return;
    if (singly) this.#again.push(...cells.map((cell) => [cell]));
    else this.#again.push(cells);
  }

  /** Hands a cell out once more when nothing else is out: what then loses its worker is the cause. */
  alone(cell: Cell): void {
    this.#suspects.push(cell);
  }

  get empty(): boolean {
    return this.#suspects.length === 0 && !this.#more;
  }

  get #more(): boolean {
    this.#begin();
    return this.#again.length > 0 || this.#ahead !== undefined;
  }

  /**
   * The batches to add to those `out`, of cells that take `each` seconds (null: not known yet), when `left` cells are
   * left and so many threads are there.
   */
  take(each: number | null, left: number, threads: number, out: number): Batch[] {
    const batches: Batch[] = [];
    const room = Math.max(MIN_AHEAD, AHEAD * threads) - out;
    const seconds = Math.max(BATCH_SECONDS, threads / THREADS_PER_SECOND);
    const ideal = each === null ? 1 : Math.round(seconds / Math.max(each, 1e-6));
    // Towards the end smaller ones, so that no thread is left alone with much.
    const fair = Math.ceil(left / (2 * Math.max(1, threads)));
    const size = Math.max(1, Math.min(LARGEST_BATCH, ideal, fair));
    while (batches.length < room && this.#more) {
      const cells = this.#again.shift();
      batches.push(cells ? { cells, shared: [] } : this.#next(size));
    }
    const suspect = out === 0 && batches.length === 0 ? this.#suspects.shift() : undefined;
    return suspect ? [{ cells: [suspect], shared: [] }] : batches;
  }

  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    this.#ahead = this.#step();
  }

  #next(size: number): Batch {
    const cells: Cell[] = [];
    while (cells.length < size && this.#ahead) {
      cells.push(this.#ahead);
      this.#ahead = this.#step();
    }
    const [first, last] = [cells[0].graph, cells.at(-1)!.graph];
    const shared = new Set<string>();
    if (first === this.#last) shared.add(first);
    if (last === this.#ahead?.graph) shared.add(last);
    this.#last = last;
    return { cells, shared: [...shared] };
  }

  #step(): Cell | undefined {
    for (;;) {
      const { done, value } = this.#cells.next();
      if (done) return undefined;
      if (!this.#skipped.has(value.point, value.replicate)) return value;
    }
  }
}
