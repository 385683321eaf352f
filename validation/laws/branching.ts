import { generating, meanOf } from './percolation.ts';

/** Families in which everybody has a number of children from one law (Galton & Watson 1875). */

/** Law of the children who are reached, if each is with probability T. */
export function thinned(p: ArrayLike<number>, T: number): Float64Array {
  const out = new Float64Array(p.length);
  for (let k = 0; k < p.length; k++) {
    let term = p[k] * (1 - T) ** k;
    for (let m = 0; m <= k; m++) {
      out[m] += term;
      term *= ((k - m) / (m + 1)) * (T / (1 - T));
    }
  }
  return out;
}

export function varianceOf(p: ArrayLike<number>): number {
  const m = meanOf(p);
  return Array.from(p).reduce((sum, share, k) => sum + share * (k - m) ** 2, 0);
}

/** Mean and standard deviation of a whole family, founder included, with m < 1: 1/(1 − m) and √(σ²/(1 − m)³). */
export function totalOf(p: ArrayLike<number>): { mean: number; sd: number } {
  const m = meanOf(p);
  return { mean: 1 / (1 - m), sd: Math.sqrt(varianceOf(p) / (1 - m) ** 3) };
}

/** People born up to generation g, from one founder: 1 + m + … + m^g. */
export function bornBy(m: number, g: number): number {
  let sum = 0;
  for (let k = 0; k <= g; k++) sum += m ** k;
  return sum;
}

/** Chance that a family dies out: the least x with x = G(x). */
export function extinction(p: ArrayLike<number>): number {
  let x = 0;
  for (let i = 0; i < 20_000; i++) x = generating(p, x);
  return x;
}

/** Borel's law: chance that a family with Poisson(m) children has n members, e^(−mn)(mn)^(n−1)/n!. */
export function borel(m: number, n: number): number {
  let log = -m * n + (n - 1) * Math.log(m * n);
  for (let k = 2; k <= n; k++) log -= Math.log(k);
  return Math.exp(log);
}
