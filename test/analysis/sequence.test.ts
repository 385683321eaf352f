import { describe, expect, test } from 'vitest';
import { alwaysValidInterval, alwaysValidP, FIRST_LOOK, holm, SHIPPED_BUDGET } from '../../sim/index.ts';
import { keyOf, normalQuantile, Stream } from '../../sim/random/index.ts';

const CAP = SHIPPED_BUDGET.cap;
const SEQUENCES = 1000;

/** The largest count that a binomial with this probability passes with a chance of at most 1 in 1,000. */
function maxOf(n: number, p: number): number {
  let term = (1 - p) ** n;
  let below = term;
  let k = 0;
  while (below < 0.999) {
    term *= ((n - k) / (k + 1)) * (p / (1 - p));
    below += term;
    k++;
  }
  return k;
}

/** In how many sequences of values the interval ever leaves out 0, looked at from the `first` value on. */
function everLeftOut(
  distribution: (u: number) => number,
  alpha: number,
  first: number,
  every = 1,
  shift = 0,
): number {
  const stream = new Stream(keyOf('always valid', 0), 'values');
  let count = 0;
  for (let s = 0; s < SEQUENCES; s++) {
    let [sum, squares] = [0, 0];
    for (let n = 1; n <= CAP; n++) {
      const x = distribution(stream.uniform(s, n)) + shift;
      sum += x;
      squares += x * x;
      if (n < first || (n - first) % every > 0) continue;
      const mean = sum / n;
      const [low, high] = alwaysValidInterval(
        { n, mean, variance: (squares - n * mean * mean) / (n - 1) },
        alpha,
      );
      if (low > 0 || high < 0) {
        count++;
        break;
      }
    }
  }
  return count;
}

const normal = (u: number) => normalQuantile(u);
/** Mean 0, skewness 2. */
const skewed = (u: number) => -Math.log(u) - 1;

describe('the always-valid interval', () => {
  test.each([0.05, 0.2])(
    'of normal values errs at any time with probability %f at most, from the second value on',
    (alpha) => {
      expect(everLeftOut(normal, alpha, 2)).toBeLessThanOrEqual(maxOf(SEQUENCES, alpha));
    },
  );

  test('of skewed values does so at the looks that are taken', () => {
    expect(everLeftOut(skewed, 0.05, FIRST_LOOK, SHIPPED_BUDGET.step)).toBeLessThanOrEqual(
      maxOf(SEQUENCES, 0.05),
    );
  });

  test('finds an effect of one standard deviation: at least 99 in 100 by the cap', () => {
    expect(everLeftOut(normal, 0.05 / 28, FIRST_LOOK, SHIPPED_BUDGET.step, 1)).toBeGreaterThanOrEqual(
      SEQUENCES - maxOf(SEQUENCES, 0.01),
    );
  });

  test('where Student’s interval, looked at as often, errs far more', () => {
    // The same rule with a fixed-n half width of 1.99 standard errors: the check above can fail.
    const stream = new Stream(keyOf('always valid', 0), 'values');
    let count = 0;
    for (let s = 0; s < SEQUENCES; s++) {
      let [sum, squares] = [0, 0];
      for (let n = 1; n <= CAP; n++) {
        const x = normal(stream.uniform(s, n));
        sum += x;
        squares += x * x;
        const variance = (squares - (sum * sum) / n) / (n - 1);
        if (n >= FIRST_LOOK && Math.abs(sum / n) > 1.99 * Math.sqrt(variance / n)) {
          count++;
          break;
        }
      }
    }
    expect(count).toBeGreaterThan(maxOf(SEQUENCES, 0.05));
  });

  test('ends where the martingale of its definition is 1/alpha', () => {
    const moments = { n: 30, mean: 2, variance: 9 };
    for (const alpha of [0.05, 0.001]) {
      const [, high] = alwaysValidInterval(moments, alpha);
      const [k, ratio] = [1 / (1 + 30 / 3), ((high - 2) ** 2 * 30) / 9 / 29];
      const martingale = Math.sqrt(k) * ((1 + ratio) / (1 + k * ratio)) ** 15;
      expect(martingale * alpha).toBeCloseTo(1, 9);
      expect(alwaysValidP(moments, high)).toBeCloseTo(alpha, 12);
    }
  });

  test('says nothing where too few values cannot be so sure, however alike they are', () => {
    expect(alwaysValidInterval({ n: 8, mean: 5, variance: 0 }, 0.05 / 28)).toEqual([-Infinity, Infinity]);
    expect(alwaysValidInterval({ n: 12, mean: 5, variance: 0 }, 0.05 / 28)).toEqual([5, 5]);
    expect(alwaysValidInterval({ n: 1, mean: 5, variance: NaN }, 0.05)).toEqual([-Infinity, Infinity]);
    expect(alwaysValidP({ n: 12, mean: 5, variance: 0 }, 5)).toBe(1);
    expect(alwaysValidP({ n: 12, mean: 5, variance: 0 }, 4)).toBeLessThan(0.05 / 28);
  });
});

describe('Holm’s rule', () => {
  test('rejects stepwise, and stops at the first that is not small enough', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005], 0.05)).toEqual([true, false, false, true]);
    expect(holm([0.01, 0.02, 0.03], 0.05)).toEqual([true, true, true]);
    expect(holm([0.02, 0.001], 0.05)).toEqual([true, true]);
    expect(holm([], 0.05)).toEqual([]);
  });

  test('keeps the chance of any error within alpha: 28 true hypotheses', () => {
    const stream = new Stream(keyOf('holm', 0), 'p');
    let errors = 0;
    for (let s = 0; s < SEQUENCES; s++) {
      const p = Array.from({ length: 28 }, (_, i) => stream.uniform(s, i));
      if (holm(p, 0.05).includes(true)) errors++;
    }
    expect(errors).toBeLessThanOrEqual(maxOf(SEQUENCES, 0.05));
  });
});
