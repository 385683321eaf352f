import { CLOCK_TO_BUCKET, NEVER, STAGE_COUNT, toClockUnits } from '../ladder/index.ts';
import { Impulses } from './impulses.ts';
import { SOURCE_COUNT, sourceIndex, type SourceId } from './sources.ts';

/** Draws who gave a person their steady influence along ties today, in proportion to what each pours. */
export type DrawGiver = (person: number, uniform: () => number) => number;

/** No person gave this: it came from a policy. */
export const NOBODY = -1;

const NO_PRESSURE = new Int32Array(0);
const NO_BASE = new Float64Array(0);
/** Room for changes of pressure: for many, and for few enough to stay in the nearest cache. */
const QUEUE = 4096;

/**
 * One bucket's influences (all trust, or all doubt). Mechanisms pour into three places and no other: the common clock of
 * a stage, a person, or along ties. Nothing here knows a threshold.
 *
 * What came along ties is kept as a straight line over days, base + pressure × day, bent where the pressure changes: a day
 * on which no friend starts or stops talking costs nothing, and the sum is the same to the unit as one made day by day.
 */
export class Influences {
  /** Common rate of each source on each stage, clock units a day, [source × stage]. */
  readonly commonBySource = new Float64Array(SOURCE_COUNT * STAGE_COUNT);
  /** Sum over sources, by stage. */
  readonly common = new Float64Array(STAGE_COUNT);
  /** All that was ever poured on a stage through the end of each day, clock units, [day × stage]. */
  readonly clockOn: Float64Array;
  /** Steady influence along ties on each person, bucket units a day; empty until something is poured personally. */
  pressure: Int32Array = NO_PRESSURE;
  /** What a person took in personally (along ties and by impulses) since arriving on their stage, less pressure × day. */
  base: Float64Array = NO_BASE;
  /** Today's impulses. */
  readonly impulses: Impulses;
  /** Changes of pressure not yet made: person, units, person, units … */
  queue = new Int32Array(QUEUE);
  /** The last day that has been poured. */
  throughDay = 0;
  /** Which source pours along ties, and who it comes from. */
  tieSource: SourceId = 'wordOfMouth';
  drawGiver: DrawGiver = () => NOBODY;
  /** Told of people on whom the pressure rose, the first `count` of a list; the engine listens. */
  onRise: (people: Int32Array, count: number) => void = () => {};

  readonly #people: number;
  #rising = new Int32Array(QUEUE);
  #queued = 0;

  constructor(people: number, days: number) {
    this.#people = people;
    this.clockOn = new Float64Array((days + 1) * STAGE_COUNT);
    this.impulses = new Impulses(people);
  }

  /** Sets the rate (hazard a day) that a source pours on everyone on a stage, until it is set again. */
  setCommon(source: SourceId, stage: number, hazardPerDay: number): void {
    const units = toClockUnits(hazardPerDay);
    const k = sourceIndex(source) * STAGE_COUNT + stage;
    this.common[stage] += units - this.commonBySource[k];
    this.commonBySource[k] = units;
  }

  /** Pours an impulse on one person, today only. */
  pour(source: SourceId, person: number, units: number, giver = NOBODY): void {
    if (units === 0) return;
    this.personal();
    this.impulses.add(sourceIndex(source), person, units, giver);
  }

  /** Makes room for what people take in personally; without it those columns take no memory. */
  personal(): void {
    if (this.base.length > 0) return;
    this.pressure = new Int32Array(this.#people);
    this.base = new Float64Array(this.#people);
  }

  /** From tomorrow a person takes in so many units a day along their ties. To be called after `personal`. */
  press(person: number, units: number): void {
    const at = this.reserve(1);
    this.queue[at] = person;
    this.queue[at + 1] = units;
  }

  /**
   * Room in `queue` for as many changes of pressure, each a person and the units they take in from tomorrow on; returns
   * where it begins. Changes are gathered and made many at once by `settle`: on its own each would wait for memory.
   */
  reserve(changes: number): number {
    if (this.#queued + 2 * changes > this.queue.length) {
      this.settle();
      if (2 * changes > this.queue.length) this.queue = new Int32Array(2 * changes);
    }
    const at = this.#queued;
    this.#queued += 2 * changes;
    return at;
  }

  /** Makes the changes of pressure that were gathered, in their order. */
  settle(): void {
    const end = this.#queued;
    if (end === 0) return;
    if (this.#rising.length < this.queue.length) this.#rising = new Int32Array(this.queue.length);
    const { pressure, base, throughDay, queue } = this;
    const rising = this.#rising;
    let rose = 0;
    for (let k = 0; k < end; k += 2) {
      const person = queue[k];
      const now = queue[k + 1];
      const before = pressure[person];
      pressure[person] = now;
      base[person] += (before - now) * throughDay;
      // Without a branch, which could not be foreseen: 1 where now > before.
      rising[rose] = person;
      rose += (before - now) >>> 31;
    }
    this.#queued = 0;
    if (rose > 0) this.onRise(rising, rose);
  }

  /** Bucket units a person took in personally since arriving on their stage, through the end of `day`. */
  personalThrough(person: number, day: number): number {
    return this.base.length === 0 ? 0 : this.base[person] + this.pressure[person] * day;
  }

  /** Bucket units that a stage's clock has poured from the end of one day through the end of another. */
  commonBetween(stage: number, from: number, through: number): number {
    const clock = this.clockOn[through * STAGE_COUNT + stage] - this.clockOn[from * STAGE_COUNT + stage];
    const units = Math.floor(clock * CLOCK_TO_BUCKET);
    return units < NEVER ? units : NEVER;
  }

  /** Pours the common rates of a day into the clocks. */
  advance(day: number): void {
    const { clockOn, common } = this;
    const row = day * STAGE_COUNT;
    for (let k = 0; k < STAGE_COUNT; k++) clockOn[row + k] = clockOn[row - STAGE_COUNT + k] + common[k];
  }

  /** Someone arrived on a stage on a day: they start with nothing. */
  arrive(person: number, day: number): void {
    if (this.base.length > 0) this.base[person] = -this.pressure[person] * day;
  }

  /** Ends a day on which everybody has been resolved; what its impulses left in the bucket stays. */
  endDay(day: number): void {
    this.throughDay = day;
    const { person, units } = this.impulses;
    for (let row = 0; row < person.length; row++) this.base[person[row]] += units[row];
    this.impulses.clear();
  }
}
