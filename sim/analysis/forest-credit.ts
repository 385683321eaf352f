import { ACQUAINTANCE, CLIMBS_TO, MEMBER, RANK } from '../ladder/index.ts';
import { ForestBuilder, subtreeSizes, type MoveLog } from '../observe/index.ts';
import { NOBODY, SOURCE_COUNT } from '../world/index.ts';

/** Which first climb counts a person: to acquaintance (`reach`), or to member (`joined`). */
export type CountedAs = 'reach' | 'joined';

/** Who and what one run owes the people it counted to; those placed on day 0 are not counted themselves. */
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
 * Founders are roots whatever their stage. The first `already` people of day 0 are no founders; who of them stands as high
 * as is counted is a root, and the others can be counted later.
 */
export function forestCredit(
  moves: MoveLog,
  people: number,
  countedAs: CountedAs,
  already = 0,
): ForestCredit {
  const target = countedAs === 'reach' ? ACQUAINTANCE : MEMBER;
  const builder = new ForestBuilder(people);
  const moveOf: number[] = [];
  let roots = 0;
  let others = 0;
  for (let k = 0; k < moves.day.length; k++) {
    const placed = moves.day[k] === 0;
    const early = placed && k < already;
    if (early && RANK[moves.to[k]] < RANK[target]) continue;
    const counts = placed || (moves.to[k] === target && CLIMBS_TO[moves.from[k]] === target);
    if (!counts || builder.has(moves.person[k])) continue;
    builder.join(moves.person[k], moves.day[k], placed ? NOBODY : moves.parent[k]);
    moveOf.push(k);
    if (placed) roots++;
    if (early) others++;
  }
  const { person, parent } = builder.finish();
  const sizes = subtreeSizes(parent);
  const direct = new Float64Array(SOURCE_COUNT);
  const forest = new Float64Array(SOURCE_COUNT);
  const founderDirect = new Int32Array(roots);
  for (let row = roots; row < person.length; row++) {
    if (parent[row] >= 0 && parent[row] < roots) founderDirect[parent[row]]++;
    const at = moveOf[row] * SOURCE_COUNT;
    for (let s = 0; s < SOURCE_COUNT; s++) {
      direct[s] += moves.shares[at + s];
      forest[s] += moves.shares[at + s] * sizes[row];
    }
  }
  return {
    counted: person.length - roots,
    direct,
    forest,
    founders: person.slice(others, roots),
    founderDirect: founderDirect.slice(others),
    founderForest: sizes.slice(others, roots).map((size) => size - 1),
  };
}
