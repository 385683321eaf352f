import { NEVER } from '../ladder/index.ts';

/** Where the numbers of a person stand in their row of `rows`. */
const HEARD = 0;
const LISTENS = 1;
export const PRESSURE = 2;
export const BASE = 3;
/** A row has 2^2 numbers. */
export const ROW_BITS = 2;
/** Room for people on whom the pressure rose: for many, and few enough to stay in the nearest cache. */
const RISING = 2048;

/**
 * What each person takes in personally from one bucket's influences. What came along ties is kept as a straight line over
 * days, base + pressure × day, bent where the pressure changes: a day on which no friend starts or stops talking
 * costs nothing, and the sum is the same to the unit as one made day by day.
 *
 * The numbers of a person lie side by side, because friends are scattered over memory and each visit waits for it once:
 * what friends pour towards them (units a day) · how much of it they take in · pressure, what they take in (whole
 * units a day) · base, what they took in since arriving on their stage, less pressure × day.
 */
export class Intake {
  /** [person × row]; empty until something is poured personally. */
  rows = new Float64Array(0);
  /** The last day that has been poured. */
  throughDay = 0;
  /** Told of people on whom the pressure rose, the first `count` of a list; the engine listens. */
  onRise: (people: Int32Array, count: number) => void = () => {};
  readonly #people: number;
  #rising = new Int32Array(RISING);
  #rose = 0;

  constructor(people: number) {
    this.#people = people;
  }

  /** Makes room; without it the rows take no memory. */
  open(): void {
    if (this.rows.length === 0) this.rows = new Float64Array(this.#people << ROW_BITS);
  }

  /** Units a day that a person takes in along their ties. */
  pressureOn(person: number): number {
    return this.rows.length === 0 ? 0 : this.rows[(person << ROW_BITS) + PRESSURE];
  }

  /** Units that friends pour towards a person a day, however much of it is taken in. */
  heardBy(person: number): number {
    return this.rows[(person << ROW_BITS) + HEARD];
  }

  /** Units a person took in since arriving on their stage, through the end of `day`. */
  through(person: number, day: number): number {
    if (this.rows.length === 0) return 0;
    const row = person << ROW_BITS;
    return this.rows[row + BASE] + this.rows[row + PRESSURE] * day;
  }

  /** From tomorrow a person takes in `listens` times what friends pour, or nothing while they are `deaf` to it. */
  listen(person: number, listens: number, deaf: boolean): void {
    this.rows[(person << ROW_BITS) + LISTENS] = listens;
    this.hear(person, 0, deaf);
  }

  /** From tomorrow friends pour `more` units a day towards a person. */
  hear(person: number, more: number, deaf: boolean): void {
    const { rows } = this;
    const row = person << ROW_BITS;
    const heard = rows[row + HEARD] + more;
    const before = rows[row + PRESSURE];
    const now = deaf ? 0 : Math.min(Math.floor(heard * rows[row + LISTENS]), NEVER);
    rows[row + HEARD] = heard;
    rows[row + PRESSURE] = now;
    rows[row + BASE] += (before - now) * this.throughDay;
    if (now > before) this.#rising[this.#reserve(1)] = person;
  }

  /**
   * The same for everybody at the end of some ties (see Graph), none of them deaf: `strong` more units a day along strong ties,
   * `weak` along weak ones. Most of a run's time is spent here.
   */
  hearAlong(ties: Int32Array, from: number, end: number, strong: number, weak: number): void {
    const { rows, throughDay } = this;
    const first = this.#reserve(end - from);
    const rising = this.#rising;
    let rose = first;
    for (let k = from; k < end; k++) {
      const tie = ties[k];
      const person = tie >>> 1;
      const row = person << ROW_BITS;
      const heard = rows[row + HEARD] + ((tie & 1) === 1 ? strong : weak);
      const before = rows[row + PRESSURE];
      const now = Math.min(Math.floor(heard * rows[row + LISTENS]), NEVER);
      rows[row + HEARD] = heard;
      rows[row + PRESSURE] = now;
      rows[row + BASE] += (before - now) * throughDay;
      // Without a branch, which could not be foreseen and would wait for memory: 1 where now > before.
      rising[rose] = person;
      rose += (before - now) >>> 31;
    }
    this.#rose = rose;
  }

  /** Tells the engine of everybody on whom the pressure rose since the last call. */
  tellRises(): void {
    const count = this.#rose;
    this.#rose = 0;
    if (count > 0) this.onRise(this.#rising, count);
  }

  /** An impulse stays in the bucket when its day is over. */
  keep(person: number, units: number): void {
    this.rows[(person << ROW_BITS) + BASE] += units;
  }

  /** Someone arrived on a stage on a day: they start with nothing. */
  arrive(person: number, day: number): void {
    if (this.rows.length === 0) return;
    const row = person << ROW_BITS;
    this.rows[row + BASE] = -this.rows[row + PRESSURE] * day;
  }

  /** Room for that many in the list of rises; returns where it begins. */
  #reserve(count: number): number {
    if (this.#rose + count > this.#rising.length) {
      this.tellRises();
      if (count > this.#rising.length) this.#rising = new Int32Array(count);
    }
    const at = this.#rose;
    this.#rose += count;
    return at;
  }
}
