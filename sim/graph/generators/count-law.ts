import { pow, type Sequence } from '../../random/index.ts';

/** How a whole number is spread over people: ties of a person, or children in a tree. */
export type CountLaw =
  | { law: 'poisson'; mean: number }
  | { law: 'geometric'; mean: number }
  | { law: 'negative-binomial'; mean: number; dispersion: number }
  | { law: 'binomial'; trials: number; chance: number }
  | { law: 'power'; exponent: number; least: number; most: number }
  | { law: 'list'; shares: readonly number[] };

/** Numbers rarer than this beside the commonest one are left out. */
const RARE = 1e-18;

/**
 * Probability of 0, 1, 2, …; sums to 1. `list` has its shares as weights; `power` is k^−exponent on least … most; the
 * negative binomial has variance mean + mean²/dispersion, and the geometric law is that with dispersion 1.
 */
export function countProbabilities(law: CountLaw): Float64Array {
  const weights = law.law === 'list' ? law.shares : weightsOf(law);
  let total = 0;
  for (const weight of weights) total += weight;
  if (!(total > 0)) return Float64Array.of(1);
  return Float64Array.from(weights, (weight) => weight / total);
}

export function meanOfLaw(law: CountLaw): number {
  return countProbabilities(law).reduce((sum, share, k) => sum + share * k, 0);
}

function weightsOf(law: Exclude<CountLaw, { law: 'list' }>): number[] {
  if (law.law === 'power') {
    const most = Math.max(law.least, law.most);
    return Array.from({ length: most + 1 }, (_, k) =>
      k < Math.max(1, law.least) ? 0 : pow(k, -law.exponent),
    );
  }
  if (law.law === 'binomial') {
    if (law.chance >= 1) return [...Array.from({ length: law.trials }, () => 0), 1];
    const odds = law.chance / (1 - law.chance);
    return fromMode(Math.floor((law.trials + 1) * law.chance), (k) => ((law.trials - k) / (k + 1)) * odds);
  }
  if (law.law === 'poisson') return fromMode(Math.floor(law.mean), (k) => law.mean / (k + 1));
  const r = law.law === 'geometric' ? 1 : law.dispersion;
  const a = law.mean / (law.mean + r);
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

/** Draws from a law: a uniform, and the first number whose cumulative probability is above it. */
export function drawer(law: CountLaw, random: Sequence): () => number {
  const cumulative = countProbabilities(law);
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
