import { Stream } from '../../random/index.ts';
import type { World } from '../../world/index.ts';

/** A run of bad contacts is counted up to here. */
export const LONGEST_RUN = 255;

/**
 * Good and bad contacts of each person with the product: a chain of two states with a mean share q of bad ones and
 * autocorrelation ρ. P(bad | bad) = q + ρ(1 − q), P(bad | good) = q(1 − ρ), and the first is bad with q. Keyed by
 * (person, number of the contact): a larger q makes more of the same contacts bad.
 */
export class Contacts {
  readonly #luck: Stream;
  /** Bad contacts in a row, by person; a good one ends the run. */
  readonly #run: Uint8Array;
  /** Whether a person has had a contact. */
  readonly #met: Uint8Array;

  constructor(world: World) {
    this.#luck = new Stream(world.key, 'contact');
    this.#run = new Uint8Array(world.people);
    this.#met = new Uint8Array(world.people);
  }

  /** Draws the contact of a person's n-th purchase and returns the number of bad ones in a row; 0 = it was good. */
  meet(person: number, n: number, badShare: number, autocorrelation: number): number {
    const run = this.#run[person];
    const first = this.#met[person] === 0;
    this.#met[person] = 1;
    const shift = first ? 0 : run > 0 ? autocorrelation * (1 - badShare) : -autocorrelation * badShare;
    const bad = this.#luck.uniform(person, n) < badShare + shift;
    this.#run[person] = bad ? Math.min(LONGEST_RUN, run + 1) : 0;
    return this.#run[person];
  }
}

/** Weight of a bad contact as the c-th in a row: g(c) = 1 + κ(min(c, cmax) − 1). */
export function escalation(run: number, growth: number, max: number): number {
  return 1 + growth * (Math.min(run, max) - 1);
}
