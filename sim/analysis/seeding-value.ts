import { discountOf } from '../observe/index.ts';

/** What founders are worth, in adopter-days: one person who has been brought in, for one day, discounted to day 0. */
export interface SeedingSplit {
  readonly total: number;
  /** From there being more adopters in the end. */
  readonly expansion: number;
  /** From the same number of adopters coming earlier. */
  readonly acceleration: number;
}

/**
 * Splits the value of a seeding programme as Libai, Muller & Peres 2013 do: expansion is people who would not have come
 * otherwise, acceleration people who would have come later. F and G are adopters by day with and without founders, founders
 * among them in both; δ_t discounts day t; m is the lesser of the two last numbers.
 *
 *   total        = Σ_t δ_t (F − G)
 *   acceleration = Σ_t δ_t (min(F, m) − min(G, m))
 *   expansion    = Σ_t δ_t (max(F − m, 0) − max(G − m, 0))
 *
 * The k-th adopter of one run is held against the k-th of the other, so the split depends on the two curves alone and not on
 * who would have been who: that no data could tell.
 */
export function splitSeeding(
  withFounders: ArrayLike<number>,
  without: ArrayLike<number>,
  discountPerYear: number,
): SeedingSplit {
  const days = withFounders.length;
  const m = Math.min(withFounders[days - 1], without[days - 1]);
  let expansion = 0;
  let acceleration = 0;
  for (let day = 0; day < days; day++) {
    const [f, g] = [withFounders[day], without[day]];
    const discount = discountOf(discountPerYear, day);
    acceleration += discount * (Math.min(f, m) - Math.min(g, m));
    expansion += discount * (Math.max(f - m, 0) - Math.max(g - m, 0));
  }
  return { total: expansion + acceleration, expansion, acceleration };
}
