import { describe, expect, test } from 'vitest';
import { latinHypercube, valueAtShare, type Factor } from '../../sim/index.ts';

describe('Latin hypercube', () => {
  const design = latinHypercube('a seed', 20, 4);

  test('each slice of each dimension holds one point', () => {
    for (let d = 0; d < 4; d++) {
      const slices = design.map((point) => Math.floor(point[d] * 20)).toSorted((a, b) => a - b);
      expect(slices).toEqual(Array.from({ length: 20 }, (_, p) => p));
    }
  });

  test('depends on the seed; a dimension more disturbs none of the others', () => {
    expect(latinHypercube('a seed', 20, 4)).toEqual(design);
    expect(latinHypercube('another', 20, 4)).not.toEqual(design);
    expect(latinHypercube('a seed', 20, 5).map((point) => point.slice(0, 4))).toEqual(design);
  });

  test('dimensions are not ordered alike, and points are not in the middle of their slices', () => {
    const order = (d: number) => design.map((point) => Math.floor(point[d] * 20)).join();
    expect(new Set([0, 1, 2, 3].map(order)).size).toBe(4);
    expect(new Set(design.map((point) => (point[0] * 20) % 1)).size).toBe(20);
  });
});

describe('values of a factor', () => {
  const at = (factor: Factor, ...shares: number[]) => shares.map((u) => valueAtShare(factor, u));
  const range = { low: 1, high: 100, step: null } as const;

  test('on a linear and on a logarithmic scale', () => {
    expect(at({ ...range, scale: 'linear' }, 0, 0.5, 1)).toEqual([1, 50.5, 100]);
    const [low, middle, high] = at({ ...range, scale: 'log' }, 0, 0.5, 1) as number[];
    expect([low, middle, high].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([1, 10, 100]);
  });

  test('whole numbers and choices have equal shares of the range', () => {
    const many = Array.from({ length: 600 }, (_, i) => (i + 0.5) / 600);
    const counts = (factor: Factor) => {
      const found = new Map<unknown, number>();
      for (const u of many) found.set(valueAtShare(factor, u), (found.get(valueAtShare(factor, u)) ?? 0) + 1);
      return Object.fromEntries(found);
    };
    expect(counts({ low: 2, high: 4, scale: 'linear', step: 1 })).toEqual({ 2: 200, 3: 200, 4: 200 });
    expect(counts({ choices: ['a', 'b', true] })).toEqual({ a: 200, b: 200, true: 200 });
  });

  test('cents stay cents and ends are never passed', () => {
    const cents = { low: 0.05, high: 0.31, scale: 'log', step: 0.01 } as const;
    for (let u = 0; u <= 1; u += 1 / 64) {
      const value = valueAtShare(cents, u) as number;
      expect(value).toBe(Number(value.toFixed(2)));
      expect(value).toBeGreaterThanOrEqual(0.05);
      expect(value).toBeLessThanOrEqual(0.31);
    }
  });
});
