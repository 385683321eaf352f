import { CLOCK_TO_BUCKET, NEVER, resolve, STAGE_COUNT, type Move } from '../ladder/index.ts';
import { log, philox4x32, type Key } from '../random/index.ts';
import { BLOCK_BITS, type BucketColumns, type Columns } from './columns.ts';
import { DOUBT, FAR, TRUST, type Bucket, type Kernel } from './kernel.ts';

const INVERSE_2_52 = 2 ** -52;
const words = new Uint32Array(4);

/** Whole units a day taken in of what is heard; more than any threshold is as good as that. */
export function pressureOf(heard: number, share: number): number {
  return Math.min(heard * share, NEVER) | 0;
}

/** The hot loops in TypeScript: what assembly/kernel.ts has to equal to the bit, and what runs where there is no WebAssembly. */
export class ReferenceKernel implements Kernel {
  readonly columns: Columns;

  constructor(columns: Columns) {
    this.columns = columns;
  }

  hear(bucket: Bucket, count: number, through: number): void {
    const { heard, base, listens, who, more } = this.columns.buckets[bucket];
    let rose = 0;
    for (let k = 0; k < count; k++) {
      const person = who[k];
      const said = heard[2 * person];
      const now = said + more[k];
      const share = listens[4 * person + 3];
      const change = (pressureOf(now, share) - pressureOf(said, share)) | 0;
      heard[2 * person] = now;
      base[4 * person + 2] -= Math.imul(change, through);
      // Without a branch, which could not be foreseen and would wait for memory: 1 where change > 0.
      who[rose] = person;
      rose += -change >>> 31;
    }
    this.#sooner(this.columns.buckets[bucket], who, rose, through, true);
  }

  foresee(bucket: Bucket, count: number, through: number, personal: boolean): void {
    this.#sooner(this.columns.buckets[bucket], this.columns.list, count, through, personal);
  }

  scan(day: number, personalTrust: boolean, personalDoubt: boolean): number {
    const { people, due, found, outcome, buckets } = this.columns;
    let count = 0;
    for (let block = 0; block < due.length; block++) {
      if (due[block] > day) continue;
      const end = Math.min(people, (block + 1) << BLOCK_BITS);
      let soonest = FAR;
      for (let person = block << BLOCK_BITS; person < end; person++) {
        const trust = this.#daysLeft(buckets[TRUST], person, day, personalTrust, soonest);
        if (trust > 0) soonest = trust;
        const doubt = this.#daysLeft(buckets[DOUBT], person, day, personalDoubt, soonest);
        if (doubt > 0) soonest = doubt;
        if (trust > 0 && doubt > 0) continue;
        found[count] = person;
        outcome[count++] = this.#resolve(person, day, personalTrust, personalDoubt);
      }
      due[block] = Math.min(FAR, day + Math.max(1, Math.floor(soonest)));
    }
    return count;
  }

  draw({ k0, k1 }: Key, stream: number, count: number): void {
    const { list, first, second } = this.columns;
    for (let k = 0; k < count; k++) {
      philox4x32(words, k0, k1, stream, list[k], first[k], 0);
      first[k] = -log((words[0] * 1048576 + (words[1] >>> 12) + 0.5) * INVERSE_2_52);
      second[k] = -log((words[2] * 1048576 + (words[3] >>> 12) + 0.5) * INVERSE_2_52);
    }
  }

  /** Days from the end of `day` until a bucket may be full, at most `soonest`; 0 if it is full today. */
  #daysLeft(into: BucketColumns, person: number, day: number, personal: boolean, soonest: number): number {
    const { stage, lastMove } = this.columns;
    const s = stage[person];
    const pressure = personal ? this.#pressureOn(into, person) : 0;
    const rate = into.ceiling[s] + pressure;
    const limit = into.limit[person];
    if (rate === 0 || limit >= NEVER) return soonest;
    const { clockOn } = into;
    const arrived = lastMove[person] * STAGE_COUNT + s;
    let level = (clockOn[day * STAGE_COUNT + s] - clockOn[arrived]) * CLOCK_TO_BUCKET;
    if (personal) level += (into.base[4 * person + 2] + Math.imul(pressure, day)) >>> 0;
    const left = limit - level;
    if (left <= 0) return 0;
    // A product is cheaper than a quotient, and most people are far from crossing.
    return left < soonest * rate ? left / rate : soonest;
  }

  /** The day of one person. Levels at the end of yesterday and what today adds are whole units. */
  #resolve(person: number, day: number, personalTrust: boolean, personalDoubt: boolean): Move {
    const [trust, doubt] = this.columns.buckets;
    const a = personalTrust ? this.#pressureOn(trust, person) : 0;
    const b = personalDoubt ? this.#pressureOn(doubt, person) : 0;
    const ofTrust = this.#poured(trust, person, day - 1);
    const ofDoubt = this.#poured(doubt, person, day - 1);
    const A = personalTrust ? (trust.base[4 * person + 2] + Math.imul(a, day - 1)) >>> 0 : 0;
    const B = personalDoubt ? (doubt.base[4 * person + 2] + Math.imul(b, day - 1)) >>> 0 : 0;
    return resolve(
      ofTrust + A,
      this.#poured(trust, person, day) - ofTrust + a,
      trust.limit[person],
      ofDoubt + B,
      this.#poured(doubt, person, day) - ofDoubt + b,
      doubt.limit[person],
    );
  }

  #pressureOn(into: BucketColumns, person: number): number {
    return pressureOf(into.heard[2 * person], into.listens[4 * person + 3]);
  }

  /** What the clock of a person's stage has poured since they arrived there. */
  #poured({ clockOn }: BucketColumns, person: number, day: number): number {
    const { stage, lastMove } = this.columns;
    const clock =
      clockOn[day * STAGE_COUNT + stage[person]] - clockOn[lastMove[person] * STAGE_COUNT + stage[person]];
    return Math.min(Math.floor(clock * CLOCK_TO_BUCKET), NEVER);
  }

  #sooner(into: BucketColumns, who: Int32Array, count: number, through: number, personal: boolean): void {
    const { due } = this.columns;
    for (let k = 0; k < count; k++) {
      const block = who[k] >> BLOCK_BITS;
      const now = due[block] - through;
      if (now <= 1) continue;
      const left = this.#daysLeft(into, who[k], through, personal, now);
      if (left < now) due[block] = through + Math.max(1, Math.floor(left));
    }
  }
}
