import { expect, test } from 'vitest';
import { normalQuantile, TRAIT_LEVELS, traitLevels, type TraitDistribution } from '../../sim/random/index.ts';

const mean = (values: Iterable<number>) => {
  const list = [...values];
  return list.reduce((a, b) => a + b, 0) / list.length;
};

/** ∫ of the gamma density of integer or half-integer shape by Simpson's rule, the variable squared to tame small shapes. */
function gammaCdf(shape: number, x: number): number {
  const steps = 4000;
  const density = (y: number) => 2 * y ** (2 * shape - 1) * Math.exp(-y * y);
  const area = (to: number) => {
    const h = to / steps;
    let sum = density(0) + density(to);
    for (let k = 1; k < steps; k++) sum += density(k * h) * (k % 2 === 1 ? 4 : 2);
    return (sum * h) / 3;
  };
  return area(Math.sqrt(x)) / area(Math.sqrt(shape + 60 + 12 * Math.sqrt(shape)));
}

const DISTRIBUTIONS: TraitDistribution[] = [0.1, 0.5, 1, 2, 5].flatMap((spread) => [
  { distribution: 'gamma', spread },
  { distribution: 'lognormal', spread },
]);

// Catches levels that are not scaled: policies would differ by the mean of a trait instead of its spread.
test.each(DISTRIBUTIONS)(
  '$law of spread $spread: 64 ascending positive levels of mean exactly 1',
  (distribution) => {
    const levels = traitLevels(distribution);
    expect(levels).toHaveLength(TRAIT_LEVELS);
    expect(Math.abs(mean(levels) - 1)).toBeLessThanOrEqual(2 ** -50);
    levels.forEach((level, k) => {
      expect(Number.isFinite(level)).toBe(true);
      expect(level).toBeGreaterThan(k === 0 ? 0 : levels[k - 1]);
    });
  },
);

// Catches a spread taken for a variance, or a shape for a scale. Midpoints of 64 cells leave out the far tail, so the
// variance is below that of the law, and near it where the tail is light.
test.each([
  ['gamma', 0.1, 0.01],
  ['gamma', 0.5, 0.25],
  ['lognormal', 0.1, Math.expm1(0.01)],
  ['lognormal', 0.5, Math.expm1(0.25)],
] as const)('%s of spread %f has nearly the variance of its law', (distribution, spread, variance) => {
  const levels = traitLevels({ distribution, spread });
  const ratio = mean(levels.map((level) => (level - 1) ** 2)) / variance;
  expect(ratio).toBeLessThan(1);
  expect(ratio).toBeGreaterThan(0.9);
});

// Catches a wrong quantile: an independent integral of the density must put the k-th level at (k + ½)/64.
test.each([0.5, 1, 1.5, 4])('gamma levels of shape %f lie at their quantiles', (shape) => {
  const levels = traitLevels({ distribution: 'gamma', spread: 1 / Math.sqrt(shape) });
  // The common scale is fixed by the middle of the distribution, then every other level has to fit.
  let low = 0.5 * shape;
  let high = 2 * shape;
  for (let i = 0; i < 60; i++) {
    const scale = (low + high) / 2;
    if (gammaCdf(shape, scale * levels[32]) < 32.5 / 64) low = scale;
    else high = scale;
  }
  for (let k = 0; k < TRAIT_LEVELS; k += 3) {
    expect(gammaCdf(shape, low * levels[k])).toBeCloseTo((k + 0.5) / TRAIT_LEVELS, 7);
  }
});

// ln of a lognormal is normal, so levels k and 63 − k are mirror images on the logarithmic scale.
test('lognormal levels are symmetric about their median on the logarithmic scale', () => {
  const levels = traitLevels({ distribution: 'lognormal', spread: 0.8 });
  const middle = Math.log(levels[31]) + Math.log(levels[32]);
  for (let k = 0; k < 32; k++) expect(Math.log(levels[k]) + Math.log(levels[63 - k])).toBeCloseTo(middle, 12);
  // Normal quantile at 48.5/64, from Abramowitz & Stegun, table 26.3 by interpolation.
  expect((Math.log(levels[48]) - middle / 2) / 0.8).toBeCloseTo(0.69932, 4);
});

test('no spread: everybody is alike', () => {
  expect(new Set(traitLevels({ distribution: 'same', spread: 1 }))).toEqual(new Set([1]));
  expect(new Set(traitLevels({ distribution: 'gamma', spread: 0 }))).toEqual(new Set([1]));
});

test('a narrow gamma distribution continues a wider one, and tends to the normal distribution', () => {
  const at = (spread: number) => traitLevels({ distribution: 'gamma', spread });
  // (level − 1) ÷ spread changes little with spread: by skewness, 2·spread·(z² − 1)/6 with z² < 6.
  const [below, above] = [0.004999, 0.005001].map((spread) =>
    at(spread).map((level) => (level - 1) / spread),
  );
  below.forEach((value, k) => expect(Math.abs(value - above[k])).toBeLessThan(1e-5));
  const limit = at(1e-7).map((level) => (level - 1) / 1e-7);
  limit.forEach((value, k) => expect(value).toBeCloseTo(normalQuantile((k + 0.5) / TRAIT_LEVELS), 6));
});

test('no spread takes long or leaves anything but positive numbers of mean 1', () => {
  const spreads = [
    Number.MIN_VALUE,
    1e-160,
    1e-30,
    1e-17,
    1e-16,
    1e-9,
    1e-6,
    1e-3,
    0.00499,
    0.005,
    0.0051,
    5,
  ];
  const started = performance.now();
  for (const distribution of ['gamma', 'lognormal'] as const)
    for (const spread of spreads) {
      const levels = traitLevels({ distribution, spread });
      for (let k = 0; k < TRAIT_LEVELS; k++) {
        expect(levels[k], `${distribution} ${spread}`).toBeGreaterThan(0);
        if (k > 0) expect(levels[k], `${distribution} ${spread}`).toBeGreaterThanOrEqual(levels[k - 1]);
      }
      expect(levels.reduce((a, b) => a + b, 0) / TRAIT_LEVELS).toBeCloseTo(1, 12);
    }
  expect(performance.now() - started).toBeLessThan(2000);
});
