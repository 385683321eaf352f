import type { Bands, Result } from '../../sim/index.ts';

export type Row = Record<string, string | number | null>;

/** Mean and quantiles of one row of bands, as columns `name.mean`, `name.q05` and so on. */
function statistics(name: string, bands: Bands, row: number): Row {
  return Object.fromEntries(
    Object.entries(bands).map(([statistic, column]) => [`${name}.${statistic}`, column[row] ?? null]),
  );
}

/** One row a variant, cohort and age in days: shares who are there at that age, and who were never away. */
export function cohortRows(variant: string, { retention }: Result): Row[] {
  return retention.cohort.flatMap((cohort, k) =>
    Object.keys(retention.present).map((age) => ({
      variant,
      cohort,
      firstDay: retention.firstDay[k],
      lastDay: retention.lastDay[k],
      age: Number(age),
      ...statistics('joined', retention.joined, k),
      ...statistics('present', retention.present[age], k),
      ...statistics('unbroken', retention.unbroken[age], k),
    })),
  );
}

/** One row a variant, cohort and number of months since joining: what a head cost to win, what it has brought, and when that pays back. */
export function valueRows(variant: string, { value }: Result): Row[] {
  return value.cohort.flatMap((cohort, k) =>
    Object.keys(value.lifetimeValue).map((months) => ({
      variant,
      cohort,
      firstDay: value.firstDay[k],
      lastDay: value.lastDay[k],
      months: Number(months),
      ...statistics('acquisitionCost', value.acquisitionCost, k),
      ...statistics('lifetimeValue', value.lifetimeValue[months], k),
      ...statistics('paybackMonths', value.paybackMonths, k),
    })),
  );
}

/** One row a variant and whole month: growth accounting, and orders. */
export function monthRows(variant: string, { months }: Result): Row[] {
  return months.month.map((month, k) => ({
    variant,
    month,
    lastDay: months.lastDay[k],
    ...statistics('members', months.members, k),
    ...statistics('new', months.new, k),
    ...statistics('returned', months.returned, k),
    ...statistics('lost', months.lost, k),
    ...statistics('retained', months.retained, k),
    ...statistics('quickRatio', months.quickRatio, k),
    ...statistics('orders', months.orders, k),
    ...statistics('gmv', months.gmv, k),
    ...statistics('arpu', months.arpu, k),
  }));
}

/** One row a variant, whole month and pair of stages: mean people who were on the one at its beginning and on the other at its end. */
export function flowRows(variant: string, { months }: Result): Row[] {
  return months.month.flatMap((month, k) =>
    Object.entries(months.stageFlow).flatMap(([from, flows]) =>
      Object.entries(flows).map(([to, people]) => ({ variant, month, from, to, people: people[k] })),
    ),
  );
}
