import { z } from 'zod';
import { field } from '../mechanisms/index.ts';
import { bilingualText } from './schema.ts';

/** A sweep file: base scenarios × values of factors × replicates, and what to keep of each run. */

const levels = z.array(z.unknown()).min(1).max(100_000);

const range = z.strictObject({
  range: field(z.tuple([z.number(), z.number()]), {
    label: { en: 'range', zh: '范围' },
    help: { en: 'Lowest and highest value.', zh: '最小值与最大值。' },
    unit: 'none',
    source: 'assumption',
  }),
  scale: field(z.enum(['linear', 'log']).default('linear'), {
    label: { en: 'scale', zh: '刻度' },
    help: {
      en: 'linear: equal differences; log: equal ratios, for what spans orders of magnitude.',
      zh: 'linear 按等差取值；log 按等比取值，适用于跨越数量级的量。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  steps: field(z.number().int().min(1).max(100_000).optional(), {
    label: { en: 'steps', zh: '取值个数' },
    help: { en: 'How many values a grid takes from the range.', zh: '网格从范围中取多少个值。' },
    unit: 'none',
    source: 'assumption',
  }),
  round: field(z.number().positive().optional(), {
    label: { en: 'round to', zh: '取整单位' },
    help: {
      en: 'Values are rounded to multiples of this; whole-number fields are rounded anyway.',
      zh: '取值按此数的倍数取整；整数字段总是取整。',
    },
    unit: 'none',
    source: 'assumption',
  }),
});

const factor = z.union([levels, z.strictObject({ levels }), range]);

const points = field(z.number().int().min(1).max(10_000_000), {
  label: { en: 'points', zh: '点数' },
  help: { en: 'How many combinations of values are drawn.', zh: '抽取多少组取值。' },
  unit: 'none',
  source: 'assumption',
});

const design = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('grid') }),
  z.strictObject({
    kind: z.literal('list'),
    points: z.array(z.record(z.string(), z.unknown())).max(100_000),
  }),
  z.strictObject({ kind: z.literal('csv'), file: z.string().min(1) }),
  z.strictObject({ kind: z.literal('latin-hypercube'), points }),
  z.strictObject({ kind: z.literal('sobol'), points }),
  z.strictObject({
    kind: z.literal('morris'),
    trajectories: field(z.number().int().min(1).max(1_000_000), {
      label: { en: 'trajectories', zh: '轨迹数' },
      help: {
        en: 'Each goes through factors + 1 points and changes one factor at a time.',
        zh: '每条轨迹经过因素数 + 1 个点，每步只改变一个因素。',
      },
      unit: 'none',
      source: 'Morris 1991',
    }),
    levels: field(z.number().int().min(2).max(1000).multipleOf(2).default(4), {
      label: { en: 'grid levels', zh: '网格级数' },
      help: { en: 'Even number of values a factor takes.', zh: '每个因素的取值个数，须为偶数。' },
      unit: 'none',
      source: 'Morris 1991',
    }),
  }),
]);

export const sweepSchema = z.strictObject({
  version: z.literal(1),
  title: bilingualText.optional(),
  question: bilingualText.optional(),
  base: z.union([z.string(), z.array(z.string()).min(1).max(1000)]),
  factors: z.record(z.string(), factor).default({}),
  design: design.prefault({ kind: 'grid' }),
  replicates: field(z.number().int().min(1).max(1_000_000).optional(), {
    label: { en: 'replicates', zh: '重复次数' },
    help: {
      en: 'Runs of each point, each in a world of its own; left out: as many as the base scenario says.',
      zh: '每个点运行多少次，每次的世界各不相同；省略时取基准场景中的次数。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  seed: field(z.union([z.number(), z.string()]).optional(), {
    label: { en: 'seed', zh: '随机种子' },
    help: {
      en: 'Of every run and of the design; left out: that of the base scenario.',
      zh: '用于每次运行和取点；省略时取基准场景的种子。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  randomNumbers: field(z.enum(['common', 'independent']).default('common'), {
    label: { en: 'random numbers', zh: '随机数' },
    help: {
      en: 'common: replicate r of every point meets the same people and ties, so that differences are clearer; independent: each point has its own.',
      zh: 'common：各点的第 r 次运行面对同样的人和联系，差异更清楚；independent：各点自有一套。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  metrics: field(z.array(z.string()).min(1).optional(), {
    label: { en: 'metrics', zh: '指标' },
    help: {
      en: 'Which numbers of each run are kept; left out: all.',
      zh: '每次运行保留哪些指标；省略时全部保留。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  series: z
    .strictObject({
      keep: field(z.array(z.string()).default([]), {
        label: { en: 'series', zh: '逐日序列' },
        help: {
          en: 'Daily metrics, or stages (people on them), kept of each run.',
          zh: '每次运行保留的逐日指标，或各阶段的人数。',
        },
        unit: 'none',
        source: 'assumption',
      }),
      every: field(z.number().int().min(1).max(36_500).default(1), {
        label: { en: 'thinning', zh: '抽稀' },
        help: {
          en: 'Keep day 0, every so many days after it, and the last day.',
          zh: '保留第 0 天、其后每隔这么多天的一天，以及最后一天。',
        },
        unit: 'days',
        source: 'assumption',
      }),
    })
    .prefault({}),
  transitions: field(z.boolean().default(false), {
    label: { en: 'transitions', zh: '阶段变动' },
    help: {
      en: 'Keep every transition of every person; large.',
      zh: '保留每个人的每次变动；数据量大。',
    },
    unit: 'none',
    source: 'assumption',
  }),
});

export type SweepFile = z.output<typeof sweepSchema>;
export type FactorFile = SweepFile['factors'][string];
