import type { Sequence } from '../../random/index.ts';
import type { TieList } from '../csr.ts';

/** Number of ties a grown graph ends with: a clique of attach + 1 people, then `attach` for each newcomer. */
export function grownTies(people: number, attach: number): number {
  const clique = Math.min(people, attach + 1);
  return (clique * (clique - 1)) / 2 + Math.max(0, people - clique) * attach;
}

/**
 * Ties while a graph grows. The ends of all ties are themselves the list in which each person stands once per tie, so they
 * lie in one column, first all `from`, then all `to`.
 */
export interface Growth {
  readonly list: TieList;
  readonly ends: Int32Array;
}

/**
 * The start both growth models share: attach + 1 people who all know each other (everybody, where fewer are
 * asked for), so that every newcomer finds `attach` different people. The columns have room for the whole graph.
 */
export function startFromClique(people: number, attach: number): Growth {
  const room = grownTies(people, attach);
  const ends = new Int32Array(2 * room);
  const list: TieList = { people, count: 0, from: ends.subarray(0, room), to: ends.subarray(room) };
  const clique = Math.min(people, attach + 1);
  for (let v = 1; v < clique; v++) {
    for (let w = 0; w < v; w++) {
      list.from[list.count] = v;
      list.to[list.count++] = w;
    }
  }
  return { list, ends };
}

/** Someone drawn in proportion to degree: a uniform end of a uniform tie among the first `count`. */
export function drawByDegree(ends: Int32Array, count: number, random: Sequence): number {
  const draw = random.below(2 * count) | 0;
  // The second half of the draws lands among the `to`. No branch: it would be guessed wrong half the time.
  const gap = (ends.length >> 1) - count;
  return ends[draw + (gap & ~((draw - count) >> 31))];
}
