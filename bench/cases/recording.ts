import { keyOf, makeGraph, Recorder, simulate, tablesOf, type Graph, type Plan } from '../../sim/index.ts';
import type { BenchCase, Row } from '../case.ts';
import { graphSpec } from '../graphs.ts';
import { interleave, ratioOf, timed, typical, type Timing } from '../measure.ts';
import { ladderPlan } from '../scenarios.ts';

const PEOPLE = 100_000;
const DAYS = 365;
const ROUNDS = 5;

/** What watching costs, and what credit does. */
export const recording: BenchCase = {
  id: 'recording',
  what: { en: 'recording everything, and credit', zh: '记录一切与归因' },
  goal: {
    en: 'recording ≤ 1.1 × the time of recording nothing, credit ≤ 1.5 × that of none',
    zh: '记录 ≤ 不记录时的 1.1 倍，归因 ≤ 不归因时的 1.5 倍',
  },
  how: {
    en: `The ladder with all defaults, Barabási–Albert, ${PEOPLE.toLocaleString('en-US')} people, ${DAYS} days: drained without looking, without and with credit; then with all daily columns, and with every move of every person as well. Day loop and record, CPU time.`,
    zh: `采用全部默认值的阶梯，Barabási–Albert 图，${PEOPLE.toLocaleString('en-US')} 人，${DAYS} 天：分别为不看结果（不归因与归因）、记录所有每日数据、并记录每个人的每次移动。计每日循环与记录的 CPU 时间。`,
  },
  missed: {
    en: 'Credit draws who brought each person among all their friends who talk, which reads memory all over; it can be left out. Recording hashes all days and people, grows the forest of who brought whom, and keeps what brought those who are there, on every move. Tried: shares as rows of source and share instead of a number for every source, sources that pour listed by stage, one object of each class kept alive. A run that does little else makes the same work weigh more.',
    zh: '归因要在每个人所有谈论的朋友中抽取带来者，访问的内存很分散；可以不做。记录要对每天、每个人取哈希，建立谁带来谁的森林，并记下在场者由何而来，每次移动都要做。试过：份额按“来源、份额”成行存放而非每个来源一个数，按阶段列出有注入的来源，每个类保留一个对象。运行本身越省，同样的记录占比越大。',
  },
  async run(t) {
    const rows: Row[] = [];
    for (const ties of [10, 30]) {
      const plan = ladderPlan({ people: PEOPLE, days: DAYS, attach: ties / 2 });
      const { graph } = makeGraph(graphSpec('barabasi-albert', ties, 0.2), PEOPLE, keyOf('recording', 0));
      const [bare, nothing, columns, transitions] = await interleave(
        [
          { name: 'bare', run: (round) => watch(plan, graph, round, null, false) },
          { name: 'nothing', run: (round) => watch(plan, graph, round, null) },
          {
            name: 'columns',
            run: (round) => watch(plan, graph, round, new Recorder(DAYS, PEOPLE, false, 0, tablesOf())),
          },
          {
            name: 'moves',
            run: (round) => watch(plan, graph, round, new Recorder(DAYS, PEOPLE, true, 0, tablesOf())),
          },
        ],
        ROUNDS,
      );
      t(`${ties} ties: ${(typical(nothing) * 1e3).toFixed(1)} ms for ${DAYS} days`);
      const row = (
        id: string,
        en: string,
        zh: string,
        samples: readonly Timing[],
        base: readonly Timing[] = nothing,
      ): Row => ({
        id: `${id}-${ties}`,
        label: { en: `${en}, ${ties} ties`, zh: `${zh}，${ties} 条联系` },
        unit: 'times',
        value: ratioOf(samples, base),
        worse: 'higher',
        goal: { max: 1.1 },
        detail: { seconds: typical(samples), baseSeconds: typical(base) },
      });
      rows.push({
        ...row('credit', 'credit by source and person', '按来源与个人归因', nothing, bare),
        goal: { max: 1.5 },
      });
      rows.push(row('columns', 'daily columns', '每日数据', columns));
      rows.push(row('moves', 'daily columns and every move', '每日数据与每次移动', transitions));
    }
    return { rows };
  },
};

function watch(plan: Plan, graph: Graph, round: number, recorder: Recorder | null, credit = true): Timing {
  const run = simulate(plan, graph, keyOf('recording run', round + 1), { credit });
  recorder?.see(run.next().value!);
  if (!recorder) run.next();
  return timed(() => {
    for (const today of run) recorder?.see(today);
    recorder?.finish();
  });
}
