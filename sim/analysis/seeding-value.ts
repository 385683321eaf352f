import { discountOf } from '../observe/index.ts';

/** Value of founders in adopter-days: one adopter for one day, discounted to day 0. */
export interface SeedingSplit {
  readonly total: number;
  /** From more adopters at the end. */
  readonly expansion: number;
  /** From the same number of adopters joining earlier. */
  readonly acceleration: number;
}

/**
 * Splits the value of a seeding programme as Libai, Muller & Peres 2013 do: expansion counts people who would not have joined
 * otherwise, acceleration people who would have joined later. F and G are adopters by day with and without founders, founders
 * among them in both; δ_t discounts day t; m is the smaller of the two final values.
 *
 *   total        = Σ_t δ_t (F − G)
 *   acceleration = Σ_t δ_t (min(F, m) − min(G, m))
 *   expansion    = Σ_t δ_t (max(F − m, 0) − max(G − m, 0))
 *
 * The k-th adopter of one run is compared with the k-th of the other, so the split depends on the two curves alone, not on
 * the identity of adopters, which no data could match.
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
