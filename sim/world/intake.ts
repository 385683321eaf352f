import { pressureOf, QUEUE, type Bucket, type BucketColumns, type Kernel } from '../kernel/index.ts';

/** Speakers gathered at a time. */
const SPEAKERS = 64;

/**
 * What each person takes in personally from one bucket's influences, along ties and by impulses. What came along ties is
 * kept as a straight line over days, base + pressure × day, bent where the pressure changes: a day on which no friend
 * starts or stops talking costs nothing, and the sum is the same to the unit as one made day by day. Pressure is what
 * friends pour times how much of it is taken in, in whole units.
 *
 * Sums are kept modulo 2^32: whoever has not crossed holds less than a threshold, which is below 2^31. Changes of what
 * friends pour are gathered and made many at once, because friends are scattered over memory.
 */
export class Intake {
  /** The last day that has been poured. */
  throughDay = 0;
  /** Whether anybody takes in anything personally. */
  isOpen = false;
  readonly #kernel: Kernel;
  readonly #bucket: Bucket;
  readonly #columns: BucketColumns;
  #queued = 0;
  /** Speakers whose ties have not been gathered yet, by row of four: first tie, end of ties, more along strong ties, along weak ones. */
  readonly #speakers = new Int32Array(4 * SPEAKERS);
  #speaking = 0;
  #ties: Int32Array = new Int32Array(0);
  /** Keeps what was asked for from being optimised away. */
  seen = 0;

  constructor(kernel: Kernel, bucket: Bucket) {
    this.#kernel = kernel;
    this.#bucket = bucket;
    this.#columns = kernel.columns.buckets[bucket];
  }

  /** Units a day that a person takes in along their ties. */
  pressureOn(person: number): number {
    this.flush();
    return this.#pressure(person);
  }

  /** Units that friends pour towards a person a day, however much of it is taken in. */
  heardBy(person: number): number {
    this.flush();
    return this.#columns.heard[2 * person];
  }

  /** Units a person took in since arriving on their stage, through the end of `day`. */
  through(person: number, day: number): number {
    if (!this.isOpen) return 0;
    this.flush();
    return (this.#columns.base[4 * person + 2] + Math.imul(this.#pressure(person), day)) >>> 0;
  }

  /** From tomorrow a person takes in this share (or multiple) of what friends pour. */
  listen(person: number, share: number): void {
    this.isOpen = true;
    const before = this.#pressure(person);
    this.#columns.listens[4 * person + 3] = share;
    const change = this.#pressure(person) - before;
    if (change === 0) return;
    this.#columns.base[4 * person + 2] -= Math.imul(change, this.throughDay);
    if (change < 0) return;
    this.#kernel.columns.list[0] = person;
    this.#kernel.foresee(this.#bucket, 1, this.throughDay, true);
  }

  /** From tomorrow friends pour `more` units a day towards a person. */
  hear(person: number, more: number): void {
    this.isOpen = true;
    if (this.#queued === QUEUE) this.#makeChanges();
    this.#columns.who[this.#queued] = person;
    this.#columns.more[this.#queued++] = more;
  }

  /** The same for everybody at the end of some ties (see Graph): `strong` more along strong ties, `weak` along weak ones. */
  hearAlong(ties: Int32Array, from: number, end: number, strong: number, weak: number): void {
    if (from === end) return;
    this.isOpen = true;
    if (this.#speaking === SPEAKERS) this.#gather();
    const speakers = this.#speakers;
    const at = 4 * this.#speaking++;
    speakers[at] = from;
    speakers[at + 1] = end;
    speakers[at + 2] = strong;
    speakers[at + 3] = weak;
    this.#ties = ties;
  }

  /** Makes the changes gathered so far. */
  flush(): void {
    if (this.#speaking > 0) this.#gather();
    this.#makeChanges();
  }

  /** Queues whoever hears a speaker. Ties of many speakers are asked for before the first is needed: they are scattered too. */
  #gather(): void {
    const speakers = this.#speakers;
    const ties = this.#ties;
    const rows = 4 * this.#speaking;
    this.#speaking = 0;
    let seen = 0;
    for (let row = 0; row < rows; row += 4) seen ^= ties[speakers[row]] ^ ties[speakers[row + 1] - 1];
    this.seen = seen;
    const { who, more } = this.#columns;
    let at = this.#queued;
    for (let row = 0; row < rows; row += 4) {
      const end = speakers[row + 1];
      const strong = speakers[row + 2];
      const weak = speakers[row + 3];
      for (let k = speakers[row]; k < end; k++) {
        if (at === QUEUE) {
          this.#queued = at;
          this.#makeChanges();
          at = 0;
        }
        const tie = ties[k];
        who[at] = tie >>> 1;
        more[at++] = (tie & 1) === 1 ? strong : weak;
      }
    }
    this.#queued = at;
  }

  #makeChanges(): void {
    const count = this.#queued;
    if (count === 0) return;
    this.#queued = 0;
    this.#kernel.hear(this.#bucket, count, this.throughDay);
  }

  /** An impulse stays in the bucket when its day is over. */
  keep(person: number, units: number): void {
    this.isOpen = true;
    this.#columns.base[4 * person + 2] += units;
  }

  /** Someone arrived on a stage on a day: they start with nothing. */
  arrive(person: number, day: number): void {
    if (this.isOpen) this.#columns.base[4 * person + 2] = -Math.imul(this.#pressure(person), day);
  }

  #pressure(person: number): number {
    return pressureOf(this.#columns.heard[2 * person], this.#columns.listens[4 * person + 3]);
  }
}
