import { MEMBER, RANK, STAGE_COUNT } from '../ladder/index.ts';
import { log } from '../random/index.ts';
import { COUNTERS } from '../world/index.ts';
import { FOREST_METRICS } from './forest-metrics.ts';
import { last, ratio, type Metric } from './metric.ts';
import { MONEY_METRICS } from './money-metrics.ts';
import type { RunRecord } from './recorder.ts';

function total(record: RunRecord, counter: (typeof COUNTERS)[number]['id']): number {
  const column = COUNTERS.findIndex((c) => c.id === counter);
  let sum = 0;
  for (let day = 0; day <= record.days; day++) sum += record.counts[day * COUNTERS.length + column];
  return sum;
}

/** People at member or above on the last day, founders included. */
function insideAtEnd(record: RunRecord): number {
  let n = 0;
  for (let stage = 0; stage < STAGE_COUNT; stage++) {
    if (RANK[stage] >= RANK[MEMBER]) n += record.stages[record.days * STAGE_COUNT + stage];
  }
  return n;
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
      en: 'people ever acquaintance or above, other than founders and those who were on day 0',
      zh: '曾达到弱关系及以上的人数（不含种子用户，也不含第 0 天已达到者）',
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
      en: 'people ever member or above, other than founders and those who were on day 0',
      zh: '曾达到成员及以上的人数（不含种子用户，也不含第 0 天已达到者）',
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
      en: 'people at member or above now, other than founders and those who were on day 0',
      zh: '当前处于成员及以上的人数（不含种子用户，也不含第 0 天已达到者）',
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
    id: 'metcalfe',
    name: { en: 'Metcalfe’s n²', zh: '梅特卡夫 n²' },
    unit: 'none',
    better: 'higher',
    doc: {
      en: 'square of the number n of people at member or above at the end, founders included (Metcalfe 2013); to be held against strong ties',
      zh: '期末成员及以上人数 n（含种子用户）的平方（Metcalfe，2013）；可与强联系数对照',
    },
    value: (r) => insideAtEnd(r) * insideAtEnd(r),
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
    value: (r) => (insideAtEnd(r) === 0 ? 0 : insideAtEnd(r) * log(insideAtEnd(r))),
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
  ...MONEY_METRICS,
  ...FOREST_METRICS,
];

export const METRIC_IDS: readonly string[] = METRICS.map((m) => m.id);
