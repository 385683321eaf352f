import { bisect, exp, log, normalQuantile } from './portable.ts';

/** People's traits are positive, have mean 1, and take one of this many equally likely levels. */
export const TRAIT_LEVELS = 64;

/** A distribution with mean 1. `spread` is σ of ln for lognormal, the coefficient of variation for gamma. */
export interface TraitDistribution {
  distribution: 'same' | 'gamma' | 'lognormal';
  spread: number;
}

/**
 * The 64 levels of a trait, ascending: quantiles at (k + ½)/64, scaled so that their mean is exactly 1.
 * Quantising makes closed forms finite sums and lets one byte hold a trait.
 */
export function traitLevels({ distribution, spread }: TraitDistribution): Float64Array {
  const levels = new Float64Array(TRAIT_LEVELS).fill(1);
  if (distribution === 'same' || spread === 0) return levels;
  for (let k = 0; k < TRAIT_LEVELS; k++) {
    const p = (k + 0.5) / TRAIT_LEVELS;
    if (distribution === 'lognormal') levels[k] = exp(spread * normalQuantile(p));
    else if (spread < SMALL_SPREAD) levels[k] = narrowGammaQuantile(p, spread);
    else levels[k] = gammaQuantile(p, 1 / (spread * spread));
  }
  let sum = 0;
  for (const level of levels) sum += level;
  for (let k = 0; k < TRAIT_LEVELS; k++) levels[k] = (levels[k] * TRAIT_LEVELS) / sum;
  return levels;
}

/**
 * Below this spread the series of the gamma distribution grow long (shape 1/spread² terms and more) and then lose digits, and an
 * expansion about the normal distribution is exact to 1e-10.
 */
const SMALL_SPREAD = 0.005;

/**
 * Quantile of a gamma distribution of mean 1 and a small coefficient of variation s: Cornish & Fisher's expansion, "Moments and
 * cumulants in the specification of distributions", 1937, with skewness 2s and excess kurtosis 6s². The error is of order s⁴.
 */
function narrowGammaQuantile(p: number, s: number): number {
  const z = normalQuantile(p);
  const second = (z * z - 1) / 3;
  const third = (z * (z * z - 3)) / 4 - (z * (2 * z * z - 5)) / 9;
  return 1 + s * (z + s * (second + s * third));
}

/** Quantile of gamma(shape, scale 1), found on a logarithmic scale because quantiles of small shapes lie very near 0. */
function gammaQuantile(p: number, shape: number): number {
  return exp(bisect((y) => gammaCdf(exp(y), shape), p, -700, log(shape + 50 + 30 * Math.sqrt(shape))));
}

/** Regularised lower incomplete gamma P(shape, x): series below shape + 1, continued fraction above. */
function gammaCdf(x: number, shape: number): number {
  const front = exp(shape * log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; sum + term !== sum; n++) {
      term *= x / (shape + n);
      sum += term;
    }
    return front * sum;
  }
  let fraction = 0;
  for (let n = 200; n >= 1; n--) fraction = (n * (n - shape)) / (x + 2 * n + 1 - shape - fraction);
  return 1 - front / (x + 1 - shape - fraction);
}

/** ln Γ(x) for x > 0: shifted above 12, then Stirling's series. */
function logGamma(x: number): number {
  let shift = 0;
  let y = x;
  for (; y < 12; y++) shift += log(y);
  const r = 1 / (y * y);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / y;
  return (y - 0.5) * log(y) - y + 0.5 * log(2 * Math.PI) + series - shift;
}
