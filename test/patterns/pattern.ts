import type { Bilingual } from '../../sim/index.ts';
import { mean, sampleVariance, studentQuantile } from '../../sim/analysis/statistics.ts';

/** A figure of the model, measured in independent replicates, and between which limits its mean is to lie. */
export interface Figure {
  readonly of: Bilingual;
  readonly values: readonly number[];
  readonly published: Bilingual;
  readonly above?: number;
  readonly below?: number;
}

/** A published pattern that the defaults are set to. */
export interface Pattern {
  readonly id: string;
  readonly measure: () => Figure[];
}

/** How many limits all patterns hold figures to. */
export const LIMITS = 52;
/** Chance that any figure passes whose mean does not lie within its limits (Bonferroni). */
export const FALSE_PASS = 1e-3;

/**
 * Mean, and a one-sided bound on either side at the joint level. A figure passes only if the bounds lie within the limits, so
 * that a pattern is shown, not merely not refuted; whoever takes fewer replicates shows less.
 */
export function boundsOf({ values }: Figure): { mean: number; low: number; high: number } {
  const middle = mean(values);
  const t = studentQuantile(1 - FALSE_PASS / LIMITS, values.length - 1);
  const off = t * Math.sqrt(sampleVariance(values) / values.length);
  return { mean: middle, low: middle - off, high: middle + off };
}
