import { z } from 'zod';
import { problem, refusal } from '../../problems.ts';
import { RANK, STAGE_COUNT, STAGE_IDS, STAGES, STRANGER } from '../../stages/index.ts';
import { pow, Stream } from '../../random/index.ts';
import type { World } from '../../world/index.ts';
import { field, headCount, peopleOrShare, share } from '../field.ts';
import { first } from '../founder-order.ts';
import { mechanism } from '../mechanism.ts';

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = MONTH_LENGTHS[month - 1] ?? 0;
  return day >= 1 && day <= length + Number(leap && month === 2);
}

const PLACED = STAGES.filter(({ id }) => id !== 'stranger');

const peopleShape = Object.fromEntries(
  PLACED.map(({ id, name }) => [
    id,
    field(peopleOrShare().default(0), {
      label: { en: `there already: ${name.en}`, zh: `现有：${name.zh}` },
      help: {
        en: 'People on this stage on day 0: a number, or a share of all people such as "1 %".',
        zh: '第 0 天处于该阶段的人：人数，或占全体的比例，如 "1 %"。',
      },
      unit: 'people',
      source: 'assumption',
    }),
  ]),
) as unknown as Record<string, z.ZodDefault<ReturnType<typeof peopleOrShare>>>;

const schema = z.strictObject({
  date: field(
    z
      .string()
      .superRefine((found, { addIssue }) => {
        if (!isDate(found)) addIssue({ code: 'custom', ...refusal('notADate', { found }) });
      })
      .optional(),
    {
      label: { en: 'start date', zh: '开始日期' },
      help: {
        en: 'Date of day 0, such as 2026-03-01; results then show dates beside days.',
        zh: '第 0 天的日期，如 2026-03-01；结果随之在天数旁显示日期。',
      },
      unit: 'none',
      source: 'assumption',
    },
  ),
  people: z.strictObject(peopleShape).prefault({}),
  fit: field(z.number().min(0).max(4).default(0), {
    label: { en: 'fit of those inside', zh: '现有成员的契合度' },
    help: {
      en: 'How strongly affinity decides who is on the higher stages on day 0: the odds of being placed before another person are in proportion to affinity^(this); 0 = at random.',
      zh: '第 0 天谁处于较高阶段，在多大程度上取决于契合度：排在他人之前的机会与 契合度^(此值) 成正比；0 表示随机。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  circles: field(z.number().int().min(1).max(65_535).nullable().default(null), {
    label: { en: 'circles with people inside', zh: '现有成员所在的圈子' },
    help: {
      en: 'The community exists in this many circles only, the first by number; empty = in all circles.',
      zh: '社群只存在于编号最前的这么多个圈子；留空表示遍及所有圈子。',
    },
    unit: 'none',
    source: 'keep-to-capacity; assumption',
  }),
  ties: field(z.number().min(0).max(100).default(0), {
    label: { en: 'ties among those inside', zh: '现有成员之间的联系' },
    help: {
      en: 'Mean number of ties to other initial members that a person has in addition to those of the graph. They never end.',
      zh: '现有成员除图中联系外，平均每人与其他现有成员的联系数。它们不会消失。',
    },
    unit: 'ties',
    source: 'assumption',
  }),
  strongShare: field(share().default(0.2), {
    label: { en: 'strong among those ties', zh: '其中强联系的比例' },
    help: {
      en: 'Share of these ties among initial members that are strong.',
      zh: '现有成员之间的这些联系中，强联系所占的比例。',
    },
    unit: 'share',
    source: 'Dunbar 2016; assumption',
  }),
});

type Config = z.output<typeof schema>;

/** The initial community: people on their stages, and ties among them. */
export const start = mechanism({
  id: 'start',
  name: { en: 'Community already there', zh: '已有的社群' },
  does: {
    en: 'places the initial members of a community that already exists',
    zh: '放入一个已有社群的现有成员',
  },
  reason: {
    en: 'On day 0 only, before founders are invited: initial members are not founders.',
    zh: '只在第 0 天，先于邀请种子用户：现有成员不算种子用户。',
  },
  part: 'community',
  sources: [],
  schema,
  dayZeroOnly: true,
  crossCheck({ people: there, ties }, { people, mixed }) {
    const found = Object.values(there).reduce<number>((sum, n) => sum + headCount(n, people), 0);
    return [
      ...(found > people
        ? [{ path: 'people', problem: problem('moreThereThanPeople', { values: { found, people } }) }]
        : []),
      ...(ties > 0 && mixed
        ? [{ path: 'ties', problem: problem('mixedHasNoTies', { values: { found: ties } }) }]
        : []),
    ];
  },
  examples: {
    busy: { people: { member: 20, fan: '2 %' }, ties: 3 },
    idle: { ties: 3, fit: 1 },
  },
  start(config, world) {
    const placed = placesOf(config, world);
    // Before anybody speaks, so that mechanisms which start later see these ties like those of the graph.
    const inside = placed.filter(({ stage }) => RANK[stage] >= 1).map(({ person }) => person);
    if (config.ties > 0 && !world.graph.mixed) tie(inside, config, world);
    return {
      configure() {},
      founders: () => placed.map((one) => ({ ...one, initial: true })),
    };
  },
});

/**
 * Places people from the highest stage down. Draws are keyed by person, so that more people on the lower stages move
 * nobody on the higher ones, and a larger community contains the smaller.
 */
function placesOf(config: Config, world: World): { person: number; stage: number }[] {
  const wanted = new Int32Array(STAGE_COUNT);
  let total = 0;
  for (const { id } of PLACED) {
    const stage = STAGE_IDS.indexOf(id);
    wanted[stage] = headCount(config.people[id], world.people);
    total += wanted[stage];
  }
  if (total === 0) return [];
  const lots = new Stream(world.key, 'already inside');
  const { circle } = world.graph;
  const order = Float64Array.from({ length: world.people }, (_, person) => {
    if (config.circles !== null && circle[person] >= config.circles) return Infinity;
    return lots.exponential(person) / pow(world.affinity.of(person), config.fit);
  });
  const people = firstFinite(order, total);
  const stages = Array.from(wanted.keys()).toSorted((a, b) => RANK[b] - RANK[a] || a - b);
  let at = 0;
  return stages.flatMap((stage) => {
    const here = stage === STRANGER ? [] : people.slice(at, at + wanted[stage]);
    at += here.length;
    return here.map((person) => ({ person, stage }));
  });
}

/** The first people by an order in which infinity means never; bins of `first` would not know what to do with it. */
function firstFinite(order: Float64Array, wanted: number): number[] {
  let max = 0;
  for (const value of order) if (value < Infinity && value > max) max = value;
  const cut = order.map((value) => (value < Infinity ? value : 2 * max + 1));
  return first(Math.min(wanted, order.length), cut).filter((person) => order[person] < Infinity);
}

/**
 * Rings in random orders, each of which gives everyone two ties; of the last one only as many links as needed. The
 * place in a ring is keyed by person, so one additional person changes only the neighbours' ties.
 */
function tie(inside: readonly number[], { ties, strongShare }: Config, world: World): void {
  if (inside.length < 2) return;
  const seats = new Stream(world.key, 'ring of those inside');
  const links = new Stream(world.key, 'link of those inside');
  const strength = new Stream(world.key, 'tie of those inside');
  for (let ring = 0; 2 * ring < ties; ring++) {
    const kept = Math.min(1, ties / 2 - ring);
    const order = inside
      .map((person) => ({ person, at: seats.word(ring, person) }))
      .toSorted((a, b) => a.at - b.at || a.person - b.person);
    for (let k = 0; k < order.length; k++) {
      const { person } = order[k];
      const next = order[(k + 1) % order.length].person;
      if (links.uniform(ring, person) >= kept) continue;
      const strong = strength.uniform(Math.min(person, next), Math.max(person, next)) < strongShare;
      world.ties.give(person, next, strong);
    }
  }
}
