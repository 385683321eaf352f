import type { RunRecord } from './recorder.ts';

/** A number computed from a run, with its unit and meaning in both languages. */
export interface Metric {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  /** A key of `METRIC_UNITS`. */
  readonly unit: MetricUnit;
  readonly better: 'higher' | 'lower';
  /** True where tables leave it out, as it invites wrong conclusions by itself; files and `explain` have it. */
  readonly aside?: true;
  /** How it is computed. */
  readonly doc: { readonly en: string; readonly zh: string };
  /** The run's value; null where it is undefined (nobody joined, nothing was spent). */
  readonly value: (record: RunRecord, withoutFounders: RunRecord | null) => number | null;
  /** The value of each day, row t = day t, where it has one. */
  readonly series?: (record: RunRecord) => ArrayLike<number>;
}

export const METRIC_UNITS = {
  people: { en: 'people', zh: '人' },
  ties: { en: 'ties', zh: '条联系' },
  money: { en: '', zh: '' },
  days: { en: 'days', zh: '天' },
  share: { en: '', zh: '' },
  ratio: { en: '', zh: '' },
  steps: { en: 'steps', zh: '步' },
  none: { en: '', zh: '' },
} as const;
type MetricUnit = keyof typeof METRIC_UNITS;

/** The value of the last day. */
export const last = (column: ArrayLike<number>): number => column[column.length - 1];
/** a ÷ b; null where b is 0. */
export const ratio = (a: number, b: number): number | null => (b === 0 ? null : a / b);
