import { COUNTERS, ITEMS } from '../world/index.ts';
import type { RunRecord } from './recorder.ts';

/** One number a run is judged by, with its unit and meaning in both languages. */
export interface Metric {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  /** `people`, `ties`, `money`, `days`, `share`, `ratio`. */
  readonly unit: MetricUnit;
  readonly better: 'higher' | 'lower';
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
} as const;
export type MetricUnit = keyof typeof METRIC_UNITS;

const last = (column: ArrayLike<number>): number => column[column.length - 1];
const ratio = (a: number, b: number): number | null => (b === 0 ? null : a / b);

const costRows = ITEMS.map((item, i) => (item.kind === 'cost' ? i : -1)).filter((i) => i >= 0);
const revenueRows = ITEMS.map((item, i) => (item.kind === 'revenue' ? i : -1)).filter((i) => i >= 0);

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

function total(record: RunRecord, counter: (typeof COUNTERS)[number]['id']): number {
  const column = COUNTERS.findIndex((c) => c.id === counter);
  let sum = 0;
  for (let day = 0; day <= record.days; day++) sum += record.counts[day * COUNTERS.length + column];
  return sum;
}

function paybackDay(record: RunRecord): number | null {
  const balance = profit(record);
  let day = balance.length;
  while (day > 0 && balance[day - 1] >= 0) day--;
  return day === balance.length ? null : day;
}

const sum = (column: ArrayLike<number>) => {
  let s = 0;
  for (let i = 0; i < column.length; i++) s += column[i];
  return s;
};

/** Every metric, in the order in which tables show them. */
export const METRICS: readonly Metric[] = [
  {
    id: 'reach',
    name: { en: 'reach', zh: '触达' },
    unit: 'people',
    better: 'higher',
    doc: {
      en: 'people other than founders who were ever acquaintance or above',
      zh: '曾达到弱关系及以上的人数（不含种子用户）',
    },
    value: (r) => last(r.reach),
    series: (r) => r.reach,
  },
  {
    id: 'joined',
    name: { en: 'ever joined', zh: '累计入会' },
    unit: 'people',
    better: 'higher',
    doc: {
      en: 'people other than founders who were ever member or above',
      zh: '曾达到成员及以上的人数（不含种子用户）',
    },
    value: (r) => last(r.joined),
    series: (r) => r.joined,
  },
  {
    id: 'members',
    name: { en: 'members', zh: '现有成员' },
    unit: 'people',
    better: 'higher',
    doc: {
      en: 'people other than founders at member or above now',
      zh: '当前处于成员及以上的人数（不含种子用户）',
    },
    value: (r) => last(r.members),
    series: (r) => r.members,
  },
  {
    id: 'retention',
    name: { en: 'retention', zh: '留存' },
    unit: 'share',
    better: 'higher',
    doc: { en: 'members ÷ ever joined', zh: '现有成员 ÷ 累计入会' },
    value: (r) => ratio(last(r.members), last(r.joined)),
  },
  {
    id: 'strongTies',
    name: { en: 'strong ties', zh: '强联系' },
    unit: 'ties',
    better: 'higher',
    doc: {
      en: 'strong ties between people at member or above, at the end',
      zh: '期末双方均为成员及以上的强联系数',
    },
    value: (r) => r.strongTies,
  },
  {
    id: 'kFactor',
    name: { en: 'k-factor', zh: 'k 因子' },
    unit: 'ratio',
    better: 'higher',
    doc: {
      en: 'invitations per person ever joined × share of invitations followed by a join within 30 days',
      zh: '人均邀请数（按累计入会者）× 30 天内入会的邀请比例',
    },
    value: (r) => {
      const sent = total(r, 'invitations');
      if (sent === 0) return null;
      const joined = sum(r.cohort);
      return joined === 0 ? null : (sent / joined) * (total(r, 'invitationsFollowed') / sent);
    },
  },
  {
    id: 'reproduction',
    name: { en: 'reproduction', zh: '再生数' },
    unit: 'ratio',
    better: 'higher',
    doc: {
      en: 'joiners brought by a person who joined (one parent drawn each) ÷ people who joined, founders included',
      zh: '由已入会者带来的入会者（每人抽取一位引荐者）÷ 入会总人数（含种子用户）',
    },
    value: (r) => ratio(sum(r.children), sum(r.cohort)),
  },
  {
    id: 'leverage',
    name: { en: 'leverage', zh: '杠杆' },
    unit: 'ratio',
    better: 'higher',
    doc: {
      en: '(reach − reach of the same run without founders) ÷ founders',
      zh: '（触达 − 无种子用户的同一运行的触达）÷ 种子用户数',
    },
    value: (r, without) => (without === null ? null : ratio(last(r.reach) - last(without.reach), r.founders)),
  },
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
    name: { en: 'cost per member', zh: '人均获客成本' },
    unit: 'money',
    better: 'lower',
    doc: { en: 'cost ÷ ever joined', zh: '成本 ÷ 累计入会' },
    value: (r) => ratio(last(cost(r)), last(r.joined)),
  },
];

export const METRIC_IDS: readonly string[] = METRICS.map((m) => m.id);
