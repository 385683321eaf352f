/**
 * Trust and doubt as whole numbers.
 *
 * One unit is a hazard of 2^-25. A threshold is an exponential draw rounded UP, and a bucket is full when its
 * level reaches it, so P(full at level A) = 1 − e^(−A/2^25) exactly. Common clocks run at the finer 2^-40 a
 * unit, because a small rate poured on many people for a year must not be rounded every day.
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
 * Threshold in bucket units for a draw from Exp(1), when all influence on this person counts `factor` times. It may lie
 * beyond NEVER, and is not cut off there: should the factor rise later, what is left shrinks from its true size.
 */
export function threshold(draw: number, factor: number): number {
  return Math.ceil((draw / factor) * UNITS_PER_HAZARD);
}

export const STAY = 0;
export const CLIMB = 1;
export const SLIP = 2;
export type Move = typeof STAY | typeof CLIMB | typeof SLIP;

/**
 * One day's competing risks. Trust a and doubt b are poured evenly through the day into buckets at levels
 * A and B; if both fill, the earlier crossing wins and equality is a slip. Hence, exactly: stay e^(−H), climb
 * (a/H)(1 − e^(−H)), slip (b/H)(1 − e^(−H)) with H = a + b.
 */
export function resolve(
  A: number,
  a: number,
  resistance: number,
  B: number,
  b: number,
  patience: number,
): Move {
  const climbs = resistance < NEVER && A + a >= resistance;
  const slips = patience < NEVER && B + b >= patience;
  if (climbs && slips) return (resistance - A) * b < (patience - B) * a ? CLIMB : SLIP;
  return climbs ? CLIMB : slips ? SLIP : STAY;
}
