import { countProbabilities } from '../../sim/index.ts';
import { escape, finalShare, meanOutbreak } from '../laws/percolation.ts';
import { allDone, allReached, shareOfFounders, shares } from '../reading.ts';
import type { Finding, Ran, Target } from '../target.ts';
import { both } from '../words.ts';
import { carries } from './percolation.ts';

/** Law of the number of ties, as the file has it. */
function lawOf({ plan: { graph } }: Ran): Float64Array {
  if (graph.kind === 'configuration') return countProbabilities(graph.degrees);
  if (graph.kind !== 'regular') throw new Error('numbers of ties of one law were expected');
  return Float64Array.from({ length: graph.degree + 1 }, (_, k) => Number(k === graph.degree));
}

const SEEDED = ['power-low', 'power-high', 'regular-low', 'regular-high'] as const;
const SMALL = ['regular-one', 'anyone', 'hub'] as const;
/** From this share on an outbreak is a large one. */
const LARGE = 0.05;
/** Ties of a hub in the file. */
const HUB = 20;

export const degrees: Target = {
  id: 'degrees',
  name: both('Unequal numbers of ties', '不均等的联系数'),
  law: both(
    'u = (1 − φ)G₁(1 − T + Tu), S = 1 − (1 − φ)G₀(1 − T + Tu), with G₀ and G₁ the generating functions of ties and of further ties at the end of a tie. From one person with k ties: mean 1 + kT/(1 − T·G₁′(1)) below the threshold, a large outbreak with probability 1 − (1 − T + Tu)^k above it (Newman 2002).',
    'u = (1 − φ)G₁(1 − T + Tu)，S = 1 − (1 − φ)G₀(1 − T + Tu)，G₀、G₁ 为联系数及联系末端剩余联系数的母函数。由一个有 k 条联系者起始：阈值以下平均 1 + kT/(1 − T·G₁′(1))，阈值以上以概率 1 − (1 − T + Tu)^k 发生大爆发（Newman，2002）。',
  ),
  catches: both(
    'ties drawn by person and not by end, hubs that lose their ties, founders chosen by degree who are not, transmission that depends on the number of ties',
    '按人而非按联系末端抽取、枢纽丢失联系、“按联系数挑选”名不副实、传递概率随联系数变化',
  ),
  judge: (ran) => [
    allDone([...SEEDED, ...SMALL].map(ran)),
    ...SEEDED.map((variant): Finding => {
      const one = ran(variant);
      const expected = finalShare(lawOf(one), carries(one), shareOfFounders(one));
      // N people stand for infinitely many, and none may be tied to a friend twice.
      return { kind: 'mean', what: `${variant}: S`, values: shares(one), expected, allowance: 0.003 };
    }),
    ...SMALL.map((variant): Finding => {
      const one = ran(variant);
      const expected = meanOutbreak(lawOf(one), carries(one), variant === 'hub' ? HUB : undefined);
      const what = both(`${variant}: mean outbreak`, `${variant}：平均爆发规模`);
      return { kind: 'mean', what, values: allReached(one), expected, allowance: 0.01 * expected };
    }),
    ...(['anyone-far', 'hub-far'] as const).map((variant): Finding => {
      const one = ran(variant);
      const [law, T] = [lawOf(one), carries(one)];
      const u = escape(law, T);
      const expected = variant === 'hub-far' ? 1 - (1 - T + T * u) ** HUB : finalShare(law, T);
      const k = shares(one).filter((share) => share > LARGE).length;
      const what = both(`${variant}: chance of a large outbreak`, `${variant}：大爆发的概率`);
      return { kind: 'share', what, k, n: one.outcomes.length, expected, allowance: 0.003 };
    }),
  ],
};
