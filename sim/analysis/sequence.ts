import { exp, log } from '../random/index.ts';

/**
 * A confidence sequence of a mean, valid at every number of replicates: with probability 1 − alpha it covers the mean at all
 * numbers of replicates at once, so "run until it is decided" is a valid rule, unlike with Student's interval.
 *
 * The t-test with a Gaussian mixture of Wang & Ramdas, "Anytime-valid t-tests and confidence sequences for Gaussian means
 * with unknown variance", Sequential Analysis 44, 2025. With T the t statistic of n values against m, ν = n − 1 and
 * k = 1/(1 + n·g),
 *
 *   M_n(m) = √k · ((1 + T²/ν) / (1 + k·T²/ν))^(n/2)
 *
 * is a martingale of mean 1 where m is the mean, so M ever reaches 1/alpha with probability at most alpha (Ville). The
 * interval is all m with M_n(m) < 1/alpha. It is exact from n = 2 on where the values are normal. Where they are not it is
 * so asymptotically, as it tends to the sequence of Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas, "Time-uniform central
 * limit theory and asymptotic confidence sequences", Annals of Statistics 52, 2024; it is therefore used from
 * {@link FIRST_LOOK} replicates on. g is the variance of the mixture over means ÷ σ; any g is valid, this one makes the
 * interval narrow near 24 values.
 */
const MIXTURE_VARIANCE = 1 / 3;

/**
 * Fewest replicates from which an interval is used, as differences of replicates need not be normal. With looks at 24, 36 …
 * 96 values of an exponential distribution (skewness 2) it errs with probability 0.041 at alpha 0.05, and 0.007 at 0.05/28; of a
 * gamma distribution of shape 2 (skewness 1.4) with 0.024 and 0.003.
 */
export const FIRST_LOOK = 24;

/** State of a sequence after `n` values: their mean, and the variance of a single value. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

const shrink = (n: number) => 1 / (1 + n * MIXTURE_VARIANCE);

/**
 * The interval at level 1 − `alpha`. [−∞, ∞] where `n` is too small for so small an alpha: whatever the values, fewer than
 * some number of them cannot be that sure.
 */
export function alwaysValidInterval({ n, mean, variance }: Moments, alpha: number): [number, number] {
  if (n < 2) return [-Infinity, Infinity];
  const k = shrink(n);
  const q = exp(-(log(k) + 2 * log(alpha)) / n);
  if (!(k * q < 1)) return [-Infinity, Infinity];
  // M = 1/alpha solved for T²/ν.
  const half = Math.sqrt(((q - 1) / (1 - k * q)) * (n - 1) * (variance / n));
  return [mean - half, mean + half];
}

/** The smallest alpha at which the interval excludes `value`; 1 where none does. */
export function alwaysValidP({ n, mean, variance }: Moments, value: number): number {
  if (n < 2 || mean === value) return 1;
  const k = shrink(n);
  const squared = (n * (mean - value) * (mean - value)) / (variance * (n - 1));
  const ratio = Number.isFinite(squared) ? (1 + squared) / (1 + k * squared) : 1 / k;
  return Math.min(1, exp(-(log(k) + n * log(ratio)) / 2));
}

/**
 * Which of several hypotheses can be rejected together at `alpha`, by the step-down rule of Holm, "A simple sequentially
 * rejective multiple test procedure", Scandinavian Journal of Statistics 6, 1979.
 */
export function holm(p: readonly number[], alpha: number): boolean[] {
  const order = p.map((_, i) => i).toSorted((a, b) => p[a] - p[b] || a - b);
  const rejected = p.map(() => false);
  for (const [rank, i] of order.entries()) {
    if (p[i] > alpha / (p.length - rank)) break;
    rejected[i] = true;
  }
  return rejected;
}
