import { log, Stream } from '../random/index.ts';
import type { World } from '../world/index.ts';
import { Occasions } from './occasions.ts';

/** Chance that one drop fills the bucket of a person of sensitivity 1: small enough for drops to be as good as a stream. */
export const DROP = 0.02;

/**
 * How people grow weary of offers. With u offers a day, weariness follows f ← f + (u − f)/τ from 0 on joining, and pours
 * σ·f a day. As newcomers begin fresh, no two people who joined on different days have the same f, and no
 * common clock could carry it.
 *
 * So it is poured in drops. Of the offers a person gets, a random σ/h in number leave a drop of h each, and a drop is felt
 * after a geometric time of mean τ. Drops moved by independent times are a Poisson process again, of rate
 * σ·f/h: the law of one person's slips is that of the stream σ·f, and whom nothing is offered costs nothing.
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

  /** Visits those who feel drops today with the chance that one drop carries, in order of number. */
  each(day: number, meanDays: number, feel: (person: number, hazard: number) => void): void {
    const felt = this.#feltOn.get(day) ?? [];
    this.#feltOn.delete(day);
    for (const person of felt.toSorted((a, b) => a - b)) feel(person, DROP);
    // P(more than k days) = (1 − 1/τ)^k: what is offered today is felt tomorrow at the earliest.
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
