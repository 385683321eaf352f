/**
 * Trust and doubt as whole numbers.
 *
 * One unit is a hazard of 2^-25. A threshold is an exponential draw rounded UP, and a bucket is full when its
 * level reaches it, so P(full at level A) = 1 − e^(−A/2^25) exactly. Common clocks run at the finer 2^-40 a
 * unit, because a small rate that acts for a year must not be rounded every day.
 */
export const UNITS_PER_HAZARD = 2 ** 25;
export const CLOCK_UNITS_PER_HAZARD = 2 ** 40;
/** Clock units × this = bucket units. */
export const CLOCK_TO_BUCKET = 2 ** -15;
/** A threshold of this or more is never reached; also what a hazard of 64 or more saturates to. */
export const NEVER = 2 ** 31 - 1;
/** A hazard that fills any bucket at once; the largest that a scenario may hold. */
const CERTAIN_HAZARD = 64;

/** A hazard (a rate for one day or an impulse) in bucket units; 64 and more saturate. */
export function toUnits(hazard: number): number {
  return hazard >= CERTAIN_HAZARD ? NEVER : Math.min(NEVER, Math.round(hazard * UNITS_PER_HAZARD));
}

/** A common rate per day in clock units. */
export function toClockUnits(hazard: number): number {
  return Math.round(Math.min(hazard, CERTAIN_HAZARD) * CLOCK_UNITS_PER_HAZARD);
}

/**
 * Threshold in bucket units for a draw from Exp(1), when all influence on this person is multiplied by `factor`. It may
 * exceed NEVER and is not capped: if the factor rises later, the remainder is rescaled from its true size.
 */
export function threshold(draw: number, factor: number): number {
  return Math.ceil((draw / factor) * UNITS_PER_HAZARD);
}

export const STAY = 0;
export const PROMOTE = 1;
export const DEMOTE = 2;
export type TransitionKind = typeof STAY | typeof PROMOTE | typeof DEMOTE;

/**
 * One day's competing risks. Trust a and doubt b are added evenly through the day to buckets at levels A and
 * B; if both reach their thresholds, the earlier crossing wins, and a tie is a demotion. Hence, exactly: P(stay) = e^(−H),
 * P(promotion) = (a/H)(1 − e^(−H)), P(demotion) = (b/H)(1 − e^(−H)) with H = a + b.
 */
export function resolve(
  A: number,
  a: number,
  trustThreshold: number,
  B: number,
  b: number,
  doubtThreshold: number,
): TransitionKind {
  const promoted = trustThreshold < NEVER && A + a >= trustThreshold;
  const demoted = doubtThreshold < NEVER && B + b >= doubtThreshold;
  if (promoted && demoted) return (trustThreshold - A) * b < (doubtThreshold - B) * a ? PROMOTE : DEMOTE;
  return promoted ? PROMOTE : demoted ? DEMOTE : STAY;
}
