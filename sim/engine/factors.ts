import type { Running } from '../mechanisms/index.ts';
import type { World } from '../world/index.ts';

/**
 * What multiplies the influence on a person, over all mechanisms. A factor of 0 stops trust for as long as it lasts: it is
 * kept apart from the product, so that what is left to fill is not lost by dividing by it.
 */
export class Factors {
  readonly #world: World;
  readonly #onTrust: readonly Running[];
  readonly #onDoubt: readonly Running[];

  constructor(world: World, active: readonly Running[]) {
    this.#world = world;
    this.#onTrust = active.filter((m) => m.factor);
    this.#onDoubt = active.filter((m) => m.doubtFactor);
  }

  /** Whether any mechanism has a factor at all. */
  get any(): boolean {
    return this.#onTrust.length > 0 || this.#onDoubt.length > 0;
  }

  /** Affinity times all factors on trust above 0. */
  trust(person: number, stage: number): number {
    let product = this.#world.affinity.of(person);
    for (const m of this.#onTrust) product *= aboveNothing(m.factor!(person, stage));
    return product;
  }

  /** Whether no trust counts for a person now. */
  isShut(person: number, stage: number): boolean {
    for (const m of this.#onTrust) if (m.factor!(person, stage) === 0) return true;
    return false;
  }

  /** All factors on doubt, affinity apart. */
  doubt(person: number, stage: number): number {
    let product = 1;
    for (const m of this.#onDoubt) product *= m.doubtFactor!(person, stage);
    return product;
  }
}

/** A factor, or 1 in the place of 0. */
export const aboveNothing = (factor: number): number => (factor === 0 ? 1 : factor);
