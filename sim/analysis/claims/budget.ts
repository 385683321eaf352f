import { FIRST_LOOK } from '../sequence.ts';

/** How much is run for a claim; all of it in one place. */
export interface Budget {
  /** Error of all verdicts together (Holm). */
  readonly alpha: number;
  /** Replicates at the first look, between looks, and at most. */
  readonly first: number;
  readonly step: number;
  readonly cap: number;
  /** Points of the Latin hypercube, and replicates at each. */
  readonly points: number;
  readonly perPoint: number;
  /** Replicates by which equal spend is solved for at the file's values and at each point, and rounds of it. */
  readonly spendReplicates: number;
  readonly spendPerPoint: number;
  readonly spendRounds: number;
  /** Replicates and rounds of a break-even value. */
  readonly breakEvenReplicates: number;
  readonly breakEvenRounds: number;
}

export const SHIPPED_BUDGET: Budget = {
  alpha: 0.05,
  first: FIRST_LOOK,
  step: 12,
  cap: 96,
  points: 20,
  perPoint: 6,
  spendReplicates: 8,
  spendPerPoint: 3,
  spendRounds: 8,
  breakEvenReplicates: 12,
  breakEvenRounds: 7,
};

/** For tests: everything is gone through, little is found out. */
export const SMALL_BUDGET: Budget = {
  ...SHIPPED_BUDGET,
  first: 12,
  cap: 24,
  points: 10,
  perPoint: 3,
  spendReplicates: 3,
  spendPerPoint: 2,
  spendRounds: 4,
  breakEvenReplicates: 4,
  breakEvenRounds: 3,
};

/** Share of the points that must clearly lie on the other side for a verdict to depend. */
export const DEPENDS_FROM = 0.1;
/** Spending may differ by this share and count as equal. */
export const EQUAL_WITHIN = 0.02;
