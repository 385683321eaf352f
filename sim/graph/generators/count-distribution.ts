import { pow, type Sequence } from '../../random/index.ts';

/** How a whole number is spread over people: ties of a person, or children in a tree. */
export type CountDistribution =
  | { distribution: 'poisson'; mean: number }
  | { distribution: 'geometric'; mean: number }
  | { distribution: 'negative-binomial'; mean: number; dispersion: number }
  | { distribution: 'binomial'; trials: number; probability: number }
  | { distribution: 'power'; exponent: number; min: number; max: number }
  | { distribution: 'list'; shares: readonly number[] };

/** Numbers rarer than this beside the commonest one are left out. */
const RARE = 1e-18;

/**
 * Probability of 0, 1, 2, …; sums to 1. `list` has its shares as weights; `power` is k^−exponent on min … max; the
 * negative binomial has variance mean + mean²/dispersion, and the geometric distribution is that with dispersion 1.
 */
export function countProbabilities(distribution: CountDistribution): Float64Array {
  const weights = distribution.distribution === 'list' ? distribution.shares : weightsOf(distribution);
  let total = 0;
  for (const weight of weights) total += weight;
  if (!(total > 0)) return Float64Array.of(1);
  return Float64Array.from(weights, (weight) => weight / total);
}

export function meanOfDistribution(distribution: CountDistribution): number {
  return countProbabilities(distribution).reduce((sum, share, k) => sum + share * k, 0);
}

function weightsOf(distribution: Exclude<CountDistribution, { distribution: 'list' }>): number[] {
  if (distribution.distribution === 'power') {
    const max = Math.max(distribution.min, distribution.max);
    return Array.from({ length: max + 1 }, (_, k) =>
      k < Math.max(1, distribution.min) ? 0 : pow(k, -distribution.exponent),
    );
  }
  if (distribution.distribution === 'binomial') {
    if (distribution.probability >= 1) return [...Array.from({ length: distribution.trials }, () => 0), 1];
    const odds = distribution.probability / (1 - distribution.probability);
    return fromMode(
      Math.floor((distribution.trials + 1) * distribution.probability),
      (k) => ((distribution.trials - k) / (k + 1)) * odds,
    );
  }
  if (distribution.distribution === 'poisson')
    return fromMode(Math.floor(distribution.mean), (k) => distribution.mean / (k + 1));
  const r = distribution.distribution === 'geometric' ? 1 : distribution.dispersion;
  const a = distribution.mean / (distribution.mean + r);
  return fromMode(Math.max(0, Math.floor(((r - 1) * a) / (1 - a))), (k) => ((k + r) / (k + 1)) * a);
}

/** Weights from their ratios p(k + 1)/p(k), with 1 at the mode, so that none underflows before it matters. */
function fromMode(mode: number, ratio: (k: number) => number): number[] {
  const weights = Array.from({ length: mode + 1 }, () => 0);
  weights[mode] = 1;
  for (let k = mode; k > 0 && weights[k] > RARE; k--) weights[k - 1] = weights[k] / ratio(k - 1);
  for (let k = mode; weights[k] > RARE; k++) weights.push(weights[k] * ratio(k));
  return weights;
}

/** Draws from a distribution: a uniform, and the first number whose cumulative probability is above it. */
export function drawer(distribution: CountDistribution, random: Sequence): () => number {
  const cumulative = countProbabilities(distribution);
  for (let k = 1; k < cumulative.length; k++) cumulative[k] += cumulative[k - 1];
  const last = cumulative.length - 1;
  return () => {
    const u = random.uniform();
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle] > u) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
