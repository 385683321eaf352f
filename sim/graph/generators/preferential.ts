import type { Sequence } from '../../random/index.ts';
import type { TieList } from '../csr.ts';

/** Number of ties a grown graph ends with: a clique of attach + 1 people, then `attach` for each newcomer. */
export function grownTies(people: number, attach: number): number {
  const clique = Math.min(people, attach + 1);
  return (clique * (clique - 1)) / 2 + Math.max(0, people - clique) * attach;
}

/**
 * The start both growth models share: attach + 1 people who all know each other (everybody, where fewer are
 * asked for), so that every newcomer finds `attach` different people. The arrays have room for the whole graph.
 */
export function startFromClique(people: number, attach: number): TieList {
  const room = grownTies(people, attach);
  const list: TieList = { people, count: 0, from: new Int32Array(room), to: new Int32Array(room) };
  const clique = Math.min(people, attach + 1);
  for (let v = 1; v < clique; v++) {
    for (let w = 0; w < v; w++) {
      list.from[list.count] = v;
      list.to[list.count++] = w;
    }
  }
  return list;
}

/**
 * Someone drawn in proportion to degree: a uniform end of a uniform tie among the first `count`. The ends of
 * the ties are themselves the list in which each person stands once per tie.
 */
export function drawByDegree({ from, to }: TieList, count: number, random: Sequence): number {
  const end = random.below(2 * count);
  return end < count ? from[end] : to[end - count];
}
