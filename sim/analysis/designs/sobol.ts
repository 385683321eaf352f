import type { Stream } from '../../random/index.ts';

/**
 * Sobol' sequence: n points that fill the cube far more evenly than random ones. Direction numbers of Joe & Kuo,
 * "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30, 2008 (set D(6)).
 */

/** From the second dimension on: degree and coefficients of the primitive polynomial, first direction numbers. */
const DIRECTIONS: readonly (readonly [degree: number, coefficients: number, first: readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
  [5, 11, [1, 1, 5, 1, 1]],
  [5, 13, [1, 1, 1, 3, 11]],
  [5, 14, [1, 3, 5, 5, 31]],
  [6, 1, [1, 3, 3, 9, 7, 49]],
  [6, 13, [1, 1, 1, 15, 21, 21]],
  [6, 16, [1, 3, 1, 13, 27, 49]],
  [6, 19, [1, 1, 1, 15, 7, 5]],
  [6, 22, [1, 3, 1, 15, 13, 25]],
  [6, 25, [1, 1, 5, 5, 19, 61]],
  [7, 1, [1, 3, 7, 11, 23, 15, 103]],
  [7, 4, [1, 3, 7, 13, 13, 15, 69]],
  [7, 7, [1, 1, 3, 13, 7, 35, 63]],
  [7, 8, [1, 3, 5, 9, 1, 25, 53]],
  [7, 14, [1, 3, 1, 13, 9, 35, 107]],
  [7, 19, [1, 3, 1, 5, 27, 61, 31]],
  [7, 21, [1, 1, 5, 11, 19, 41, 61]],
  [7, 28, [1, 3, 5, 3, 3, 13, 69]],
  [7, 31, [1, 1, 7, 13, 1, 19, 1]],
  [7, 32, [1, 3, 7, 5, 13, 19, 59]],
  [7, 37, [1, 1, 3, 9, 25, 29, 41]],
  [7, 41, [1, 3, 5, 13, 23, 1, 55]],
  [7, 42, [1, 3, 7, 3, 13, 59, 17]],
  [7, 50, [1, 3, 1, 3, 5, 53, 69]],
  [7, 55, [1, 1, 5, 5, 23, 33, 13]],
  [7, 56, [1, 1, 7, 7, 1, 61, 123]],
  [7, 59, [1, 1, 7, 9, 13, 61, 49]],
  [7, 62, [1, 3, 3, 5, 3, 55, 33]],
];

/** Dimensions the table reaches to. */
export const MAX_SOBOL_DIMENSIONS = DIRECTIONS.length + 1;

const BITS = 32;

/**
 * The first `points` points in [0, 1)^dimensions, in Gray-code order. With `shift`, every dimension is shifted digit by
 * digit by one keyed word, which keeps the evenness and frees the sequence from its corner at 0; without it, the first
 * point is the origin, as published.
 */
export function sobol(points: number, dimensions: number, shift?: Stream): Float64Array[] {
  if (dimensions > MAX_SOBOL_DIMENSIONS)
    throw new RangeError(`Sobol' points have at most ${MAX_SOBOL_DIMENSIONS} dimensions: ${dimensions}`);
  const directions = Array.from({ length: dimensions }, (_, d) => directionsOf(d));
  const state = Uint32Array.from({ length: dimensions }, (_, d) => shift?.word(d) ?? 0);
  const rows: Float64Array[] = [];
  for (let n = 0; n < points; n++) {
    // The lowest zero bit of the running number says which direction turns.
    if (n > 0) {
      const turned = BITS - 1 - Math.clz32(n & -n);
      for (let d = 0; d < dimensions; d++) state[d] ^= directions[d][turned];
    }
    rows.push(Float64Array.from(state, (word) => word * 2 ** -BITS));
  }
  return rows;
}

function directionsOf(dimension: number): Uint32Array {
  const v = new Uint32Array(BITS);
  const [degree, coefficients, first] = DIRECTIONS[dimension - 1] ?? [0, 0, []];
  for (let k = 0; k < BITS; k++) {
    if (dimension === 0) v[k] = 2 ** (BITS - 1 - k);
    else if (k < degree) v[k] = first[k] * 2 ** (BITS - 1 - k);
    else {
      v[k] = v[k - degree] ^ (v[k - degree] >>> degree);
      for (let i = 1; i < degree; i++) if ((coefficients >>> (degree - 1 - i)) & 1) v[k] ^= v[k - i];
    }
  }
  return v;
}
