import type { BenchCase, Row } from '../case.ts';
import { GENERATORS } from '../graphs.ts';
import { interleave, ratioOf, typical } from '../measure.ts';
import { compileNative, NO_COMPILER } from '../native/compile.ts';
import { runNative, runTask } from '../programs.ts';

const PEOPLE = 1_000_000;
const ROUNDS = 5;
const REPEATS = '1';

/** Drawing a graph and turning it into rows, against C++. */
export const generators: BenchCase = {
  id: 'generators',
  what: { en: 'graph generators and rows, against C++', zh: '图生成与压缩行：与 C++ 相比' },
  goal: { en: '≤ 2 × the time of C++', zh: '≤ C++ 时间的 2 倍' },
  how: {
    en: `Each model with ${PEOPLE.toLocaleString('en-US')} people, drawn and turned into sorted rows without repeats: ours by makeGraph, and the same algorithms in bench/native with xoshiro256++ (-O3 -march=native). Fresh processes in turn, each a build after one for warming up. CPU time.`,
    zh: `每种模型 ${PEOPLE.toLocaleString('en-US')} 人，抽取并转为排序去重的压缩行：我们的 makeGraph 与 bench/native 中使用 xoshiro256++ 的相同算法（-O3 -march=native）。轮流启动新进程，先预热一次，再计一次构建。CPU 时间。`,
  },
  missed: {
    en: 'Draws come from one seeded sequence in signed 32-bit arithmetic, which C++ does with unsigned words; ties are sorted into rows in two passes over typed arrays on both sides.',
    zh: '随机数来自一个有种子的序列，以 32 位有符号运算完成，C++ 则用无符号字；双方都用两遍遍历类型数组把联系排成行。',
  },
  async run(t) {
    const program = compileNative('generators');
    if (!program) return { skipped: NO_COMPILER };
    const rows: Row[] = [];
    for (const ties of [10, 30]) {
      for (const kind of GENERATORS) {
        const args = (round: number) => [kind, String(PEOPLE), String(ties), String(round + 2), REPEATS];
        const [ours, native] = await interleave(
          [
            { name: kind, run: (round) => runTask('graph', args(round)) },
            { name: 'C++', run: (round) => runNative(program, args(round)) },
          ],
          ROUNDS,
        );
        t(`${kind}, ${ties} ties: ${typical(ours).toFixed(3)} s, C++ ${typical(native).toFixed(3)} s`);
        rows.push({
          id: `${kind}-${ties}`,
          label: { en: `${kind}, ${ties} ties`, zh: `${kind}，${ties} 条联系` },
          unit: 'times',
          value: ratioOf(ours, native),
          worse: 'higher',
          goal: { max: 2 },
          detail: { seconds: typical(ours), nativeSeconds: typical(native) },
        });
      }
    }
    return { rows };
  },
};
