import { last, ratio, type Metric } from './metric.ts';

/**
 * How many people there are. A plain name counts everybody; the name with `New` leaves out founders and those who were
 * there on day 0, so that it counts whom the policy won.
 */
export const PEOPLE_METRICS: readonly Metric[] = [
  {
    id: 'reach',
    name: { en: 'reach', zh: '触达' },
    unit: 'people',
    better: 'higher',
    doc: {
      en: 'people ever acquaintance or above: everybody, with founders and those who were on day 0',
      zh: '曾达到弱关系及以上的全部人数，含种子用户和第 0 天已达到者',
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
      en: 'people ever member or above: everybody, with founders and those who were on day 0',
      zh: '曾达到成员及以上的全部人数，含种子用户和第 0 天已达到者',
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
      en: 'people at member or above now: everybody, with founders and those who were on day 0',
      zh: '当前处于成员及以上的全部人数，含种子用户和第 0 天已达到者',
    },
    value: (r) => last(r.members),
    series: (r) => r.members,
  },
  {
    id: 'penetration',
    name: { en: 'penetration', zh: '渗透率' },
    unit: 'share',
    better: 'higher',
    doc: {
      en: 'members ÷ people, that is ÷ the reachable market; above 0.8 the market is saturated and policies can no longer differ',
      zh: '现有成员 ÷ 人数（可触达的市场）；超过 0.8 时市场已饱和，各方案难以再分高下',
    },
    value: (r) => ratio(last(r.members), r.people),
  },
  {
    id: 'retention',
    name: { en: 'retention', zh: '留存' },
    unit: 'share',
    better: 'higher',
    doc: { en: 'members ÷ ever joined, everybody', zh: '现有成员 ÷ 累计入会（全部人）' },
    value: (r) => ratio(last(r.members), last(r.joined)),
  },
  {
    id: 'reachNew',
    name: { en: 'newly reached', zh: '新触达' },
    unit: 'people',
    better: 'higher',
    doc: {
      en: 'people ever acquaintance or above, other than founders and those who were on day 0',
      zh: '曾达到弱关系及以上的人数（不含种子用户，也不含第 0 天已达到者）',
    },
    value: (r) => last(r.reachNew),
    series: (r) => r.reachNew,
  },
  {
    id: 'joinedNew',
    name: { en: 'newly joined', zh: '新入会' },
    unit: 'people',
    better: 'higher',
    doc: {
      en: 'people ever member or above, other than founders and those who were on day 0',
      zh: '曾达到成员及以上的人数（不含种子用户，也不含第 0 天已达到者）',
    },
    value: (r) => last(r.joinedNew),
    series: (r) => r.joinedNew,
  },
  {
    id: 'membersNew',
    name: { en: 'new members', zh: '现有新成员' },
    unit: 'people',
    better: 'higher',
    doc: {
      en: 'people at member or above now, other than founders and those who were on day 0',
      zh: '当前处于成员及以上的人数（不含种子用户，也不含第 0 天已达到者）',
    },
    value: (r) => last(r.membersNew),
    series: (r) => r.membersNew,
  },
  {
    id: 'retentionNew',
    name: { en: 'retention of newcomers', zh: '新成员留存' },
    unit: 'share',
    better: 'higher',
    doc: { en: 'new members ÷ newly joined', zh: '现有新成员 ÷ 新入会' },
    value: (r) => ratio(last(r.membersNew), last(r.joinedNew)),
  },
];
