import { pressureOf, QUEUE, type Bucket, type BucketColumns, type Kernel } from '../kernel/index.ts';
import { TieExposure, type DrawGiver } from './tie-exposure.ts';

/** Speakers whose ties are queued at a time. */
const SPEAKERS = 64;

/**
 * Personal exposure of each person in one bucket, through ties and impulses. Exposure through ties is stored as a linear
 * function of the day, `base + pressure · day`; only a change of pressure updates it, so other days cost nothing, and the
 * sum equals one made day by day, to the unit. Pressure is the friends' rate times the receptivity, in whole units.
 *
 * Sums are kept modulo 2^32: a person who has not crossed is below a threshold, which is below 2^31. Changes of rates are
 * queued and applied many at once, because friends are scattered over memory.
 */
export class Exposure {
  /** The last day whose exposure is complete. */
  throughDay = 0;
  /** Whether anybody has personal exposure. */
  isOpen = false;
  /** The sources that act along ties, in the order in which they were opened. */
  readonly sources: TieExposure[] = [];
  readonly #kernel: Kernel;
  readonly #bucket: Bucket;
  readonly #columns: BucketColumns;
  #queued = 0;
  /** Queued speakers, in rows of four: first tie, end of ties, change along strong ties, change along weak ones. */
  readonly #speakers = new Int32Array(4 * SPEAKERS);
  #speaking = 0;
  #ties: Int32Array = new Int32Array(0);
  /** Keeps the prefetching reads from being optimised away. */
  seen = 0;

  constructor(kernel: Kernel, bucket: Bucket) {
    this.#kernel = kernel;
    this.#bucket = bucket;
    this.#columns = kernel.columns.buckets[bucket];
  }

  /** Opens a source along ties. From the second on, each source keeps its own account. */
  open(source: number, drawGiver: DrawGiver): TieExposure {
    if (this.sources.length === 1) this.#setApart(this.sources[0]);
    const opened = new TieExposure(this, source, drawGiver);
    const { people } = this.#kernel.columns;
    if (this.sources.length > 0) opened.keepApart(new Float64Array(people), new Float32Array(people));
    this.sources.push(opened);
    return opened;
  }

  /** Hands an only source its account; the kernel's rows hold what it comes to from now on, which leaves every pressure as it is. */
  #setApart(only: TieExposure): void {
    this.flush();
    const { people } = this.#kernel.columns;
    const incoming = new Float64Array(people);
    const receptivity = new Float32Array(people);
    for (let person = 0; person < people; person++) {
      incoming[person] = this.#columns.incoming[2 * person];
      receptivity[person] = this.#columns.receptivity[4 * person + 3];
      this.#columns.incoming[2 * person] = pressureOf(incoming[person], receptivity[person]);
      this.#columns.receptivity[4 * person + 3] = 1;
    }
    only.keepApart(incoming, receptivity);
  }

  /** Pressure: units per day that a person receives along ties. */
  pressureOn(person: number): number {
    this.flush();
    return this.#pressure(person);
  }

  /** Units per day that friends send to a person, before receptivity. */
  incomingOf(person: number): number {
    this.flush();
    return this.#columns.incoming[2 * person];
  }

  /** Units a person has received since arriving on their stage, through the end of `day`. */
  through(person: number, day: number): number {
    if (!this.isOpen) return 0;
    this.flush();
    return (this.#columns.base[4 * person + 2] + Math.imul(this.#pressure(person), day)) >>> 0;
  }

  /** Sets a person's receptivity, a multiple of what friends send, from tomorrow on. */
  setReceptivity(person: number, share: number): void {
    this.isOpen = true;
    const before = this.#pressure(person);
    this.#columns.receptivity[4 * person + 3] = share;
    const change = this.#pressure(person) - before;
    if (change === 0) return;
    this.#columns.base[4 * person + 2] -= Math.imul(change, this.throughDay);
    if (change < 0) return;
    this.#kernel.columns.list[0] = person;
    this.#kernel.schedule(this.#bucket, 1, this.throughDay, true);
  }

  /** Adds `more` units per day to what friends send to a person, from tomorrow on. */
  addRate(person: number, more: number): void {
    this.isOpen = true;
    if (more === 0) return;
    if (this.#queued === QUEUE) this.#makeChanges();
    this.#columns.who[this.#queued] = person;
    this.#columns.more[this.#queued++] = more;
  }

  /** The same for everybody at the end of some ties (see Graph): `strong` units along strong ties, `weak` along weak ones. */
  addRateAlong(ties: Int32Array, from: number, end: number, strong: number, weak: number): void {
    if (from === end) return;
    this.isOpen = true;
    if (this.#speaking === SPEAKERS) this.#flushSpeakers();
    const speakers = this.#speakers;
    const at = 4 * this.#speaking++;
    speakers[at] = from;
    speakers[at + 1] = end;
    speakers[at + 2] = strong;
    speakers[at + 3] = weak;
    this.#ties = ties;
  }

  /** Applies the changes queued so far. */
  flush(): void {
    if (this.#speaking > 0) this.#flushSpeakers();
    this.#makeChanges();
  }

  /** Queues the listeners of the queued speakers. The ties of many speakers are read ahead, because they are scattered too. */
  #flushSpeakers(): void {
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
    this.#kernel.addRate(this.#bucket, count, this.throughDay);
  }

  /** Adds an impulse to the bucket for good, at the end of its day. */
  keep(person: number, units: number): void {
    this.isOpen = true;
    this.#columns.base[4 * person + 2] += units;
  }

  /** A person arrived on a stage on a day: their exposure starts at 0. */
  arrive(person: number, day: number): void {
    if (this.isOpen) this.#columns.base[4 * person + 2] = -Math.imul(this.#pressure(person), day);
  }

  #pressure(person: number): number {
    return pressureOf(this.#columns.incoming[2 * person], this.#columns.receptivity[4 * person + 3]);
  }
}
