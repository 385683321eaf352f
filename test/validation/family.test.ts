import { expect, test } from 'vitest';
import { criticalChiSquare, upperGamma } from '../../validation/statistics.ts';
import { Z } from './family.ts';

// Pearson & Hartley, Biometrika Tables for Statisticians, table 8: a wrong limit would let every bug through.
test.each([
  [1, 10.828],
  [2, 13.816],
  [7, 24.322],
  [9, 27.877],
  [19, 43.82],
])('χ² with %i degrees of freedom exceeds %f once in a thousand', (df, critical) => {
  expect(criticalChiSquare(1e-3, df)).toBeCloseTo(critical, 2);
});

test('the incomplete gamma function agrees on both sides of its switch of method', () => {
  expect(upperGamma(0.5, 2 - 1e-12)).toBeCloseTo(upperGamma(0.5, 2 + 1e-12), 11);
  expect(upperGamma(0.5, 2)).toBeCloseTo(0.045500263896, 11);
  expect(upperGamma(3, 2)).toBeCloseTo(5 * Math.exp(-2), 12);
});

test('the limit of one comparison is that of a Bonferroni family', () => {
  expect(Z).toBeGreaterThan(4.2);
  expect(Z).toBeLessThan(4.8);
});
