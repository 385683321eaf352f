import type { Comparison, Experiment, Pair, Variant } from '../../../sim/index.ts';
import { sameGround } from '../../state/two.ts';

/** Everything that is shown of a comparison: words first, charts that prove them, the table. */
export interface Shown {
  readonly comparison: Comparison;
  readonly experiment: Experiment;
  /** Variants that were run, with the label a reader knows them by. */
  readonly variants: readonly { readonly name: string; readonly label: string; readonly variant: Variant }[];
}

/** Up to three variants are compared each with each; more of them only with the first, lest nobody read it. */
const EACH_WITH_EACH = 3;

/** The pairs that are shown, with the numbers of their variants. */
export function pairsOf({ comparison, variants }: Shown): { pair: Pair; a: number; b: number }[] {
  const numberOf = (name: string) => variants.findIndex((variant) => variant.name === name);
  return comparison.pairs
    .map((pair) => ({ pair, a: numberOf(pair.a), b: numberOf(pair.b) }))
    .filter(({ a }) => a === 0 || variants.length <= EACH_WITH_EACH);
}

/** Whether some variants stand on other people or ties, so that pairs of runs share no world. */
export function isUnlike({ variants }: Shown): boolean {
  return variants.some(({ variant }) => !sameGround(variant, variants[0].variant));
}
