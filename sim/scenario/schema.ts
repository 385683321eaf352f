import { z } from 'zod';
import { SLIPS, TOPS, STAGES, type StageId } from '../stages/index.ts';
import { field, MECHANISMS, share, type Bilingual, type MechanismId } from '../mechanisms/index.ts';
import { registryOf, type PluginRecord } from '../mechanisms/registry.ts';
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
      distribution: field(z.enum(['same', 'gamma', 'lognormal']).default('same'), {
        label: { en: `${label.en}: distribution`, zh: `${label.zh}：分布` },
        help,
        unit: 'none',
        source: 'assumption',
      }),
      spread: field(z.number().min(0).max(5).default(0.5), {
        label: { en: `${label.en}: spread`, zh: `${label.zh}：离散度` },
        help: {
          en: 'Spread over people: coefficient of variation (gamma) or σ of the logarithm (lognormal); the mean is 1.',
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
        en: 'Everybody whom the community could reach: the reachable market, not its members of today; 1,000 if omitted, or the size of the graph where the graph fixes it.',
        zh: '社群可能触达的全部人数，即可触达的市场，而不是现有成员数；省略时为 1,000，若给定图则为图的人数。',
      },
      unit: 'people',
      source: 'assumption',
    }),
    affinity: trait(
      { en: 'affinity', zh: '契合度' },
      {
        en: 'A person’s fit with the community: all trust is multiplied by it.',
        zh: '与社群的契合：一切信任都按此倍数起作用。',
      },
    ),
    talkativeness: trait(
      { en: 'talkativeness', zh: '健谈程度' },
      { en: 'Multiplies how much a person talks and invites.', zh: '一个人谈论与邀请的多少。' },
    ),
    income: trait(
      { en: 'income', zh: '收入' },
      {
        en: 'A person’s spending power, relative to the mean; a higher income softens an entry fee.',
        zh: '一个人的支付能力；减轻入会费的影响。',
      },
    ),
    homophily: field(share().default(0), {
      label: { en: 'homophily', zh: '同质性' },
      help: {
        en: 'Similarity of affinity within a circle: correlation on the normal scale.',
        zh: '同一圈子的人在契合度上的相似程度：正态尺度上的相关。',
      },
      unit: 'share',
      source: 'McPherson et al. 2001; assumption',
    }),
    fitRaisesTalk: field(z.number().min(0).max(2).default(0), {
      label: { en: 'fit raises talk', zh: '契合增强口碑' },
      help: {
        en: 'Talk and invitations are multiplied by affinity^(this), scaled so that the total stays the same: 0 = people who fit well talk no more than others.',
        zh: '口碑与邀请按 契合度^(此值) 计，并保持全体总量不变：0 表示契合者并不更爱传播。',
      },
      unit: 'none',
      source: 'enthusiasts-first; assumption',
    }),
    fitSoftensDoubt: field(z.number().min(0).max(2).default(0), {
      label: { en: 'fit softens doubt', zh: '契合减轻疑虑' },
      help: {
        en: 'Doubt is multiplied by affinity^(−this): 0 = doubt acts equally on everybody, 1 = half the affinity means twice the doubt.',
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
        en: 'Number of hidden steps to the next stage. 1 = memoryless; more = accumulated trust brings the promotion nearer.',
        zh: '到下一阶段要走完的隐含步数。1 表示无记忆；步数越多，已积累的信任越能让人离晋升更近。',
      },
      unit: 'none',
      source: {
        en: 'Hall 2019 (hours accumulate); assumption',
        zh: 'Hall 2019（时数会累积）; assumption',
      },
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
      en: 'Any number or text; the same seed gives exactly the same results.',
      zh: '任意数字或文字；种子相同，结果就完全相同。',
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
      en: 'Number of replicates (random seeds); bands and intervals come from them.',
      zh: '用多少个不同的随机种子各运行一次；置信区间与分位带由此得出。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  currency: field(z.string().min(1).max(8).default('CNY'), {
    label: { en: 'currency', zh: '货币' },
    help: { en: 'Name of the currency; amounts are not converted.', zh: '货币单位的名称；不做换算。' },
    unit: 'none',
    source: 'assumption',
  }),
  discountPerYear: field(z.number().min(0).max(10).default(0), {
    label: { en: 'discount rate', zh: '贴现率' },
    help: {
      en: 'Money one year from now is worth 1 ÷ (1 + this rate) of money today; used for the net present value. 0 = no discounting.',
      zh: '一年后的钱相当于现在的 1 ÷ (1 + 此值)；用于净现值。0 表示不计时间。',
    },
    unit: 'perYear',
    source: 'assumption',
  }),
  graph: graphSchema,
  people: peopleSchema,
  stages: z.strictObject({ steps: z.strictObject(stepsShape).prefault({}) }).prefault({}),
  ladder: z
    .strictObject({
      slips: field(z.enum(SLIPS).default('out'), {
        label: { en: 'slips lead', zh: '滑落到' },
        help: {
          en: 'Where doubt leads from superfan and fan: `out` of the community at once, or `down` to the rung below, so that only members and those above superfan leave at once.',
          zh: '铁粉与粉丝的疑虑积满后去哪里：`out` 表示直接离开社群，`down` 表示退到下一级，此时只有成员以及铁粉以上的人会直接离开。',
        },
        unit: 'none',
        source: 'assumption',
      }),
      top: field(z.enum(TOPS).default('shareholder'), {
        label: { en: 'trust leads up to', zh: '信任最高可达' },
        help: {
          en: 'The highest stage to which trust leads. With `superfan` nobody becomes partner or shareholder by trust alone, as where these are places that somebody offers; founders and people there on day 0 may stand above.',
          zh: '单凭信任最高能升到的阶段。设为 `superfan` 时，谁也不会单凭信任成为合伙人或股东，适用于名额由人给出的社群；种子用户与第 0 天已在的人可以更高。',
        },
        unit: 'none',
        source: 'assumption',
      }),
    })
    .prefault({}),
  ...mechanismShape,
  phases: z
    .array(
      z.strictObject({
        day: field(z.number().int().min(1).max(36_500), {
          label: { en: 'phase begins on day', zh: '时期开始日' },
          help: {
            en: 'The values under `change` apply from this day on.',
            zh: '从这一天起，`change` 中的数值生效。',
          },
          unit: 'days',
          source: 'three-stages',
        }),
        note: field(bilingualText.optional(), {
          label: { en: 'note', zh: '备注' },
          help: { en: 'What this phase is about.', zh: '此时期的含义。' },
          unit: 'none',
          source: 'assumption',
        }),
        change: z.record(
          z.string(),
          field(z.unknown(), {
            label: { en: 'what changes', zh: '变更' },
            help: {
              en: 'Fields of mechanisms that are on; they replace the earlier values.',
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
          en: 'Run each replicate a second time without founders to measure their effect; doubles the time.',
          zh: '每次再运行一遍没有种子用户的情形，以看出他们带动了多少人；耗时加倍。',
        },
        unit: 'none',
        source: 'hundred-to-ten-thousand',
      }),
    })
    .prefault({}),
});

export type Scenario = z.output<typeof scenarioSchema>;

const extended = new Map<string, typeof scenarioSchema>();

/** The same with the sections of plug-ins. They are not in the type: `sectionOf` reads them. */
export function scenarioSchemaOf(plugins: readonly PluginRecord[] = []): typeof scenarioSchema {
  if (plugins.length === 0) return scenarioSchema;
  const key = plugins.map(({ hash }) => hash).join(' ');
  const known = extended.get(key);
  if (known) return known;
  const { mechanisms } = registryOf(plugins);
  const sections = plugins.flatMap((plugin) => plugin.mechanisms.map(({ id }) => id));
  const more = Object.fromEntries(sections.map((id) => [id, mechanisms[id].schema.optional()]));
  const made = z.strictObject({ ...scenarioSchema.shape, ...more }) as typeof scenarioSchema;
  extended.set(key, made);
  return made;
}
