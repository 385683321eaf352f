import { STAGE_COUNT } from '../stages/index.ts';

/** The scan skips blocks of 2^3 = 8 people: small enough that most are skipped, large enough that skipping is cheap. */
export const BLOCK_BITS = 3;
/** Changes queued before they are applied: many per call, few enough to stay in the first-level cache. */
export const QUEUE = 2048;

/** The kernel's columns of one bucket, trust or doubt. */
export interface BucketColumns {
  /** Units per day that reach person p along ties, before receptivity, at 2p. */
  readonly incoming: Float64Array;
  /** Intercept of p's exposure since arriving on their stage: units minus pressure × day, modulo 2^32, at 4p + 2. */
  readonly base: Int32Array;
  /** Receptivity of p, a multiple, at 4p + 3. The three columns share 16 bytes per person. */
  readonly receptivity: Float32Array;
  /** Threshold of each person, bucket units; NEVER where there is none. */
  readonly limit: Int32Array;
  /** Cumulative common rate of each stage through the end of each day, clock units, [day × stage]. */
  readonly clockOn: Float64Array;
  /** Upper bound of the common rate, bucket units per day, by stage. */
  readonly rateBound: Float64Array;
  /** Queued changes of `incoming`: person and difference in units per day. */
  readonly who: Int32Array;
  readonly more: Int32Array;
}

/** The columns that the hot loops use, side by side in one buffer. */
export interface Columns {
  readonly people: number;
  readonly stage: Uint8Array;
  /** Day of each person's last transition. */
  readonly lastTransition: Uint16Array;
  /** First day on which somebody in each block may cross a threshold. */
  readonly nextDay: Int32Array;
  /** Arguments of `schedule` and `draw`: people, and the key of the visit; after drawing, the two draws. */
  readonly list: Int32Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** People who may cross today. */
  readonly found: Int32Array;
  /** Their transition by steady influence alone: a TransitionKind. */
  readonly outcome: Uint8Array;
  readonly buckets: readonly [trust: BucketColumns, doubt: BucketColumns];
}

/** Bytes that the columns take, and the columns on a buffer. Pages that are never touched take no memory. */
export function layOut(
  people: number,
  days: number,
  firstByte = 0,
): { bytes: number; on(buffer: ArrayBufferLike): Columns } {
  let bytes = firstByte;
  const take = (size: number) => {
    const at = bytes;
    bytes += Math.ceil(size / 64) * 64;
    return at;
  };
  const clock = (days + 1) * STAGE_COUNT;
  const blocks = ((people - 1) >> BLOCK_BITS) + 1;
  const bucketAt = [0, 1].map(() => ({
    rows: take(16 * people),
    limit: take(4 * people),
    clockOn: take(8 * clock),
    rateBound: take(8 * STAGE_COUNT),
    who: take(4 * QUEUE),
    more: take(4 * QUEUE),
  }));
  const stage = take(people);
  const lastTransition = take(2 * people);
  const nextDay = take(4 * blocks);
  const list = take(4 * QUEUE);
  const first = take(8 * QUEUE);
  const second = take(8 * QUEUE);
  const found = take(4 * people);
  const outcome = take(people);
  return {
    bytes,
    on(buffer) {
      const [trust, doubt] = bucketAt.map((at) => ({
        incoming: new Float64Array(buffer, at.rows, 2 * people),
        base: new Int32Array(buffer, at.rows, 4 * people),
        receptivity: new Float32Array(buffer, at.rows, 4 * people),
        limit: new Int32Array(buffer, at.limit, people),
        clockOn: new Float64Array(buffer, at.clockOn, clock),
        rateBound: new Float64Array(buffer, at.rateBound, STAGE_COUNT),
        who: new Int32Array(buffer, at.who, QUEUE),
        more: new Int32Array(buffer, at.more, QUEUE),
      }));
      return {
        people,
        stage: new Uint8Array(buffer, stage, people),
        lastTransition: new Uint16Array(buffer, lastTransition, people),
        nextDay: new Int32Array(buffer, nextDay, blocks),
        list: new Int32Array(buffer, list, QUEUE),
        first: new Float64Array(buffer, first, QUEUE),
        second: new Float64Array(buffer, second, QUEUE),
        found: new Int32Array(buffer, found, people),
        outcome: new Uint8Array(buffer, outcome, people),
        buckets: [trust, doubt],
      };
    },
  };
}
