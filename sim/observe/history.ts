import type { Transitions } from '../engine/index.ts';

/**
 * Who moved from which stage to which, and when: columns with a row for each transition, in order of day. Day 0 is who
 * was placed. Nobody moves twice on one day. A `TransitionLog` is one too.
 */
export interface History {
  readonly day: ArrayLike<number>;
  readonly person: ArrayLike<number>;
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
}

/** Grows a history in columns that double; 8 bytes a transition. */
export class HistoryBuilder {
  #count = 0;
  #day = new Uint16Array(64);
  #person = new Int32Array(64);
  #from = new Uint8Array(64);
  #to = new Uint8Array(64);

  /** Adds all transitions of a day. */
  add(day: number, { count, person, from, to }: Transitions): void {
    const start = this.#count;
    while (start + count > this.#day.length) this.#grow();
    this.#day.fill(day, start, start + count);
    this.#person.set(person.subarray(0, count), start);
    this.#from.set(from.subarray(0, count), start);
    this.#to.set(to.subarray(0, count), start);
    this.#count = start + count;
  }

  finish(): History {
    const trim = <T extends Uint8Array | Uint16Array | Int32Array>(column: T) =>
      column.subarray(0, this.#count) as T;
    return {
      day: trim(this.#day),
      person: trim(this.#person),
      from: trim(this.#from),
      to: trim(this.#to),
    };
  }

  #grow(): void {
    const grow = <T extends Uint8Array | Uint16Array | Int32Array>(old: T, next: T) => {
      next.set(old);
      return next;
    };
    const size = this.#day.length * 2;
    this.#day = grow(this.#day, new Uint16Array(size));
    this.#person = grow(this.#person, new Int32Array(size));
    this.#from = grow(this.#from, new Uint8Array(size));
    this.#to = grow(this.#to, new Uint8Array(size));
  }
}
