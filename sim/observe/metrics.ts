import { log } from '../random/index.ts';
import type { CounterId } from '../world/index.ts';
import { FOREST_METRICS } from './forest-metrics.ts';
import { INVITATION_METRICS } from './invitation-metrics.ts';
import { last, ratio, type Metric } from './metric.ts';
import { MEMBERSHIP_METRICS } from './membership-metrics.ts';
import { MONEY_METRICS } from './money-metrics.ts';
import { ORDER_METRICS } from './order-metrics.ts';
import { PEOPLE_METRICS } from './people-metrics.ts';
import type { RunRecord } from './recorder.ts';

function total(record: RunRecord, counter: CounterId): number {
  const { counters } = record.tables;
  const column = counters.findIndex((c) => c.id === counter);
  let sum = 0;
  for (let day = 0; day <= record.days; day++) sum += record.counts[day * counters.length + column];
  return sum;
}

const sum = (column: ArrayLike<number>) => {
  let s = 0;
  for (let i = 0; i < column.length; i++) s += column[i];
  return s;
};

/** Every metric, in the order in which tables show them. */
export const METRICS: readonly Metric[] = [
  ...PEOPLE_METRICS,
  ...MEMBERSHIP_METRICS,
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
    id: 'strongTiesMade',
    name: { en: 'strong ties made per 100 member-years', zh: '每百成员年结成的强联系' },
    unit: 'ties',
    better: 'higher',
    doc: {
      en: 'ties that became strong at events ÷ member-years (members summed over days ÷ 365) × 100',
      zh: '在活动中变强的联系 ÷ 成员年数（每日成员数之和 ÷ 365）× 100',
    },
    value: (r) => ratio(100 * 365 * total(r, 'newStrongTies'), sum(r.members) - r.members[0]),
  },
  {
    id: 'metcalfe',
    name: { en: 'Metcalfe’s n²', zh: '梅特卡夫 n²' },
    unit: 'none',
    better: 'higher',
    doc: {
      en: 'square of the number n of people at member or above at the end, founders included (Metcalfe 2013); to be held against strong ties',
      zh: '期末成员及以上人数 n（含种子用户）的平方（Metcalfe，2013）；可与强联系数对照',
    },
    value: (r) => last(r.members) * last(r.members),
  },
  {
    id: 'nLogN',
    name: { en: 'Odlyzko’s n·ln n', zh: '奥德里兹科 n·ln n' },
    unit: 'none',
    better: 'higher',
    doc: {
      en: 'the same n times its natural logarithm (Briscoe, Odlyzko & Tilly 2006)',
      zh: '同一 n 乘以其自然对数（Briscoe、Odlyzko 与 Tilly，2006）',
    },
    value: (r) => (last(r.members) === 0 ? 0 : last(r.members) * log(last(r.members))),
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
      en: '(newly reached − newly reached in the same run without founders) ÷ founders',
      zh: '（新触达 − 无种子用户的同一运行的新触达）÷ 种子用户数',
    },
    value: (r, without) =>
      without === null ? null : ratio(last(r.reachNew) - last(without.reachNew), r.founders),
  },
  ...INVITATION_METRICS,
  ...ORDER_METRICS,
  ...MONEY_METRICS,
  ...FOREST_METRICS,
];

export const METRIC_IDS: readonly string[] = METRICS.map((m) => m.id);

const held = new Map<string, readonly Metric[]>();

/** Holds the metrics of a plug-in, for plans that name its hash. */
export function holdMetrics(hash: string, metrics: readonly Metric[]): void {
  held.set(hash, metrics);
}

/** The metrics of a run: ours, then those of its plug-ins. */
export function metricsOf(plugins: readonly { readonly hash: string }[] = []): readonly Metric[] {
  return plugins.length === 0
    ? METRICS
    : [...METRICS, ...plugins.flatMap(({ hash }) => held.get(hash) ?? [])];
}
