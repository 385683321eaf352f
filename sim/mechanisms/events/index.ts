import { z } from 'zod';
import { asNote, problem } from '../../problems.ts';
import { MEMBER, RANK, STAGE_IDS, stageIndex, toUnits } from '../../stages/index.ts';
import { log, Stream } from '../../random/index.ts';
import type { World } from '../../world/index.ts';
import {
  byName,
  field,
  hazard,
  headCount,
  money,
  peopleOrShare,
  severalNames,
  share,
  withoutName,
} from '../field.ts';
import { mechanism } from '../mechanism.ts';
import { beginsMonth, MONTH } from '../month.ts';

const series = z.strictObject({
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

const schema = z.strictObject({
  trustPerHour: field(hazard().default(0.01), {
    label: { en: 'trust per hour online', zh: '线上每小时的信任' },
    help: {
      en: 'Trust that one hour online gives each attendee.',
      zh: '线上活动每小时给参加者带来的信任。',
    },
    unit: 'hazard',
    source: 'assumption',
  }),
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

type Config = z.output<typeof schema>;
type Series = z.output<typeof series>;

/** One event of today and who came. */
interface Collector {
  readonly name: string;
  readonly series: Series;
  readonly comers: readonly number[];
}

/** Events, online and offline: hours together bring trust, and attendees who meet become tied. */
export const events = mechanism({
  id: 'events',
  name: { en: 'Events', zh: '活动' },
  does: { en: 'attendees gain trust and get to know each other', zh: '到场者增加信任并彼此结识' },
  reason: {
    en: 'People who meet today are tied from tomorrow on.',
    zh: '在活动中见面的人，从明天起才有联系。',
  },
  part: 'scene',
  sources: ['event'],
  schema,
  firstUse: { series: { meetup: {} } },
  templates: ['community'],
  bytesPerPerson: 96, // 84 measured, with two meetings a week for up to 5% of all
  separable: (configs) =>
    severalNames(configs.map(({ series }) => series)).map((name) => ({
      kind: 'series',
      path: `series.${name}`,
      name,
      without: (config) => ({ ...config, series: withoutName(config.series, name) }),
    })),
  leftAlone: (config) => ({
    ...config,
    series: Object.fromEntries(byName(config.series).map(([name, one]) => [name, { ...one, perMonth: 0 }])),
  }),
  crossCheck: ({ series, hoursPerMonth: budget }) =>
    Object.entries(series)
      .filter(([, { hours }]) => hours > budget)
      .map(([name, { hours: found }]) => ({
        path: ['series', name, 'hours'],
        problem: asNote(problem('eventLongerThanBudget', { values: { found, budget } })),
      })),
  examples: {
    busy: {
      lastsDays: 20,
      ritualTrust: 0.3,
      series: { dinner: { perMonth: 6, capacity: 12, interest: 0.3, cost: 99.99 } },
    },
    idle: { series: { dinner: { perMonth: 0 } } },
  },
  start(initial, world) {
    let config = initial;
    /** Hours each person gave in these 30 days. */
    const spent = new Float64Array(world.people);
    /** How often each person came as a member or above. */
    const came = new Uint16Array(world.people);
    const gatherings: Collector[] = [];
    const receive = (person: number) => {
      if (RANK[world.stage[person]] < RANK[MEMBER]) return;
      came[person]++;
      if (came[person] === config.ritualAt)
        world.trust.addImpulse('event', person, toUnits(config.ritualTrust));
    };
    return {
      configure(next: Config) {
        config = next;
      },
      today(day) {
        if (beginsMonth(day)) spent.fill(0);
        for (const [name, series] of byName(config.series)) {
          const { perMonth } = series;
          const held = Math.floor((day * perMonth) / MONTH) - Math.floor(((day - 1) * perMonth) / MONTH);
          for (let n = 0; n < held; n++) {
            const comers = attendance(world, config, series, `${name} ${n}`, day, spent);
            if (comers.length === 0) continue;
            hold(world, config, series, comers, spent);
            for (const person of comers) {
              world.comers.add(person);
              receive(person);
            }
            gatherings.push({ name: `${name} ${n}`, series, comers });
          }
        }
      },
      changeTies(day) {
        // Meetings first: a pair that meets on the day its tie would end keeps it.
        if (!world.graph.mixed) for (const gathering of gatherings) seat(world, config, gathering, day);
        world.eventsHeld += gatherings.length;
        gatherings.length = 0;
        world.ties.expire(day, config);
      },
    };
  },
});

/** Adds trust for the hours together and books the cost. */
function hold(world: World, config: Config, one: Series, comers: number[], spent: Float64Array): void {
  const weight = one.kind === 'offline' ? config.offlineRatio : 1;
  const trust = toUnits(config.trustPerHour * one.hours * weight);
  for (const person of comers) {
    spent[person] += one.hours;
    world.trust.addImpulse('event', person, trust);
  }
  world.ledger.count('gatherings');
  world.ledger.count('attendances', comers.length);
  world.ledger.book('events', one.cost + one.costPerHead * comers.length);
}

/**
 * Attendance: everybody eligible has a lateness −ln U ÷ affinity keyed by (series, day, person); people below the cut of
 * their interest want to come, and the `capacity` smallest do. One additional person displaces at most one other.
 */
function attendance(
  world: World,
  config: Config,
  one: Series,
  name: string,
  day: number,
  spent: Float64Array,
): number[] {
  const lateness = new Stream(world.key, `attends ${name}`);
  const lowest = RANK[stageIndex(one.from)];
  const cut = one.interest >= 1 ? Infinity : -log(1 - one.interest);
  const wanting: { person: number; late: number }[] = [];
  world.eachInside((person, stage) => {
    if (RANK[stage] < lowest || spent[person] + one.hours > config.hoursPerMonth) return;
    const late = lateness.exponential(day, person) / world.affinity.of(person);
    if (late <= cut) wanting.push({ person, late });
  });
  const capacity = headCount(one.capacity, world.people);
  if (wanting.length > capacity) {
    wanting.sort((a, b) => a.late - b.late || a.person - b.person);
    wanting.length = capacity;
  }
  return wanting.map(({ person }) => person);
}

/** Attendees sit in a ring in random order and meet the next few on either side; hours are shared among them. */
function seat(world: World, config: Config, { name, series, comers }: Collector, day: number): void {
  const { kind, neighbours } = series;
  if (neighbours === 0 || comers.length < 2) return;
  const { offlineRatio } = config;
  const hours = kind === 'offline' ? series.hours : offlineRatio > 0 ? series.hours / offlineRatio : 0;
  const seats = new Stream(world.key, `seat ${name}`);
  const ring = comers
    .map((person) => ({ person, at: seats.word(day, person) }))
    .toSorted((a, b) => a.at - b.at || a.person - b.person);
  const n = ring.length;
  const reach = Math.ceil(Math.min(n - 1, neighbours) / 2);
  const met = Math.min(2 * reach, n - 1);
  let newTies = 0;
  for (let step = 1; step <= reach; step++) {
    // In an even ring the pair (p, p + n/2) would occur twice.
    const last = 2 * step === n ? n / 2 : n;
    for (let p = 0; p < last; p++) {
      const a = ring[p].person;
      const b = ring[(p + step) % n].person;
      if (world.ties.meet(a, b, hours / met, day, config)) newTies++;
    }
  }
  world.ledger.count('newEventTies', newTies);
}
