import type { HealthReading } from '../../../sim/index.ts';

/** Places on a line from 0 to 1: what is usual, the interval of the mean, and the mean. */
export interface OnLine {
  readonly usual: readonly [from: number, to: number];
  readonly interval: readonly [from: number, to: number] | null;
  readonly mean: number | null;
}

/** Room beside the outermost number, as a share of the line. */
const MARGIN = 0.08;

/** Lays a reading on a line that has room for what is usual and for what was found, and begins at 0 where nothing is below. */
export function onLine({ sign: { usual }, mean, ci }: Pick<HealthReading, 'sign' | 'mean' | 'ci'>): OnLine {
  const known = [...usual, ...(ci ?? []), mean].filter((x) => x !== null);
  const low = Math.min(0, ...known);
  const high = Math.max(...known, low + Number.EPSILON);
  const room = (high - low) * (1 + MARGIN);
  const from = low < 0 ? low - (high - low) * MARGIN : low;
  const at = (x: number) => Math.min(1, Math.max(0, (x - from) / (room + low - from)));
  return {
    usual: [usual[0] === null ? 0 : at(usual[0]), usual[1] === null ? 1 : at(usual[1])],
    interval: ci === null ? null : [at(ci[0]), at(ci[1])],
    mean: mean === null ? null : at(mean),
  };
}
