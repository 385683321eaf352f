import type { Key } from '../random/index.ts';
import type { Columns } from './columns.ts';

export const TRUST = 0;
export const DOUBT = 1;
export type Bucket = typeof TRUST | typeof DOUBT;

/** A day beyond any run. */
export const FAR = 2 ** 30;

/**
 * The three loops in which a run spends its time, over its columns. `personal` says whether anybody takes in anything of that
 * bucket along ties or by impulses.
 *
 * Who is scanned: for each block of people `due` keeps a day before which none of them can cross, and on other days the block is
 * passed over. The bound takes pressure along ties as it is, for every rise may bring it forward, and common rates at
 * a ceiling. So cost follows what happens, not people × days.
 */
export interface Kernel {
  readonly columns: Columns;
  /** Makes the first `count` changes gathered for a bucket, and brings days forward for those on whom pressure rose. */
  hear(bucket: Bucket, count: number, through: number): void;
  /** Brings days forward for the first `count` people of `list`, whose level or threshold changed. */
  foresee(bucket: Bucket, count: number, through: number, personal: boolean): void;
  /**
   * Lists in `found`, in order of number, who fills a bucket by steady influence today, and in `outcome` what becomes of
   * them if nothing else touches them; returns how many.
   */
  scan(day: number, personalTrust: boolean, personalDoubt: boolean): number;
  /** For person list[k] and visit first[k], two unit exponentials into first[k] and second[k], k < count. */
  draw(key: Key, stream: number, count: number): void;
}
