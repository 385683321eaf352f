import { NEVER } from '../ladder/index.ts';

/** Room for people on whom the pressure rose: for many, and few enough to stay in the nearest cache. */
const RISING = 2048;

/**
 * What each person takes in personally from one bucket's influences. What came along ties is kept as a straight line over
 * days, base + pressure × day, bent where the pressure changes: a day on which no friend starts or stops talking
 * costs nothing, and the sum is the same to the unit as one made day by day. Pressure is what friends pour times how
 * much of it is taken in, in whole units.
 *
 * The numbers of a person lie side by side in 16 bytes, because friends are scattered over memory and each visit waits
 * for it once. Sums are kept modulo 2^32: whoever has not crossed holds less than a threshold, which is below 2^31.
 */
export class Intake {
  /** Units that friends pour towards person p a day, at 2p; all three are empty until something is poured personally. */
  heard = new Float64Array(0);
  /** Units that p took in since arriving on their stage, less pressure × day, modulo 2^32, at 4p + 2. */
  base = new Int32Array(0);
  /** How much of what friends pour p takes in, at 4p + 3. */
  listens = new Float32Array(0);
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

  /** Makes room; without it nothing takes memory. */
  open(): void {
    if (this.heard.length > 0) return;
    const rows = new ArrayBuffer(16 * this.#people);
    this.heard = new Float64Array(rows);
    this.base = new Int32Array(rows);
    this.listens = new Float32Array(rows);
  }

  /** Units a day that a person takes in along their ties. */
  pressureOn(person: number): number {
    return this.heard.length === 0 ? 0 : pressureOf(this.heard[2 * person], this.listens[4 * person + 3]);
  }

  /** Units that friends pour towards a person a day, however much of it is taken in. */
  heardBy(person: number): number {
    return this.heard[2 * person];
  }

  /** Units a person took in since arriving on their stage, through the end of `day`. */
  through(person: number, day: number): number {
    if (this.heard.length === 0) return 0;
    return (this.base[4 * person + 2] + Math.imul(this.pressureOn(person), day)) >>> 0;
  }

  /** From tomorrow a person takes in this share (or multiple) of what friends pour. */
  listen(person: number, share: number): void {
    const before = this.pressureOn(person);
    this.listens[4 * person + 3] = share;
    this.#bend(person, before);
  }

  /** From tomorrow friends pour `more` units a day towards a person. */
  hear(person: number, more: number): void {
    const before = this.pressureOn(person);
    this.heard[2 * person] += more;
    this.#bend(person, before);
  }

  /**
   * The same for everybody at the end of some ties (see Graph): `strong` more units a day along strong ties, `weak` along
   * weak ones. Most of a run's time is spent here.
   */
  hearAlong(ties: Int32Array, from: number, end: number, strong: number, weak: number): void {
    const { heard, base, listens, throughDay } = this;
    let rose = this.#reserve(end - from);
    const rising = this.#rising;
    for (let k = from; k < end; k++) {
      const tie = ties[k];
      const person = tie >>> 1;
      const said = heard[2 * person];
      const now = said + ((tie & 1) === 1 ? strong : weak);
      const share = listens[4 * person + 3];
      const more = (pressureOf(now, share) - pressureOf(said, share)) | 0;
      heard[2 * person] = now;
      base[4 * person + 2] -= Math.imul(more, throughDay);
      // Without a branch, which could not be foreseen and would wait for memory: 1 where more > 0.
      rising[rose] = person;
      rose += -more >>> 31;
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
    this.base[4 * person + 2] += units;
  }

  /** Someone arrived on a stage on a day: they start with nothing. */
  arrive(person: number, day: number): void {
    if (this.heard.length > 0) this.base[4 * person + 2] = -Math.imul(this.pressureOn(person), day);
  }

  /** The line of a person goes on from today with another pressure. */
  #bend(person: number, before: number): void {
    const more = this.pressureOn(person) - before;
    this.base[4 * person + 2] -= Math.imul(more, this.throughDay);
    if (more > 0) {
      const at = this.#reserve(1);
      this.#rising[at] = person;
      this.#rose = at + 1;
    }
  }

  /** Room for that many in the list of rises; returns where it begins. */
  #reserve(count: number): number {
    if (this.#rose + count > this.#rising.length) {
      this.tellRises();
      if (count > this.#rising.length) this.#rising = new Int32Array(count);
    }
    return this.#rose;
  }
}

/** Whole units a day taken in of what is heard; more than any threshold is as good as that. */
function pressureOf(heard: number, share: number): number {
  return Math.min(heard * share, NEVER) | 0;
}
