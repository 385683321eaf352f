import type { ActiveMechanism } from '../mechanisms/index.ts';
import type { World } from '../world/index.ts';

/**
 * The product of all mechanisms' factors on a person. A factor of 0 blocks trust while it lasts and is kept apart from the
 * product, so that the remainder is never divided by 0.
 */
export class Factors {
  readonly #world: World;
  readonly #onTrust: readonly ActiveMechanism[];
  readonly #onDoubt: readonly ActiveMechanism[];

  constructor(world: World, active: readonly ActiveMechanism[]) {
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

  /** Whether a person is blocked: some factor is 0. */
  isBlocked(person: number, stage: number): boolean {
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
