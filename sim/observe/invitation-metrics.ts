import { MEMBER, RANK } from '../stages/index.ts';
import { ratio, type Metric } from './metric.ts';
import type { RunRecord } from './recorder.ts';

/** Days since a parent's joining within which a child counts for `kCohort`. */
const CHILD_WITHIN = 90;
const SOON = 5;

/** Share of those inside at the end of whom something holds; null where nobody is inside, or nobody ever invited. */
function shareInside(
  { finalStage, invitations: { last } }: RunRecord,
  holds: (person: number) => boolean,
): number | null {
  if (last.length === 0) return null;
  let inside = 0;
  let some = 0;
  for (let person = 0; person < finalStage.length; person++) {
    if (RANK[finalStage[person]] < RANK[MEMBER]) continue;
    inside++;
    if (holds(person)) some++;
  }
  return ratio(some, inside);
}

function parents({ forest: { person, parent } }: RunRecord): Set<number> {
  const found = new Set<number>();
  for (const row of parent) if (row >= 0) found.add(person[row]);
  return found;
}

/** Median of a histogram by whole days; null for an empty one. */
function medianDay(histogram: Int32Array): number | null {
  const total = histogram.reduce((a, b) => a + b, 0);
  if (total === 0) return null;
  let seen = 0;
  for (let day = 0; day < histogram.length; day++) {
    seen += histogram[day];
    if (2 * seen > total) return day;
    if (2 * seen === total) {
      const next = histogram.findIndex((n, later) => later > day && n > 0);
      return (day + next) / 2;
    }
  }
  return null;
}

const upTo = (histogram: Int32Array, day: number) =>
  histogram.subarray(0, day + 1).reduce((a, b) => a + b, 0);

function viralCycle({ forest: { parent, day } }: RunRecord): number | null {
  let steps = 0;
  let days = 0;
  for (let row = 0; row < parent.length; row++) {
    if (parent[row] < 0) continue;
    steps++;
    days += day[row] - day[parent[row]];
  }
  return ratio(days, steps);
}

/** Children within 90 days of joining, per person who joined so long before the end. */
function kCohort({ forest: { parent, day }, days }: RunRecord): number | null {
  let people = 0;
  let children = 0;
  const seenWhole = (row: number) => day[row] + CHILD_WITHIN <= days;
  for (let row = 0; row < day.length; row++) {
    if (seenWhole(row)) people++;
    const own = parent[row];
    if (own >= 0 && seenWhole(own) && day[row] - day[own] <= CHILD_WITHIN) children++;
  }
  return ratio(children, people);
}

/** Who invites, how soon, and what comes of it. */
export const INVITATION_METRICS: readonly Metric[] = [
  {
    id: 'referralParticipation',
    name: { en: 'members who invited in 30 days', zh: '近 30 天邀请参与率' },
    unit: 'share',
    better: 'higher',
    doc: {
      en: 'share of the members at the end who sent an invitation in the last 30 days',
      zh: '期末成员中，最近 30 天内发过邀请的比例',
    },
    value: (r) => shareInside(r, (person) => r.invitations.last[person] > r.days - 30),
  },
  {
    id: 'referralEver',
    name: { en: 'members who ever invited', zh: '曾经邀请的成员' },
    unit: 'share',
    better: 'higher',
    doc: {
      en: 'share of the members at the end who ever sent an invitation',
      zh: '期末成员中，曾发过邀请的比例',
    },
    value: (r) => shareInside(r, (person) => r.invitations.last[person] >= 0),
  },
  {
    id: 'referralJoined',
    name: { en: 'members who brought somebody', zh: '带来过人的成员' },
    unit: 'share',
    better: 'higher',
    doc: {
      en: 'share of the members at the end who are the parent of somebody who joined, by word of mouth or by an invitation',
      zh: '期末成员中，曾（以口碑或邀请）带来入会者的比例',
    },
    value: (r) => {
      const brought = parents(r);
      return shareInside(r, (person) => brought.has(person));
    },
  },
  {
    id: 'firstInvite',
    name: { en: 'time to first invitation', zh: '首次邀请用时' },
    unit: 'days',
    better: 'lower',
    doc: {
      en: 'of those who joined at least 34 days before the end and invited within 34 days of it: median days to the first invitation',
      zh: '在结束前至少 34 天入会、并在入会 34 天内发出邀请的人中，到首次邀请的天数的中位数',
    },
    value: (r) => medianDay(r.invitations.first),
  },
  {
    id: 'firstInviteSoon',
    name: { en: 'first invitations within 5 days', zh: '5 天内的首次邀请' },
    unit: 'share',
    better: 'higher',
    doc: {
      en: 'of the same people: share whose first invitation came within 5 days of joining; 80 % in WeChat groups (Qiu et al. 2016)',
      zh: '同一批人中，入会 5 天内就发出首次邀请的比例；微信群为 80 %（Qiu 等，2016）',
    },
    value: ({ invitations: { first } }) => ratio(upTo(first, SOON), upTo(first, first.length)),
  },
  {
    id: 'inviteGap',
    name: { en: 'next invitations within 2 days', zh: '2 天内的再次邀请' },
    unit: 'share',
    better: 'higher',
    doc: {
      en: 'share of the pairs of successive invitations of one person that are at most 2 days apart; 80 % in WeChat groups (Qiu et al. 2016)',
      zh: '同一人相邻两次邀请中，相隔不超过 2 天的比例；微信群为 80 %（Qiu 等，2016）',
    },
    value: ({ invitations: { gaps, shortGaps } }) => ratio(shortGaps, gaps),
  },
  {
    id: 'viralCycle',
    name: { en: 'viral cycle', zh: '裂变周期' },
    unit: 'days',
    better: 'lower',
    doc: {
      en: 'mean days from a parent’s joining to that of somebody they brought',
      zh: '从引荐者入会到其带来的人入会的平均天数',
    },
    value: viralCycle,
  },
  {
    id: 'kCohort',
    name: { en: 'k within 90 days', zh: '90 天裂变系数' },
    unit: 'ratio',
    better: 'higher',
    doc: {
      en: 'joiners whom a person brought within 90 days of joining, per person who joined at least 90 days before the end; above 1 each brings more than one other',
      zh: '在结束前至少 90 天入会的人，平均每人在入会 90 天内带来的入会者数；超过 1 即一人带来不止一人',
    },
    value: kCohort,
  },
];
