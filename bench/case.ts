import type { Bilingual } from '../sim/index.ts';
import type { Spread } from './measure.ts';

/** A bound to reach, in the unit of the row. */
export interface Goal {
  readonly max?: number;
  readonly min?: number;
}

/** `times` = a ratio; the others are absolute. */
export type RowUnit = 'times' | 'bytes' | 'GB' | 'seconds' | 'nanoseconds';

/** One measured value with its spread. */
export interface Row {
  /** Names the row within its case; stays, so that runs can be compared. */
  readonly id: string;
  readonly label: Bilingual;
  readonly unit: RowUnit;
  readonly value: Spread;
  /** Which way is worse; what has no worse way is shown for orientation and never compared. */
  readonly worse: 'higher' | 'lower' | 'neither';
  readonly goal?: Goal;
  /** What lies behind the value: seconds of either side, sizes, final numbers. */
  readonly detail?: Readonly<Record<string, number>>;
}

/** Rows, or why there are none on this machine. */
export type CaseOutcome = { readonly rows: readonly Row[] } | { readonly skipped: Bilingual };

/** One line of the table of goals. */
export interface BenchCase {
  readonly id: string;
  readonly what: Bilingual;
  readonly goal: Bilingual;
  readonly how: Bilingual;
  /** Why a goal is missed and what was tried, shown where a row misses its goal. */
  readonly missed?: Bilingual;
  /** Takes long or much memory: runs only where it is asked for by name. */
  readonly optIn?: boolean;
  readonly run: (t: (line: string) => void) => CaseOutcome | Promise<CaseOutcome>;
}

/** Whether the median is within the goal; null where there is none. */
export function reached({ goal, value }: Pick<Row, 'goal' | 'value'>): boolean | null {
  if (!goal) return null;
  return value.median <= (goal.max ?? Infinity) && value.median >= (goal.min ?? -Infinity);
}
