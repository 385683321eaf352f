import { ACQUAINTANCE, PROMOTES_TO, MEMBER, RANK } from '../stages/index.ts';
import { ForestBuilder, subtreeSizes, type TransitionLog } from '../observe/index.ts';
import { NOBODY, STANDARD_TABLES } from '../world/index.ts';

/** The first promotion by which a person counts: to acquaintance (`reach`), or to member (`joined`). */
export type CountedAs = 'reach' | 'joined';

/** Credit of one run for the people it counts, by source and by founder; people placed on day 0 are not counted. */
export interface ForestCredit {
  /** People counted. */
  readonly counted: number;
  /** [source] Σ_j share_cj over the people j counted; sums to `counted`. */
  readonly direct: Float64Array;
  /** [source] Σ_j share_cj (1 + C_j): those people and everybody they brought in turn. Sources overlap. */
  readonly forest: Float64Array;
  /** Founders in order of placement, the number of people of whom each is the parent, and the size of their subtree, C_i = Σ_j (1 + C_j). */
  readonly founders: Int32Array;
  readonly founderDirect: Int32Array;
  readonly founderForest: Int32Array;
}

/**
 * Credit passed up the forest: C_i = Σ_j share_ij (1 + C_j). Shares of sources are used as they are; which friend
 * it was is given by the parent drawn for each promotion, so that C of a person is a count whose expectation is the sum.
 * Founders are roots whatever their stage. The first `initial` people of day 0 are not founders; those already at the
 * counted stage are roots, and the others can be counted later.
 */
export function forestCredit(
  transitions: TransitionLog,
  people: number,
  countedAs: CountedAs,
  initial = 0,
  sourceCount = STANDARD_TABLES.sources.length,
): ForestCredit {
  const target = countedAs === 'reach' ? ACQUAINTANCE : MEMBER;
  const builder = new ForestBuilder(people);
  const transitionOf: number[] = [];
  let roots = 0;
  let others = 0;
  for (let k = 0; k < transitions.day.length; k++) {
    const placed = transitions.day[k] === 0;
    const early = placed && k < initial;
    if (early && RANK[transitions.to[k]] < RANK[target]) continue;
    const counts = placed || (transitions.to[k] === target && PROMOTES_TO[transitions.from[k]] === target);
    if (!counts || builder.has(transitions.person[k])) continue;
    builder.join(transitions.person[k], transitions.day[k], placed ? NOBODY : transitions.parent[k]);
    transitionOf.push(k);
    if (placed) roots++;
    if (early) others++;
  }
  const { person, parent } = builder.finish();
  const sizes = subtreeSizes(parent);
  const direct = new Float64Array(sourceCount);
  const forest = new Float64Array(sourceCount);
  const founderDirect = new Int32Array(roots);
  for (let row = roots; row < person.length; row++) {
    if (parent[row] >= 0 && parent[row] < roots) founderDirect[parent[row]]++;
    const transition = transitionOf[row];
    for (let k = transitions.first[transition]; k < transitions.first[transition + 1]; k++) {
      direct[transitions.source[k]] += transitions.share[k];
      forest[transitions.source[k]] += transitions.share[k] * sizes[row];
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
