import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bandQuantiles,
  bands,
  mean,
  meanInterval,
  quantile,
  sampleVariance,
  studentQuantile,
  summarise,
} from '../../sim/analysis/statistics.ts';
import { keyOf, normalQuantile, Stream } from '../../sim/random/index.ts';

test('mean and sample variance', () => {
  expect(mean([1, 2, 6])).toBe(3);
  expect(sampleVariance([1, 2, 6])).toBe(7);
  expect(sampleVariance([1e9, 1e9 + 1, 1e9 + 5])).toBe(7);
  expect([mean([]), sampleVariance([3])]).toEqual([NaN, NaN]);
});

describe('quantiles', () => {
  test.each([
    [[1, 2, 3, 4], 0.25, 1.75],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[1, 2, 3, 4], 0.1, 1.3],
    [[15, 20, 35, 40, 50], 0.4, 29],
    [[15, 20, 35, 40, 50], 0.05, 16],
    [[7], 0.95, 7],
    [[1, 2, 3], 0, 1],
    [[1, 2, 3], 1, 3],
  ])('of %j at %d, by hand', (sorted, p, expected) => {
    expect(quantile(sorted, p)).toBeCloseTo(expected, 12);
  });

  test('rise with p and stay inside', () => {
    const list = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(list, share, share, (values, p, q) => {
        const sorted = values.toSorted((a, b) => a - b);
        const [low, high] = [quantile(sorted, Math.min(p, q)), quantile(sorted, Math.max(p, q))];
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(low).toBeGreaterThanOrEqual(sorted[0] - 1e-9);
        expect(high).toBeLessThanOrEqual(sorted.at(-1)! + 1e-9);
      }),
    );
  });

  test('refuse shares outside 0 … 1', () => {
    for (const p of [-0.1, 1.1, NaN]) expect(() => quantile([1], p)).toThrow(RangeError);
  });
});

describe('quantiles of Student’s t', () => {
  // Tables, and scipy.stats.t.ppf for the last rows.
  test.each([
    [0.975, 1, 12.706205],
    [0.975, 2, 4.302653],
    [0.975, 9, 2.262157],
    [0.975, 39, 2.022691],
    [0.995, 5, 4.032143],
    [0.975, 1e6, 1.959966],
    [0.75, 7, 0.711142],
    [0.9999, 3, 22.203742],
    [0.975, 2000, 1.961151],
    [0.999999, 2001, 4.767473],
  ])('p = %d, df = %d', (p, df, expected) => {
    expect(Math.abs(studentQuantile(p, df) - expected)).toBeLessThan(1e-6);
    expect(studentQuantile(1 - p, df)).toBeCloseTo(-studentQuantile(p, df), 6);
  });

  test('the two ways of computing meet', () => {
    for (const p of [0.6, 0.9, 0.975, 0.9999]) {
      const step = studentQuantile(p, 2000) - studentQuantile(p, 2001);
      const before = studentQuantile(p, 1999) - studentQuantile(p, 2000);
      expect(Math.abs(step / before - 0.999)).toBeLessThan(2e-3);
    }
  });

  test('edges', () => {
    expect([studentQuantile(0, 3), studentQuantile(0.5, 3), studentQuantile(1, 3)]).toEqual([
      -Infinity,
      0,
      Infinity,
    ]);
    for (const [p, df] of [
      [2, 3],
      [NaN, 3],
      [0.9, 0],
      [0.9, 1.5],
    ] as const)
      expect(() => studentQuantile(p, df)).toThrow(RangeError);
  });
});

const names = (level?: number) => bandQuantiles(level).map((q) => q.name);

describe('summaries', () => {
  test('leave undefined replicates out', () => {
    const summary = summarise([4, null, 2, NaN, 6]);
    expect(summary).toMatchObject({ n: 3, mean: 4, q50: 4, q25: 3, q75: 5 });
    expect(summary['q05']).toBeCloseTo(2.2, 12);
    expect(summary.ci![0]).toBeCloseTo(4 - (4.302653 * 2) / Math.sqrt(3), 5);
    expect(Object.keys(summary)).toEqual(['n', 'mean', 'ci', 'q05', 'q25', 'q50', 'q75', 'q95']);
  });

  test('one value has no interval, none has nothing', () => {
    expect(summarise([3])).toEqual({ n: 1, mean: 3, ci: null, q05: 3, q25: 3, q50: 3, q75: 3, q95: 3 });
    expect(summarise([null])).toEqual({
      n: 0,
      mean: null,
      ci: null,
      q05: null,
      q25: null,
      q50: null,
      q75: null,
      q95: null,
    });
    expect(summarise([2, 2]).ci).toEqual([2, 2]);
  });

  test('the order of replicates changes no bit', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 })), (values) => {
        expect(summarise(values.toReversed())).toEqual(summarise(values));
      }),
    );
  });

  test('a higher level never gives a narrower band, and names say exactly which quantile they hold', () => {
    let before = [0.25, 0.75];
    for (let percent = 76; percent < 100; percent++) {
      const quantiles = bandQuantiles(percent / 100);
      for (const { name, p } of quantiles) expect(Number(name.slice(1)) / 100).toBeCloseTo(p, 12);
      const outer = [quantiles[0].p, quantiles.at(-1)!.p];
      expect(outer[0]).toBeCloseTo((100 - percent) / 100, 9);
      expect(outer[0]).toBeLessThan(before[0]);
      expect(outer[1]).toBeGreaterThan(before[1]);
      before = outer;
    }
    expect(['q06', 'q05', 'q04']).toEqual([0.94, 0.95, 0.96].map((level) => names(level)[0]));
  });

  test('another level names other outer quantiles', () => {
    expect(names()).toEqual(['q05', 'q25', 'q50', 'q75', 'q95']);
    expect(names(0.8)).toEqual(['q20', 'q25', 'q50', 'q75', 'q80']);
    expect(names(0.9)).toEqual(['q10', 'q25', 'q50', 'q75', 'q90']);
    expect(names(0.975)).toEqual(['q2.5', 'q25', 'q50', 'q75', 'q97.5']);
    expect(names(0.75)).toEqual(['q25', 'q50', 'q75']);
    expect(names(0.2)).toEqual(['q25', 'q50', 'q75']);
    expect(bandQuantiles(0.8).map((q) => q.p)).toEqual([0.2, 0.25, 0.5, 0.75, 0.8]);
    for (const level of [0, 1, -1, NaN]) expect(() => bandQuantiles(level)).toThrow(RangeError);
    const wide = summarise([1, 2, 3, 4], 0.99).ci!;
    const narrow = summarise([1, 2, 3, 4], 0.8).ci!;
    expect(wide[0]).toBeLessThan(narrow[0]);
  });
});

/** Standard normal draws, `count` per `trial`, from a fixed seed. */
function normals(name: string, trial: number, count: number): number[] {
  const stream = new Stream(keyOf('statistics test', 'once'), name);
  return Array.from({ length: count }, (_, i) => normalQuantile(stream.uniform(trial, i)));
}

describe('the interval of the mean, by simulation', () => {
  // |z| < 4.42 of a binomial count: a true level would fail one seed in 100 000.
  test.each([
    [0.95, 2],
    [0.95, 10],
    [0.8, 5],
  ])('level %d covers at that rate with n = %d', (level, n) => {
    const trials = 4000;
    let covered = 0;
    for (let trial = 0; trial < trials; trial++) {
      const values = normals(`coverage ${level} ${n}`, trial, n).map((z) => 3 + 2 * z);
      const [low, high] = meanInterval(values, level)!;
      if (low <= 3 && 3 <= high) covered++;
    }
    expect(Math.abs(covered - trials * level) / Math.sqrt(trials * level * (1 - level))).toBeLessThan(4.42);
  });

  test('the sample variance is unbiased', () => {
    const trials = 4000;
    const variances = Array.from({ length: trials }, (_, trial) =>
      sampleVariance(normals('variance', trial, 3)),
    );
    // Var(s²) = 2/(n − 1) = 1 for n = 3.
    expect(Math.abs(mean(variances) - 1) * Math.sqrt(trials)).toBeLessThan(4.42);
  });
});

describe('bands', () => {
  test('per day across replicates', () => {
    const result = bands([Float64Array.of(0, 1, NaN), Float64Array.of(0, 3, NaN), Float64Array.of(0, 5, 4)]);
    expect(result).toMatchObject({ mean: [0, 3, 4], q25: [0, 2, 4], q50: [0, 3, 4], q75: [0, 4, 4] });
    expect(Object.keys(result)).toEqual(['mean', 'q05', 'q25', 'q50', 'q75', 'q95']);
    expect(bands([[NaN]])).toEqual({
      mean: [null],
      q05: [null],
      q25: [null],
      q50: [null],
      q75: [null],
      q95: [null],
    });
    expect(bands([], 0.8)).toEqual({ mean: [], q20: [], q25: [], q50: [], q75: [], q80: [] });
    expect(() => bands([[1], [1, 2]])).toThrow(RangeError);
  });
});
