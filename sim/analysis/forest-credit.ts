import { ACQUAINTANCE, CLIMBS_TO, MEMBER } from '../ladder/index.ts';
import { ForestBuilder, subtreeSizes, type MoveLog } from '../observe/index.ts';
import { NOBODY, SOURCE_COUNT } from '../world/index.ts';

/** Which first climb counts a person: to acquaintance (`reach`), or to member (`joined`). */
export type CountedAs = 'reach' | 'joined';

/** Who and what one run owes the people it counted to; founders are not counted themselves. */
export interface ForestCredit {
  /** People counted. */
  readonly counted: number;
  /** [source] Σ_j share_cj over the people j counted; sums to `counted`. */
  readonly direct: Float64Array;
  /** [source] Σ_j share_cj (1 + C_j): those people and all whom they brought in turn. Sources overlap. */
  readonly forest: Float64Array;
  /** Founders in order of day 0, the people of whom each is the parent, and all below them, C_i = Σ_j (1 + C_j). */
  readonly founders: Int32Array;
  readonly founderDirect: Int32Array;
  readonly founderForest: Int32Array;
}

/**
 * Credit passed up the forest: C_i = Σ_j share_ij (1 + C_j). Shares of sources are taken as they are; who among the friends
 * it was is known by the parent drawn for each climb, so that C of a person is a count, with the expectation of the sum.
 * Founders of any stage are roots.
 */
export function forestCredit(moves: MoveLog, people: number, countedAs: CountedAs): ForestCredit {
  const target = countedAs === 'reach' ? ACQUAINTANCE : MEMBER;
  const builder = new ForestBuilder(people);
  const moveOf: number[] = [];
  let founders = 0;
  for (let k = 0; k < moves.day.length; k++) {
    const founding = moves.day[k] === 0;
    const counts = founding || (moves.to[k] === target && CLIMBS_TO[moves.from[k]] === target);
    if (!counts || builder.has(moves.person[k])) continue;
    builder.join(moves.person[k], moves.day[k], founding ? NOBODY : moves.parent[k]);
    moveOf.push(k);
    if (founding) founders++;
  }
  const { person, parent } = builder.finish();
  const sizes = subtreeSizes(parent);
  const direct = new Float64Array(SOURCE_COUNT);
  const forest = new Float64Array(SOURCE_COUNT);
  const founderDirect = new Int32Array(founders);
  for (let row = founders; row < person.length; row++) {
    if (parent[row] >= 0 && parent[row] < founders) founderDirect[parent[row]]++;
    const at = moveOf[row] * SOURCE_COUNT;
    for (let s = 0; s < SOURCE_COUNT; s++) {
      direct[s] += moves.shares[at + s];
      forest[s] += moves.shares[at + s] * sizes[row];
    }
  }
  return {
    counted: person.length - founders,
    direct,
    forest,
    founders: person.slice(0, founders),
    founderDirect,
    founderForest: sizes.slice(0, founders).map((size) => size - 1),
  };
}
