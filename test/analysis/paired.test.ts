import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePairs, shareAhead } from '../../sim/analysis/paired.ts';
import { mean } from '../../sim/analysis/statistics.ts';
import { keyOf, normalQuantile, Stream } from '../../sim/random/index.ts';

test('by hand', () => {
  // Variances 1, 4 and 1, so the ratio is 5.
  const result = comparePairs([1, 2, 3], [2, 4, 6]);
  expect(result).toMatchObject({
    n: 3,
    difference: 2,
    varianceRatio: 5,
    aheadPairs: 3,
    tiedPairs: 0,
    aheadSameWorld: 1,
  });
  expect(result.aheadAnyWorlds).toBeCloseTo(7.5 / 9, 12);
  expect(result.ci![0]).toBeCloseTo(2 - 4.302653 / Math.sqrt(3), 5);
});

test('lower may be better; ties are half', () => {
  const [a, b] = [
    [3, 5, 5, 1],
    [2, 5, 6, 0],
  ];
  expect(comparePairs(a, b, 0.95, 'lower')).toMatchObject({
    difference: -0.25,
    aheadPairs: 2,
    tiedPairs: 1,
    aheadSameWorld: 0.625,
  });
  const [higher, lower] = (['higher', 'lower'] as const).map((better) => comparePairs(a, b, 0.95, better));
  expect(higher!.aheadAnyWorlds! + lower!.aheadAnyWorlds!).toBe(1);
  expect(higher!.aheadSameWorld! + lower!.aheadSameWorld!).toBe(1);
});

test('only pairs defined on both sides count', () => {
  expect(comparePairs([1, null, 3, NaN], [2, 5, null, 1])).toEqual({
    n: 1,
    difference: 1,
    ci: null,
    varianceRatio: null,
    varianceRatioCi: null,
    aheadSameWorld: 1,
    aheadPairs: 1,
    tiedPairs: 0,
    aheadAnyWorlds: 1,
  });
  expect(comparePairs([], [])).toMatchObject({
    n: 0,
    difference: null,
    ci: null,
    aheadSameWorld: null,
    aheadAnyWorlds: null,
  });
  expect(() => comparePairs([1], [])).toThrow(RangeError);
  expect(() => comparePairs([1], [1], 1.5)).toThrow(RangeError);
});

describe('variance ratio', () => {
  test('is null where differences are equal, also but for rounding', () => {
    expect(comparePairs([1, 2, 3], [2, 3, 4]).varianceRatio).toBeNull();
    expect(comparePairs([0.1, 0.2, 0.7], [0.1 + 0.3, 0.2 + 0.3, 0.7 + 0.3]).varianceRatio).toBeNull();
    expect(comparePairs([5, 5], [5, 5])).toMatchObject({ varianceRatio: null, ci: [0, 0] });
  });

  test('is 1 without and below 1 with harmful coupling', () => {
    expect(comparePairs([1, 1, -1, -1], [1, -1, 1, -1]).varianceRatio).toBeCloseTo(1, 12);
    expect(comparePairs([1, 2, 3], [3, 2, 1]).varianceRatio).toBeCloseTo(0.5, 12);
  });
});

// Worlds of spread 1 and noise 0.5 have ratio (1 + 0.25)/0.25 = 5. Catches a swap of sums and differences, n − 1 for n − 2.
test('the interval of the variance ratio covers at its level', () => {
  const trials = 2000;
  let covered = 0;
  for (let trial = 0; trial < trials; trial++) {
    const { a, b } = worlds(`ratio ${trial}`, 6, 0.3, 0.5);
    const [low, high] = comparePairs(a, b, 0.9).varianceRatioCi!;
    covered += Number(low <= 5 && 5 <= high);
  }
  // Exact for normal values; two-sided 1 in 1,000.
  expect(Math.abs(covered / trials - 0.9)).toBeLessThan(3.291 * Math.sqrt((0.9 * 0.1) / trials));
});

test('cross pairs as counted one by one', () => {
  const values = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(values, values, (a, b) => {
      let won = 0;
      for (const x of a) for (const y of b) won += y > x ? 1 : y === x ? 0.5 : 0;
      expect(shareAhead(a, b)).toBe(won / (a.length * b.length));
    }),
  );
});

/** Worlds of spread 1, shared by both policies up to a little noise; policy b gains `effect`. */
function worlds(name: string, count: number, effect: number, noise: number) {
  const stream = new Stream(keyOf('paired test', 'once'), name);
  const draw = (r: number, what: number) => normalQuantile(stream.uniform(r, what));
  const rows = Array.from({ length: count }, (_, r) => ({ world: draw(r, 0), a: draw(r, 1), b: draw(r, 2) }));
  return {
    a: rows.map((row) => row.world + noise * row.a),
    b: rows.map((row) => row.world + effect + noise * row.b),
  };
}

test('a trifle wins every shared world and half of any two', () => {
  const { a, b } = worlds('toy', 1000, 0.05, 0.012);
  const result = comparePairs(a, b);
  // Φ(0.05/0.017) = 0.998 and Φ(0.05/√2) = 0.514; four standard errors about the second.
  expect(result.aheadSameWorld).toBeGreaterThan(0.99);
  expect(Math.abs(result.aheadAnyWorlds! - 0.514)).toBeLessThan(4 * Math.sqrt(1 / (6 * 1000)));
  expect(result.varianceRatio).toBeGreaterThan(1000);
});

test('the mean difference is unbiased and its interval covers at its level', () => {
  const trials = 2000;
  const effect = 0.3;
  const results = Array.from({ length: trials }, (_, trial) => {
    const { a, b } = worlds(`unbiased ${trial}`, 8, effect, 0.5);
    return comparePairs(a, b);
  });
  // A difference has variance 2·0.5² = 0.5, the mean of 8 has 1/16; |z| < 4.42 fails one seed in 100 000.
  const error = mean(results.map((r) => r.difference!)) - effect;
  expect(Math.abs(error) * Math.sqrt(16 * trials)).toBeLessThan(4.42);
  const covered = results.filter((r) => r.ci![0] <= effect && effect <= r.ci![1]).length;
  expect(Math.abs(covered - 0.95 * trials) / Math.sqrt(trials * 0.95 * 0.05)).toBeLessThan(4.42);
});
