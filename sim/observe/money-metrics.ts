import { ITEMS, type ItemRow } from '../world/index.ts';
import { discountOf } from './discount.ts';
import { last, ratio, type Metric } from './metric.ts';
import { LTV_MONTHS } from './orders.ts';
import type { RunRecord } from './recorder.ts';

type Wanted = (item: ItemRow) => boolean;
const isCost: Wanted = ({ kind }) => kind === 'cost';
const isRevenue: Wanted = ({ kind }) => kind === 'revenue';
const isAcquisition: Wanted = ({ kind, acquisition }) => kind === 'cost' && acquisition === true;
const isOfSales: Wanted = ({ kind, sales }) => kind === 'cost' && sales === true;
const isService: Wanted = ({ kind, acquisition }) => kind === 'cost' && acquisition !== true;
const isNone: Wanted = () => false;

/** The items that are wanted, in words. */
const namesOf = (wanted: Wanted, lang: 'en' | 'zh', comma: string) =>
  ITEMS.filter(wanted)
    .map((item) => item[lang])
    .join(comma);

/** Numbers of the items that are wanted. */
function rowsOf({ tables }: RunRecord, wanted: Wanted): number[] {
  return tables.items.flatMap((item, i) => (wanted(item) ? [i] : []));
}

/** Cumulative money by day, in units of currency. Sums are kept in whole cents. */
function cumulative(record: RunRecord, plus: Wanted, minus = isNone): Float64Array {
  const out = new Float64Array(record.days + 1);
  const width = record.tables.items.length;
  const [added, taken] = [rowsOf(record, plus), rowsOf(record, minus)];
  let cents = 0;
  for (let day = 0; day <= record.days; day++) {
    for (const i of added) cents += record.cents[day * width + i];
    for (const i of taken) cents -= record.cents[day * width + i];
    out[day] = cents / 100;
  }
  return out;
}

const cost = (record: RunRecord) => cumulative(record, isCost);
const revenue = (record: RunRecord) => cumulative(record, isRevenue);
const profit = (record: RunRecord) => cumulative(record, isRevenue, isCost);

/** Cumulative profit by day in units of currency, each day's discounted to day 0; without a discount rate, profit itself. */
function presentValue(record: RunRecord): Float64Array {
  const out = new Float64Array(record.days + 1);
  const width = record.tables.items.length;
  const [revenues, costs] = [rowsOf(record, isRevenue), rowsOf(record, isCost)];
  let cents = 0;
  for (let day = 0; day <= record.days; day++) {
    let today = 0;
    for (const i of revenues) today += record.cents[day * width + i];
    for (const i of costs) today -= record.cents[day * width + i];
    cents += today * discountOf(record.discountPerYear, day);
    out[day] = cents / 100;
  }
  return out;
}

/** Margin per head of all cohorts but that of day 0. */
function lifetimeMargin({ orders: { margin }, retention: { size } }: RunRecord): number | null {
  let sum = 0;
  for (let k = LTV_MONTHS; k < margin.length; k++) sum += margin[k];
  let people = 0;
  for (let cohort = 1; cohort < size.length; cohort++) people += size[cohort];
  return ratio(sum, people);
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
    aside: true,
    doc: {
      en: 'cost ÷ newly joined: an average over all, not what one more member costs; that is the difference to the same runs without the spending',
      zh: '成本 ÷ 新入会：是总平均，不是多一名成员的成本；后者要与没有这笔花费的同样运行相比',
    },
    value: (r) => ratio(last(cost(r)), last(r.joinedNew)),
  },
  {
    id: 'acquisitionCost',
    name: { en: 'acquisition cost per joiner', zh: '人均获客成本' },
    unit: 'money',
    better: 'lower',
    doc: {
      en: `money spent to bring people in (${namesOf(isAcquisition, 'en', ', ')}) ÷ newly joined`,
      zh: `用于带来新人的支出（${namesOf(isAcquisition, 'zh', '、')}）÷ 新入会`,
    },
    value: (r) => ratio(last(cumulative(r, isAcquisition)), last(r.joinedNew)),
  },
  {
    id: 'costOfSales',
    name: { en: 'cost of sales', zh: '销售成本' },
    unit: 'money',
    better: 'lower',
    doc: {
      en: `what was spent because something was sold: ${namesOf(isOfSales, 'en', ', ')}; no acquisition cost`,
      zh: `因售出而发生的支出：${namesOf(isOfSales, 'zh', '、')}；不含获客成本`,
    },
    value: (r) => last(cumulative(r, isOfSales)),
    series: (r) => cumulative(r, isOfSales),
  },
  {
    id: 'lifetimeValue',
    name: { en: 'value per joiner', zh: '人均生命周期价值' },
    unit: 'money',
    better: 'higher',
    doc: {
      en: '(revenue − all cost that is not acquisition) ÷ newly joined, within the run and undiscounted; minus acquisition cost per joiner it is profit ÷ newly joined',
      zh: '（收入 − 获客以外的全部成本）÷ 新入会；限于运行期内，不贴现；减去人均获客成本即为 利润 ÷ 新入会',
    },
    value: (r) => ratio(last(cumulative(r, isRevenue, isService)), last(r.joinedNew)),
  },
  {
    id: 'ltv',
    name: { en: 'lifetime value per joiner', zh: '人均生命周期毛利（LTV）' },
    unit: 'money',
    better: 'higher',
    doc: {
      en: `discounted margin of those who first joined after day 0, from the day of joining on (${LTV_MONTHS} months at most, and within the run): purchases, offers and fees less goods and commissions, ÷ these people`,
      zh: `第 0 天之后首次入会者自入会日起（至多 ${LTV_MONTHS} 个月，限于运行期内）的贴现毛利：购买、推销与会费减去商品成本与佣金，÷ 这些人`,
    },
    value: lifetimeMargin,
  },
  {
    id: 'ltvCac',
    name: { en: 'lifetime value ÷ acquisition cost', zh: 'LTV ÷ 获客成本' },
    unit: 'ratio',
    better: 'higher',
    doc: {
      en: 'lifetime value per joiner ÷ acquisition cost per joiner; above 1 a joiner brings more than it cost to win them',
      zh: '人均生命周期毛利 ÷ 人均获客成本；超过 1 表示带来的毛利多于获客所花',
    },
    value: (r) => {
      const value = lifetimeMargin(r);
      const acquisition = last(cumulative(r, isAcquisition));
      return value === null || acquisition === 0 ? null : (value * last(r.joinedNew)) / acquisition;
    },
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
