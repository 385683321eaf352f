import { keyOf, makeGraph, simulate, type Graph } from '../../sim/index.ts';
import type { BenchCase, Row } from '../case.ts';
import { graphSpec } from '../graphs.ts';
import { interleave, ratioOf, timed, typical, type Timing } from '../measure.ts';
import { FOUNDERS, PLAIN } from '../rivals/spread.ts';
import { sideBySide, spreadPlan } from '../scenarios.ts';

const ROUNDS = 5;
const ACTIVE = 100_000;
const IDLE = 500_000;
const DAYS = 180;

/** Cost follows what happens: what does not happen is doubled, then what does. */
export const idle: BenchCase = {
  id: 'idle',
  what: { en: 'cost follows what happens', zh: '开销取决于发生了多少事' },
  goal: {
    en: 'twice the idle strangers ≤ 1.1 ×, twice the quiet days ≤ 1.2 ×, twice the activity ≤ 2.2 × the time',
    zh: '闲置陌生人加倍 ≤ 1.1 倍，平静日子加倍 ≤ 1.2 倍，活动加倍 ≤ 2.2 倍的时间',
  },
  how: {
    en: `The plain spread in a community of ${ACTIVE.toLocaleString('en-US')} beside ${IDLE.toLocaleString('en-US')} strangers with ties of their own whom nobody reaches, ${DAYS} days. Against it: twice the strangers; twice the days, the spread being over; a second community of the same size in which the same happens. No common influence on strangers. Day loop only, CPU time.`,
    zh: `在 ${ACTIVE.toLocaleString('en-US')} 人的社群中进行简单传播，旁边有 ${IDLE.toLocaleString('en-US')} 位彼此相连但无人触达的陌生人，共 ${DAYS} 天。与之相比：陌生人加倍；传播结束后天数加倍；再有一个同样大小、发生同样事情的社群。陌生人不受共同影响。只计每日循环的 CPU 时间。`,
  },
  async run(t) {
    const rows: Row[] = [];
    for (const ties of [10, 30]) rows.push(...(await double(ties, t)));
    return { rows };
  },
};

async function double(ties: number, t: (line: string) => void): Promise<Row[]> {
  const draw = (people: number, replicate: number) =>
    makeGraph(graphSpec('barabasi-albert', ties), people, keyOf('idle', replicate)).graph;
  const community = draw(ACTIVE, 0);
  const strangers = draw(IDLE, 1);
  const one = sideBySide(community, strangers);
  const crowd = sideBySide(one, strangers);
  const two = sideBySide(sideBySide(community, draw(ACTIVE, 2)), strangers);
  const founders = (from: number) => Array.from({ length: FOUNDERS }, (_, k) => from + ACTIVE - 1 - k);
  const first = founders(0);
  const candidate = (name: string, graph: Graph, days: number, who: readonly number[]) => ({
    name,
    run: (round: number) => dayLoop(graph, days, who, round),
  });
  const [base, idlers, quiet, active] = await interleave(
    [
      candidate('base', one, DAYS, first),
      candidate('idle', crowd, DAYS, first),
      candidate('quiet', one, 2 * DAYS, first),
      candidate('active', two, DAYS, [...first, ...founders(ACTIVE)]),
    ],
    ROUNDS,
  );
  t(`${ties} ties: ${(typical(base) * 1e3).toFixed(1)} ms for ${DAYS} days`);
  const row = (id: string, en: string, zh: string, samples: readonly Timing[], max: number): Row => ({
    id: `${id}-${ties}`,
    label: { en: `${en}, ${ties} ties`, zh: `${zh}，${ties} 条联系` },
    unit: 'times',
    value: ratioOf(samples, base),
    worse: 'higher',
    goal: { max },
    detail: { seconds: typical(samples), baseSeconds: typical(base) },
  });
  return [
    row('strangers', 'twice the idle strangers', '闲置陌生人加倍', idlers, 1.1),
    row('days', 'twice the quiet days', '平静日子加倍', quiet, 1.2),
    row('activity', 'twice the activity', '活动加倍', active, 2.2),
  ];
}

function dayLoop(graph: Graph, days: number, founders: readonly number[], round: number): Timing {
  const plan = spreadPlan({ people: graph.people, founders, ...PLAIN, days });
  const run = simulate(plan, graph, keyOf('idle run', round + 1));
  run.next();
  return timed(() => {
    while (!run.next().done);
  });
}
