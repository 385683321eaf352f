/** Bond percolation on random graphs (Newman 2002), where every tie carries with probability T. */

/** Chance that talk of `rate` for `days` carries: T = 1 − e^(−rate × days). */
export const transmission = (rate: number, days: number) => 1 - Math.exp(-rate * days);

/** Σ k-th weight xᵏ and its derivative: the generating function of a degree law. */
export function generating(p: ArrayLike<number>, x: number): number {
  let sum = 0;
  for (let k = p.length - 1; k >= 0; k--) sum = sum * x + p[k];
  return sum;
}

/** Law of further ties of the person at the end of a tie: (k + 1)·p(k + 1)/⟨k⟩; none where there are no ties. */
function excess(p: ArrayLike<number>): Float64Array {
  const mean = meanOf(p);
  if (mean === 0) return Float64Array.of(1);
  return Float64Array.from({ length: Math.max(1, p.length - 1) }, (_, k) => ((k + 1) * p[k + 1]) / mean);
}

export function meanOf(p: ArrayLike<number>): number {
  return Array.from(p).reduce((sum, share, k) => sum + share * k, 0);
}

/** Probabilities of 0 … `most` of a Poisson law. */
export function poisson(mean: number, max = 80): Float64Array {
  const p = new Float64Array(max + 1);
  p[0] = Math.exp(-mean);
  for (let k = 1; k <= max; k++) p[k] = (p[k - 1] * mean) / k;
  return p;
}

/** u: chance that a tie does not lead to a person who is reached, where a share φ of all begin. */
export function escape(p: ArrayLike<number>, T: number, phi = 0): number {
  const q = excess(p);
  let u = 0.5;
  for (let i = 0; i < 20_000; i++) u = (1 - phi) * generating(q, 1 - T + T * u);
  return u;
}

/** S: final share reached. With φ = 0, the size of the giant component. */
export function finalShare(p: ArrayLike<number>, T: number, phi = 0): number {
  return 1 - (1 - phi) * generating(p, 1 - T + T * escape(p, T, phi));
}

/** Mean number reached from one beginner with k ties, or with a number of ties drawn from the law, below the threshold. */
export function meanOutbreak(p: ArrayLike<number>, T: number, k = meanOf(p)): number {
  return 1 + (T * k) / (1 - T * meanOf(excess(p)));
}

/** Mean number reached from person 0 of a small graph, by summing over all sets of ties that carry. */
export function meanReachOf(ties: readonly (readonly [number, number])[], T: number): number {
  let mean = 0;
  for (let set = 0; set < 2 ** ties.length; set++) {
    let probability = 1;
    const reached = new Set([0]);
    ties.forEach((_, k) => (probability *= (set >> k) & 1 ? T : 1 - T));
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      ties.forEach(([a, b], k) => {
        if (((set >> k) & 1) === 0) return;
        if (reached.has(a)) reached.add(b);
        else if (reached.has(b)) reached.add(a);
      });
    }
    mean += probability * reached.size;
  }
  return mean;
}
