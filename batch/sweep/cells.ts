import type { CellSet } from '../../results/index.ts';
import { graphKey, pointAddress, seedAt, type Sweep } from '../../sim/index.ts';

/** The cells of a sweep: one run each, named by its point and the number of the replicate. */

export interface Cell {
  readonly base: number;
  /** Number of the point within its base. */
  readonly number: number;
  readonly values: readonly unknown[];
  /** Address of the point. */
  readonly point: string;
  readonly replicate: number;
  readonly seed: string | number;
  /** Cells of one key run on one graph. */
  readonly graph: string;
}

/** Part i of n (from 1) of all cells. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/** Addresses kept rather than hashed again for every replicate. */
const MAX_KEPT = 100_000;

/** The cells of a sweep in the order they are run, or of one shard of it: by graph, so that each is built once. */
export class Cells {
  readonly sweep: Sweep;
  readonly from: number;
  readonly to: number;
  readonly #order: readonly Uint32Array[];
  readonly #addresses = new Map<number, string>();

  constructor(sweep: Sweep, shard: Shard = { part: 1, of: 1 }) {
    this.sweep = sweep;
    this.#order = sweep.bases.map((_, base) => orderOf(sweep, base));
    const total = this.#all();
    this.from = Math.floor((total * (shard.part - 1)) / shard.of);
    this.to = Math.floor((total * shard.part) / shard.of);
  }

  /** How many there are. */
  get count(): number {
    return this.to - this.from;
  }

  #all(): number {
    return this.sweep.bases.reduce((sum, _, base) => sum + this.#pointsOf(base) * this.sweep.replicates, 0);
  }

  /** Different points of a base; those of a grid are all different, and are not listed. */
  #pointsOf(base: number): number {
    const { design, points } = this.sweep;
    return design.kind === 'grid' ? points.count : this.#order[base].length;
  }

  /** The cell at a place, 0 ≤ k < all cells. */
  at(k: number): Cell {
    const { sweep } = this;
    let base = 0;
    let rest = k;
    for (; rest >= this.#pointsOf(base) * sweep.replicates; base++)
      rest -= this.#pointsOf(base) * sweep.replicates;
    const points = this.#pointsOf(base);
    // Replicates on graphs of their own share them across points; where there is one graph, each point is finished in turn.
    const oneGraph = sweep.bases[base].plan.oneGraph;
    const place = oneGraph ? Math.floor(rest / sweep.replicates) : rest % points;
    const replicate = oneGraph ? rest % sweep.replicates : Math.floor(rest / points);
    const number = sweep.design.kind === 'grid' ? place : this.#order[base][place];
    const values = sweep.points.at(number);
    const point = this.#addressOf(base, number, values);
    const graph = graphKey(sweep, base, values, replicate);
    return { base, number, values, point, replicate, seed: seedAt(sweep, values), graph };
  }

  #addressOf(base: number, number: number, values: readonly unknown[]): string {
    const key = base * this.sweep.points.count + number;
    let address = this.#addresses.get(key);
    if (address === undefined) {
      address = pointAddress(this.sweep, base, values);
      if (this.#addresses.size < MAX_KEPT) this.#addresses.set(key, address);
    }
    return address;
  }

  /** Cells that are not in `done`, in order. */
  *missing(done: CellSet): Generator<Cell, void, void> {
    for (let k = this.from; k < this.to; k++) {
      const cell = this.at(k);
      if (!done.has(cell.point, cell.replicate)) yield cell;
    }
  }

  /** How many are in `done`. */
  countIn(done: CellSet): number {
    if (done.size === 0) return 0;
    let n = 0;
    for (let k = this.from; k < this.to; k++) {
      const { point, replicate } = this.at(k);
      if (done.has(point, replicate)) n++;
    }
    return n;
  }
}

/** Numbers of the different points, those on one graph together; a grid needs no list. */
function orderOf(sweep: Sweep, base: number): Uint32Array {
  if (sweep.design.kind === 'grid') return new Uint32Array(0);
  const first = new Map<string, { number: number; graph: string }>();
  for (let number = 0; number < sweep.points.count; number++) {
    const values = sweep.points.at(number);
    const address = pointAddress(sweep, base, values);
    if (!first.has(address)) first.set(address, { number, graph: graphKey(sweep, base, values, 0) });
  }
  const order = [...first.values()].toSorted((a, b) =>
    a.graph === b.graph ? a.number - b.number : a.graph < b.graph ? -1 : 1,
  );
  return Uint32Array.from(order, ({ number }) => number);
}
