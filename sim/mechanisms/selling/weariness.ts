import { log, Stream } from '../../random/index.ts';
import type { World } from '../../world/index.ts';
import { Occasions } from '../occasions.ts';

/** Probability that one drop fills the bucket of a person of sensitivity 1: small enough for drops to act like a stream. */
export const DROP = 0.02;

/**
 * Weariness of offers. With u offers per day, weariness follows f ← f + (u − f)/τ from 0 on joining, and adds σ·f of doubt
 * per day. People who joined on different days have different f, so no common clock could carry it.
 *
 * So it is added in drops. A random number σ/h of the offers leave a drop of h each, felt after a geometric delay of mean τ.
 * Drops shifted by independent delays are again a Poisson process, of rate σ·f/h: one person's demotions have the same
 * distribution as under the stream σ·f, and people without offers cost nothing.
 */
export class Weariness {
  readonly #left: Occasions;
  readonly #waits: Stream;
  /** People who feel a drop, by day. */
  readonly #feltOn = new Map<number, number[]>();

  constructor(world: World, offers: readonly number[], perOffer: number) {
    this.#left = new Occasions(world, 'drop of weariness', dropRates(offers, perOffer));
    this.#waits = new Stream(world.key, 'weariness is felt');
  }

  /** Offers a day by stage, and the doubt that one pours later in all. */
  configure(offers: readonly number[], perOffer: number): void {
    this.#left.setRates(dropRates(offers, perOffer));
  }

  moved(person: number, from: number, to: number, day: number): void {
    this.#left.moved(person, from, to, day);
  }

  /** Visits people with drops today, with the probability that one drop carries, in order of number. */
  each(day: number, meanDays: number, feel: (person: number, hazard: number) => void): void {
    const felt = this.#feltOn.get(day) ?? [];
    this.#feltOn.delete(day);
    for (const person of felt.toSorted((a, b) => a - b)) feel(person, DROP);
    // P(more than k days) = (1 − 1/τ)^k: an offer of today is felt tomorrow at the earliest.
    const daily = meanDays === 1 ? Infinity : -log(1 - 1 / meanDays);
    this.#left.each(day, (person, n) => {
      const later = day + 1 + Math.floor(this.#waits.exponential(person, n) / daily);
      const others = this.#feltOn.get(later);
      if (others) others.push(person);
      else this.#feltOn.set(later, [person]);
    });
  }
}

function dropRates(offers: readonly number[], perOffer: number): number[] {
  return offers.map((perDay) => (perDay * perOffer) / DROP);
}
