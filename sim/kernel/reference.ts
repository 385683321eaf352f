import { CLOCK_TO_BUCKET, NEVER, resolve, STAGE_COUNT, type TransitionKind } from '../stages/index.ts';
import { log, philox4x32, type Key } from '../random/index.ts';
import { BLOCK_BITS, type BucketColumns, type Columns } from './columns.ts';
import { DOUBT, FAR, TRUST, type Bucket, type Kernel } from './kernel.ts';

const INVERSE_2_52 = 2 ** -52;
const words = new Uint32Array(4);

/** Pressure: whole units per day after receptivity, capped at NEVER, which exceeds every threshold. */
export function pressureOf(incoming: number, share: number): number {
  return Math.min(incoming * share, NEVER) | 0;
}

/** The hot loops in TypeScript: the reference that assembly/kernel.ts must equal to the bit, and the fallback without WebAssembly. */
export class ReferenceKernel implements Kernel {
  readonly columns: Columns;

  constructor(columns: Columns) {
    this.columns = columns;
  }

  addRate(bucket: Bucket, count: number, through: number): void {
    const { incoming, base, receptivity, who, more } = this.columns.buckets[bucket];
    let rose = 0;
    for (let k = 0; k < count; k++) {
      const person = who[k];
      const said = incoming[2 * person];
      const now = said + more[k];
      const share = receptivity[4 * person + 3];
      const change = (pressureOf(now, share) - pressureOf(said, share)) | 0;
      incoming[2 * person] = now;
      base[4 * person + 2] -= Math.imul(change, through);
      // Branch-free, because the branch would be unpredictable and wait for memory: 1 where change > 0.
      who[rose] = person;
      rose += -change >>> 31;
    }
    this.#sooner(this.columns.buckets[bucket], who, rose, through, true);
  }

  schedule(bucket: Bucket, count: number, through: number, personal: boolean): void {
    this.#sooner(this.columns.buckets[bucket], this.columns.list, count, through, personal);
  }

  scan(day: number, personalTrust: boolean, personalDoubt: boolean): number {
    const { people, nextDay, found, outcome, buckets } = this.columns;
    let count = 0;
    for (let block = 0; block < nextDay.length; block++) {
      if (nextDay[block] > day) continue;
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
      nextDay[block] = Math.min(FAR, day + Math.max(1, Math.floor(soonest)));
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
    const { stage, lastTransition } = this.columns;
    const s = stage[person];
    const pressure = personal ? this.#pressureOn(into, person) : 0;
    const rate = into.rateBound[s] + pressure;
    const limit = into.limit[person];
    if (rate === 0 || limit >= NEVER) return soonest;
    const { clockOn } = into;
    const arrived = lastTransition[person] * STAGE_COUNT + s;
    let level = (clockOn[day * STAGE_COUNT + s] - clockOn[arrived]) * CLOCK_TO_BUCKET;
    if (personal) level += (into.base[4 * person + 2] + Math.imul(pressure, day)) >>> 0;
    const left = limit - level;
    if (left <= 0) return 0;
    // A product is cheaper than a quotient, and most people are far from their threshold.
    return left < soonest * rate ? left / rate : soonest;
  }

  /** The day of one person. Levels at the end of yesterday and what today adds are whole units. */
  #resolve(person: number, day: number, personalTrust: boolean, personalDoubt: boolean): TransitionKind {
    const [trust, doubt] = this.columns.buckets;
    const a = personalTrust ? this.#pressureOn(trust, person) : 0;
    const b = personalDoubt ? this.#pressureOn(doubt, person) : 0;
    const ofTrust = this.#clockBetween(trust, person, day - 1);
    const ofDoubt = this.#clockBetween(doubt, person, day - 1);
    const A = personalTrust ? (trust.base[4 * person + 2] + Math.imul(a, day - 1)) >>> 0 : 0;
    const B = personalDoubt ? (doubt.base[4 * person + 2] + Math.imul(b, day - 1)) >>> 0 : 0;
    return resolve(
      ofTrust + A,
      this.#clockBetween(trust, person, day) - ofTrust + a,
      trust.limit[person],
      ofDoubt + B,
      this.#clockBetween(doubt, person, day) - ofDoubt + b,
      doubt.limit[person],
    );
  }

  #pressureOn(into: BucketColumns, person: number): number {
    return pressureOf(into.incoming[2 * person], into.receptivity[4 * person + 3]);
  }

  /** Units that the clock of a person's stage has advanced since they arrived there. */
  #clockBetween({ clockOn }: BucketColumns, person: number, day: number): number {
    const { stage, lastTransition } = this.columns;
    const clock =
      clockOn[day * STAGE_COUNT + stage[person]] -
      clockOn[lastTransition[person] * STAGE_COUNT + stage[person]];
    return Math.min(Math.floor(clock * CLOCK_TO_BUCKET), NEVER);
  }

  #sooner(into: BucketColumns, who: Int32Array, count: number, through: number, personal: boolean): void {
    const { nextDay } = this.columns;
    for (let k = 0; k < count; k++) {
      const block = who[k] >> BLOCK_BITS;
      const now = nextDay[block] - through;
      if (now <= 1) continue;
      const left = this.#daysLeft(into, who[k], through, personal, now);
      if (left < now) nextDay[block] = through + Math.max(1, Math.floor(left));
    }
  }
}
