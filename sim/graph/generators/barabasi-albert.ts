import type { Sequence } from '../../random/index.ts';
import type { TieList } from '../csr.ts';
import { drawByDegree, startFromClique } from './preferential.ts';

export interface BarabasiAlbert {
  people: number;
  /** Ties a newcomer makes, rounded down; people − 1 or more gives the complete graph. */
  attach: number;
}

/**
 * People arrive one by one and tie themselves to `attach` different people, each drawn in proportion to the
 * degree it had before the arrival: the rich get richer (Barabási & Albert, "Emergence of scaling in random
 * networks", Science 286, 1999). The paper leaves the start open; here it is a clique of attach + 1.
 */
export function barabasiAlbert({ people, attach }: BarabasiAlbert, random: Sequence): TieList {
  const m = Math.max(0, Math.min(Math.floor(attach), people - 1));
  const { list, ends } = startFromClique(people, m);
  const { from, to } = list;
  const lastChosenBy = new Int32Array(people);
  for (let v = m + 1; v < people; v++) {
    list.count = attachOne(v, m, list.count, from, to, ends, lastChosenBy, random);
  }
  return list;
}

/** One newcomer's ties; returns the new number of ties. */
function attachOne(
  v: number,
  m: number,
  before: number,
  from: Int32Array,
  to: Int32Array,
  ends: Int32Array,
  lastChosenBy: Int32Array,
  random: Sequence,
): number {
  let count = before;
  while (count < before + m) {
    const w = drawByDegree(ends, before, random);
    if (lastChosenBy[w] === v) continue;
    lastChosenBy[w] = v;
    from[count] = v;
    to[count++] = w;
  }
  return count;
}
