import type { World } from '../world/index.ts';
import type { Buckets } from './buckets.ts';
import { aboveNothing, type Factors } from './factors.ts';
import type { Scheduler } from './scheduler.ts';

/** Rescales the remainder to a threshold where a factor on trust or doubt changes, and schedules the person again. */
export class Rescaling {
  readonly #world: World;
  readonly #factors: Factors;
  readonly #buckets: Buckets;
  readonly #scheduler: Scheduler;

  constructor(world: World, factors: Factors, buckets: Buckets, scheduler: Scheduler) {
    this.#world = world;
    this.#factors = factors;
    this.#buckets = buckets;
    this.#scheduler = scheduler;
  }

  /** Makes a change that may affect anybody's factors, such as a phase, and rescales people whose factors changed. */
  across(change: () => void): void {
    const { stage, people } = this.#world;
    const factors = this.#factors;
    const trust = factors.any ? Float64Array.from(stage, (s, person) => factors.trust(person, s)) : null;
    const doubt = factors.any ? Float64Array.from(stage, (s, person) => factors.doubt(person, s)) : null;
    change();
    if (!trust || !doubt) return;
    for (let person = 0; person < people; person++) {
      this.#trust(person, trust[person], factors.trust(person, stage[person]));
      this.#doubt(person, doubt[person], factors.doubt(person, stage[person]));
    }
  }

  /** Rescales people whose factors mechanisms reported as changed. */
  takeNote(): void {
    const { trust, doubt } = this.#world;
    for (const { person, before, after } of trust.changedFactors)
      this.#trust(person, aboveNothing(before), aboveNothing(after));
    for (const { person, before, after } of doubt.changedFactors) this.#doubt(person, before, after);
    trust.changedFactors.length = 0;
    doubt.changedFactors.length = 0;
  }

  #trust(person: number, before: number, after: number): void {
    const { trust, lastTransition, stage } = this.#world;
    const buckets = this.#buckets;
    const blocked = this.#factors.isBlocked(person, stage[person]);
    if (before === after && blocked === buckets.isBlocked(person)) return;
    const { throughDay } = trust.exposure;
    const common = trust.commonBetween(stage[person], lastTransition[person], throughDay);
    const level = common + trust.exposure.through(person, throughDay);
    buckets.rescaleTrust(person, level, before, after);
    if (blocked && !buckets.isBlocked(person)) buckets.block(person, level);
    if (!blocked && buckets.isBlocked(person)) {
      // Exposure along ties while blocked is removed again: it may exceed NEVER.
      trust.exposure.arrive(person, throughDay);
      buckets.open(person, common);
    }
    this.#scheduler.schedule([person], 1);
  }

  #doubt(person: number, before: number, after: number): void {
    if (before === after) return;
    const { doubt, lastTransition, stage } = this.#world;
    const { throughDay } = doubt.exposure;
    const common = doubt.commonBetween(stage[person], lastTransition[person], throughDay);
    this.#buckets.rescaleDoubt(person, common + doubt.exposure.through(person, throughDay), before, after);
    this.#scheduler.schedule([person], 1);
  }
}
