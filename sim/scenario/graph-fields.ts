import { z } from 'zod';
import { NAMED_GRAPHS } from '../graph/index.ts';
import { field, share, type FieldNotes } from '../mechanisms/index.ts';
import { countLaw } from './count-law-fields.ts';

/** Fields of `graph:` – who knows whom on day 0. Each kind has its own. */
const kind = <const Kind extends string>(name: Kind) =>
  field(z.literal(name), {
    label: { en: 'kind of graph', zh: '图的类型' },
    help: {
      en: 'Drawn by a model, mixed (everyone meets everyone), named (a small real network), or read from a file.',
      zh: '由模型抽取、mixed（人人相遇）、named（小型真实网络），或从文件读取。',
    },
    unit: 'none',
    source: 'assumption',
  });

/** Of every graph that has ties. */
const tied = {
  strongShare: field(share().default(0.33), {
    label: { en: 'share of strong ties', zh: '强联系比例' },
    help: {
      en: 'Probability that a tie is strong, where the file does not say.',
      zh: '文件未说明时，一条联系为强联系的概率。',
    },
    unit: 'share',
    source: {
      en: 'Dunbar 2016 (some 5 met weekly among 15 met monthly)',
      zh: 'Dunbar 2016（约 15 位每月见面的人中，约 5 位每周见面）',
    },
  }),
};

/** Of every graph that is drawn by chance. */
const drawn = {
  draw: field(z.enum(['perReplicate', 'once']).optional(), {
    label: { en: 'drawn', zh: '图的抽取' },
    help: {
      en: 'perReplicate: every run meets a fresh graph; once: all runs share one, and results hold given this graph.',
      zh: 'perReplicate：每次运行都用新图；once：所有运行共用一张图，结论以该图为前提。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  ...tied,
};

const ties = (en: string, zh: string, source: FieldNotes['source'], count = 15) =>
  field(z.number().min(0).max(10_000).default(count), {
    label: { en: 'ties per person', zh: '人均联系数' },
    help: { en, zh },
    unit: 'ties',
    source,
  });

const attach = (source: string) =>
  field(z.number().int().min(1).max(1000).default(4), {
    label: { en: 'ties of a newcomer', zh: '新人的联系数' },
    help: {
      en: 'Each arriving person ties to this many others, popular ones more often; the mean is about twice this.',
      zh: '每个新来者与这么多人建立联系，受欢迎者更易被选中；人均约为其两倍。',
    },
    unit: 'ties',
    source,
  });

export const graphSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: kind('erdos-renyi'),
      meanDegree: ties(
        'Every pair is tied with the same chance.',
        '任意两人以相同概率相连。',
        'Erdős & Rényi 1959',
      ),
      ...drawn,
    }),
    z.strictObject({
      kind: kind('watts-strogatz'),
      meanDegree: ties(
        'Ties to the nearest on a ring, before rewiring; rounded to an even number.',
        '重连之前与环上最近者的联系数；取偶数。',
        'Watts & Strogatz 1998',
      ),
      rewire: field(share().default(0.1), {
        label: { en: 'rewired share', zh: '重连比例' },
        help: {
          en: 'Chance that a tie of the ring is led elsewhere.',
          zh: '环上一条联系被改接到别处的概率。',
        },
        unit: 'share',
        source: 'Watts & Strogatz 1998',
      }),
      ...drawn,
    }),
    z.strictObject({
      kind: kind('barabasi-albert'),
      attach: attach('Barabási & Albert 1999'),
      ...drawn,
    }),
    z.strictObject({
      kind: kind('holme-kim'),
      attach: attach('Holme & Kim 2002'),
      triad: field(share().default(0.5), {
        label: { en: 'triads', zh: '三角闭合' },
        help: {
          en: 'Chance that after a tie the next one goes to a friend of that friend.',
          zh: '建立一条联系后，下一条连向该朋友的朋友的概率。',
        },
        unit: 'share',
        source: 'Holme & Kim 2002',
      }),
      ...drawn,
    }),
    z.strictObject({
      kind: kind('circles'),
      circles: field(z.number().int().min(1).max(65_535).default(20), {
        label: { en: 'circles', zh: '圈子数' },
        help: { en: 'Cities, schools or chat groups of equal size.', zh: '规模相同的城市、学校或群。' },
        unit: 'none',
        source: 'assumption',
      }),
      within: ties(
        'Ties inside one’s own circle.',
        '圈内人均联系数。',
        {
          en: 'Holland, Laskey & Leinhardt 1983; Dunbar 2016 (15 active ties in all)',
          zh: 'Holland, Laskey & Leinhardt 1983; Dunbar 2016（常联系的共约 15 位）',
        },
        12,
      ),
      between: field(z.number().min(0).max(10_000).default(3), {
        label: { en: 'ties to other circles', zh: '跨圈联系数' },
        help: { en: 'Mean ties to people of other circles.', zh: '与其他圈子的人均联系数。' },
        unit: 'ties',
        source: {
          en: 'Granovetter 1973; Dunbar 2016 (15 active ties in all); assumption',
          zh: 'Granovetter 1973; Dunbar 2016（常联系的共约 15 位）; assumption',
        },
      }),
      ...drawn,
    }),
    z.strictObject({
      kind: kind('configuration'),
      degrees: countLaw(
        { en: 'ties of a person', zh: '每人的联系数' },
        { law: 'power', exponent: 2.5, least: 2, most: 100 },
        'Molloy & Reed 1995',
      ),
      ...drawn,
    }),
    z.strictObject({
      kind: kind('regular'),
      degree: field(z.number().int().min(0).max(10_000).default(8), {
        label: { en: 'ties of everybody', zh: '人人相同的联系数' },
        help: {
          en: 'Everybody has exactly this many ties, tied at random; one person has one less where the total would be odd.',
          zh: '每人恰有这么多联系，随机相连；若总数为奇，有一人少一条。',
        },
        unit: 'ties',
        source: 'Molloy & Reed 1995',
      }),
      ...drawn,
    }),
    z.strictObject({
      kind: kind('ring'),
      neighbours: ties(
        'Ties to the nearest on a ring, half on either side; rounded to an even number.',
        '与环上最近者的联系数，两侧各半；取偶数。',
        'Watts & Strogatz 1998',
      ),
      ...drawn,
    }),
    z.strictObject({
      kind: kind('torus'),
      corners: field(z.boolean().default(true), {
        label: { en: 'corners', zh: '含四角' },
        help: {
          en: 'Eight neighbours, corners among them; without: left, right, above, below. As square as the number of people allows: 144 gives 12 × 12.',
          zh: '含四角则各有八个邻居；否则只有左右上下。格网在人数允许的范围内尽量接近正方形：144 人即 12 × 12。',
        },
        unit: 'none',
        source: 'Centola & Macy 2007',
      }),
      ...drawn,
    }),
    z.strictObject({
      kind: kind('tree'),
      roots: field(z.number().int().min(1).max(1_000_000_000).default(1), {
        label: { en: 'families', zh: '家族数' },
        help: {
          en: 'People 0, 1, … who begin a family; families grow together, generation by generation.',
          zh: '第 0、1……号人各起一个家族；各家族逐代一同生长。',
        },
        unit: 'people',
        source: 'Galton & Watson 1875',
      }),
      offspring: countLaw(
        { en: 'children of a person', zh: '每人的后代数' },
        { law: 'poisson', mean: 2 },
        'Galton & Watson 1875',
      ),
      ...drawn,
    }),
    z.strictObject({ kind: kind('mixed') }),
    z.strictObject({
      kind: kind('named'),
      name: field(z.enum(NAMED_GRAPHS as [string, ...string[]]), {
        label: { en: 'name', zh: '名称' },
        help: { en: 'A small real network from the literature.', zh: '文献中的小型真实网络。' },
        unit: 'none',
        source: 'Zachary 1977; Padgett & Ansell 1993',
      }),
      ...tied,
    }),
    z.strictObject({
      kind: kind('file'),
      path: field(z.string().min(1), {
        label: { en: 'file', zh: '文件' },
        help: {
          en: 'CSV edge list, GraphML, GEXF or graphology JSON, relative to the scenario file.',
          zh: 'CSV 边表、GraphML、GEXF 或 graphology JSON，路径相对于场景文件。',
        },
        unit: 'none',
        source: 'assumption',
      }),
      weightCut: field(z.number().nullable().default(null), {
        label: { en: 'weight of a strong tie', zh: '强联系的权重下限' },
        help: {
          en: 'In a weighted file, ties of at least this weight are strong; empty: the file or strongShare decides.',
          zh: '在带权文件中，权重不低于此值者为强联系；留空则由文件或 strongShare 决定。',
        },
        unit: 'weight',
        source: 'assumption',
      }),
      ...tied,
    }),
  ])
  .prefault({ kind: 'circles' });
