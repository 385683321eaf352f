import { cohortDays, LTV_MONTHS, MONTH_DAYS } from '../observe/index.ts';
import type { ItemRow } from '../world/index.ts';
import type { Outcome } from './replicate.ts';
import { bands, type Bands } from './statistics.ts';

/** Months since joining at which the value of a cohort is given. */
export const VALUE_MONTHS = [1, 3, 6, 12, 24, 36] as const;

/** What cohorts cost and bring, over replicates. Columns have a row for each cohort, as those of retention. */
export interface ValueTable {
  readonly cohort: readonly number[];
  readonly firstDay: readonly number[];
  readonly lastDay: readonly number[];
  /** Acquisition cost on the days of the cohort ÷ its people, in units of currency; null for one without people. */
  readonly acquisitionCost: Bands;
  /**
   * By months since joining: discounted margin (purchases, offers and fees less goods and commissions) a head up to then; null
   * unless everybody of the cohort is so old within the run.
   */
  readonly lifetimeValue: Readonly<Record<string, Bands>>;
  /** First number of whole months since joining after which the margin a head reaches the acquisition cost; replicates that do not see it are left out. */
  readonly paybackMonths: Bands;
}

/** Discounted margin a head after each number of whole months that everybody of a cohort is seen to reach. */
export function valueOfCohort(outcome: Outcome, cohort: number, days: number): number[] {
  const people = outcome.retention.size[cohort];
  const { last } = cohortDays(cohort, days);
  const value: number[] = [];
  let sum = 0;
  // Month m ends the day before somebody has been in for 30·m days.
  for (let m = 1; m <= LTV_MONTHS && last + m * MONTH_DAYS - 1 <= days; m++) {
    sum += outcome.orders.margin[cohort * LTV_MONTHS + m - 1];
    value.push(people === 0 ? NaN : sum / people);
  }
  return value;
}

/** Acquisition cost a head of the days on which a cohort joins. */
export function acquisitionOfCohort(
  outcome: Outcome,
  cohort: number,
  days: number,
  items: readonly ItemRow[],
): number {
  const { first, last } = cohortDays(cohort, days);
  let cents = 0;
  items.forEach(({ kind, acquisition }, i) => {
    if (kind !== 'cost' || acquisition !== true) return;
    for (let day = first; day <= last; day++) cents += outcome.cents[day * items.length + i];
  });
  const people = outcome.retention.size[cohort];
  return people === 0 ? NaN : cents / 100 / people;
}

/** First number of months after which a value reaches a cost; NaN if it is not seen to. */
export function paybackOf(value: readonly number[], cost: number): number {
  if (!(cost > 0)) return cost === 0 ? 0 : NaN;
  const at = value.findIndex((sum) => sum >= cost);
  return at < 0 ? NaN : at + 1;
}

export function valueOf(
  outcomes: readonly Outcome[],
  days: number,
  items: readonly ItemRow[],
  level: number,
): ValueTable {
  const cohort = Array.from({ length: outcomes[0]?.retention.size.length ?? 0 }, (_, k) => k);
  const costs = outcomes.map((o) => Float64Array.from(cohort, (k) => acquisitionOfCohort(o, k, days, items)));
  const values = outcomes.map((o) => cohort.map((k) => valueOfCohort(o, k, days)));
  return {
    cohort,
    firstDay: cohort.map((k) => cohortDays(k, days).first),
    lastDay: cohort.map((k) => cohortDays(k, days).last),
    acquisitionCost: bands(costs, level),
    lifetimeValue: Object.fromEntries(
      VALUE_MONTHS.map((month) => [
        String(month),
        bands(
          values.map((value) => Float64Array.from(cohort, (k) => value[k][month - 1] ?? NaN)),
          level,
        ),
      ]),
    ),
    paybackMonths: bands(
      values.map((value, r) => Float64Array.from(cohort, (k) => paybackOf(value[k], costs[r][k]))),
      level,
    ),
  };
}
