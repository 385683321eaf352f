import type { BenchCase, Row } from '../case.ts';
import { spreadOf } from '../measure.ts';
import { compileNative, NO_COMPILER } from '../native/compile.ts';
import { runNative, runTask, type Report } from '../programs.ts';

const PEOPLE = 1_000_000;
const ROUNDS = 5;
const REPEATS = 15;

/** What memory alone costs on this machine. */
export const roofline: BenchCase = {
  id: 'roofline',
  what: { en: 'what memory alone costs', zh: '仅内存访问的开销' },
  goal: { en: 'none: for orientation', zh: '无：仅供参考' },
  how: {
    en: `${PEOPLE.toLocaleString('en-US')} people, Barabási–Albert. Gather: everyone sums a column over all friends, through the rows; nanoseconds a tie direction. Stream: two columns of all people are read and compared; nanoseconds a person. C++, and the same loops in JavaScript. Fresh processes in turn, each the median of ${REPEATS}. CPU time.`,
    zh: `${PEOPLE.toLocaleString('en-US')} 人，Barabási–Albert 图。聚集：每人沿压缩行对所有朋友的一列求和，每个联系方向的纳秒数。流式：读取并比较所有人的两列，每人的纳秒数。C++ 与 JavaScript 中的相同循环。轮流启动新进程，各取 ${REPEATS} 次的中位数。CPU 时间。`,
  },
  run() {
    const program = compileNative('roofline');
    if (!program) return { skipped: NO_COMPILER };
    const rows: Row[] = [];
    for (const ties of [10, 30]) {
      const args = [PEOPLE, ties, REPEATS].map(String);
      const pairs = Array.from({ length: ROUNDS }, (): Report[] => [
        runTask('roofline', args),
        runNative(program, args),
      ]);
      const row = (id: 'gather' | 'stream', language: 'js' | 'native', en: string, zh: string): Row => ({
        id: `${id}-${language}-${ties}`,
        label: { en: `${en}, ${ties} ties`, zh: `${zh}，${ties} 条联系` },
        unit: 'nanoseconds',
        value: spreadOf(pairs.map((pair) => pair[language === 'js' ? 0 : 1][id])),
        worse: 'neither',
      });
      rows.push(row('gather', 'native', 'gather a tie direction, C++', '聚集，每个联系方向，C++'));
      rows.push(row('gather', 'js', 'gather a tie direction, JavaScript', '聚集，每个联系方向，JavaScript'));
      rows.push(row('stream', 'native', 'stream a person, C++', '流式，每人，C++'));
      rows.push(row('stream', 'js', 'stream a person, JavaScript', '流式，每人，JavaScript'));
    }
    return { rows };
  },
};
