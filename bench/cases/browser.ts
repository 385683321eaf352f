import { findBrowser } from '../../scripts/browser.mjs';
import { runReplicate, type Plan } from '../../sim/index.ts';
import { openPage } from '../browser/serve.ts';
import type { BenchCase, Row } from '../case.ts';
import { interleave, ratioOf, timed, typical, type Timing } from '../measure.ts';
import { ladderPlan } from '../scenarios.ts';

const PEOPLE = 100_000;
const DAYS = 365;
const ROUNDS = 5;
const SEED = 'browser';

/** The dashboard's worker against Node. */
export const browser: BenchCase = {
  id: 'browser',
  what: { en: 'the browser worker against Node', zh: '浏览器工作线程与 Node 相比' },
  goal: { en: '≥ 0.9 × throughput', zh: '吞吐量 ≥ 0.9 倍' },
  how: {
    en: `One replicate of the ladder with all defaults, ${PEOPLE.toLocaleString('en-US')} people on Barabási–Albert, ${DAYS} days, graph and outcome included, in the worker that the dashboard uses (headless Chromium) and in Node, in turn; equal bits are checked. Wall time, taken inside the page.`,
    zh: `采用全部默认值的阶梯运行一次，${PEOPLE.toLocaleString('en-US')} 人，Barabási–Albert 图，${DAYS} 天，含建图与结果，轮流在控制面板所用的工作线程（无界面 Chromium）与 Node 中运行；核对结果逐位相同。页面内计时的墙钟时间。`,
  },
  async run(t) {
    const path = findBrowser();
    if (!path) {
      return {
        skipped: {
          en: 'no Chromium was found: install chromium, or set KINDLING_CHROMIUM',
          zh: '未找到 Chromium：请安装 chromium，或设置 KINDLING_CHROMIUM',
        },
      };
    }
    const page = await openPage(path);
    try {
      const rows: Row[] = [];
      for (const ties of [10, 30]) {
        const plan = ladderPlan({ people: PEOPLE, days: DAYS, attach: ties / 2 });
        const digest = new Map<string, Set<string>>();
        const note = (round: number, found: string) =>
          digest.set(String(round), (digest.get(String(round)) ?? new Set()).add(found));
        const [there, here] = await interleave(
          [
            {
              name: 'browser',
              run: async (round) => {
                const result = await page.run(plan, SEED, round + 1);
                note(round, result.digest);
                return { cpu: result.seconds, wall: result.seconds };
              },
            },
            { name: 'Node', run: (round) => inNode(plan, round, note) },
          ],
          ROUNDS,
        );
        if ([...digest.values()].some((found) => found.size > 1))
          throw new Error('The browser has other bits.');
        t(`${ties} ties: ${typical(there, 'wall').toFixed(2)} s, Node ${typical(here, 'wall').toFixed(2)} s`);
        rows.push({
          id: `worker-${ties}`,
          label: { en: `throughput of Node, ${ties} ties`, zh: `相对 Node 的吞吐量，${ties} 条联系` },
          unit: 'times',
          value: ratioOf(here, there, 'wall'),
          worse: 'lower',
          goal: { min: 0.9 },
          detail: { seconds: typical(there, 'wall'), nodeSeconds: typical(here, 'wall') },
        });
      }
      return { rows };
    } finally {
      await page.close();
    }
  },
};

function inNode(plan: Plan, round: number, note: (round: number, digest: string) => void): Timing {
  return timed(() => {
    const run = runReplicate(plan, SEED, round + 1);
    for (;;) {
      const step = run.next();
      if (!step.done) continue;
      note(round, step.value.digest);
      return;
    }
  });
}
