/** Chance to be won in one step where x of N have adopted: everybody decides at once, by outside influence p and talk q. */
const probability = (p: number, q: number, x: number, N: number) => 1 - Math.exp(-(p + (q * x) / N));

/**
 * Laws of the number of adopters after 0, 1, … `steps` steps: X′ = X + Bin(N − X, 1 − e^(−(p + qX/N))), the model of Bass (1969)
 * with everybody deciding once a step, evolved exactly.
 */
export function chainBinomial(N: number, p: number, q: number, steps: number): Float64Array[] {
  const logFactorial = new Float64Array(N + 1);
  for (let k = 1; k <= N; k++) logFactorial[k] = logFactorial[k - 1] + Math.log(k);
  const laws = [new Float64Array(N + 1)];
  laws[0][0] = 1;
  for (let step = 0; step < steps; step++) {
    const law = laws[step];
    const next = new Float64Array(N + 1);
    for (let x = 0; x <= N; x++) {
      if (law[x] < 1e-18) continue;
      const u = probability(p, q, x, N);
      // Binomial probabilities outwards from the mode, so that none underflows before it matters.
      const n = N - x;
      const mode = Math.floor((n + 1) * u);
      const choose = logFactorial[n] - logFactorial[mode] - logFactorial[n - mode];
      const top = law[x] * Math.exp(choose + mode * Math.log(u) + (n - mode) * Math.log(1 - u));
      let term = top;
      for (let k = mode; k <= n && term > 1e-22; k++) {
        next[x + k] += term;
        term *= ((n - k) / (k + 1)) * (u / (1 - u));
      }
      term = top;
      for (let k = mode - 1; k >= 0; k--) {
        term *= ((k + 1) / (n - k)) * ((1 - u) / u);
        if (term < 1e-22) break;
        next[x + k] += term;
      }
    }
    laws.push(next);
  }
  return laws;
}

/** Mean and standard deviation of the share of adopters. */
export function shareMoments(law: Float64Array): { mean: number; sd: number } {
  const N = law.length - 1;
  const mean = law.reduce((sum, prob, x) => sum + (prob * x) / N, 0);
  return { mean, sd: Math.sqrt(law.reduce((sum, prob, x) => sum + prob * (x / N - mean) ** 2, 0)) };
}

/** Share after 0, 1, … `steps` steps where N is without bound: the limit of the synchronous model, not of the differential equation. */
export function synchronousLimit(p: number, q: number, steps: number): number[] {
  const shares = [0];
  for (let step = 0; step < steps; step++)
    shares.push(shares[step] + (1 - shares[step]) * (1 - Math.exp(-(p + q * shares[step]))));
  return shares;
}

/** Bass's own curve, in continuous time. */
export function bassCurve(p: number, q: number, t: number): number {
  const e = Math.exp(-(p + q) * t);
  return (1 - e) / (1 + (q / p) * e);
}
