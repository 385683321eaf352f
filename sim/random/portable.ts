/**
 * Elementary functions built only from + − × ÷ √, which IEEE 754 fixes to the last bit.
 * `Math.log`, `Math.exp` and friends may differ between JavaScript engines; these may not.
 */

// ln 2 split so that k·LN2_HIGH is exact for every |k| < 2^20.
const LN2_HIGH = 0.69314718036912381649017333984375;
const LN2_LOW = 1.9082149292705877e-10;
const TWO_32 = 4294967296;

const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
/** Which of a double's two words holds sign and exponent: the second on all common machines. */
const HIGH = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;
/** √2 as two words, without its exponent. */
const ROOT_HIGH = 0x6a09e;
const ROOT_LOW = 0x667f3bcd;
/** 2^(k − 64). */
const POWERS_OF_TWO = Float64Array.from({ length: 129 }, (_, k) => scaleByPowerOfTwo(1, k - 64));

/** Natural logarithm of x > 0; −Infinity at 0, NaN below. Error under 2 ulp. */
export function log(x: number): number {
  // x = m·2^k with √½ ≤ m < √2, found without a branch on random data, which the processor would mispredict half the time.
  double[0] = x;
  const high = words[HIGH];
  const fraction = high & 0xfffff;
  let k = (high >> 20) - 1023;
  if (fraction === ROOT_HIGH) k += Number(words[1 - HIGH] >>> 0 >= ROOT_LOW);
  else k += (ROOT_HIGH - fraction) >>> 31;
  // Zero, negative and non-finite numbers have exponents outside this range.
  if (k < -64 || k > 64) return logOfFarNumber(x);
  return logOfParts(x * POWERS_OF_TWO[64 - k], k);
}

function logOfFarNumber(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0)) return NaN;
  if (x === Infinity) return Infinity;
  let k = 0;
  let m = x;
  while (m < 1 / TWO_32) {
    m *= TWO_32;
    k -= 32;
  }
  while (m >= TWO_32) {
    m /= TWO_32;
    k += 32;
  }
  while (m < Math.SQRT1_2) {
    m *= 2;
    k -= 1;
  }
  while (m >= Math.SQRT2) {
    m *= 0.5;
    k += 1;
  }
  return logOfParts(m, k);
}

function logOfParts(m: number, k: number): number {
  // ln m = 2 artanh((m − 1)/(m + 1)), |s| ≤ 0.1716, so eleven terms reach below 2^-56.
  const s = (m - 1) / (m + 1);
  const q = s * s;
  // Written out, so that the reciprocals are constants and not divisions.
  let sum = (1 / 21) * q;
  sum = (sum + 1 / 19) * q;
  sum = (sum + 1 / 17) * q;
  sum = (sum + 1 / 15) * q;
  sum = (sum + 1 / 13) * q;
  sum = (sum + 1 / 11) * q;
  sum = (sum + 1 / 9) * q;
  sum = (sum + 1 / 7) * q;
  sum = (sum + 1 / 5) * q;
  sum = (sum + 1 / 3) * q;
  return k * LN2_HIGH + (2 * s * (1 + sum) + k * LN2_LOW);
}

/** e^x. Error under 2 ulp; 0 below −745.2, Infinity above 709.8. */
export function exp(x: number): number {
  if (x !== x) return NaN;
  if (x > 709.79) return Infinity;
  if (x < -745.2) return 0;
  const k = Math.floor(x / Math.LN2 + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let sum = 1;
  for (let n = 14; n >= 1; n--) sum = 1 + (sum * r) / n;
  return scaleByPowerOfTwo(sum, k);
}

function scaleByPowerOfTwo(value: number, k: number): number {
  let v = value;
  let left = k;
  for (; left >= 32; left -= 32) v *= TWO_32;
  for (; left > 0; left--) v *= 2;
  for (; left <= -32; left += 32) v /= TWO_32;
  for (; left < 0; left++) v *= 0.5;
  return v;
}

/** base^power for base ≥ 0. */
export function pow(base: number, power: number): number {
  if (power === 0) return 1;
  if (power === 1) return base;
  if (base === 0) return power > 0 ? 0 : Infinity;
  return exp(power * log(base));
}

/** Distribution function of the standard normal; absolute error under 1e-15. */
export function normalCdf(z: number): number {
  if (z > 9) return 1;
  if (z < -38) return 0;
  const density = exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  if (z > -3 && z < 3) {
    // Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/15 + …), Marsaglia 2004.
    let term = z;
    let sum = z;
    for (let n = 3; sum + term !== sum; n += 2) {
      term = (term * z * z) / n;
      sum += term;
    }
    return 0.5 + density * sum;
  }
  // Continued fraction of Mills' ratio for the tail.
  const a = z < 0 ? -z : z;
  let ratio = 0;
  for (let n = 60; n >= 1; n--) ratio = n / (a + ratio);
  const tail = density / (a + ratio);
  return z < 0 ? tail : 1 - tail;
}

/** Quantile of the standard normal for 0 < p < 1, by bisection of {@link normalCdf}. */
export function normalQuantile(p: number): number {
  return bisect((z) => normalCdf(z), p, -38, 9);
}

/** The x in [low, high] at which an increasing function reaches `target`, to the last bit. */
export function bisect(increasing: (x: number) => number, target: number, low: number, high: number): number {
  let a = low;
  let b = high;
  for (;;) {
    const middle = a + (b - a) / 2;
    if (middle <= a || middle >= b) return middle;
    if (increasing(middle) < target) a = middle;
    else b = middle;
  }
}
