import { z } from 'zod';
import { FORMATS, WEIGHT_USES } from '../graph/index.ts';
import { field, type Bilingual } from '../mechanisms/index.ts';

/** Fields of `graph:` with `kind: file` that decide how the file is read, where its content cannot. All may be left out. */

const column = (label: Bilingual, help: Bilingual) =>
  field(z.union([z.string().min(1), z.number().int().min(1).max(100_000)]).optional(), {
    label,
    help,
    unit: 'none',
    source: 'assumption',
  });

const attribute = (label: Bilingual, help: Bilingual) =>
  field(z.string().min(1).optional(), { label, help, unit: 'none', source: 'assumption' });

export const fileFields = {
  format: field(z.enum(FORMATS).optional(), {
    label: { en: 'format', zh: '格式' },
    help: {
      en: 'What the file is; empty = told from its content, whatever its name.',
      zh: '文件的格式；留空则由内容判断，与文件名无关。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  encoding: field(z.string().min(1).optional(), {
    label: { en: 'encoding', zh: '编码' },
    help: {
      en: 'Such as utf-8, gb18030, big5 or windows-1252; empty = told from the file, or refused where it cannot be.',
      zh: '例如 utf-8、gb18030、big5 或 windows-1252；留空则由文件判断，无法判断时不予读取。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  header: field(z.boolean().optional(), {
    label: { en: 'header', zh: '表头' },
    help: {
      en: 'Whether the first row of an edge list names the columns; empty = told from the file.',
      zh: '边表的第一行是否为列名；留空则由文件判断。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  columns: z
    .strictObject({
      source: column(
        { en: 'column of one end', zh: '起点所在列' },
        {
          en: 'By name or number, from 1; empty = told from the header.',
          zh: '列名或列号（从 1 起）；留空则由表头判断。',
        },
      ),
      target: column(
        { en: 'column of the other end', zh: '终点所在列' },
        {
          en: 'By name or number, from 1; empty = told from the header.',
          zh: '列名或列号（从 1 起）；留空则由表头判断。',
        },
      ),
      weight: column(
        { en: 'column of the weight', zh: '权重所在列' },
        {
          en: 'A column by name or number, or an attribute of ties by name; empty = the one called weight, count, strength or the like.',
          zh: '列名、列号，或联系的属性名；留空则取名为 weight、count、strength、权重等的一列。',
        },
      ),
    })
    .optional(),
  weight: field(z.enum(WEIGHT_USES).optional(), {
    label: { en: 'use of weights', zh: '权重的用法' },
    help: {
      en: 'none: not read; asIs: as written, below 0 too; absolute: without sign; positive: ties below 0 are left out. Empty: weights below 0 are refused.',
      zh: 'none：不读；asIs：照原样，可小于 0；absolute：取绝对值；positive：略去小于 0 的联系。留空则遇到小于 0 的权重即报错。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  missingWeight: field(z.number().min(0).max(1e12).optional(), {
    label: { en: 'weight where it is missing', zh: '缺失权重的取值' },
    help: {
      en: 'The weight of a tie for which the file has none; empty = 1, and a note says how many.',
      zh: '文件未给出权重的联系按此值计；留空则按 1 计，并提示有多少条。',
    },
    unit: 'weight',
    source: 'assumption',
  }),
  attributes: z
    .strictObject({
      name: attribute(
        { en: 'attribute: name', zh: '属性：姓名' },
        {
          en: 'What people are called by; id keeps their ids. Empty: name or label, where everybody has one of their own.',
          zh: '用哪个属性称呼每个人；写 id 则用编号。留空则取 name 或 label，前提是人人都有且互不相同。',
        },
      ),
      circle: attribute(
        { en: 'attribute: circle', zh: '属性：圈子' },
        {
          en: 'Which circle a person is in. Empty: circle, club or community.',
          zh: '每个人属于哪个圈子。留空则取 circle、club 或 community。',
        },
      ),
      stage: attribute(
        { en: 'attribute: stage', zh: '属性：阶段' },
        {
          en: 'On which stage a person is on day 0, such as member or fan; whoever has none is a stranger. They are initial members, as those of start are.',
          zh: '每个人在第 0 天处于哪个阶段，如 member（成员）、fan（粉丝）；没有此值者为陌生人。他们与 start 所放入者一样，算现有成员。',
        },
      ),
      talkativeness: attribute(
        { en: 'attribute: talkativeness', zh: '属性：健谈程度' },
        {
          en: 'A number of at least 0 for everybody, divided by the mean; replaces people.talkativeness.',
          zh: '每人一个不小于 0 的数，除以均值后使用；取代 people.talkativeness。',
        },
      ),
      income: attribute(
        { en: 'attribute: income', zh: '属性：收入' },
        {
          en: 'A number above 0 for everybody, divided by the mean; replaces people.income.',
          zh: '每人一个大于 0 的数，除以均值后使用；取代 people.income。',
        },
      ),
      affinity: attribute(
        { en: 'attribute: affinity', zh: '属性：契合度' },
        {
          en: 'A number above 0 for everybody, divided by the mean; replaces people.affinity and people.homophily.',
          zh: '每人一个大于 0 的数，除以均值后使用；取代 people.affinity 与 people.homophily。',
        },
      ),
    })
    .optional(),
};
