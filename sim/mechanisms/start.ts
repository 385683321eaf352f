import { z } from 'zod';
import { RANK, STAGE_COUNT, STAGE_IDS, STAGES, STRANGER } from '../ladder/index.ts';
import { pow, Stream } from '../random/index.ts';
import type { World } from '../world/index.ts';
import { field, headCount, peopleOrShare, share } from './field.ts';
import { first } from './founder-order.ts';
import { mechanism } from './mechanism.ts';

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
        en: 'People who stand on this stage on day 0: a number or a share of all such as "1 %".',
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
        if (!isDate(found)) addIssue({ code: 'custom', params: { problem: 'notADate', found } });
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
      en: 'How much better people fit the higher they stand: each is as likely to stand ahead of others as affinity^(this) makes them; 0 = whoever.',
      zh: '越靠上的人契合度越高：一个人排在前面的可能与 契合度^(此值) 成正比；0 表示与契合度无关。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  circles: field(z.number().int().min(1).max(65_535).nullable().default(null), {
    label: { en: 'circles with people inside', zh: '现有成员所在的圈子' },
    help: {
      en: 'The community is there in this many circles only, the first by number; empty = in all.',
      zh: '社群只存在于编号最前的这么多个圈子；留空表示遍及所有圈子。',
    },
    unit: 'none',
    source: 'keep-to-capacity; assumption',
  }),
  ties: field(z.number().min(0).max(100).default(0), {
    label: { en: 'ties among those inside', zh: '现有成员之间的联系' },
    help: {
      en: 'Ties that a person inside has to others inside, on average, beside those of the graph. They never end.',
      zh: '现有成员除图中联系外，平均每人与其他现有成员的联系数。它们不会消失。',
    },
    unit: 'ties',
    source: 'assumption',
  }),
  strongShare: field(share().default(0.2), {
    label: { en: 'strong among those ties', zh: '其中强联系的比例' },
    help: {
      en: 'Share of the ties among those inside that are strong.',
      zh: '现有成员之间的这些联系中，强联系所占的比例。',
    },
    unit: 'share',
    source: 'Dunbar 2016; assumption',
  }),
});

type Config = z.output<typeof schema>;

/** A community that is there before the run: people on their stages, and ties among them. */
export const start = mechanism({
  id: 'start',
  name: { en: 'Community already there', zh: '已有的社群' },
  does: { en: 'places the people of a community that exists today', zh: '安排今天已经存在的社群' },
  sources: [],
  schema,
  start(config, world) {
    const placed = placesOf(config, world);
    // Before anybody speaks, so that mechanisms which start later find these ties as they find the graph's.
    const inside = placed.filter(({ stage }) => RANK[stage] >= 1).map(({ person }) => person);
    if (config.ties > 0 && !world.graph.mixed) tie(inside, config, world);
    return {
      configure() {},
      founders: () => placed.map((one) => ({ ...one, already: true })),
    };
  },
});

/**
 * Who stands where, from the top of the ladder down. Lots are keyed by person, so that more people on the lower rungs
 * move nobody on the upper ones, and a larger community contains the smaller.
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
  let most = 0;
  for (const value of order) if (value < Infinity && value > most) most = value;
  const cut = order.map((value) => (value < Infinity ? value : 2 * most + 1));
  return first(Math.min(wanted, order.length), cut).filter((person) => order[person] < Infinity);
}

/**
 * Rings in random orders, each of which gives everyone two ties; of the last one only as many links as are still wanted. The
 * place in a ring is keyed by person, so one more person changes their neighbours' ties and no others.
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
