import type { BenchCase, Row } from '../case.ts';
import { spreadOf } from '../measure.ts';
import { runTask } from '../programs.ts';

const PEOPLE = 10_000_000;
const TIES = 10;
const DAYS = 365;

/** A country in one process. */
export const tenMillion: BenchCase = {
  id: 'ten-million',
  optIn: true,
  what: {
    en: '10 million people, 50 million ties, a year, one process',
    zh: '一个进程：1000 万人、5000 万条联系、一年',
  },
  goal: { en: 'completes under 3 GB resident', zh: '常驻内存低于 3 GB 并完成' },
  how: {
    en: 'The ladder with all defaults on Barabási–Albert, graph, run and record in one fresh process; the most memory it ever held, as the system counts it. One run, opt-in.',
    zh: '在一个新进程中建图、运行并记录：采用全部默认值的阶梯与 Barabási–Albert 图；取系统统计的内存峰值。只运行一次，需指定名称。',
  },
  run() {
    const { wall, cpu, building, members, peakGB } = runTask(
      'long-run',
      [PEOPLE, TIES, DAYS].map(String),
      2500,
    );
    const row = (
      id: string,
      en: string,
      zh: string,
      rest: Pick<Row, 'unit' | 'value' | 'goal' | 'detail'>,
    ): Row => ({
      id,
      label: { en, zh },
      worse: 'higher',
      ...rest,
    });
    return {
      rows: [
        row('resident', 'most resident memory', '常驻内存峰值', {
          unit: 'GB',
          value: spreadOf([peakGB]),
          goal: { max: 3 },
        }),
        row('time', 'graph, run and record', '建图、运行与记录', {
          unit: 'seconds',
          value: spreadOf([wall]),
          detail: { cpu, building, members },
        }),
      ],
    };
  },
};
