import { STAGES, type StageRow } from '../stages/index.ts';
import { AGES, MONTH_DAYS } from './cohorts.ts';
import { ratio, type Metric } from './metric.ts';
import type { RunRecord } from './recorder.ts';

/** Stages to which people climb, and from which they climb on. */
const CLIMBED_TO = STAGES.filter(({ rank, promotesTo }) => rank >= 1 && promotesTo !== null);

const sum = (column: ArrayLike<number>) => Array.from(column).reduce((total, n) => total + n, 0);

/** First day on which members are at most half of those of a day; null without members then, and if it does not happen. */
export function halfLifeFrom({ members }: Pick<RunRecord, 'members'>, day: number): number | null {
  if (members[day] === 0) return null;
  for (let t = day; t < members.length; t++) if (2 * members[t] <= members[day]) return t - day;
  return null;
}

const retention = (age: number, a: number): Metric[] => [
  {
    id: `retention${age}`,
    name: { en: `retention at ${age} days`, zh: `${age} 天留存` },
    unit: 'share',
    better: 'higher',
    doc: {
      en: `of everybody who first joined ${age} days or more before the end, those of day 0 too: share who are members ${age} days after joining, whether or not they were away in between`,
      zh: `在结束前至少 ${age} 天首次入会的全部人（含第 0 天已在者）中，入会 ${age} 天时是成员的比例，其间离开过又回来的也算`,
    },
    value: ({ retention: { aged, agedPresent } }) => ratio(agedPresent[a], aged[a]),
  },
  {
    id: `retention${age}New`,
    name: { en: `retention of newcomers at ${age} days`, zh: `新成员 ${age} 天留存` },
    unit: 'share',
    better: 'higher',
    doc: {
      en: `the same without those who were members on day 0`,
      zh: `同上，不含第 0 天已是成员者`,
    },
    value: ({ retention: { agedNew, agedPresentNew } }) => ratio(agedPresentNew[a], agedNew[a]),
  },
];

const conversion = ({ id, name }: StageRow): Metric => ({
  id: `conversion30${id[0].toUpperCase()}${id.slice(1)}`,
  name: { en: `${name.en} to next stage in 30 days`, zh: `${name.zh} 30 天转化` },
  unit: 'share',
  better: 'higher',
  doc: {
    en: `of those who first climbed to ${name.en} at least ${MONTH_DAYS} days before the end: share who climbed on within ${MONTH_DAYS} days; who was placed there on day 0 is left out`,
    zh: `在结束前至少 ${MONTH_DAYS} 天首次升为${name.zh}的人中，${MONTH_DAYS} 天内再升一级的比例；第 0 天就在该阶段的不计`,
  },
  value: ({ conversion: { arrived, converted } }) => {
    const stage = STAGES.findIndex((row) => row.id === id);
    return ratio(converted[stage], arrived[stage]);
  },
});

/** Who stays, who comes back, who climbs on. */
export const MEMBERSHIP_METRICS: readonly Metric[] = [
  ...AGES.flatMap(retention),
  {
    id: 'quickRatio',
    name: { en: 'quick ratio', zh: '速动比' },
    unit: 'ratio',
    better: 'higher',
    doc: {
      en: '(new + returned) ÷ lost, as crossings of the member line over the whole 30-day months of the run; below 1 the community shrinks',
      zh: '（新入会 + 回流）÷ 流失，按进出成员线的人次计，取运行期内完整的 30 天月；低于 1 则社群在缩小',
    },
    value: ({ months: { joined, returned, lost } }) => ratio(sum(joined) + sum(returned), sum(lost)),
  },
  ...CLIMBED_TO.map(conversion),
  {
    id: 'halfLife',
    name: { en: 'half-life', zh: '半衰期' },
    unit: 'days',
    better: 'higher',
    doc: {
      en: 'days until members are at most half of those of day 0; empty if that does not happen within the run',
      zh: '现有成员降到第 0 天的一半或以下所用的天数；运行期内没有发生则为空',
    },
    value: (r) => halfLifeFrom(r, 0),
  },
];
