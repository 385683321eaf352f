import { borel, totalOf } from '../laws/branching.ts';
import { finalShare, meanOutbreak, meanReachOf, poisson, transmission } from '../laws/percolation.ts';
import { allDone, allReached, point, shareOfFounders, shares, talkOf } from '../reading.ts';
import type { Finding, Ran, Target } from '../target.ts';
import { both } from '../words.ts';

/** Variants of which a share of everybody begins. */
const SEEDED = ['below', 'near', 'above', 'many', 'far', 'dense'] as const;
/** From this share on an outbreak from one person is a large one; small ones stay far below, large ones far above. */
const LARGE = 0.1;

export const carries = (ran: Ran) => transmission(talkOf(ran).rate, talkOf(ran).days);

function degreesOf({ plan }: Ran): Float64Array {
  if (plan.graph.kind !== 'erdos-renyi') throw new Error('a random graph was expected');
  return poisson(plan.graph.meanDegree);
}

export const percolation: Target = {
  id: 'percolation',
  name: both('Percolation on random graphs', '随机图上的渗流'),
  law: both(
    'S = 1 − (1 − φ)e^(−RS) with R = cT, T = 1 − e^(−talk × days), c ties a person, a share φ beginning. From one person: a large outbreak with probability S, mean 1/(1 − R) below R = 1 (Newman 2002). Small outbreaks have the total size of a branching process.',
    'S = 1 − (1 − φ)e^(−RS)，其中 R = cT，T = 1 − e^(−口碑×天数)，人均 c 条联系，起始比例 φ。一人起始：以概率 S 发生大爆发；R < 1 时平均规模为 1/(1 − R)（Newman，2002）。小爆发的规模服从分支过程的总量。',
  ),
  catches: both(
    'a talking day too many or too few, a tie heard twice or in one direction only, founders not spread at random, floor for ceiling in a threshold, cascades cut short',
    '多谈或少谈一天、一条联系听两次或只单向、种子用户并非随机、阈值取整方向有误、级联被截断',
  ),
  judge: (ran) => {
    const [below, above] = [ran('one-below'), ran('one-above')];
    const T = carries(below);
    const degrees = degreesOf(below);
    const large = shares(above).filter((share) => share > LARGE);
    const S = finalShare(degreesOf(above), carries(above));
    const sizes = new Float64Array(12);
    for (const n of allReached(below)) sizes[Math.min(n, 11)]++;
    const law = Float64Array.from(sizes, (_, n) => (n === 0 || n === 11 ? 0 : borel(meanTies(below) * T, n)));
    law[11] = 1 - law.reduce((a, b) => a + b, 0);
    return [
      allDone([...SEEDED, 'one-below', 'one-above'].map(ran)),
      ...SEEDED.map((variant): Finding => {
        const one = ran(variant);
        const expected = finalShare(degreesOf(one), carries(one), shareOfFounders(one));
        // N people stand for infinitely many.
        return { kind: 'mean', what: `${variant}: S`, values: shares(one), expected, allowance: 0.0005 };
      }),
      {
        kind: 'mean',
        what: both('one-below: mean outbreak', 'one-below：平均爆发规模'),
        values: allReached(below),
        expected: meanOutbreak(degrees, T),
        sd: totalOf(poisson(meanTies(below) * T)).sd,
        allowance: 0.005,
      },
      {
        kind: 'counts',
        what: both('one-below: sizes follow Borel’s law', 'one-below：规模服从 Borel 分布'),
        counts: sizes,
        probabilities: law,
      },
      {
        kind: 'share',
        what: both('one-above: chance of a large outbreak', 'one-above：大爆发的概率'),
        k: large.length,
        n: above.outcomes.length,
        expected: S,
        allowance: 0.001,
      },
      {
        kind: 'mean',
        what: both('one-above: share reached in a large outbreak', 'one-above：大爆发触达的比例'),
        values: large,
        expected: S,
        allowance: 0.0005,
      },
    ];
  },
  curve: (ran) => {
    const R = Array.from({ length: 51 }, (_, k) => k / 20);
    const name = both('1 % begin', '起始 1 %');
    const at = (['below', 'near', 'above', 'far'] as const).map((variant) => {
      const one = ran(variant);
      return { x: meanTies(one) * carries(one), ...point(shares(one)) };
    });
    return {
      title: both(
        'Share reached (line: percolation; circles: simulated)',
        '触达比例（线：渗流理论；圈：模拟）',
      ),
      x: 'R = cT',
      y: 'S',
      lines: [{ name, x: R, y: R.map((r) => finalShare(poisson(r), 1, 0.01)) }],
      points: [{ name, x: at.map((p) => p.x), y: at.map((p) => p.y), error: at.map((p) => p.error) }],
    };
  },
};

const meanTies = ({ plan }: Ran) => (plan.graph as { meanDegree: number }).meanDegree;

/** The ties of the files beside `tiny.yaml`, the beginner being 0. */
const TINY: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  path: [0, 1, 2, 3].map((k) => [k, k + 1] as const),
  star: Array.from({ length: 10 }, (_, k) => [0, k + 1] as const),
  leaf: [[0, 10] as const, ...Array.from({ length: 9 }, (_, k) => [10, k + 1] as const)],
  triangle: [[0, 1] as const, [1, 2] as const, [0, 2] as const],
  square: [0, 1, 2, 3].map((k) => [k, (k + 1) % 4] as const),
};

export const tiny: Target = {
  id: 'tiny',
  name: both('Tiny graphs, exactly', '极小的图，精确计算'),
  law: both(
    'The mean number reached, by adding up over all sets of ties that may carry, each with its probability. On a path from its end it is 1 + T + T² + T³ + T⁴, on a triangle 1 + 2(T + T² − T³).',
    '对所有可能传递的联系组合按概率求和，得平均触达人数。路径从一端起为 1 + T + T² + T³ + T⁴，三角形为 1 + 2(T + T² − T³)。',
  ),
  catches: both(
    'a circle of ties heard round twice, a tie counted twice, a day too many or too few',
    '环路被重复听取、联系计数两次、多一天或少一天',
  ),
  judge: (ran) => [
    allDone(Object.keys(TINY).map(ran)),
    ...Object.entries(TINY).map(([variant, ties]): Finding => {
      const one = ran(variant);
      const what = both(`${variant}: mean number reached`, `${variant}：平均触达人数`);
      return { kind: 'mean', what, values: allReached(one), expected: meanReachOf(ties, carries(one)) };
    }),
  ],
};
