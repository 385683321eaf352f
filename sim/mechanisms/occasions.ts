import { STAGE_COUNT } from '../stages/index.ts';
import { Stream } from '../random/index.ts';
import type { World } from '../world/index.ts';

/** Days fit into 16 bits, as in `World.lastMove`. */
const LAST_DAY = 65_535;

/**
 * Occasions: a Poisson process per person, at a rate by stage. The wait until the n-th occasion is a unit exponential keyed
 * by (person, n), consumed at the rate of the person's stage and class. So no draw belongs to a day, and twice the rate is
 * the same process in half the time. A day visits only people who have an occasion.
 */
export class Occasions {
  readonly #world: World;
  readonly #waits: Stream;
  /** Occasions per day, [class × stage]. */
  #rates: ArrayLike<number>;
  /** Class of each person; empty where there is only one. */
  readonly #classOf: Uint8Array;
  /** Remaining wait at the end of day `since`; below 0 = not drawn yet. */
  readonly #left: Float64Array;
  readonly #since: Uint16Array;
  /** Day of the next occasion at the present rate, 0 = none. */
  readonly #due: Uint16Array;
  /** Occasions so far. */
  readonly #count: Int32Array;
  /** People by the day of their next occasion; entries made stale by a transition are skipped. */
  readonly #dueOn = new Map<number, number[]>();
  #through = 0;

  /** Rates by stage, or, where people are of several classes, [class × stage]. */
  constructor(world: World, name: string, rates: ArrayLike<number>, classOf: Uint8Array = new Uint8Array(0)) {
    const { people, stage } = world;
    this.#world = world;
    this.#waits = new Stream(world.key, name);
    this.#rates = rates;
    this.#classOf = classOf;
    this.#left = new Float64Array(people).fill(-1);
    this.#since = new Uint16Array(people);
    this.#due = new Uint16Array(people);
    this.#count = new Int32Array(people);
    for (let person = 0; person < people; person++) this.#foresee(person, stage[person]);
  }

  /** A phase changed the rates. */
  setRates(rates: ArrayLike<number>): void {
    const before = this.#rates;
    this.#rates = rates;
    const { people, stage } = this.#world;
    if (same(rates, before)) return;
    for (let person = 0; person < people; person++) {
      const s = stage[person];
      const k = this.#classAt(person) + s;
      if (rates[k] === before[k]) continue;
      this.#settle(person, before[k], this.#through);
      this.#foresee(person, s);
    }
  }

  /** A person had a transition at the end of a day. */
  moved(person: number, from: number, to: number, day: number): void {
    this.#settle(person, this.#rates[this.#classAt(person) + from], day);
    this.#foresee(person, to);
  }

  /** Visits everyone who has an occasion today, in order of number, with how many they had before. */
  each(day: number, visit: (person: number, n: number) => void): void {
    this.#through = day;
    const people = this.#dueOn.get(day);
    if (!people) return;
    this.#dueOn.delete(day);
    for (const person of people.toSorted((a, b) => a - b)) {
      if (this.#due[person] !== day) continue;
      const stage = this.#world.stage[person];
      const rate = this.#rates[this.#classAt(person) + stage];
      let left = this.#left[person] - rate * (day - this.#since[person]);
      while (left <= 0) {
        visit(person, this.#count[person]);
        this.#count[person]++;
        left += this.#waits.exponential(person, this.#count[person]);
      }
      this.#left[person] = left;
      this.#since[person] = day;
      this.#foresee(person, stage);
    }
  }

  /** Where the rates of a person's class begin. */
  #classAt(person: number): number {
    return this.#classOf.length === 0 ? 0 : this.#classOf[person] * STAGE_COUNT;
  }

  /** Uses up the wait through a day. */
  #settle(person: number, rate: number, day: number): void {
    const left = this.#left[person];
    // Rounding may take a nearly finished wait below 0, which would mean that it was never drawn.
    if (left >= 0) this.#left[person] = Math.max(0, left - rate * (day - this.#since[person]));
    this.#since[person] = day;
  }

  #foresee(person: number, stage: number): void {
    const rate = this.#rates[this.#classAt(person) + stage];
    this.#due[person] = 0;
    if (rate === 0) return;
    if (this.#left[person] < 0) this.#left[person] = this.#waits.exponential(person, this.#count[person]);
    const day = this.#since[person] + Math.max(1, Math.ceil(this.#left[person] / rate));
    if (day > LAST_DAY) return;
    this.#due[person] = day;
    const others = this.#dueOn.get(day);
    if (others) others.push(person);
    else this.#dueOn.set(day, [person]);
  }
}

function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
}
