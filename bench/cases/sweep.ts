import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Cells } from '../../batch/sweep/cells.ts';
import { runIntoStore } from '../../batch/sweep/run.ts';
import { Store } from '../../batch/sweep/store.ts';
import { loadSweep } from '../../sim/index.ts';
import type { BenchCase, Row } from '../case.ts';
import { spreadOf } from '../measure.ts';

const EARLY = 1000;
const RUNS = 20_000;

const BASE = `version: 1
people: { count: 500 }
days: 180
seeding: { count: 5 }
wordOfMouth: {}
`;
const SWEEP = `version: 1
base: base.yaml
factors:
  wordOfMouth.talk.member: { range: [0.001, 0.1], scale: log, steps: 10 }
  seeding.count: { range: [1, 20], steps: 20 }
replicates: ${RUNS / 200}
series: { keep: [reach, members], every: 7 }
`;

/** A long sweep of short runs: what the pool, the store and memory make of it. */
export const sweep: BenchCase = {
  id: 'sweep',
  what: { en: 'a sweep of 20,000 runs', zh: '20,000 次运行的参数扫描' },
  goal: {
    en: 'memory at 20,000 runs ≤ 1.1 × that at 1,000; pool efficiency ≥ 0.9; ≤ 1 ms a run beyond simulation',
    zh: '20,000 次运行时的内存 ≤ 1,000 次时的 1.1 倍；线程利用率 ≥ 0.9；模拟之外每次 ≤ 1 毫秒',
  },
  how: {
    en: '200 points × 100 replicates of 500 people over 180 days, each on a graph of its own, two daily series kept every week; `kindling sweep` without its command line. Efficiency is the time of all runs ÷ (workers × wall time), start of the workers included.',
    zh: '200 个点 × 100 次重复，500 人、180 天，每次重复一张图，每周保留两条逐日序列；相当于不经命令行的 `kindling sweep`。利用率为所有运行耗时 ÷（线程数 × 墙钟时间），含线程启动。',
  },
  optIn: true,
  async run(t) {
    const files: Record<string, string> = { 'base.yaml': BASE, 'sweep.yaml': SWEEP };
    const load = (path: string) => (files[path] === undefined ? null : { path, text: files[path] });
    const loaded = loadSweep('sweep.yaml', load).sweep!;
    const folder = mkdtempSync(join(tmpdir(), 'kindling-bench-'));
    const store = await Store.open(join(folder, 'out'));
    let early = 0;
    const onProgress = (done: number) => {
      if (early === 0 && done >= EARLY) early = process.memoryUsage.rss();
    };
    try {
      const run = await runIntoStore(new Cells(loaded), store, {
        workers: Math.min(2, availableParallelism()),
        onProgress,
      });
      const late = process.memoryUsage.rss();
      const busy = run.simulating + run.building;
      const available = run.workers * run.wall;
      const parts = readdirSync(join(folder, 'out/runs'), { withFileTypes: true });
      const bytes = ['runs', 'series'].flatMap((table) =>
        readdirSync(join(folder, 'out', table)).map(
          (name) => statSync(join(folder, 'out', table, name)).size,
        ),
      );
      const detail = {
        seconds: run.wall,
        workers: run.workers,
        runs: run.ran,
        parts: parts.length,
        bytes: bytes.reduce((a, b) => a + b, 0),
      };
      const rows: Row[] = [
        {
          id: 'memory',
          label: { en: 'memory at 20,000 runs ÷ at 1,000', zh: '20,000 次时的内存 ÷ 1,000 次时' },
          unit: 'times',
          value: spreadOf([late / early]),
          worse: 'higher',
          goal: { max: 1.1 },
          detail: { earlyBytes: early, lateBytes: late, ...detail },
        },
        {
          id: 'efficiency',
          label: { en: 'pool efficiency', zh: '线程利用率' },
          unit: 'times',
          value: spreadOf([busy / available]),
          worse: 'lower',
          goal: { min: 0.9 },
        },
        {
          id: 'overhead',
          label: { en: 'beyond simulation, per run', zh: '模拟之外，每次运行' },
          unit: 'seconds',
          value: spreadOf([(available - busy) / run.ran]),
          worse: 'higher',
          goal: { max: 0.001 },
        },
      ];
      t(`${run.ran} runs in ${run.wall.toFixed(1)} s, ${parts.length} parts`);
      return { rows };
    } finally {
      store.close();
      rmSync(folder, { recursive: true });
    }
  },
};
