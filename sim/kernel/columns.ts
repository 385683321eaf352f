import { STAGE_COUNT } from '../ladder/index.ts';

/** People are looked at in blocks of 2^3: small enough to pass most over, large enough that passing over is cheap. */
export const BLOCK_BITS = 3;
/** Changes that are gathered before they are made: many, and few enough to stay in the nearest caches. */
export const QUEUE = 2048;

/** What a kernel keeps of one bucket, trust or doubt. */
export interface BucketColumns {
  /** Units that friends pour towards person p a day, at 2p. */
  readonly heard: Float64Array;
  /** Units p took in personally since arriving on their stage, less pressure × day, modulo 2^32, at 4p + 2. */
  readonly base: Int32Array;
  /** How much of what friends pour p takes in, at 4p + 3. The three share 16 bytes a person. */
  readonly listens: Float32Array;
  /** Threshold of each person, bucket units; NEVER where there is none. */
  readonly limit: Int32Array;
  /** All that was ever poured on a stage through the end of each day, clock units, [day × stage]. */
  readonly clockOn: Float64Array;
  /** Bucket units a day that common influence will not exceed unnoticed, by stage. */
  readonly ceiling: Float64Array;
  /** Changes of what friends pour, not yet made: who hears, and by how much more. */
  readonly who: Int32Array;
  readonly more: Int32Array;
}

/** The columns of a run that its hot loops touch, side by side in one buffer. */
export interface Columns {
  readonly people: number;
  readonly stage: Uint8Array;
  /** Day of each person's last move. */
  readonly lastMove: Uint16Array;
  /** First day on which a member of each block may cross. */
  readonly due: Int32Array;
  /** People to foresee, or to draw for, with the visit's key; after drawing, the two draws. */
  readonly list: Int32Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Who may cross today. */
  readonly found: Int32Array;
  /** What becomes of each of them by steady influence alone: a Move. */
  readonly outcome: Uint8Array;
  readonly buckets: readonly [trust: BucketColumns, doubt: BucketColumns];
}

/** Bytes that the columns take, and a buffer's worth of them. Memory that is never touched is never taken. */
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
    ceiling: take(8 * STAGE_COUNT),
    who: take(4 * QUEUE),
    more: take(4 * QUEUE),
  }));
  const stage = take(people);
  const lastMove = take(2 * people);
  const due = take(4 * blocks);
  const list = take(4 * QUEUE);
  const first = take(8 * QUEUE);
  const second = take(8 * QUEUE);
  const found = take(4 * people);
  const outcome = take(people);
  return {
    bytes,
    on(buffer) {
      const [trust, doubt] = bucketAt.map((at) => ({
        heard: new Float64Array(buffer, at.rows, 2 * people),
        base: new Int32Array(buffer, at.rows, 4 * people),
        listens: new Float32Array(buffer, at.rows, 4 * people),
        limit: new Int32Array(buffer, at.limit, people),
        clockOn: new Float64Array(buffer, at.clockOn, clock),
        ceiling: new Float64Array(buffer, at.ceiling, STAGE_COUNT),
        who: new Int32Array(buffer, at.who, QUEUE),
        more: new Int32Array(buffer, at.more, QUEUE),
      }));
      return {
        people,
        stage: new Uint8Array(buffer, stage, people),
        lastMove: new Uint16Array(buffer, lastMove, people),
        due: new Int32Array(buffer, due, blocks),
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
