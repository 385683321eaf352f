import { z } from 'zod';
import { problem } from '../../problems.ts';
import { RANK, STAGE_IDS, stageIndex } from '../../stages/index.ts';
import { Stream } from '../../random/index.ts';
import type { World } from '../../world/index.ts';
import { field, hazard, headCount, money, peopleOrShare, share } from '../field.ts';
import { byInfluence, byScore, first, FOUNDERS_BY } from '../founder-order.ts';
import { mechanism, type Finding, type Setting } from '../mechanism.ts';

/** Used with `by: greedy` only. Not the talk of the run, which a planner can only guess. */
const planner = z
  .strictObject({
    talk: field(hazard().default(0.004), {
      label: { en: 'planner: talk', zh: '规划：口碑强度' },
      help: {
        en: 'Planner’s assumption for `by: greedy`: trust per day that a person sends along a strong tie. With 0 nobody reaches anybody, and the choice is random.',
        zh: '规划者设想一个人每天沿强联系带来的信任，与 `by: greedy` 配合使用。为 0 时谁也触达不了谁，按抽签挑选。',
      },
      unit: 'perDay',
      source: 'Kempe, Kleinberg & Tardos 2003; assumption',
    }),
    weak: field(z.number().min(0).max(10).default(0.4), {
      label: { en: 'planner: weak ties', zh: '规划：弱联系的作用' },
      help: {
        en: 'Planner’s assumption: talk along a weak tie, as a multiple of talk along a strong one.',
        zh: '规划者设想沿弱联系传播的口碑相当于强联系的多少倍。',
      },
      unit: 'factor',
      source: 'assumption',
    }),
    days: field(z.number().int().min(1).max(100_000).default(30), {
      label: { en: 'planner: talking days', zh: '规划：谈论天数' },
      help: {
        en: 'Planner’s assumption: number of days that a person talks.',
        zh: '规划者设想一个人会谈论多少天。',
      },
      unit: 'days',
      source: 'assumption',
    }),
    samples: field(z.number().int().min(1).max(1024).default(32), {
      label: { en: 'planner: samples', zh: '规划：样本数' },
      help: {
        en: 'Number of simulated cascades that the planner averages over. They use a seed of their own, never that of the run.',
        zh: '规划者对多少次设想的传播取平均。它们用自己的种子抽取，与运行的种子无关。',
      },
      unit: 'none',
      source: {
        en: 'Leskovec et al. 2007 (CELF); assumption',
        zh: 'Leskovec et al. 2007（CELF）; assumption',
      },
    }),
  })
  .prefault({});

const schema = z.strictObject({
  by: field(z.enum(FOUNDERS_BY).default('random'), {
    label: { en: 'chosen by', zh: '挑选方式' },
    help: {
      en: 'random: everybody with the same probability; degree: people with the most ties; hand: the names under `people`; core: highest k-core; betweenness: on the most shortest paths; affinity: best fit; greedy: the set that together reaches the most people.',
      zh: 'random：人人机会相同；degree：联系最多的人；hand：`people` 中列出的名字；core：处于联系最密之处（k 核）；betweenness：处于最多最短路径上；affinity：最契合者；greedy：合起来触达最多的人。',
    },
    unit: 'none',
    source: 'hundred-kols, cold-or-trusted, enthusiasts-first',
  }),
  count: field(peopleOrShare().default(100), {
    label: { en: 'founders asked', zh: '邀请的种子用户' },
    help: {
      en: 'People invited as founders on day 0: a number, or a share such as "1 %".',
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
        en: 'Names or numbers of people who stay ordinary strangers even if chosen; they are not replaced and not paid.',
        zh: '即使被选中也仍是普通陌生人的人（名字或编号）：不补位，也不付费。',
      },
      unit: 'none',
      source: 'assumption',
    },
  ),
  perCircle: field(z.boolean().default(false), {
    label: { en: 'spread over circles', zh: '按圈子分配' },
    help: {
      en: 'Choose the same number from every circle, best first: with `by: degree`, the leaders of each circle.',
      zh: '从每个圈子各取相同人数，优者先取；与 `by: degree` 合用即各圈子的意见领袖。',
    },
    unit: 'none',
    source: 'cold-or-trusted',
  }),
  stage: field(z.enum(STAGE_IDS.filter((id) => RANK[stageIndex(id)] >= 1)).default('member'), {
    label: { en: 'stage of founders', zh: '种子用户的阶段' },
    help: { en: 'Stage of the founders on day 0.', zh: '种子用户在第 0 天所处的阶段。' },
    unit: 'none',
    source: 'assumption',
  }),
  accepts: field(share().default(1), {
    label: { en: 'share who accept', zh: '接受比例' },
    help: {
      en: 'Probability that an invited person becomes a founder; people who refuse are not replaced and not paid.',
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
  pricePerTie: field(money().default(0), {
    label: { en: 'price per tie of a founder', zh: '种子用户每条联系的费用' },
    help: {
      en: 'Paid in addition for every tie a founder has on day 0: well-connected people ask for more. 0 = the same price for all.',
      zh: '另按种子用户第 0 天的每条联系付费：人脉广者要价高。0 表示人人同价。',
    },
    unit: 'money',
    source: 'hundred-kols; assumption',
  }),
  greedy: planner,
});

type Config = z.output<typeof schema>;

/** Choice of founders. */
export const seeding = mechanism({
  id: 'seeding',
  name: { en: 'Founders', zh: '种子用户' },
  does: { en: 'places the founders on day 0', zh: '在第 0 天放入种子用户' },
  reason: {
    en: 'On day 0 only: everything later starts from the founders.',
    zh: '只在第 0 天：之后的一切由种子用户开始。',
  },
  part: 'community',
  sources: [],
  schema,
  templates: ['community', 'plain'],
  dayZeroOnly: true,
  crossCheck: checkFounders,
  examples: {
    busy: { count: 30, price: 1.11 },
    idle: { count: 0 },
  },
  start(config, world) {
    return {
      configure() {},
      founders() {
        const accepting = new Stream(world.key, 'accepts to found');
        const except = new Set(config.except.map((name) => personNamed(name, world)));
        const chosen = choose(config, world).filter(
          (person) => !except.has(person) && accepting.uniform(person) < config.accepts,
        );
        let ties = 0;
        for (const person of chosen) ties += world.ties.degreeAtStart(person);
        world.ledger.book('founders', chosen.length * config.price + ties * config.pricePerTie);
        return chosen.map((person) => ({ person, stage: stageIndex(config.stage) }));
      },
    };
  },
});

/** People already placed are skipped, and the next in order is invited. */
function choose(config: Config, world: World): number[] {
  const free = (person: number) => world.founder[person] === 0;
  if (config.by === 'hand') {
    return [...new Set(config.people.map((name) => personNamed(name, world)))].filter(free);
  }
  const wanted = Math.min(headCount(config.count, world.people), world.people);
  let placed = 0;
  for (const mark of world.founder) placed += Number(mark !== 0);
  if (placed === 0) return inTurn(config, world, wanted);
  return inTurn(config, world, Math.min(wanted + placed, world.people))
    .filter(free)
    .slice(0, wanted);
}

function inTurn(config: Config, world: World, wanted: number): number[] {
  if (!config.perCircle || wanted === 0) return inOrder(config, world, wanted);
  // One from each circle per round, so that the first rounds hold each circle's best.
  const place = new Int32Array(world.graph.circleCount);
  const round = new Float64Array(world.people);
  const rank = new Float64Array(world.people);
  for (const [at, person] of inOrder(config, world, world.people).entries()) {
    rank[person] = at;
    round[person] = place[world.graph.circle[person]]++;
  }
  return first(wanted, round, rank);
}

/** The first `wanted` people, best first. Tie-breakers are keyed per person, so that 100 founders are among any 1,000. */
function inOrder({ by, greedy }: Config, world: World, wanted: number): number[] {
  const tieBreakers = new Stream(world.key, 'founder');
  const tieBreaker = new Float64Array(world.people);
  for (let person = 0; person < world.people; person++) tieBreaker[person] = tieBreakers.uniform(person);
  if (by === 'random' || by === 'hand') return first(wanted, tieBreaker);
  return by === 'greedy'
    ? byInfluence(greedy, world, tieBreaker, wanted)
    : byScore(by, world, tieBreaker, wanted);
}

/** Index of a named person, or −1. Names come from the graph's file; without names, people are numbered. */
function findPerson(name: string | number, graph: Pick<World['graph'], 'people' | 'names'>): number {
  if (graph.names) return graph.names.indexOf(String(name));
  const index = /^\d+$/.test(String(name)) ? Number(name) : -1;
  return index < graph.people ? index : -1;
}

function personNamed(name: string | number, world: World): number {
  const index = findPerson(name, world.graph);
  if (index < 0) throw new Error(`seeding: nobody is called ${name}`);
  return index;
}

/** Ways to choose founders that look at ties. */
const NEED_TIES: readonly string[] = ['degree', 'core', 'betweenness', 'greedy'];

function checkFounders(config: z.output<typeof schema>, setting: Setting): Finding[] {
  const { by, people: named, count, except } = config;
  const { people, mixed } = setting;
  const found = by === 'hand' ? named.length : headCount(count, people);
  return [
    ...(found > people
      ? [{ path: 'count', problem: problem('moreSeedsThanPeople', { values: { found, people } }) }]
      : []),
    ...(NEED_TIES.includes(by) && mixed
      ? [{ path: 'by', problem: problem('mixedHasNoTies', { values: { found: by } }) }]
      : []),
    ...(by === 'hand' && named.length === 0 ? [{ path: 'people', problem: problem('nobodyNamed') }] : []),
    ...(by === 'hand' ? strangersTo(setting, named, 'people') : []),
    ...strangersTo(setting, except, 'except'),
  ];
}

/** Names in a list of founders that the graph does not know. */
function strangersTo(graph: Setting, founders: readonly (string | number)[], path: string): Finding[] {
  const example = graph.names?.slice(0, 3).join(', ') ?? `0 … ${graph.people - 1}`;
  return founders.flatMap((found, i) => {
    if (findPerson(found, graph) >= 0) return [];
    return [{ path: `${path}.${i}`, problem: problem('nobodyCalled', { values: { found, example } }) }];
  });
}
