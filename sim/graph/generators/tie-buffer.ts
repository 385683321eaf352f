import type { TieList } from '../csr.ts';

/** A list of ties of unknown length: two typed arrays that grow by half when full. */
export class TieBuffer {
  #from: Int32Array;
  #to: Int32Array;
  #count = 0;

  /** Room for the expected number of ties and for eight standard deviations of a Poisson number. */
  constructor(expected: number) {
    const room = Math.ceil(expected + 8 * Math.sqrt(expected) + 16);
    this.#from = new Int32Array(room);
    this.#to = new Int32Array(room);
  }

  add(a: number, b: number): void {
    if (this.#count === this.#from.length) this.#grow();
    this.#from[this.#count] = a;
    this.#to[this.#count++] = b;
  }

  list(people: number): TieList {
    return { people, count: this.#count, from: this.#from, to: this.#to };
  }

  #grow(): void {
    const room = Math.ceil(this.#count * 1.5);
    const from = new Int32Array(room);
    const to = new Int32Array(room);
    from.set(this.#from);
    to.set(this.#to);
    this.#from = from;
    this.#to = to;
  }
}
