import { isInside } from '../../stages/index.ts';
import type { World } from '../../world/index.ts';

/**
 * Bonds between inviter and invited while both are members: while the inviter stays, doubt counts less for the invited
 * person (Van den Bulte, Bayer, Skiera & Schmitt 2018: churn is lower only while the referrer stays).
 */
export class Bonds {
  readonly #world: World;
  /** Factor on the doubt of the invited person. */
  #factor: number;
  readonly #referrer = new Map<number, number>();
  readonly #brought = new Map<number, Set<number>>();
  /** Invited members whose inviter is a member now. */
  readonly #bound = new Set<number>();

  constructor(world: World, factor: number) {
    this.#world = world;
    this.#factor = factor;
  }

  /** A phase changes the factor; the engine compares the values itself. */
  setFactor(factor: number): void {
    this.#factor = factor;
  }

  /** Factor on doubt for a person on a stage. */
  factorOn(person: number, stage: number): number {
    return this.#bound.has(person) && isInside(stage) ? this.#factor : 1;
  }

  /** A friend became a member by an invitation. */
  join(referrer: number, friend: number): void {
    this.#referrer.set(friend, referrer);
    const list = this.#brought.get(referrer);
    if (list) list.add(friend);
    else this.#brought.set(referrer, new Set([friend]));
    this.#set(friend, this.#isMember(referrer));
  }

  /** A transition: bonds of people who leave end or pause, those of an inviter who returns hold again. */
  moved(person: number, from: number, to: number): void {
    const was = isInside(from);
    const is = isInside(to);
    if (was === is) return;
    const referrer = this.#referrer.get(person);
    if (was && referrer !== undefined) {
      this.#referrer.delete(person);
      this.#brought.get(referrer)!.delete(person);
      this.#bound.delete(person);
    }
    for (const friend of this.#brought.get(person) ?? []) this.#set(friend, is);
  }

  #isMember(person: number): boolean {
    return isInside(this.#world.stage[person]);
  }

  #set(friend: number, bound: boolean): void {
    if (bound === this.#bound.has(friend)) return;
    const before = this.factorOn(friend, this.#world.stage[friend]);
    if (bound) this.#bound.add(friend);
    else this.#bound.delete(friend);
    this.#world.doubt.factorChanged(friend, before, this.factorOn(friend, this.#world.stage[friend]));
  }
}
