import type { Comparison, Experiment, Variant } from '../../../sim/index.ts';

/** Everything that is shown of a comparison: words first, charts that prove them, the table. */
export interface Shown {
  readonly comparison: Comparison;
  readonly experiment: Experiment;
  /** Variants that were run, with the label a reader knows them by. */
  readonly variants: readonly { readonly name: string; readonly label: string; readonly variant: Variant }[];
}
