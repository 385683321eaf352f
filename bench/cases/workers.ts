import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { availableParallelism } from 'node:os';
import { runVariants } from '../../batch/pool.ts';
import type { Variant } from '../../sim/index.ts';
import type { BenchCase, Row } from '../case.ts';
import { interleave, ratioOf, typical, type Timing } from '../measure.ts';
import { ladderPlan } from '../scenarios.ts';

const ROUNDS = 3;
const REPLICATES = 24;
const PEOPLE = 100_000;
const DAYS = 365;

/** Two threads against one, replicates of one scenario. */
export const workers: BenchCase = {
  id: 'workers',
  what: { en: 'two workers against one', zh: '两个工作线程与一个相比' },
  goal: { en: '≥ 1.85 × throughput', zh: '吞吐量 ≥ 1.85 倍' },
  how: {
    en: `${REPLICATES} replicates of the ladder with all defaults, ${PEOPLE.toLocaleString('en-US')} people on one shared Barabási–Albert graph, ${DAYS} days, by the pool that the command uses, its start included. Wall time.`,
    zh: `采用全部默认值的阶梯运行 ${REPLICATES} 次，${PEOPLE.toLocaleString('en-US')} 人共用一张 Barabási–Albert 图，${DAYS} 天，使用命令行所用的线程池，含启动。墙钟时间。`,
  },
  missed: {
    en: 'Each thread starts, reads the code and compiles it by itself, and both wait for one memory: 8 replicates gave 1.44 and 1.69, 24 give more, as the start weighs less. Tried: threads that stay between batches, which they now do.',
    zh: '每个线程各自启动、读入并编译代码，且两者等待同一内存：8 次运行为 1.44 与 1.69，24 次则更高，因为启动所占更少。试过：线程在各批之间保留，现已如此。',
  },
  async run(t) {
    if (availableParallelism() < 2) {
      return { skipped: { en: 'the machine has one core', zh: '机器只有一个核' } };
    }
    const rows: Row[] = [];
    for (const ties of [10, 30]) {
      const plan = ladderPlan({
        people: PEOPLE,
        days: DAYS,
        attach: ties / 2,
        replicates: REPLICATES,
        more: { graph: { kind: 'barabasi-albert', attach: ties / 2, draw: 'once' } },
      });
      const variant: Variant = { name: 'bench', label: 'bench', plan, graphFile: undefined };
      const [one, two] = await interleave(
        [1, 2].map((workers) => ({ name: `${workers} workers`, run: () => pooled(variant, workers) })),
        ROUNDS,
      );
      t(
        `${ties} ties: ${typical(one, 'wall').toFixed(2)} s with one, ${typical(two, 'wall').toFixed(2)} s with two`,
      );
      rows.push({
        id: `two-${ties}`,
        label: { en: `two workers, ${ties} ties`, zh: `两个工作线程，${ties} 条联系` },
        unit: 'times',
        value: ratioOf(one, two, 'wall'),
        worse: 'lower',
        goal: { min: 1.85 },
        detail: { seconds: typical(two, 'wall'), oneSeconds: typical(one, 'wall') },
      });
    }
    return { rows };
  },
};

async function pooled(variant: Variant, workers: number): Promise<Timing> {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  await runVariants([variant], { workers });
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1e6, wall: (performance.now() - wall) / 1e3 };
}
