import { AGES, cohortDays, MONTH_DAYS, UNSEEN } from '../observe/index.ts';
import { STAGE_COUNT, STAGE_IDS, type StageId } from '../stages/index.ts';
import type { ItemRow } from '../world/index.ts';
import type { Outcome } from './replicate.ts';
import { bands, type Bands } from './statistics.ts';

/** Retention by cohort over replicates. Columns have a row for each cohort: month of first joining, 0 = there on day 0. */
export interface RetentionTable {
  readonly cohort: readonly number[];
  /** First and last day of joining of each cohort. */
  readonly firstDay: readonly number[];
  readonly lastDay: readonly number[];
  readonly joined: Bands;
  /** By age in days: share who are there at that age, and share who were never away; null where it is not known. */
  readonly present: Readonly<Record<string, Bands>>;
  readonly unbroken: Readonly<Record<string, Bands>>;
}

/** Growth accounting over replicates. Columns have a row for each whole month of 30 days, from 1. */
export interface MonthlyTable {
  readonly month: readonly number[];
  readonly lastDay: readonly number[];
  readonly members: Bands;
  readonly new: Bands;
  readonly returned: Bands;
  readonly lost: Bands;
  readonly retained: Bands;
  /** (new + returned) ÷ lost; null where nobody was lost. */
  readonly quickRatio: Bands;
  /** Orders (purchases and offers taken), what was paid for them, and revenue ÷ mean members over the days of the month. */
  readonly orders: Bands;
  readonly gmv: Bands;
  readonly arpu: Bands;
  /** From stage → to stage → mean people by month, who were on the one at its beginning and on the other at its end. */
  readonly stageFlow: Readonly<
    Partial<Record<StageId, Readonly<Partial<Record<StageId, readonly number[]>>>>>
  >;
}

/** Folds the cohorts of all replicates. Shares of cohorts without people, and of ages not reached, are left out. */
export function retentionOf(outcomes: readonly Outcome[], days: number, level: number): RetentionTable {
  const cohorts = outcomes[0]?.retention.size.length ?? 0;
  const cohort = Array.from({ length: cohorts }, (_, k) => k);
  const shares = (column: 'present' | 'unbroken') =>
    Object.fromEntries(
      AGES.map((age, a) => {
        const rows = outcomes.map(({ retention }) =>
          Float64Array.from(cohort, (k) => {
            const n = retention[column][k * AGES.length + a];
            return n === UNSEEN || retention.size[k] === 0 ? NaN : n / retention.size[k];
          }),
        );
        return [String(age), bands(rows, level)] as const;
      }),
    );
  return {
    cohort,
    firstDay: cohort.map((k) => cohortDays(k, days).first),
    lastDay: cohort.map((k) => cohortDays(k, days).last),
    joined: bands(
      outcomes.map(({ retention }) => retention.size),
      level,
    ),
    present: shares('present'),
    unbroken: shares('unbroken'),
  };
}

/** Folds the months of all replicates. */
export function monthsOf(
  outcomes: readonly Outcome[],
  items: readonly ItemRow[],
  level: number,
): MonthlyTable {
  const months = outcomes[0]?.months.joined.length ?? 0;
  const month = Array.from({ length: months }, (_, k) => k + 1);
  const over = (column: (outcome: Outcome, k: number) => number) =>
    bands(
      outcomes.map((outcome) => Float64Array.from(month, (_, k) => column(outcome, k))),
      level,
    );
  return {
    month,
    lastDay: month.map((k) => k * MONTH_DAYS),
    members: over((o, k) => o.months.members[k + 1]),
    new: over((o, k) => o.months.joined[k]),
    returned: over((o, k) => o.months.returned[k]),
    lost: over((o, k) => o.months.lost[k]),
    retained: over((o, k) => o.months.retained[k]),
    quickRatio: over(({ months: { joined, returned, lost } }, k) =>
      lost[k] === 0 ? NaN : (joined[k] + returned[k]) / lost[k],
    ),
    orders: over((o, k) => overMonth(k, (day) => o.orders.orders[day])),
    gmv: over((o, k) => overMonth(k, (day) => o.orders.gmv[day])),
    arpu: over((o, k) => {
      const members = overMonth(k, (day) => o.series['members'][day]) / MONTH_DAYS;
      return members === 0 ? NaN : overMonth(k, (day) => revenueOn(o, day, items)) / members;
    }),
    stageFlow: flowOf(outcomes, months),
  };
}

/** Sum over the days of the k-th month, from 0. */
function overMonth(k: number, of: (day: number) => number): number {
  let sum = 0;
  for (let day = k * MONTH_DAYS + 1; day <= (k + 1) * MONTH_DAYS; day++) sum += of(day);
  return sum;
}

function revenueOn({ cents }: Outcome, day: number, items: readonly ItemRow[]): number {
  let sum = 0;
  for (let i = 0; i < items.length; i++)
    if (items[i].kind === 'revenue') sum += cents[day * items.length + i];
  return sum / 100;
}

/** Mean flows between stages; pairs of stages between which nobody ever moved are left out. */
function flowOf(outcomes: readonly Outcome[], months: number): MonthlyTable['stageFlow'] {
  const flow: Partial<Record<StageId, Partial<Record<StageId, number[]>>>> = {};
  STAGE_IDS.forEach((from, f) =>
    STAGE_IDS.forEach((to, t) => {
      const mean = Array.from({ length: months }, (_, month) => {
        let sum = 0;
        for (const o of outcomes) sum += o.months.flow[(month * STAGE_COUNT + f) * STAGE_COUNT + t];
        return sum / outcomes.length;
      });
      if (mean.some((n) => n > 0)) (flow[from] ??= {})[to] = mean;
    }),
  );
  return flow;
}
