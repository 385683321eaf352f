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
  const list = startFromClique(people, m);
  const { from, to } = list;
  const lastChosenBy = new Int32Array(people);
  let count = list.count;
  for (let v = m + 1; v < people; v++) {
    const before = count;
    while (count < before + m) {
      const w = drawByDegree(list, before, random);
      if (lastChosenBy[w] === v) continue;
      lastChosenBy[w] = v;
      from[count] = v;
      to[count++] = w;
    }
  }
  list.count = count;
  return list;
}
