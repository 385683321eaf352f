import { bisect, normalQuantile } from '../random/index.ts';

/**
 * Quantiles of Student's t, built from + − × ÷ √ alone so that every engine prints the same intervals.
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 26.7.3–4 (finite sums), 26.7.5 (large df).
 */

/** Above this many degrees of freedom the asymptotic series is right to 1e-10 for every p in [1e-6, 1 − 1e-6]. */
const MANY = 2000;

const cache = new Map<string, number>();

/**
 * The t with P(T ≤ t) = `p` at `df` degrees of freedom; relative error under 1e-8 for 1e-6 ≤ p ≤ 1 − 1e-6.
 * ∓Infinity at 0 and 1.
 * @throws RangeError unless 0 ≤ p ≤ 1 and df is a whole number ≥ 1.
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in [0, 1]: ${p}`);
  if (!Number.isInteger(df) || df < 1) throw new RangeError(`df must be a whole number ≥ 1: ${df}`);
  if (p < 0.5) return -studentQuantile(1 - p, df);
  if (p === 0.5) return 0;
  if (p === 1) return Infinity;
  const key = `${p}/${df}`;
  let t = cache.get(key);
  if (t === undefined) {
    t = df > MANY ? fromNormal(normalQuantile(p), df) : bisect((x) => middle(x, df), 2 * p - 1, 0, 1e16);
    cache.set(key, t);
  }
  return t;
}

/** P(−t ≤ T ≤ t), an exact finite sum: with tan θ = t/√df it is a polynomial in sin θ and cos θ, plus θ if df is odd. */
function middle(t: number, df: number): number {
  const cosine2 = 1 / (1 + (t * t) / df);
  const sine = t / Math.sqrt(df + t * t);
  if (df % 2 === 0) return sine * powers(cosine2, 1, df - 3);
  const angle = arctan(t / Math.sqrt(df));
  const rest = df === 1 ? 0 : sine * Math.sqrt(cosine2) * powers(cosine2, 2, df - 3);
  return (angle + rest) * (2 / Math.PI);
}

/** 1 + (a/(a+1))·x + (a(a+2)/((a+1)(a+3)))·x² + … up to the factor `last`/(last+1). */
function powers(x: number, first: number, last: number): number {
  let term = 1;
  let sum = 1;
  for (let a = first; a <= last; a += 2) {
    term *= (x * a) / (a + 1);
    sum += term;
  }
  return sum;
}

/** arctan x for x ≥ 0: the angle is halved four times, then the series. */
function arctan(x: number): number {
  if (x > 1) return Math.PI / 2 - arctan(1 / x);
  let y = x;
  for (let i = 0; i < 4; i++) y /= 1 + Math.sqrt(1 + y * y);
  const q = y * y;
  let sum = 0;
  for (let n = 19; n >= 1; n -= 2) sum = 1 / n - q * sum;
  return 16 * y * sum;
}

/** Cornish–Fisher expansion of t in 1/df about the normal quantile z. */
function fromNormal(z: number, df: number): number {
  const y = z * z;
  const g1 = (y + 1) / 4;
  const g2 = ((5 * y + 16) * y + 3) / 96;
  const g3 = (((3 * y + 19) * y + 17) * y - 15) / 384;
  const g4 = ((((79 * y + 776) * y + 1482) * y - 1920) * y - 945) / 92160;
  return z * (1 + (g1 + (g2 + (g3 + g4 / df) / df) / df) / df);
}
