import type { BenchCase, Row } from '../case.ts';
import { spreadOf } from '../measure.ts';
import { runTask } from '../programs.ts';

const PEOPLE = 1_000_000;
const ROUNDS = 3;

/** Bytes per person and per tie direction, as slopes: what does not grow with the world does not count. */
export const memory: BenchCase = {
  id: 'memory',
  what: { en: 'memory of a world in full growth', zh: '充分增长时一个世界占用的内存' },
  goal: { en: '≤ 64 bytes a person + 4 bytes a tie direction', zh: '≤ 每人 64 字节 + 每个联系方向 4 字节' },
  how: {
    en: `Resident memory after collecting garbage, in fresh processes: the ladder with all defaults on Barabási–Albert, credit and event ties off, the most over 120 days, graph included. Bytes a tie direction are the slope between ${PEOPLE.toLocaleString('en-US')} people at 10 and at 30 ties; bytes a person the slope between ${PEOPLE.toLocaleString('en-US')} and twice as many people, less their ties.`,
    zh: `在新进程中回收垃圾后统计常驻内存：采用全部默认值的阶梯与 Barabási–Albert 图，关闭归因与活动联系，取 120 天内的最大值，含图。每个联系方向的字节数为 ${PEOPLE.toLocaleString('en-US')} 人时 10 与 30 条联系之间的斜率；每人字节数为人数加倍时的斜率，减去联系所占。`,
  },
  missed: {
    en: 'A tie takes 4 bytes in each direction; the rest of the slope is what the process keeps for itself: the allocator rounds up, and pages freed after building are given back late.',
    zh: '一条联系每个方向占 4 字节；斜率的其余部分是进程自身的开销：分配器向上取整，建图后释放的页面归还较晚。',
  },
  run() {
    const measured = Array.from({ length: ROUNDS }, () => {
      const small = runTask('memory', [String(PEOPLE), '10']);
      const dense = runTask('memory', [String(PEOPLE), '30']);
      const large = runTask('memory', [String(2 * PEOPLE), '10']);
      const perTie = (dense.bytes - small.bytes) / (dense.directions - small.directions);
      const more = large.bytes - small.bytes - perTie * (large.directions - small.directions);
      return { perTie, perPerson: more / PEOPLE, bytes: small.bytes };
    });
    const row = (id: 'perPerson' | 'perTie', en: string, zh: string, max: number): Row => ({
      id,
      label: { en, zh },
      unit: 'bytes',
      value: spreadOf(measured.map((m) => m[id])),
      worse: 'higher',
      goal: { max },
    });
    return {
      rows: [
        row('perPerson', 'a person', '每人', 64),
        // The slope carries a few hundredths of a byte of noise from the heap.
        row('perTie', 'a tie direction', '每个联系方向', 4.05),
      ],
    };
  },
};
