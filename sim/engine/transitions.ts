/**
 * Shares of transitions by source, as rows of (source, share): those of transition k lie from first[k] up to first[k + 1]
 * and sum to 1. A source without hazard has no row.
 */
export interface Shares {
  first: Int32Array;
  source: Uint8Array;
  share: Float64Array;
}

/** The share of a source in transition k; 0 where it had no hazard. */
export function shareOf({ first, source, share }: Shares, k: number, of: number): number {
  for (let row = first[k]; row < first[k + 1]; row++) if (source[row] === of) return share[row];
  return 0;
}

/** The transitions of one day, as columns. Reused from day to day. */
export class Transitions implements Shares {
  count = 0;
  person = new Int32Array(64);
  from = new Uint8Array(64);
  to = new Uint8Array(64);
  /** Parent, by one draw from the shares; −1 for a policy and for a demotion. */
  parent = new Int32Array(64);
  first = new Int32Array(65);
  source = new Uint8Array(256);
  share = new Float64Array(256);

  clear(): void {
    this.count = 0;
  }

  /** Appends a transition without shares and returns its row. */
  push(person: number, from: number, to: number): number {
    if (this.count === this.person.length) this.#grow();
    const row = this.count++;
    this.person[row] = person;
    this.from[row] = from;
    this.to[row] = to;
    this.parent[row] = -1;
    this.first[row + 1] = this.first[row];
    return row;
  }

  /** Writes the shares of a row, [source]; to be called for every row, in order. */
  give(row: number, shares: Float64Array): void {
    let at = this.first[row];
    if (at + shares.length > this.source.length) this.#growShares();
    for (let s = 0; s < shares.length; s++) {
      if (shares[s] === 0) continue;
      this.source[at] = s;
      this.share[at++] = shares[s];
    }
    this.first[row + 1] = at;
  }

  #grow(): void {
    this.person = twice(this.person);
    this.from = twice(this.from);
    this.to = twice(this.to);
    this.parent = twice(this.parent);
    this.first = twice(this.first);
  }

  #growShares(): void {
    this.source = twice(this.source);
    this.share = twice(this.share);
  }
}

/** The same column with twice the room. */
export function twice<T extends Int32Array | Uint8Array | Float64Array>(old: T): T {
  const next = new (old.constructor as new (n: number) => T)(old.length * 2);
  next.set(old);
  return next;
}
