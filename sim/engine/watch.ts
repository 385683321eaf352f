import { CLOCK_TO_BUCKET, NEVER, STAGE_COUNT } from '../ladder/index.ts';
import { BLOCK_BITS, type Influences, type World } from '../world/index.ts';
import type { Buckets } from './buckets.ts';

/** A day beyond any run. */
export const FAR = 2 ** 30;
/** Common rates are taken this much higher than they are: a slow rise then seldom means looking at everybody anew. */
const MARGIN = 1.25;
/** A ceiling this many times too high is lowered. */
const SLACK = 4;

/**
 * When to look at whom. For each block of people it keeps a day before which none of them can cross, whatever else
 * stays as it is; on other days the block is passed over. Whoever's influence rises is looked at once and may
 * bring the day forward. So cost follows what happens, not people × days, and the moves are those of looking at
 * everybody every day.
 *
 * The bound takes pressure along ties as it is, since it is told of every rise, and common rates at a ceiling;
 * when a rate passes its ceiling, everybody is looked at anew.
 */
export class Watch {
  /** First day on which a member of each block may cross. */
  readonly due: Int32Array;
  /** Bucket units a day that common influence will not exceed unnoticed, by stage. */
  readonly trustCeiling = new Float64Array(STAGE_COUNT);
  readonly doubtCeiling = new Float64Array(STAGE_COUNT);
  readonly #world: World;
  readonly #buckets: Buckets;
  readonly #everyone: boolean;
  readonly #one = new Int32Array(1);

  /** With `everyone` nobody is ever passed over: slower, and the same moves. */
  constructor(world: World, buckets: Buckets, everyone: boolean) {
    this.#world = world;
    this.#buckets = buckets;
    this.#everyone = everyone;
    this.due = new Int32Array(((world.people - 1) >> BLOCK_BITS) + 1).fill(FAR);
    const { resistance, patience } = buckets;
    world.trust.intake.onRise = (people, count) =>
      this.#rise(world.trust, resistance, this.trustCeiling, people, count);
    world.doubt.intake.onRise = (people, count) =>
      this.#rise(world.doubt, patience, this.doubtCeiling, people, count);
  }

  /** To be called when everything of the day has been poured, before anybody is resolved. */
  newDay(day: number): void {
    const { trust, doubt } = this.#world;
    const raised = [this.#raise(trust, this.trustCeiling), this.#raise(doubt, this.doubtCeiling)];
    if (this.#everyone || raised.includes(true)) this.due.fill(day);
    this.#touch(trust.impulses.person, day);
    this.#touch(doubt.impulses.person, day);
  }

  /** Someone arrived on another stage, or what is left to fill changed: either bucket may now be the next. */
  foresee(person: number): void {
    const { trust, doubt } = this.#world;
    const { resistance, patience } = this.#buckets;
    this.#one[0] = person;
    this.#rise(trust, resistance, this.trustCeiling, this.#one, 1);
    this.#rise(doubt, patience, this.doubtCeiling, this.#one, 1);
  }

  /** Brings days forward for people whose influence on one bucket rose. */
  #rise(
    into: Influences,
    thresholds: Int32Array,
    ceiling: Float64Array,
    people: Int32Array,
    count: number,
  ): void {
    const { due } = this;
    const { stage, lastMove } = this.#world;
    const { clockOn } = into;
    const { intake } = into;
    const { throughDay } = intake;
    const personal = intake.heard.length > 0;
    for (let k = 0; k < count; k++) {
      const person = people[k];
      const s = stage[person];
      const threshold = thresholds[person];
      const arrived = lastMove[person] * STAGE_COUNT + s;
      let rate = ceiling[s];
      let level = (clockOn[throughDay * STAGE_COUNT + s] - clockOn[arrived]) * CLOCK_TO_BUCKET;
      if (personal) {
        rate += intake.pressureOn(person);
        level += intake.through(person, throughDay);
      }
      const left = threshold - level;
      const block = person >> BLOCK_BITS;
      // A product is cheaper than a quotient, and most people are far from crossing.
      if (threshold < NEVER && left < (due[block] - throughDay) * rate) {
        due[block] = throughDay + Math.max(1, Math.floor(left / rate));
      }
    }
  }

  /** Lifts ceilings that were passed; says whether somebody stands below one. */
  #raise({ common }: Influences, ceiling: Float64Array): boolean {
    let anybody = false;
    for (let stage = 0; stage < STAGE_COUNT; stage++) {
      const rate = common[stage] * CLOCK_TO_BUCKET;
      if (rate <= ceiling[stage] && rate * SLACK >= ceiling[stage]) continue;
      if (rate > ceiling[stage] && this.#world.count[stage] > 0) anybody = true;
      ceiling[stage] = rate * MARGIN;
    }
    return anybody;
  }

  #touch(people: readonly number[], day: number): void {
    for (const person of people) {
      const block = person >> BLOCK_BITS;
      if (this.due[block] > day) this.due[block] = day;
    }
  }
}
