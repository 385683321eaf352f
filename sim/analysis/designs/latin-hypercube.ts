import { keyOf, Stream } from '../../random/index.ts';

/**
 * Latin hypercube (McKay, Beckman & Conover, "A comparison of three methods for selecting values of input variables in the
 * analysis of output from a computer code", Technometrics 21, 1979): `points` points in the unit cube of `dimensions`
 * dimensions, of which each of the `points` equal slices of every dimension holds exactly one. Point p, dimension d is
 * `result[p][d]`, in (0, 1). An additional dimension leaves the others unchanged.
 */
export function latinHypercube(seed: string | number, points: number, dimensions: number): number[][] {
  const stream = new Stream(keyOf(seed, 'once'), 'latin hypercube');
  const columns = Array.from({ length: dimensions }, (_, d) => {
    const sequence = stream.sequence(d);
    const slices = Array.from({ length: points }, (_, p) => p);
    for (let p = points - 1; p > 0; p--) {
      const q = sequence.below(p + 1);
      [slices[p], slices[q]] = [slices[q], slices[p]];
    }
    return slices.map((slice) => (slice + sequence.uniform()) / points);
  });
  return Array.from({ length: points }, (_, p) => columns.map((column) => column[p]));
}
