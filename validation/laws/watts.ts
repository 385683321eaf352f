import { poisson } from './percolation.ts';

/** Global cascades on random graphs of mean degree z, where a person follows once a share φ of friends do (Watts 2002). */

/** Most friends a person may have to follow a single one. */
const vulnerableUpTo = (phi: number) => Math.floor(1 / phi + 1e-12);

/** Chance that one founder sets off a global cascade: the founder touches the giant cluster of those whom one friend wins. */
export function triggerProbability(z: number, phi: number): number {
  const p = poisson(z);
  let u = 0.5;
  for (let i = 0; i < 5000; i++) {
    let next = 1;
    for (let k = 1; k <= vulnerableUpTo(phi); k++) next -= (k * p[k] * (1 - u ** (k - 1))) / z;
    u = next;
  }
  return 1 - Math.exp(-z * (1 - u));
}

/** Whether a global cascade from one founder is possible: z · P(Poisson(z) ≤ K − 2) > 1. */
export function inWindow(z: number, phi: number): boolean {
  const p = poisson(z);
  let sum = 0;
  for (let k = 0; k <= vulnerableUpTo(phi) - 2; k++) sum += p[k];
  return z * sum > 1;
}

/** Final share where a random share ρ begins, by the tree recursion of Gleeson & Cahalane 2007. */
export function cascadeShare(z: number, phi: number, rho: number): number {
  const p = poisson(z);
  const won = (q: number, shift: number) => {
    let total = 0;
    for (let k = shift; k < p.length; k++) {
      const n = k - shift;
      let term = (1 - q) ** n;
      for (let m = 0; m <= n; m++) {
        if (k > 0 && m >= phi * k - 1e-12) total += (shift === 1 ? (k * p[k]) / z : p[k]) * term;
        term *= ((n - m) / (m + 1)) * (q / (1 - q));
      }
    }
    return Math.min(rho + (1 - rho) * total, 1 - 1e-12);
  };
  let q = rho;
  for (let i = 0; i < 3000; i++) q = won(q, 1);
  return won(q, 0);
}

/** The least share of beginners that sets off a global cascade. */
export function criticalShare(z: number, phi: number): number {
  let [low, high] = [0, 0.2];
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (cascadeShare(z, phi, middle) > 0.5) high = middle;
    else low = middle;
  }
  return high;
}
