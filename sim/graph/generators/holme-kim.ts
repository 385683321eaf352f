import type { Sequence } from '../../random/index.ts';
import type { TieList } from '../csr.ts';
import { drawByDegree, startFromClique } from './preferential.ts';

export interface HolmeKim {
  people: number;
  /** Ties a newcomer makes, rounded down; people − 1 or more gives the complete graph. */
  attach: number;
  /** Probability that a tie after the first closes a triangle instead of following degree. */
  triad: number;
}

/** Draws among a person's neighbours before the free ones are listed instead. */
const TRIES = 16;

/**
 * Growth by degree with triangles (Holme & Kim, "Growing scale-free networks with tunable clustering", Physical
 * Review E 65, 026107, 2002). A newcomer's first tie follows degree; each further one, with probability `triad`,
 * goes to a random neighbour of the person last chosen by degree, or by degree again where all of those are
 * taken. Starts from a clique of attach + 1; degrees are those before the arrival.
 */
export function holmeKim({ people, attach, triad }: HolmeKim, random: Sequence): TieList {
  const m = Math.max(0, Math.min(Math.floor(attach), people - 1));
  const { list, ends } = startFromClique(people, m);
  const { from, to } = list;
  const neighbours = new Neighbours(people, 2 * m);
  for (let k = 0; k < list.count; k++) neighbours.tie(from[k], to[k]);
  const lastChosenBy = new Int32Array(people);
  let count = list.count;
  for (let v = m + 1; v < people; v++) {
    const before = count;
    let byDegree = -1;
    while (count < before + m) {
      let w = -1;
      if (byDegree >= 0 && random.uniform() < triad)
        w = neighbours.drawFree(byDegree, lastChosenBy, v, random);
      if (w < 0) {
        do w = drawByDegree(ends, before, random);
        while (lastChosenBy[w] === v);
        byDegree = w;
      }
      lastChosenBy[w] = v;
      from[count] = v;
      to[count++] = w;
    }
    for (let k = before; k < count; k++) neighbours.tie(v, to[k]);
  }
  list.count = count;
  return list;
}

/** Growing rows of neighbours in one pool; a full row moves to the pool's end with twice the room. */
class Neighbours {
  readonly #start: Float64Array;
  readonly #room: Int32Array;
  readonly #degree: Int32Array;
  #pool: Int32Array;
  #used: number;

  constructor(people: number, room: number) {
    this.#start = new Float64Array(people);
    for (let i = 0; i < people; i++) this.#start[i] = i * room;
    this.#room = new Int32Array(people).fill(room);
    this.#degree = new Int32Array(people);
    this.#used = people * room;
    this.#pool = new Int32Array(Math.ceil(this.#used * 1.75) + 16);
  }

  tie(a: number, b: number): void {
    this.#append(a, b);
    this.#append(b, a);
  }

  /** A uniform neighbour of w whom v has not chosen yet, or −1. */
  drawFree(w: number, lastChosenBy: Int32Array, v: number, random: Sequence): number {
    const start = this.#start[w];
    const degree = this.#degree[w];
    for (let tries = 0; tries < TRIES; tries++) {
      const u = this.#pool[start + random.below(degree)];
      if (lastChosenBy[u] !== v) return u;
    }
    let free = 0;
    for (let k = start; k < start + degree; k++) if (lastChosenBy[this.#pool[k]] !== v) free++;
    if (free === 0) return -1;
    let left = random.below(free);
    for (let k = start; ; k++) {
      const u = this.#pool[k];
      if (lastChosenBy[u] !== v && left-- === 0) return u;
    }
  }

  #append(a: number, b: number): void {
    const degree = this.#degree[a];
    if (degree === this.#room[a]) this.#move(a);
    this.#pool[this.#start[a] + degree] = b;
    this.#degree[a] = degree + 1;
  }

  #move(a: number): void {
    const room = 2 * this.#room[a];
    if (this.#used + room > this.#pool.length) {
      const pool = new Int32Array(Math.ceil((this.#used + room) * 1.25));
      pool.set(this.#pool.subarray(0, this.#used));
      this.#pool = pool;
    }
    const start = this.#start[a];
    this.#pool.copyWithin(this.#used, start, start + this.#degree[a]);
    this.#start[a] = this.#used;
    this.#room[a] = room;
    this.#used += room;
  }
}
