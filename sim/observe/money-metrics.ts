import { pow } from '../random/index.ts';
import { ITEMS, type ItemId } from '../world/index.ts';
import { last, ratio, type Metric } from './metric.ts';
import type { RunRecord } from './recorder.ts';

/**
 * Costs that bring people in. All others count as the cost of serving those who are in. IP pours on members too, and is
 * put here whole: it is spent for everyone, and most are strangers.
 */
const ACQUISITION_ITEMS: readonly ItemId[] = ['founders', 'ip', 'channels', 'rewards'];

const rowsOf = (wanted: (item: (typeof ITEMS)[number]) => boolean): readonly number[] =>
  ITEMS.map((item, i) => (wanted(item) ? i : -1)).filter((i) => i >= 0);
const costRows = rowsOf((item) => item.kind === 'cost');
const revenueRows = rowsOf((item) => item.kind === 'revenue');
const acquisitionRows = rowsOf((item) => ACQUISITION_ITEMS.includes(item.id));
const serviceRows = costRows.filter((row) => !acquisitionRows.includes(row));

const named = (ids: readonly ItemId[], lang: 'en' | 'zh', comma: string) =>
  ids.map((id) => ITEMS.find((item) => item.id === id)![lang]).join(comma);

/** Cumulative money by day, in units of currency. Sums are kept in whole cents. */
function cumulative(record: RunRecord, plus: readonly number[], minus: readonly number[] = []): Float64Array {
  const out = new Float64Array(record.days + 1);
  let cents = 0;
  for (let day = 0; day <= record.days; day++) {
    for (const i of plus) cents += record.cents[day * ITEMS.length + i];
    for (const i of minus) cents -= record.cents[day * ITEMS.length + i];
    out[day] = cents / 100;
  }
  return out;
}

const cost = (record: RunRecord) => cumulative(record, costRows);
const revenue = (record: RunRecord) => cumulative(record, revenueRows);
const profit = (record: RunRecord) => cumulative(record, revenueRows, costRows);

/** Cumulative profit by day in units of currency, each day's discounted to day 0; without a discount rate, profit itself. */
function presentValue(record: RunRecord): Float64Array {
  const out = new Float64Array(record.days + 1);
  let cents = 0;
  for (let day = 0; day <= record.days; day++) {
    let today = 0;
    for (const i of revenueRows) today += record.cents[day * ITEMS.length + i];
    for (const i of costRows) today -= record.cents[day * ITEMS.length + i];
    cents += today * discountOf(record.discountPerYear, day);
    out[day] = cents / 100;
  }
  return out;
}

/** What one unit of a day is worth on day 0, at a yearly rate; a year has 365 days. */
export function discountOf(perYear: number, day: number): number {
  return perYear === 0 ? 1 : pow(1 + perYear, -day / 365);
}

function paybackDay(record: RunRecord): number | null {
  const balance = profit(record);
  let day = balance.length;
  while (day > 0 && balance[day - 1] >= 0) day--;
  return day === balance.length ? null : day;
}

/** What is computed from the ledger alone. */
export const MONEY_METRICS: readonly Metric[] = [
  {
    id: 'cost',
    name: { en: 'cost', zh: '成本' },
    unit: 'money',
    better: 'lower',
    doc: { en: 'all money spent', zh: '全部支出' },
    value: (r) => last(cost(r)),
    series: cost,
  },
  {
    id: 'revenue',
    name: { en: 'revenue', zh: '收入' },
    unit: 'money',
    better: 'higher',
    doc: { en: 'all money taken in', zh: '全部收入' },
    value: (r) => last(revenue(r)),
    series: revenue,
  },
  {
    id: 'profit',
    name: { en: 'profit', zh: '利润' },
    unit: 'money',
    better: 'higher',
    doc: { en: 'revenue − cost', zh: '收入 − 成本' },
    value: (r) => last(profit(r)),
    series: profit,
  },
  {
    id: 'roi',
    name: { en: 'return on investment', zh: '投资回报率' },
    unit: 'ratio',
    better: 'higher',
    doc: { en: 'profit ÷ cost', zh: '利润 ÷ 成本' },
    value: (r) => ratio(last(profit(r)), last(cost(r))),
  },
  {
    id: 'paybackDay',
    name: { en: 'payback day', zh: '回本日' },
    unit: 'days',
    better: 'lower',
    doc: {
      en: 'first day from which cumulative profit stays at or above 0; empty if never',
      zh: '累计利润从此不再为负的第一天；从未回本则为空',
    },
    value: paybackDay,
  },
  {
    id: 'costPerMember',
    name: { en: 'cost per member', zh: '人均成本' },
    unit: 'money',
    better: 'lower',
    doc: {
      en: 'cost ÷ ever joined: an average over all, not what one more member costs; that is the difference to the same runs without the spending',
      zh: '成本 ÷ 累计入会：是总平均，不是多一名成员的成本；后者要与没有这笔花费的同样运行相比',
    },
    value: (r) => ratio(last(cost(r)), last(r.joined)),
  },
  {
    id: 'acquisitionCost',
    name: { en: 'acquisition cost per joiner', zh: '人均获客成本' },
    unit: 'money',
    better: 'lower',
    doc: {
      en: `money spent to bring people in (${named(ACQUISITION_ITEMS, 'en', ', ')}) ÷ ever joined`,
      zh: `用于带来新人的支出（${named(ACQUISITION_ITEMS, 'zh', '、')}）÷ 累计入会`,
    },
    value: (r) => ratio(last(cumulative(r, acquisitionRows)), last(r.joined)),
  },
  {
    id: 'lifetimeValue',
    name: { en: 'value per joiner', zh: '人均生命周期价值' },
    unit: 'money',
    better: 'higher',
    doc: {
      en: '(revenue − all cost that is not acquisition) ÷ ever joined, within the run and undiscounted; minus acquisition cost per joiner it is profit ÷ ever joined',
      zh: '（收入 − 获客以外的全部成本）÷ 累计入会；限于运行期内，不贴现；减去人均获客成本即为 利润 ÷ 累计入会',
    },
    value: (r) => ratio(last(cumulative(r, revenueRows, serviceRows)), last(r.joined)),
  },
  {
    id: 'npv',
    name: { en: 'net present value', zh: '净现值' },
    unit: 'money',
    better: 'higher',
    doc: {
      en: 'sum over days t of the profit of day t ÷ (1 + discountPerYear)^(t/365)',
      zh: '对各天 t 求和：当天利润 ÷ (1 + discountPerYear)^(t/365)',
    },
    value: (r) => last(presentValue(r)),
    series: presentValue,
  },
];
