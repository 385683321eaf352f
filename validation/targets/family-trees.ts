import { countProbabilities } from '../../sim/index.ts';
import { borel, bornBy, extinction, thinned, totalOf, varianceOf } from '../laws/branching.ts';
import { meanOf } from '../laws/percolation.ts';
import { allDone, allReached, point } from '../reading.ts';
import type { Finding, Ran, Target } from '../target.ts';
import { both } from '../words.ts';
import { carries } from './percolation.ts';

const OUT = ['out-poisson', 'out-binomial', 'out-geometric', 'out-unequal'] as const;
/** A family that has grown to this many will not die out: by then its chance to do so is below 0.418^100. */
const SAFE = 300;

/** Law of the children whom one person brings: those in the tree, each reached with probability T. */
function broughtBy(ran: Ran): Float64Array {
  const { graph } = ran.plan;
  if (graph.kind !== 'tree') throw new Error('a tree was expected');
  return thinned(countProbabilities(graph.offspring), Math.min(carries(ran), 1 - 1e-15));
}

const founders = ({ plan }: Ran) => plan.scenario.seeding!.people.length;

export const familyTrees: Target = {
  id: 'family-trees',
  name: both('Who brings whom: branching', '谁带来谁：分支过程'),
  law: both(
    'With m brought by each on average: a family of 1/(1 − m) in all, variance σ²/(1 − m)³ (m < 1); 1 + m + … + m^g by generation g; sizes by Borel’s law e^(−mn)(mn)^(n−1)/n! for Poisson numbers; extinct with the least q = G(q). At equal m = 1.5 extinction runs from 32 to 77 % by how unequal people are.',
    '人均带来 m 人：m < 1 时家族总数平均 1/(1 − m)，方差 σ²/(1 − m)³；到第 g 代共 1 + m + … + m^g；泊松时规模服从 Borel 分布 e^(−mn)(mn)^(n−1)/n!；断绝概率为 q = G(q) 的最小根。同为 m = 1.5，断绝概率因人与人的不均等而在 32 % 到 77 % 之间。',
  ),
  catches: both(
    'a generation that takes two days or none, founders who talk a day too long, parents told by their children, a law of offspring read wrongly',
    '一代用去两天或零天、种子用户多谈一天、后代反过来告诉父辈、后代分布读错',
  ),
  judge: (ran) => {
    const [hundred, growing, single] = [ran('hundred'), ran('growing'), ran('single')];
    const total = totalOf(broughtBy(hundred));
    const sizes = new Float64Array(12);
    for (const n of allReached(single)) sizes[n <= 5 ? n : n <= 10 ? 6 : 7]++;
    const m = meanOf(broughtBy(single));
    const law = Float64Array.from(sizes, (_, n) => (n >= 1 && n <= 5 ? borel(m, n) : 0));
    for (let n = 6; n <= 10; n++) law[6] += borel(m, n);
    law[7] = 1 - law.reduce((a, b) => a + b, 0);
    return [
      allDone([hundred, single]),
      {
        kind: 'mean',
        what: both('hundred: people in all', 'hundred：总人数'),
        values: allReached(hundred),
        expected: founders(hundred) * total.mean,
        sd: Math.sqrt(founders(hundred)) * total.sd,
      },
      {
        kind: 'mean',
        what: both('hundred: variance of that', 'hundred：其方差'),
        values: allReached(hundred).map((n) => (n - founders(hundred) * total.mean) ** 2),
        expected: founders(hundred) * total.sd ** 2,
      },
      ...[1, 3, 7].map((g): Finding => ({
        kind: 'mean',
        what: both(`hundred: people up to generation ${g}`, `hundred：到第 ${g} 代的人数`),
        values: allReached(hundred, g),
        expected: founders(hundred) * bornBy(meanOf(broughtBy(hundred)), g),
      })),
      {
        kind: 'mean',
        what: both('hundred: variance of the first generation', 'hundred：第一代人数的方差'),
        values: allReached(hundred, 1).map(
          (n) => (n - founders(hundred) * (1 + meanOf(broughtBy(hundred)))) ** 2,
        ),
        expected: founders(hundred) * varianceOf(broughtBy(hundred)),
      },
      {
        kind: 'mean',
        what: both('growing: people up to generation 10', 'growing：到第 10 代的人数'),
        values: allReached(growing, 10),
        expected: founders(growing) * bornBy(meanOf(broughtBy(growing)), 10),
      },
      {
        kind: 'counts',
        what: both('single: sizes of families', 'single：家族规模'),
        counts: sizes,
        probabilities: law,
      },
      ...OUT.map((variant): Finding => {
        const one = ran(variant);
        const k = allReached(one).filter((n) => n < SAFE).length;
        const what = both(`${variant}: share that die out`, `${variant}：断绝的比例`);
        return { kind: 'share', what, k, n: one.outcomes.length, expected: extinction(broughtBy(one)) };
      }),
    ];
  },
  curve: (ran) => {
    const one = ran('hundred');
    const m = meanOf(broughtBy(one));
    const generations = Array.from({ length: 16 }, (_, g) => g);
    const name = both('100(1 + m + … + m^g)', '100(1 + m + … + m^g)');
    const at = generations.map((g) => point(allReached(one, g)));
    return {
      title: both(
        'People by generation, 100 founders who bring 0.8 each',
        '逐代累计人数：100 位种子用户，人均带来 0.8 人',
      ),
      x: both('generation', '代'),
      y: both('people', '人数'),
      lines: [{ name, x: generations, y: generations.map((g) => founders(one) * bornBy(m, g)) }],
      points: [{ name, x: generations, y: at.map((p) => p.y), error: at.map((p) => p.error) }],
    };
  },
};
