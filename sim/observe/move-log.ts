import type { Moves } from '../engine/index.ts';
import { SOURCE_COUNT } from '../world/index.ts';

/** Every move of a run in order of day, as columns; founders are on day 0. */
export interface MoveLog {
  day: Int32Array;
  person: Int32Array;
  from: Uint8Array;
  to: Uint8Array;
  parent: Int32Array;
  /** [move × source] */
  shares: Float64Array;
}

/** Grows a log in columns that double: a million moves make a few dozen allocations, and no object each. */
export class MoveLogBuilder {
  #count = 0;
  #log = columnsFor(256);

  /** Adds all moves of a day. */
  add(day: number, moves: Moves): void {
    const end = this.#count + moves.count;
    if (end > this.#log.day.length) this.#grow(end);
    const { day: days, person, from, to, parent, shares } = this.#log;
    for (let row = 0; row < moves.count; row++) {
      const at = this.#count + row;
      days[at] = day;
      person[at] = moves.person[row];
      from[at] = moves.from[row];
      to[at] = moves.to[row];
      parent[at] = moves.parent[row];
    }
    const used = moves.count * SOURCE_COUNT;
    const start = this.#count * SOURCE_COUNT;
    for (let k = 0; k < used; k++) shares[start + k] = moves.shares[k];
    this.#count = end;
  }

  finish(): MoveLog {
    const { day, person, from, to, parent, shares } = this.#log;
    const n = this.#count;
    return {
      day: day.slice(0, n),
      person: person.slice(0, n),
      from: from.slice(0, n),
      to: to.slice(0, n),
      parent: parent.slice(0, n),
      shares: shares.slice(0, n * SOURCE_COUNT),
    };
  }

  #grow(needed: number): void {
    const old = this.#log;
    const next = columnsFor(Math.max(needed, old.day.length * 2));
    next.day.set(old.day);
    next.person.set(old.person);
    next.from.set(old.from);
    next.to.set(old.to);
    next.parent.set(old.parent);
    next.shares.set(old.shares);
    this.#log = next;
  }
}

function columnsFor(rows: number): MoveLog {
  return {
    day: new Int32Array(rows),
    person: new Int32Array(rows),
    from: new Uint8Array(rows),
    to: new Uint8Array(rows),
    parent: new Int32Array(rows),
    shares: new Float64Array(rows * SOURCE_COUNT),
  };
}
