import { twice, type Transitions, type Shares } from '../engine/index.ts';

/** Every transition of a run in order of day, as columns; founders are on day 0. */
export interface TransitionLog extends Shares {
  day: Int32Array;
  person: Int32Array;
  from: Uint8Array;
  to: Uint8Array;
  parent: Int32Array;
}

/** Grows a log in columns that double: a million transitions make a few dozen allocations, and no object each. */
export class TransitionLogBuilder {
  #count = 0;
  #day = new Int32Array(256);
  #person = new Int32Array(256);
  #from = new Uint8Array(256);
  #to = new Uint8Array(256);
  #parent = new Int32Array(256);
  #first = new Int32Array(257);
  #source = new Uint8Array(1024);
  #share = new Float64Array(1024);

  /** Adds all transitions of a day. */
  add(day: number, transitions: Transitions): void {
    const { count } = transitions;
    const start = this.#count;
    const used = this.#first[start];
    const more = transitions.first[count];
    while (start + count > this.#day.length) this.#grow();
    while (used + more > this.#source.length) this.#growShares();
    this.#day.fill(day, start, start + count);
    this.#person.set(transitions.person.subarray(0, count), start);
    this.#from.set(transitions.from.subarray(0, count), start);
    this.#to.set(transitions.to.subarray(0, count), start);
    this.#parent.set(transitions.parent.subarray(0, count), start);
    for (let row = 1; row <= count; row++) this.#first[start + row] = used + transitions.first[row];
    this.#source.set(transitions.source.subarray(0, more), used);
    this.#share.set(transitions.share.subarray(0, more), used);
    this.#count = start + count;
  }

  finish(): TransitionLog {
    const n = this.#count;
    const used = this.#first[n];
    return {
      day: this.#day.slice(0, n),
      person: this.#person.slice(0, n),
      from: this.#from.slice(0, n),
      to: this.#to.slice(0, n),
      parent: this.#parent.slice(0, n),
      first: this.#first.slice(0, n + 1),
      source: this.#source.slice(0, used),
      share: this.#share.slice(0, used),
    };
  }

  #grow(): void {
    this.#day = twice(this.#day);
    this.#person = twice(this.#person);
    this.#from = twice(this.#from);
    this.#to = twice(this.#to);
    this.#parent = twice(this.#parent);
    this.#first = twice(this.#first);
  }

  #growShares(): void {
    this.#source = twice(this.#source);
    this.#share = twice(this.#share);
  }
}
