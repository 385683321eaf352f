import type { Key } from '../random/index.ts';
import type { Columns } from './columns.ts';

export const TRUST = 0;
export const DOUBT = 1;
export type Bucket = typeof TRUST | typeof DOUBT;

/** A day beyond any run. */
export const FAR = 2 ** 30;

/**
 * The three hot loops of a run, over its columns. `personal` says whether anybody has exposure in that bucket, through
 * ties or impulses.
 *
 * Scheduling: `nextDay` holds, for each block of people, a day before which none of them can cross a threshold; the scan
 * skips the block until then. The bound uses the present pressure through ties, because every rise may bring the day
 * forward, and common rates at their `rateBound`. So the cost grows with what happens, not with people × days.
 */
export interface Kernel {
  readonly columns: Columns;
  /** Applies the first `count` queued changes of a bucket, and brings `nextDay` forward where pressure rose. */
  addRate(bucket: Bucket, count: number, through: number): void;
  /** Brings `nextDay` forward for the first `count` people of `list`, whose level or threshold changed. */
  schedule(bucket: Bucket, count: number, through: number, personal: boolean): void;
  /**
   * Writes to `found`, ascending, the people whose bucket is filled today by steady influence, and to `outcome` their
   * transition if no impulse acts on them; returns how many.
   */
  scan(day: number, personalTrust: boolean, personalDoubt: boolean): number;
  /** For person list[k] and visit first[k], two unit exponentials into first[k] and second[k], k < count. */
  draw(key: Key, stream: number, count: number): void;
}
