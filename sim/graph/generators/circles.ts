import type { Sequence } from '../../random/index.ts';
import type { TieList } from '../csr.ts';
import { tiePairs } from './pairs.ts';
import { TieBuffer } from './tie-buffer.ts';

export interface Circles {
  people: number;
  /** Number of circles, held between 1 and the smaller of `people` and 65,535. */
  circles: number;
  /** Expected number of a person's ties inside the own circle; at most everyone in it. */
  within: number;
  /** Expected number of a person's ties to other circles, averaged over people; at most everyone there. */
  between: number;
}

/**
 * Circles of equal size (to within one person) and contiguous ids, denser inside than between: the stochastic
 * block model (Holland, Laskey & Leinhardt, "Stochastic blockmodels: first steps", Social Networks 5, 1983).
 */
export function circles(parameters: Circles, random: Sequence): TieList {
  const { people, within, between } = parameters;
  const count = circleCountOf(people, parameters.circles);
  const circle = new Uint16Array(people);
  const startOf = (c: number): number => Math.floor((c * people) / count);
  const buffer = new TieBuffer((people * (Math.min(within, people / count) + Math.min(between, people))) / 2);

  let pairsInside = 0;
  for (let c = 0; c < count; c++) {
    const start = startOf(c);
    const end = startOf(c + 1);
    const size = end - start;
    circle.fill(c, start, end);
    pairsInside += (size * (size - 1)) / 2;
    const p = size > 1 ? within / (size - 1) : 0;
    tiePairs(buffer, random, p, { first: start + 1, end, low: () => start, high: (v) => v });
  }

  const pairsAcross = (people * (people - 1)) / 2 - pairsInside;
  if (pairsAcross > 0) {
    const p = (between * people) / 2 / pairsAcross;
    tiePairs(buffer, random, p, {
      first: startOf(1),
      end: people,
      low: () => 0,
      high: (v) => startOf(circle[v]),
    });
  }
  return { ...buffer.list(people), circle, circleCount: count };
}

/** The number of circles actually made. */
export function circleCountOf(people: number, wanted: number): number {
  return Math.max(1, Math.min(Math.floor(wanted), people, 65535));
}
