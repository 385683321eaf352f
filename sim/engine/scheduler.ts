import { DOUBT, QUEUE, TRUST, type Bucket, type Kernel } from '../kernel/index.ts';
import { CLOCK_TO_BUCKET, STAGE_COUNT } from '../stages/index.ts';
import type { World } from '../world/index.ts';

/** Rate bounds are this much above the rates, so that a slow rise seldom causes a full scan. */
const MARGIN = 1.25;
/** A rate bound this many times too high is lowered. */
const SLACK = 4;

/**
 * Keeps the next possible day of each block (see Kernel) valid. Common rates enter by their bound; when a rate passes its
 * bound, everybody is scanned again. People who arrive on a stage are scheduled once.
 */
export class Scheduler {
  readonly #world: World;
  readonly #kernel: Kernel;
  readonly #everyone: boolean;

  /** With `everyone` nobody is skipped: slower, with the same transitions. */
  constructor(world: World, kernel: Kernel, everyone: boolean) {
    this.#world = world;
    this.#kernel = kernel;
    this.#everyone = everyone;
    kernel.columns.nextDay.fill(1);
  }

  /** To be called after all hazard of the day has been added, before anybody is resolved. */
  newDay(day: number): void {
    const { nextDay } = this.#kernel.columns;
    const raised = [this.#raiseBounds(TRUST), this.#raiseBounds(DOUBT)];
    if (this.#everyone || raised.includes(true)) nextDay.fill(day);
  }

  /** Schedules people who arrived on another stage or whose threshold changed: the first `count` of a list. */
  schedule(people: ArrayLike<number>, count: number): void {
    const { list } = this.#kernel.columns;
    const { trust, doubt } = this.#world;
    const through = trust.exposure.throughDay;
    for (let from = 0; from < count; from += QUEUE) {
      const size = Math.min(QUEUE, count - from);
      for (let k = 0; k < size; k++) list[k] = people[from + k];
      this.#kernel.schedule(TRUST, size, through, trust.exposure.isOpen);
      this.#kernel.schedule(DOUBT, size, through, doubt.exposure.isOpen);
    }
  }

  /** Raises rate bounds that were passed; returns whether anybody is on such a stage. */
  #raiseBounds(bucket: Bucket): boolean {
    const { common } = bucket === TRUST ? this.#world.trust : this.#world.doubt;
    const { rateBound } = this.#kernel.columns.buckets[bucket];
    let anybody = false;
    for (let stage = 0; stage < STAGE_COUNT; stage++) {
      const rate = common[stage] * CLOCK_TO_BUCKET;
      if (rate <= rateBound[stage] && rate * SLACK >= rateBound[stage]) continue;
      if (rate > rateBound[stage] && this.#world.count[stage] > 0) anybody = true;
      rateBound[stage] = rate * MARGIN;
    }
    return anybody;
  }
}
