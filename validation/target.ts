import type { Bilingual, Outcome, Plan } from '../sim/index.ts';
import type { Curve } from './plot.ts';
import type { Words } from './words.ts';

/** One comparison of what came out with what a law says. */
export type Finding =
  /** Independent values have mean `expected`, to within `allowance` for finite size; `sd` is that of one value, if a law says it. */
  | {
      kind: 'mean';
      what: Words;
      values: readonly number[];
      expected: number;
      sd?: number;
      allowance?: number;
    }
  /** k of n independent trials succeed, each with probability `expected`. */
  | { kind: 'share'; what: Words; k: number; n: number; expected: number; allowance?: number }
  /** Counts fall into cells with these probabilities. */
  | { kind: 'counts'; what: Words; counts: ArrayLike<number>; probabilities: ArrayLike<number> }
  /** Nothing is left to chance. */
  | { kind: 'exact'; what: Words; found: number; expected: number }
  /** The mean of these differences is above zero, and clearly so. */
  | { kind: 'order'; what: Words; differences: readonly number[] };

/** What one variant of a target's file left. */
export interface Ran {
  readonly plan: Plan;
  readonly outcomes: readonly Outcome[];
}

/** A law that the simulator must obey, and the scenario file with which it is put to the test. */
export interface Target {
  /** Also the name of its file, `scenarios/validation/ID.yaml`. */
  readonly id: string;
  readonly name: Bilingual;
  /** The law, its formula and who published it. */
  readonly law: Bilingual;
  /** Mistakes of an engine that this would bring to light. */
  readonly catches: Bilingual;
  /** Whether every move is needed, and not only daily numbers. */
  readonly keepTransitions?: boolean;
  readonly judge: (ran: (variant: string) => Ran) => Finding[];
  /** A curve that the law draws, with what was measured on it. */
  readonly curve?: (ran: (variant: string) => Ran) => Curve;
}
