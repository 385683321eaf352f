import { DOUBT, QUEUE, TRUST, type Bucket, type Kernel } from '../kernel/index.ts';
import { CLOCK_TO_BUCKET, STAGE_COUNT } from '../ladder/index.ts';
import type { World } from '../world/index.ts';

/** Common rates are taken this much higher than they are: a slow rise then seldom means looking at everybody anew. */
const MARGIN = 1.25;
/** A ceiling this many times too high is lowered. */
const SLACK = 4;

/**
 * Keeps the days before which no member of a block can cross (see Kernel) true. Common rates are taken at a ceiling; when
 * one passes its ceiling, everybody is looked at anew. Whoever arrives on a stage is looked at once.
 */
export class Watch {
  readonly #world: World;
  readonly #kernel: Kernel;
  readonly #everyone: boolean;

  /** With `everyone` nobody is ever passed over: slower, and the same moves. */
  constructor(world: World, kernel: Kernel, everyone: boolean) {
    this.#world = world;
    this.#kernel = kernel;
    this.#everyone = everyone;
    kernel.columns.due.fill(1);
  }

  /** To be called when everything of the day has been poured, before anybody is resolved. */
  newDay(day: number): void {
    const { due } = this.#kernel.columns;
    const raised = [this.#raise(TRUST), this.#raise(DOUBT)];
    if (this.#everyone || raised.includes(true)) due.fill(day);
  }

  /** People arrived on another stage, or what is left for them to fill changed: the first `count` of a list. */
  foresee(people: ArrayLike<number>, count: number): void {
    const { list } = this.#kernel.columns;
    const { trust, doubt } = this.#world;
    const through = trust.intake.throughDay;
    for (let from = 0; from < count; from += QUEUE) {
      const size = Math.min(QUEUE, count - from);
      for (let k = 0; k < size; k++) list[k] = people[from + k];
      this.#kernel.foresee(TRUST, size, through, trust.intake.isOpen);
      this.#kernel.foresee(DOUBT, size, through, doubt.intake.isOpen);
    }
  }

  /** Lifts ceilings that were passed; says whether somebody stands below one. */
  #raise(bucket: Bucket): boolean {
    const { common } = bucket === TRUST ? this.#world.trust : this.#world.doubt;
    const { ceiling } = this.#kernel.columns.buckets[bucket];
    let anybody = false;
    for (let stage = 0; stage < STAGE_COUNT; stage++) {
      const rate = common[stage] * CLOCK_TO_BUCKET;
      if (rate <= ceiling[stage] && rate * SLACK >= ceiling[stage]) continue;
      if (rate > ceiling[stage] && this.#world.count[stage] > 0) anybody = true;
      ceiling[stage] = rate * MARGIN;
    }
    return anybody;
  }
}
