import type { Sequence } from '../../random/index.ts';
import { shuffled } from './morris.ts';

/**
 * Latin hypercube (McKay, Beckman & Conover, Technometrics 21, 1979): each of `points` equal slices of every dimension
 * holds one point, at a random place in it. Points of [0, 1)^dimensions.
 */
export function latinHypercube(points: number, dimensions: number, random: Sequence): Float64Array[] {
  const rows = Array.from({ length: points }, () => new Float64Array(dimensions));
  for (let d = 0; d < dimensions; d++) {
    shuffled(points, random).forEach((slice, row) => {
      rows[row][d] = (slice + random.uniform()) / points;
    });
  }
  return rows;
}
