/** Two friends: the factors on doubt with and without the other there, doubt a day, and what a leaver pours on the next day. */
export interface Pair {
  readonly together: number;
  readonly alone: number;
  readonly doubt: number;
  readonly catching: number;
}

/**
 * Of two friends under a constant doubt b a day, how many are there after t days: mean and standard deviation. While both are
 * there each stays a day with e^(−b·g₁); the other stays the next day with e^(−(b + ε)·g₀) and each further one with e^(−b·g₀).
 */
export function stillThere({ together, alone, doubt, catching }: Pair, t: number) {
  const stays = Math.exp(-doubt * together);
  let both = 1;
  /** One is there: since yesterday; for longer. */
  let fresh = 0;
  let old = 0;
  for (let day = 0; day < t; day++) {
    const kept = old * Math.exp(-doubt * alone) + fresh * Math.exp(-(doubt + catching) * alone);
    old = kept;
    fresh = both * 2 * stays * (1 - stays);
    both *= stays ** 2;
  }
  const mean = 2 * both + fresh + old;
  return { mean, sd: Math.sqrt(4 * both + fresh + old - mean ** 2) };
}

/** g of law `number`: φ + (1 − φ)·2^(−k/half), for k of at most 8 friends. */
export const byNumber = (k: number, floor: number, half: number): number =>
  floor + (1 - floor) * 2 ** (-Math.min(8, k) / half);
