import { z } from 'zod';
import { RANK, STAGE_IDS, stageIndex } from '../../stages/index.ts';
import { field, hazard, money, peopleOrShare, perStage, share } from '../field.ts';

export const series = z.strictObject({
  kind: field(z.enum(['online', 'offline']).default('offline'), {
    label: { en: 'online or offline', zh: '线上或线下' },
    help: {
      en: 'One hour offline counts as `offlineRatio` hours online.',
      zh: '线下一小时相当于线上一小时的 `offlineRatio` 倍。',
    },
    unit: 'none',
    source: 'meet-once',
  }),
  perMonth: field(z.number().min(0).max(300).default(1), {
    label: { en: 'events', zh: '活动次数' },
    help: { en: 'Number of events per 30 days.', zh: '每 30 天举办多少次。' },
    unit: 'perMonth',
    source: 'twenty-one-events',
  }),
  hours: field(z.number().min(0.1).max(240).default(3), {
    label: { en: 'length', zh: '时长' },
    help: { en: 'Length of one event.', zh: '每次活动持续多久。' },
    unit: 'hours',
    source: 'assumption',
  }),
  capacity: field(peopleOrShare().default(30), {
    label: { en: 'capacity', zh: '容量' },
    help: {
      en: 'Maximum attendance; if more people want to come, the most interested come.',
      zh: '最多容纳的人数；报名过多时最热切者参加。',
    },
    unit: 'people',
    source: 'assumption',
  }),
  from: field(z.enum(STAGE_IDS.filter((id) => RANK[stageIndex(id)] >= 1)).default('acquaintance'), {
    label: { en: 'open from stage', zh: '开放阶段' },
    help: {
      en: 'The lowest stage invited. If only members are invited, events alone cannot raise reach.',
      zh: '受邀的最低阶段。若仅限成员，活动本身无法扩大触达。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  interest: field(share().default(0.1), {
    label: { en: 'interest', zh: '参与意愿' },
    help: {
      en: 'Probability that a person of average affinity wants to come to an event.',
      zh: '契合度平均的人想参加一次活动的概率。',
    },
    unit: 'share',
    source: 'assumption',
  }),
  regulars: field(z.number().min(0).max(3).default(0), {
    label: { en: 'regulars', zh: '常客' },
    help: {
      en: 'How far the same people come again: σ of the logarithm of a lasting personal interest, of mean 1; 0 = each event draws anew.',
      zh: '同一批人反复参加的程度：每人长期兴趣（均值为 1）取对数后的标准差；0 表示每次活动重新抽取。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  guests: field(share().default(0), {
    label: { en: 'guests', zh: '带朋友来' },
    help: {
      en: 'Probability that a member who comes brings a friend from outside: a stranger or an acquaintance, beyond the capacity.',
      zh: '到场的成员带一位圈外朋友（陌生人或弱关系）同来的概率；不占名额。',
    },
    unit: 'share',
    source: 'six-and-six-thousand; assumption',
  }),
  neighbours: field(z.number().int().min(0).max(50).default(4), {
    label: { en: 'people met', zh: '结识人数' },
    help: {
      en: 'Number of others that each person really meets at an event; 0 = events make no ties.',
      zh: '每人在一次活动中真正结识多少人；0 表示不产生联系。',
    },
    unit: 'people',
    source: 'assumption',
  }),
  cost: field(money().default(500), {
    label: { en: 'cost of one event', zh: '每次活动固定成本' },
    help: { en: 'Paid for each event with at least one attendee.', zh: '每举办一次（有人到场）所付的费用。' },
    unit: 'money',
    source: 'assumption',
  }),
  costPerHead: field(money().default(20), {
    label: { en: 'cost per head', zh: '人均成本' },
    help: { en: 'Paid for each attendee.', zh: '每位到场者的费用。' },
    unit: 'money',
    source: 'assumption',
  }),
});

export const schema = z.strictObject({
  trustPerHour: field(hazard().default(0.01), {
    label: { en: 'trust per hour online', zh: '线上每小时的信任' },
    help: {
      en: 'Trust that one hour online gives each attendee.',
      zh: '线上活动每小时给参加者带来的信任。',
    },
    unit: 'hazard',
    source: 'assumption',
  }),
  receptivity: perStage(
    () => z.number().min(0).max(10),
    Object.fromEntries(STAGE_IDS.map((id) => [id, 1])),
    {
      label: { en: 'receptivity', zh: '易感度' },
      help: {
        en: 'Multiplies the trust that a person on this stage takes from an event: an evening moves an acquaintance more than a partner.',
        zh: '处于该阶段的人从活动中得到的信任乘以此值：一晚相处打动弱关系，多过打动合伙人。',
      },
      unit: 'factor',
      source: 'assumption',
    },
    // Who has left or is wary comes to no event.
    0,
  ),
  offlineRatio: field(z.number().min(0).max(1000).default(6.9), {
    label: { en: 'offline : online', zh: '线下与线上之比' },
    help: {
      en: 'Hours online that one hour offline equals, for trust and for ties. Not measured directly; compliance studies range from 1.4 to 34.',
      zh: '线下一小时在信任和联系上抵线上多少小时。尚无直接测量；相关依从性研究在 1.4 到 34 之间。',
    },
    unit: 'factor',
    source: {
      en: 'Roghanizad & Bohns 2017 (compliance, not ties); assumption',
      zh: 'Roghanizad & Bohns 2017（测的是答应请求，不是联系）; assumption',
    },
  }),
  hoursPerMonth: field(z.number().min(0).max(720).default(12), {
    label: { en: 'time people have', zh: '个人时间预算' },
    help: {
      en: 'Hours per 30 days that a person can spend on events; without a limit more events would always be better.',
      zh: '每人 30 天内可用于活动的小时数；若无上限，活动总是越多越好。',
    },
    unit: 'hoursPerMonth',
    source: 'assumption',
  }),
  strongHours: field(z.number().min(0).max(1000).default(50), {
    label: { en: 'hours to a strong tie', zh: '结成强联系所需小时' },
    help: {
      en: 'Hours spent together, in offline hours, after which a tie becomes strong.',
      zh: '累计共处多少小时（按线下小时计）后联系变强。',
    },
    unit: 'hours',
    source: 'Hall 2019',
  }),
  seating: field(z.enum(['ring', 'tables']).default('ring'), {
    label: { en: 'seating', zh: '座次' },
    help: {
      en: 'tables: the same people sit together each time, at tables of `neighbours` + 1, and every pair at a table spends the whole evening together. ring: in random order, hours shared out among those beside one.',
      zh: 'tables：每次与同一批人同桌，每桌 `neighbours` + 1 人，同桌的每一对都共度全程；ring：随机围坐，时间分给左右的人。',
    },
    unit: 'none',
    source: 'Hall 2019; assumption',
  }),
  outside: field(z.number().min(0).max(10).default(1), {
    label: { en: 'time outside events', zh: '活动之外的时间' },
    help: {
      en: 'Hours that two people at a table spend together elsewhere for each hour at the event, with `seating: tables`.',
      zh: '`seating` 为 tables 时，同桌两人在活动之外每小时活动另有多少小时相处。',
    },
    unit: 'factor',
    source: 'Hall 2019; assumption',
  }),
  lastsDays: field(z.number().int().min(1).max(100_000).default(90), {
    label: { en: 'a weak event tie lasts', zh: '活动弱联系的寿命' },
    help: {
      en: 'Days after the last meeting until a weak tie made at an event ends.',
      zh: '最后一次见面后多少天，活动中结成的弱联系消失。',
    },
    unit: 'days',
    source: 'assumption',
  }),
  tieCap: field(z.number().int().min(1).max(1000).default(50), {
    label: { en: 'event ties a person keeps', zh: '个人保有的活动联系' },
    help: {
      en: 'Maximum number of event ties per person; beyond it the tie met longest ago is dropped.',
      zh: '超过此数时，最久未见者被放下。',
    },
    unit: 'ties',
    source: {
      en: 'Dunbar 2016 (active layer); assumption',
      zh: 'Dunbar 2016（常联系的一层）; assumption',
    },
  }),
  ritualAt: field(z.number().int().min(1).max(10_000).default(3), {
    label: { en: 'ritual at attendance', zh: '仪式在第几次参加' },
    help: {
      en: 'Number of attendances after which a ritual welcomes a member.',
      zh: '成员参加到第几次时，为其举行仪式。',
    },
    unit: 'none',
    source: 'common-task; assumption',
  }),
  ritualTrust: field(hazard().default(0), {
    label: { en: 'trust from the ritual', zh: '仪式带来的信任' },
    help: {
      en: 'Additional trust that the ritual gives the member, once; 0 = no rituals.',
      zh: '仪式额外给该成员带来的信任，仅一次；0 表示没有仪式。',
    },
    unit: 'hazard',
    source: 'common-task; assumption',
  }),
  series: z.record(z.string().min(1).max(40), series).default({}),
});

export type Config = z.output<typeof schema>;
export type Series = z.output<typeof series>;
