import { last, ratio, type Metric } from './metric.ts';
import { REPEAT_WITHIN } from './orders.ts';
import type { RunRecord } from './recorder.ts';

const sum = (column: ArrayLike<number>, from = 0) => {
  let total = 0;
  for (let i = from; i < column.length; i++) total += column[i];
  return total;
};

function cumulative(column: ArrayLike<number>): Float64Array {
  const out = new Float64Array(column.length);
  for (let day = 0, total = 0; day < column.length; day++) out[day] = total += column[day];
  return out;
}

/** Revenue of all days after day 0, in units of currency. */
function revenueAfterStart({ cents, tables, days }: RunRecord): number {
  let total = 0;
  tables.items.forEach(({ kind }, i) => {
    if (kind !== 'revenue') return;
    for (let day = 1; day <= days; day++) total += cents[day * tables.items.length + i];
  });
  return total / 100;
}

const repeat = (within: number, k: number): Metric => ({
  id: `repeat${within}`,
  name: { en: `repeat purchase in ${within} days`, zh: `${within} 天复购率` },
  unit: 'share',
  better: 'higher',
  doc: {
    en: `of those whose first order (purchase or offer taken) is at least ${within} days old at the end: share who ordered again within ${within} days of it`,
    zh: `在期末首单（购买或成交的推销）已满 ${within} 天的人中，首单后 ${within} 天内再次下单的比例`,
  },
  value: ({ orders: { buyers, repeated } }) => ratio(repeated[k], buyers[k]),
});

/** What is ordered. */
export const ORDER_METRICS: readonly Metric[] = [
  {
    id: 'gmv',
    name: { en: 'gross merchandise value', zh: '成交额（GMV）' },
    unit: 'money',
    better: 'higher',
    doc: {
      en: 'sum of units × price over all purchases and offers taken; entry fees are not in it',
      zh: '全部购买与成交推销的 件数 × 价格 之和；不含入会费',
    },
    value: (r) => last(cumulative(r.orders.gmv)),
    series: (r) => cumulative(r.orders.gmv),
  },
  {
    id: 'aov',
    name: { en: 'average order value', zh: '客单价' },
    unit: 'money',
    better: 'higher',
    doc: { en: 'gross merchandise value ÷ orders', zh: '成交额 ÷ 订单数' },
    value: (r) => ratio(sum(r.orders.gmv), sum(r.orders.orders)),
  },
  {
    id: 'arpu',
    name: { en: 'revenue per member and month', zh: '每月每成员收入（ARPU）' },
    unit: 'money',
    better: 'higher',
    doc: {
      en: '30 × revenue of the days from day 1 ÷ sum of members over these days: revenue of a month per member, on average',
      zh: '30 × 第 1 天起的收入 ÷ 各天成员数之和，即平均每月每位成员的收入',
    },
    value: (r) => ratio(30 * revenueAfterStart(r), sum(r.members, 1)),
  },
  ...REPEAT_WITHIN.map(repeat),
];
