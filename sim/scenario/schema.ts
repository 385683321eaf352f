import { z } from 'zod';
import { STAGES, type StageId } from '../ladder/index.ts';
import { field, MECHANISMS, share, type Bilingual, type MechanismId } from '../mechanisms/index.ts';
import { graphSchema } from './graph-fields.ts';

/** A text in one language or in both. */
export const bilingualText = z.union([z.string(), z.strictObject({ en: z.string(), zh: z.string() })]);

/** A text as both languages. */
export function inBoth(text: z.output<typeof bilingualText>): Bilingual {
  return typeof text === 'string' ? { en: text, zh: text } : text;
}

const trait = (label: Bilingual, help: Bilingual) =>
  z
    .strictObject({
      law: field(z.enum(['same', 'gamma', 'lognormal']).default('same'), {
        label: { en: `${label.en}: law`, zh: `${label.zh}：分布` },
        help,
        unit: 'none',
        source: 'assumption',
      }),
      spread: field(z.number().min(0).max(5).default(0.5), {
        label: { en: `${label.en}: spread`, zh: `${label.zh}：离散度` },
        help: {
          en: 'How unequal people are: coefficient of variation (gamma) or σ of the logarithm (lognormal); the mean is 1.',
          zh: '人与人差异的大小：变异系数（gamma）或对数的 σ（lognormal）；均值为 1。',
        },
        unit: 'none',
        source: 'assumption',
      }),
    })
    .prefault({});

const peopleSchema = z
  .strictObject({
    count: field(z.number().int().min(1).max(1_000_000_000).optional(), {
      label: { en: 'people', zh: '人数' },
      help: {
        en: 'How many people there are; 1,000 when left out, and the size of the graph where a graph is given.',
        zh: '总人数；省略时为 1,000，若给定图则为图的人数。',
      },
      unit: 'people',
      source: 'assumption',
    }),
    affinity: trait(
      { en: 'affinity', zh: '契合度' },
      {
        en: 'Fit to the community: all trust counts this many times.',
        zh: '与社群的契合：一切信任都按此倍数起作用。',
      },
    ),
    talkativeness: trait(
      { en: 'talkativeness', zh: '健谈程度' },
      { en: 'How much a person talks and invites.', zh: '一个人谈论与邀请的多少。' },
    ),
    income: trait(
      { en: 'income', zh: '收入' },
      { en: 'What a person can spend; softens an entry fee.', zh: '一个人的支付能力；减轻入会费的影响。' },
    ),
    homophily: field(share().default(0), {
      label: { en: 'homophily', zh: '同质性' },
      help: {
        en: 'How alike in affinity people of one circle are: correlation on the normal scale.',
        zh: '同一圈子的人在契合度上的相似程度：正态尺度上的相关。',
      },
      unit: 'share',
      source: 'McPherson et al. 2001; assumption',
    }),
    fitRaisesTalk: field(z.number().min(0).max(2).default(0), {
      label: { en: 'fit raises talk', zh: '契合增强口碑' },
      help: {
        en: 'Talk and invitations count affinity^(this) times, scaled so that people say as much in all: 0 = the best fits talk no more than others.',
        zh: '口碑与邀请按 契合度^(此值) 计，并保持全体总量不变：0 表示契合者并不更爱传播。',
      },
      unit: 'none',
      source: 'enthusiasts-first; assumption',
    }),
    fitSoftensDoubt: field(z.number().min(0).max(2).default(0), {
      label: { en: 'fit softens doubt', zh: '契合减轻疑虑' },
      help: {
        en: 'Doubt counts affinity^(−this) times: 0 = doubt hits all alike, 1 = half the fit, twice the doubt.',
        zh: '疑虑按 契合度^(−此值) 起作用：0 表示人人相同，1 表示契合减半则疑虑加倍。',
      },
      unit: 'none',
      source: 'assumption',
    }),
  })
  .prefault({});

const stepsShape = Object.fromEntries(
  STAGES.map(({ id, name }) => [
    id,
    field(z.number().int().min(1).max(100).default(1), {
      label: { en: `steps: ${name.en}`, zh: `步数：${name.zh}` },
      help: {
        en: 'Hidden steps to the next rung. 1 = memoryless; more = trust so far really brings the climb nearer.',
        zh: '到下一级的隐含步数。1 表示无记忆；越多则积累的信任越能真正接近上升。',
      },
      unit: 'none',
      source: 'Hall 2019 (hours accumulate); assumption',
    }),
  ]),
) as unknown as Record<StageId, z.ZodDefault<z.ZodNumber>>;

const mechanismShape = Object.fromEntries(
  Object.entries(MECHANISMS).map(([id, { schema }]) => [id, schema.optional()]),
) as { [Id in MechanismId]: z.ZodOptional<(typeof MECHANISMS)[Id]['schema']> };

/** Everything that one run needs. A mechanism whose section is left out is off. */
export const scenarioSchema = z.strictObject({
  version: field(z.literal(1), {
    label: { en: 'format', zh: '格式版本' },
    help: { en: 'Version of this file format; always 1.', zh: '文件格式的版本；总是 1。' },
    unit: 'none',
    source: 'assumption',
  }),
  name: field(bilingualText.optional(), {
    label: { en: 'name', zh: '名称' },
    help: { en: 'Heading of tables and charts.', zh: '表格与图的标题。' },
    unit: 'none',
    source: 'assumption',
  }),
  about: field(bilingualText.optional(), {
    label: { en: 'about', zh: '说明' },
    help: { en: 'What this scenario is for.', zh: '此场景的用途。' },
    unit: 'none',
    source: 'assumption',
  }),
  seed: field(z.union([z.string().min(1), z.number()]).default(7), {
    label: { en: 'seed', zh: '随机种子' },
    help: {
      en: 'Any number or words; the same seed gives the same bits.',
      zh: '任意数字或词；相同种子得到完全相同的结果。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  days: field(z.number().int().min(0).max(36_500).default(365), {
    label: { en: 'days', zh: '天数' },
    help: { en: 'Length of a run; day 0 is the start.', zh: '运行时长；第 0 天为起点。' },
    unit: 'days',
    source: 'assumption',
  }),
  replicates: field(z.number().int().min(1).max(100_000).default(40), {
    label: { en: 'replicates', zh: '重复次数' },
    help: {
      en: 'Runs with different chance; bands and intervals come from them.',
      zh: '在不同机缘下的运行次数；区间与分位带由此得出。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  currency: field(z.string().min(1).max(8).default('CNY'), {
    label: { en: 'currency', zh: '货币' },
    help: { en: 'Name of the unit of money; nothing is converted.', zh: '货币单位的名称；不做换算。' },
    unit: 'none',
    source: 'assumption',
  }),
  discountPerYear: field(z.number().min(0).max(10).default(0), {
    label: { en: 'discount rate', zh: '贴现率' },
    help: {
      en: 'Money of a year from now is worth 1 ÷ (1 + this) of money now; used by the net present value. 0 = time does not matter.',
      zh: '一年后的钱相当于现在的 1 ÷ (1 + 此值)；用于净现值。0 表示不计时间。',
    },
    unit: 'perYear',
    source: 'assumption',
  }),
  graph: graphSchema,
  people: peopleSchema,
  ladder: z.strictObject({ steps: z.strictObject(stepsShape).prefault({}) }).prefault({}),
  ...mechanismShape,
  phases: z
    .array(
      z.strictObject({
        day: field(z.number().int().min(1).max(36_500), {
          label: { en: 'phase begins on day', zh: '阶段开始日' },
          help: {
            en: 'From this day on the numbers under `change` hold.',
            zh: '从这一天起，`change` 中的数值生效。',
          },
          unit: 'days',
          source: 'three-stages',
        }),
        note: field(bilingualText.optional(), {
          label: { en: 'note', zh: '备注' },
          help: { en: 'What this phase is about.', zh: '此阶段的含义。' },
          unit: 'none',
          source: 'assumption',
        }),
        change: z.record(
          z.string(),
          field(z.unknown(), {
            label: { en: 'what changes', zh: '变更' },
            help: {
              en: 'Fields of mechanisms that are on, laid over what held before.',
              zh: '已启用机制的字段，覆盖此前的数值。',
            },
            unit: 'none',
            source: 'three-stages',
          }),
        ),
      }),
    )
    .max(1000)
    .default([]),
  measure: z
    .strictObject({
      leverage: field(z.boolean().default(false), {
        label: { en: 'measure leverage', zh: '测量杠杆' },
        help: {
          en: 'Run each replicate a second time without founders, to see what they moved; doubles the time.',
          zh: '每次再运行一遍没有种子用户的情形，以看出他们带动了多少人；耗时加倍。',
        },
        unit: 'none',
        source: 'hundred-to-ten-thousand',
      }),
    })
    .prefault({}),
});

export type Scenario = z.output<typeof scenarioSchema>;
