import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  keyOf,
  makeGraph,
  simulate,
  STAGE_IDS,
  thresholdStream,
  type Graph,
  type Key,
  type Plan,
  type StageId,
} from '../../sim/index.ts';
import type { BenchCase, Row } from '../case.ts';
import { graphSpec, type GeneratorId } from '../graphs.ts';
import { interleave, ratioOf, timed, typical, type Timing } from '../measure.ts';
import { compileNative, NO_COMPILER } from '../native/compile.ts';
import { runNative } from '../programs.ts';
import { growthPlan, SPEEDS, type Speed } from '../scenarios.ts';

const PEOPLE = 1_000_000;
const FOUNDERS = 10;
const ROUNDS = 3;

/** The whole engine against the same algorithm in C++. */
export const engine: BenchCase = {
  id: 'engine',
  what: {
    en: 'the two-bucket engine against the same algorithm in C++',
    zh: '双桶引擎：与 C++ 中的同一算法相比',
  },
  goal: { en: '≤ 1.5 × the time of C++', zh: '≤ C++ 时间的 1.5 倍' },
  how: {
    en: `${PEOPLE.toLocaleString('en-US')} people, strong and weak ties, trust and doubt: fast growth is over within ${SPEEDS.fast.days} days, slow growth takes ${SPEEDS.slow.days}. bench/native/engine.cpp (-O3 -march=native) runs on the same graph with the same draws and has to make the same number of moves. World and day loop, wall time, without credit and records; the graph is not counted.`,
    zh: `${PEOPLE.toLocaleString('en-US')} 人，强弱联系，信任与疑虑：快速增长在 ${SPEEDS.fast.days} 天内结束，缓慢增长需要 ${SPEEDS.slow.days} 天。bench/native/engine.cpp（-O3 -march=native）在相同的图上以相同的抽取运行，移动次数必须一致。计世界构建与每日循环的实际时间，不计归因、记录与建图。`,
  },
  missed: {
    en: 'What is left is JavaScript around each move: asking every mechanism, gathering the ties of whoever starts to talk, building the world. Tried without gain: blocks of 4 and 16 people, one bucket after the other, rows aligned to cache lines, huge pages, memory asked for by speaker. Ties stay outside the memory of WebAssembly, so that replicates share them.',
    zh: '其余是每次移动周围的 JavaScript：逐一询问机制、收集开始谈论者的联系、建立世界。试过而无收益的：4 人与 16 人一块、先一桶后另一桶、按缓存行对齐、大页、按谈论者预取。联系留在 WebAssembly 内存之外，以便各次重复共用。',
  },
  async run(t) {
    const program = compileNative('engine');
    if (!program) return { skipped: NO_COMPILER };
    const folder = mkdtempSync(join(tmpdir(), 'kindling-bench-'));
    try {
      const rows: Row[] = [];
      for (const ties of [10, 30]) {
        for (const kind of ['barabasi-albert', 'holme-kim'] as const) {
          for (const speed of ['fast', 'slow'] as const) {
            rows.push(await compare(program, folder, kind, ties, speed, t));
          }
        }
      }
      return { rows };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function compare(
  program: string,
  folder: string,
  kind: GeneratorId,
  ties: number,
  speed: Speed,
  t: (line: string) => void,
): Promise<Row> {
  const key = keyOf('engine', ties);
  const { graph } = makeGraph(graphSpec(kind, ties, 0.3), PEOPLE, key);
  const plan = growthPlan({ people: PEOPLE, founders: FOUNDERS, ties, speed });
  const files = [join(folder, 'graph'), join(folder, 'setup')] as const;
  writeFileSync(files[0], graphBytes(graph));
  writeFileSync(files[1], setup(plan, key));
  let transitions = 0;
  let days = 0;
  const [ours, native] = await interleave(
    [
      {
        name: 'ours',
        run: () => {
          transitions = 0;
          return timed(() => {
            for (const today of simulate(plan, graph, key, { credit: false })) {
              if (today.day > 0) transitions += today.transitions.count;
              days = today.day;
            }
          });
        },
      },
      { name: 'C++', run: () => nativeRun(program, files) },
    ],
    ROUNDS,
  );
  const other = nativeRun(program, files);
  if (other.transitions !== transitions) throw new Error(`${transitions} moves, C++ ${other.transitions}`);
  const name = `${kind}, ${ties} ties, ${speed} growth`;
  t(
    `${name}: ${typical(ours, 'wall').toFixed(2)} s, C++ ${typical(native, 'wall').toFixed(2)} s, ${transitions} moves`,
  );
  return {
    id: `${kind}-${ties}-${speed}`,
    label: {
      en: name,
      zh: `${kind}，${ties} 条联系，${speed === 'fast' ? '快速' : '缓慢'}增长`,
    },
    unit: 'times',
    value: ratioOf(ours, native, 'wall'),
    worse: 'higher',
    goal: { max: 1.5 },
    detail: { seconds: typical(ours, 'wall'), nativeSeconds: typical(native, 'wall'), transitions, days },
  };
}

function nativeRun(program: string, files: readonly string[]): Timing & { transitions: number } {
  const report = runNative(program, files);
  const wall = report.world + report.days;
  return { cpu: wall, wall, transitions: report.transitions };
}

/** What engine.cpp reads: people, tie directions, offsets, ties. */
function graphBytes({ people, offsets, ties }: Graph): Buffer {
  const parts = [Int32Array.of(people, ties.length), offsets, ties];
  return Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
}

function setup({ scenario }: Plan, key: Key): string {
  const by = (map: Readonly<Record<StageId, number>>) => STAGE_IDS.map((id) => map[id]);
  const { wordOfMouth, everyday, days } = scenario;
  const founders = Array.from({ length: FOUNDERS }, (_, person) => person);
  const numbers = [days, key.k0, key.k1, thresholdStream, wordOfMouth!.weak].concat(
    by(wordOfMouth!.talk),
    by(wordOfMouth!.receptivity),
    by(everyday!.trust),
    by(everyday!.doubt),
    [STAGE_IDS.indexOf('acquaintance'), founders.length],
    founders,
  );
  return numbers.join(' ');
}
