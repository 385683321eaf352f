import { STAGE_COUNT, STAGE_IDS } from '../../stages/index.ts';
import type { TransitionLog } from '../../observe/index.ts';
import type { Outcome } from '../replicate.ts';
import type { Keep } from './sweep.ts';

/** What a sweep keeps of one run: plain columns. */
export interface Kept {
  readonly digest: string;
  readonly founders: number;
  /** By metric; NaN where it is undefined. */
  readonly metrics: Float64Array;
  /** Days that are kept, and [day × series] their values. */
  readonly days: Int32Array;
  readonly series: Float64Array;
  readonly transitions: TransitionLog | null;
}

export function keptOf(outcome: Outcome, keep: Keep): Kept {
  const last = outcome.everJoined.length - 1;
  const days = keep.series.length === 0 ? new Int32Array(0) : keptDays(last, keep.every);
  const columns = keep.series.map((name) => {
    const stage = STAGE_IDS.indexOf(name as never);
    const daily = outcome.series[name];
    return (day: number) => (stage < 0 ? daily[day] : outcome.stages[day * STAGE_COUNT + stage]);
  });
  const series = new Float64Array(days.length * columns.length);
  days.forEach((day, row) => columns.forEach((value, s) => (series[row * columns.length + s] = value(day))));
  return {
    digest: outcome.digest,
    founders: outcome.founders,
    metrics: Float64Array.from(keep.metrics, (id) => outcome.kpis[id] ?? NaN),
    days,
    series,
    transitions: outcome.transitions,
  };
}

/** Day 0, every so many days after it, and the last day. */
export function keptDays(last: number, every: number): Int32Array {
  const days = Array.from({ length: Math.floor(last / every) + 1 }, (_, i) => i * every);
  if (days.at(-1) !== last) days.push(last);
  return Int32Array.from(days);
}
