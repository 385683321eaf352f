import { z } from 'zod';
import type { CountDistribution } from '../graph/index.ts';
import { field, share, type Bilingual, type Unit } from '../mechanisms/index.ts';

/** Fields of a distribution of whole numbers, such as `{ distribution: poisson, mean: 2 }`. */
export function countDistribution(of: Bilingual, standard: CountDistribution, source: string) {
  const note = (en: string, zh: string, help: Bilingual, unit: Unit = 'none') => ({
    label: { en: `${of.en}: ${en}`, zh: `${of.zh}：${zh}` },
    help,
    unit,
    source,
  });
  const distribution = <const Distribution extends CountDistribution['distribution']>(name: Distribution) =>
    field(
      z.literal(name),
      note('distribution', '分布', {
        en: 'Distribution of the number over people: poisson; geometric; negative-binomial, which is more unequal; binomial; power, a power law within bounds; list, shares of 0, 1, 2, ….',
        zh: '该数在人与人之间的分布：poisson；geometric；negative-binomial，更不均等；binomial；power，有上下限的幂律；list，依次为 0、1、2……的比例。',
      }),
    );
  const mean = field(
    z.number().min(0).max(1000),
    note('mean', '均值', { en: 'Mean of the number.', zh: '该数的均值。' }),
  );
  return z
    .discriminatedUnion('distribution', [
      z.strictObject({ distribution: distribution('poisson'), mean }),
      z.strictObject({ distribution: distribution('geometric'), mean }),
      z.strictObject({
        distribution: distribution('negative-binomial'),
        mean,
        dispersion: field(
          z.number().min(0.01).max(1000),
          note('dispersion', '离散参数', {
            en: 'Variance is mean + mean²/dispersion: the smaller, the more unequal; 1 = geometric.',
            zh: '方差为 均值 + 均值²/此值：越小越不均等；1 即 geometric。',
          }),
        ),
      }),
      z.strictObject({
        distribution: distribution('binomial'),
        trials: field(
          z.number().int().min(0).max(10_000),
          note('trials', '试验次数', {
            en: 'Number of trials, the largest possible value.',
            zh: '最多能有多少。',
          }),
        ),
        probability: field(
          share(),
          note(
            'probability',
            '概率',
            { en: 'Success probability of each trial.', zh: '每次试验成功的概率。' },
            'share',
          ),
        ),
      }),
      z.strictObject({
        distribution: distribution('power'),
        exponent: field(
          z.number().min(0).max(10),
          note('exponent', '指数', {
            en: 'The share of people with k falls as k^−exponent; 0 = all values equally common.',
            zh: '取值 k 的比例按 k^−指数 下降；0 表示各值相同。',
          }),
        ),
        min: field(
          z.number().int().min(1).max(10_000),
          note('min', '下限', { en: 'The smallest number.', zh: '最小的数。' }),
        ),
        max: field(
          z.number().int().min(1).max(100_000),
          note('max', '上限', {
            en: 'The largest number; not below the smallest.',
            zh: '最大的数；不低于下限。',
          }),
        ),
      }),
      z.strictObject({
        distribution: distribution('list'),
        shares: field(
          z.array(z.number().min(0)).min(1).max(10_000),
          note('shares', '比例', {
            en: 'Weights of 0, 1, 2, …: [1, 0, 1] is half with none and half with two.',
            zh: '依次为 0、1、2……的权重：[1, 0, 1] 表示一半为 0，一半为 2。',
          }),
        ),
      }),
    ])
    .prefault(standard as never);
}
