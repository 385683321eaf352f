import { SOURCE_COUNT } from '../world/index.ts';

/** The moves of one day, as columns. Reused from day to day. */
export class Moves {
  count = 0;
  person = new Int32Array(64);
  from = new Uint8Array(64);
  to = new Uint8Array(64);
  /** Who brought them, by one draw from the shares; −1 where a policy did, or for a slip. */
  parent = new Int32Array(64);
  /** Shares of the day's influence by source, [move × source]; each row sums to 1. */
  shares = new Float64Array(64 * SOURCE_COUNT);

  clear(): void {
    this.count = 0;
  }

  /** Appends a move and returns its row. */
  push(person: number, from: number, to: number): number {
    if (this.count === this.person.length) this.#grow();
    const row = this.count++;
    this.person[row] = person;
    this.from[row] = from;
    this.to[row] = to;
    this.parent[row] = -1;
    return row;
  }

  #grow(): void {
    const grow = <T extends Int32Array | Uint8Array | Float64Array>(old: T): T => {
      const next = new (old.constructor as new (n: number) => T)(old.length * 2);
      next.set(old);
      return next;
    };
    this.person = grow(this.person);
    this.from = grow(this.from);
    this.to = grow(this.to);
    this.parent = grow(this.parent);
    this.shares = grow(this.shares);
  }
}
