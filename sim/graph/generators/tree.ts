import type { Sequence } from '../../random/index.ts';
import type { TieList } from '../csr.ts';
import { drawer, type CountDistribution } from './count-distribution.ts';

export interface Tree {
  people: number;
  /** People 0 … roots − 1 begin families, which grow together. */
  roots: number;
  /** Distribution of the number of children. */
  offspring: CountDistribution;
}

/**
 * Families that grow generation by generation, each person tied to a random number of children (Galton & Watson, "On the
 * probability of the extinction of families", Journal of the Anthropological Institute 4, 1875). People are numbered in the
 * order of birth. Where all families have died out, the next person begins a new one; where nobody is left to be born, the
 * last generations stay without children.
 */
export function tree({ people, roots, offspring }: Tree, random: Sequence): TieList {
  const draw = drawer(offspring, random);
  const from = new Int32Array(people);
  const to = new Int32Array(people);
  let count = 0;
  let born = Math.min(Math.max(1, Math.floor(roots)), people);
  for (let parent = 0; parent < people; parent++) {
    if (parent === born) born++;
    for (let children = draw(); children > 0 && born < people; children--) {
      from[count] = parent;
      to[count++] = born++;
    }
  }
  return { people, count, from, to };
}
