import { z } from 'zod';
import { RANK, STAGE_IDS, stageIndex } from '../ladder/index.ts';
import { Stream } from '../random/index.ts';
import type { World } from '../world/index.ts';
import { field, headCount, money, peopleOrShare, share } from './field.ts';
import { mechanism } from './mechanism.ts';

const schema = z.strictObject({
  by: field(z.enum(['chance', 'degree', 'hand']).default('chance'), {
    label: { en: 'chosen by', zh: '挑选方式' },
    help: {
      en: 'chance: anyone; degree: those with most ties; hand: the names under `people`.',
      zh: 'chance：随机；degree：联系最多的人；hand：`people` 中列出的名字。',
    },
    unit: 'none',
    source: 'hundred-kols, cold-or-trusted',
  }),
  count: field(peopleOrShare().default(100), {
    label: { en: 'founders asked', zh: '邀请的种子用户' },
    help: {
      en: 'How many people are asked to found the community: a number or a share such as "1 %".',
      zh: '邀请多少人成为种子用户：人数，或如 "1 %" 的比例。',
    },
    unit: 'people',
    source: 'hundred-kols',
  }),
  people: field(
    z
      .array(z.union([z.string(), z.number()]))
      .max(100_000)
      .default([]),
    {
      label: { en: 'founders by name', zh: '指定的种子用户' },
      help: {
        en: 'Names in the graph file, or numbers from 0 in a generated graph; used with `by: hand`.',
        zh: '图文件中的名字，或生成图中从 0 起的编号；与 `by: hand` 配合使用。',
      },
      unit: 'none',
      source: 'hundred-kols',
    },
  ),
  except: field(
    z
      .array(z.union([z.string(), z.number()]))
      .max(100_000)
      .default([]),
    {
      label: { en: 'not these', zh: '排除的人' },
      help: {
        en: 'Names or numbers of people who stay ordinary strangers though they would be chosen: neither replaced nor paid.',
        zh: '即使被选中也仍是普通陌生人的人（名字或编号）：不补位，也不付费。',
      },
      unit: 'none',
      source: 'assumption',
    },
  ),
  perCircle: field(z.boolean().default(false), {
    label: { en: 'spread over circles', zh: '按圈子分配' },
    help: {
      en: 'Take the same number from every circle, best first: with `by: degree`, the leaders of the circles.',
      zh: '从每个圈子各取相同人数，优者先取；与 `by: degree` 合用即各圈子的意见领袖。',
    },
    unit: 'none',
    source: 'cold-or-trusted',
  }),
  stage: field(z.enum(STAGE_IDS.filter((id) => RANK[stageIndex(id)] >= 1)).default('member'), {
    label: { en: 'stage of founders', zh: '种子用户的阶段' },
    help: { en: 'Where founders stand on day 0.', zh: '种子用户在第 0 天所处的阶段。' },
    unit: 'none',
    source: 'assumption',
  }),
  accepts: field(share().default(1), {
    label: { en: 'share who accept', zh: '接受比例' },
    help: {
      en: 'Chance that someone asked becomes a founder; those who refuse are not replaced and not paid.',
      zh: '受邀者成为种子用户的概率；拒绝者不补位，也不付费。',
    },
    unit: 'share',
    source: 'assumption',
  }),
  price: field(money().default(0), {
    label: { en: 'price per founder', zh: '每位种子用户的费用' },
    help: {
      en: 'Paid on day 0 for each founder: gifts, visits, fees.',
      zh: '第 0 天为每位种子用户付出的费用：礼物、拜访、酬金。',
    },
    unit: 'money',
    source: 'assumption',
  }),
});

type Config = z.output<typeof schema>;

/** Who the first members are. */
export const seeding = mechanism({
  id: 'seeding',
  name: { en: 'Founders', zh: '种子用户' },
  does: { en: 'places the first members on day 0', zh: '在第 0 天安排最初的成员' },
  sources: [],
  schema,
  start(config, world) {
    return {
      configure() {},
      founders() {
        const accepting = new Stream(world.key, 'accepts to found');
        const except = new Set(config.except.map((name) => personNamed(name, world)));
        const chosen = choose(config, world).filter(
          (person) => !except.has(person) && accepting.uniform(person) < config.accepts,
        );
        world.ledger.book('founders', chosen.length * config.price);
        return chosen.map((person) => ({ person, stage: stageIndex(config.stage) }));
      },
    };
  },
});

function choose(config: Config, world: World): number[] {
  if (config.by === 'hand') return [...new Set(config.people.map((name) => personNamed(name, world)))];
  const wanted = Math.min(headCount(config.count, world.people), world.people);
  const order = orderOf(config, world);
  if (!config.perCircle) return first(wanted, order);
  // Round after round one from each circle, so that the first rounds are each circle's best.
  const place = new Int32Array(world.graph.circleCount);
  const round = new Float64Array(world.people);
  for (const person of first(world.people, order)) round[person] = place[world.graph.circle[person]]++;
  return first(wanted, round, order);
}

/**
 * What people are chosen by, lowest first: a lot between 0 and 1, keyed per person, so that 100 founders are among any
 * 1,000; by degree, one more for every tie that somebody else has more.
 */
function orderOf(config: Config, world: World): Float64Array {
  const lot = new Stream(world.key, 'founder');
  const order = new Float64Array(world.people);
  for (let person = 0; person < world.people; person++) order[person] = lot.uniform(person);
  if (config.by !== 'degree') return order;
  let most = 0;
  for (let person = 0; person < world.people; person++)
    most = Math.max(most, world.ties.degreeAtStart(person));
  return order.map((draw, person) => most - world.ties.degreeAtStart(person) + draw);
}

const BINS = 4096;

/** The `wanted` people who come first by `order`, then by `next`, then by number; few others are sorted. */
function first(wanted: number, order: Float64Array, next = order): number[] {
  let most = 0;
  for (const value of order) if (value > most) most = value;
  const binOf = (person: number) => Math.floor((order[person] / (most + 1)) * BINS);
  const inBin = new Int32Array(BINS);
  for (let person = 0; person < order.length; person++) inBin[binOf(person)]++;
  let last = 0;
  for (let left = wanted - inBin[0]; left > 0; left -= inBin[last]) last++;
  const chosen: number[] = [];
  for (let person = 0; person < order.length; person++) if (binOf(person) <= last) chosen.push(person);
  chosen.sort((a, b) => order[a] - order[b] || next[a] - next[b] || a - b);
  return chosen.slice(0, wanted);
}

/** Index of a named person, or −1. Names come from the graph's file; without names, people are numbered. */
export function findPerson(name: string | number, graph: Pick<World['graph'], 'people' | 'names'>): number {
  if (graph.names) return graph.names.indexOf(String(name));
  const index = /^\d+$/.test(String(name)) ? Number(name) : -1;
  return index < graph.people ? index : -1;
}

function personNamed(name: string | number, world: World): number {
  const index = findPerson(name, world.graph);
  if (index < 0) throw new Error(`seeding: nobody is called ${name}`);
  return index;
}
