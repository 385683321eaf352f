import { ratioOf, interleave, spreadOf, typical, type Candidate } from '../measure.ts';
import { runTask, type Report } from '../programs.ts';
import { RIVALS, type RivalId } from '../rivals/index.ts';
import { FOUNDERS, PLAIN } from '../rivals/spread.ts';
import type { BenchCase, Row } from '../case.ts';

const PEOPLE = 100_000;
const ROUNDS = 3;
const FASTER = { agentscript: 100, graphology: 100 } as const;

/** Kindling against what somebody would write instead, on the plain spread. */
export const rivals: BenchCase = {
  id: 'rivals',
  what: { en: 'the plain spread against what one would pick instead', zh: '简单传播：与其他现成方案相比' },
  goal: {
    en: '≥ 100 × faster than AgentScript, ≥ 100 × faster than naive graphology',
    zh: '比 AgentScript 快至少 100 倍，比朴素 graphology 实现快至少 100 倍',
  },
  how: {
    en: `Active people tell each tie with probability ${PLAIN.tell} a day and fall silent with probability ${PLAIN.silence}; Barabási–Albert, ${PEOPLE.toLocaleString('en-US')} people, ${FOUNDERS} founders, ${PLAIN.days} days for all. Each rival runs in a fresh process, in turn with the others, on the same graphs; only the day loop is timed, after one whole run for warming up. CPU time. The share of people reached is checked to agree within 1 %.`,
    zh: `活跃者每天以 ${PLAIN.tell} 的概率告诉每位朋友，以 ${PLAIN.silence} 的概率沉寂；Barabási–Albert 图，${PEOPLE.toLocaleString('en-US')} 人，${FOUNDERS} 位种子用户，所有方案均运行 ${PLAIN.days} 天。各方案轮流在新进程中于相同的图上运行；先完整运行一次预热，只计每日循环的 CPU 时间。最终触达比例之差不超过 1%。`,
  },
  missed: {
    en: 'Both sides wait for the same memory: of each tie one place has to be read and written. The full engine also draws two thresholds for every stage and keeps two buckets, which a plain spread has no use for.',
    zh: '双方等待的是同样的内存：每条联系都要读写一处。完整的引擎还为每个阶段抽取两个阈值、维护两个桶，而单纯的传播用不着这些。',
  },
  async run(t) {
    const rows: Row[] = [];
    for (const ties of [10, 30]) rows.push(...(await against(ties, t)));
    return { rows };
  },
};

async function against(ties: number, t: (line: string) => void): Promise<Row[]> {
  const ids = Object.keys(RIVALS) as RivalId[];
  const reports = new Map(ids.map((id): [RivalId, Report[]] => [id, []]));
  const candidates = ids.map((id): Candidate => ({
    name: id,
    run: (round) => {
      const report = runTask('spread', [id, String(PEOPLE), String(ties / 2), String(round + 2)], 6000);
      // Fresh processes need no warming up here, so the first round is only a trial.
      if (round >= 0) reports.get(id)!.push(report);
      return report;
    },
  }));
  const samples = await interleave(candidates, ROUNDS);
  const reached = ids.map((id) => spreadOf(reports.get(id)!.map(({ heard }) => heard / PEOPLE)));
  t(`${ties} ties: reached ${ids.map((id, k) => `${id} ${reached[k].median.toFixed(4)}`).join(', ')}`);
  return ids.slice(1).map((id, k): Row => {
    const at = k + 1;
    const off = Math.abs(reached[at].median / reached[0].median - 1);
    if (off > 0.01) throw new Error(`${id} reaches ${reached[at].median}, Kindling ${reached[0].median}`);
    const perPersonDay = (sample: number) => (sample / PEOPLE / PLAIN.days) * 1e9;
    return {
      id: `${id}-${ties}`,
      label: { en: `${id}, ${ties} ties`, zh: `${id}，${ties} 条联系` },
      unit: 'times',
      value: ratioOf(samples[at], samples[0]),
      worse: 'lower',
      ...(id in FASTER && { goal: { min: FASTER[id as keyof typeof FASTER] } }),
      detail: {
        nsPerPersonDay: perPersonDay(typical(samples[at])),
        oursNsPerPersonDay: perPersonDay(typical(samples[0])),
        reached: reached[at].median,
        oursReached: reached[0].median,
      },
    };
  });
}
