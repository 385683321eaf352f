import { entry, item } from '../../../report/index.ts';
import type { Comparison, Experiment, Pair, Result, Variant } from '../../../sim/index.ts';
import type { Worlds } from '../../worker/protocol.ts';
import { sameGround } from '../../state/two.ts';

/** Everything that is shown of a comparison: words first, charts that prove them, the table. */
export interface Shown {
  readonly comparison: Comparison;
  readonly experiment: Experiment;
  /** Variants that were run; the first is the baseline. */
  readonly variants: readonly ShownVariant[];
  readonly baseline: ShownVariant;
  readonly worlds: readonly Worlds[];
}

interface ShownVariant {
  readonly name: string;
  /** What a reader knows it by. */
  readonly label: string;
  readonly variant: Variant;
  readonly result: Result;
}

/** A comparison with the variants it is of; null without any. */
export function showing(
  comparison: Comparison,
  experiment: Experiment,
  ran: readonly Variant[],
  worlds: readonly Worlds[],
  labelOf: (variant: Variant) => string,
): Shown | null {
  const variants = ran.map((variant) => {
    const { name } = variant;
    return { name, label: labelOf(variant), variant, result: entry(comparison.variants, name) };
  });
  return variants.length === 0
    ? null
    : { comparison, experiment, variants, baseline: item(variants, 0), worlds };
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
export function isUnlike({ variants, baseline }: Shown): boolean {
  return variants.some(({ variant }) => !sameGround(variant, baseline.variant));
}
