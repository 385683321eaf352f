import { pressureOf } from '../kernel/index.ts';

/** Draws the giver of a person's exposure along ties today, in proportion to what each friend sends. */
export type DrawGiver = (person: number, uniform: () => number) => number;

/** The sum of a bucket's sources along ties (Exposure). */
interface Together {
  pressureOn(person: number): number;
  incomingOf(person: number): number;
  setReceptivity(person: number, share: number): void;
  addRate(person: number, more: number): void;
  addRateAlong(ties: Int32Array, from: number, end: number, strong: number, weak: number): void;
}

/**
 * Exposure along ties from one source. While a bucket has one such source, the kernel's row of a person holds the friends'
 * rate and the receptivity, and multiplies them. With several, each source keeps these two itself, and the kernel's row
 * holds the sum of their pressures in whole units: the sum is exact, and each source has its own credit.
 */
export class TieExposure {
  /** Index of the source. */
  readonly source: number;
  readonly drawGiver: DrawGiver;
  readonly #exposure: Together;
  /** Units per day that friends send to each person, and the receptivity; empty for an only source. */
  #incoming: Float64Array = new Float64Array(0);
  #receptivity: Float32Array = new Float32Array(0);

  constructor(exposure: Together, source: number, drawGiver: DrawGiver) {
    this.#exposure = exposure;
    this.source = source;
    this.drawGiver = drawGiver;
  }

  /** Keeps its own account from now on; the rates and receptivities so far are handed over in these two columns. */
  keepApart(incoming: Float64Array, receptivity: Float32Array): void {
    this.#incoming = incoming;
    this.#receptivity = receptivity;
  }

  /** Units per day that a person receives from this source. */
  pressureOn(person: number): number {
    if (this.#incoming.length === 0) return this.#exposure.pressureOn(person);
    return pressureOf(this.#incoming[person], this.#receptivity[person]);
  }

  /** Units per day that friends send to a person, before receptivity. */
  incomingOf(person: number): number {
    return this.#incoming.length === 0 ? this.#exposure.incomingOf(person) : this.#incoming[person];
  }

  /** Sets a person's receptivity, a multiple of what friends send, from tomorrow on. */
  setReceptivity(person: number, share: number): void {
    if (this.#incoming.length === 0) {
      this.#exposure.setReceptivity(person, share);
      return;
    }
    const before = this.pressureOn(person);
    this.#receptivity[person] = share;
    this.#exposure.addRate(person, this.pressureOn(person) - before);
  }

  /** Adds `more` units per day to what friends send to a person, from tomorrow on. */
  addRate(person: number, more: number): void {
    if (this.#incoming.length === 0) {
      this.#exposure.addRate(person, more);
      return;
    }
    const before = this.pressureOn(person);
    this.#incoming[person] += more;
    this.#exposure.addRate(person, this.pressureOn(person) - before);
  }

  /** The same for everybody at the end of some ties (see Graph): `strong` units along strong ties, `weak` along weak ones. */
  addRateAlong(ties: Int32Array, from: number, end: number, strong: number, weak: number): void {
    if (this.#incoming.length === 0) {
      this.#exposure.addRateAlong(ties, from, end, strong, weak);
      return;
    }
    for (let k = from; k < end; k++) this.addRate(ties[k] >>> 1, (ties[k] & 1) === 1 ? strong : weak);
  }
}
