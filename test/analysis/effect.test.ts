import { describe, expect, test } from 'vitest';
import { comparePairs } from '../../sim/analysis/index.ts';
import { estimateEffect } from '../../sim/analysis/effect.ts';
import { parseFormula, readingsOf } from '../../sim/scenario/index.ts';

const names = { variants: ['a', 'b', 'c'], metrics: [], daily: [] };

/** The formula over replicates given as columns of one metric. */
function effect(text: string, columns: Record<string, (number | null)[]>) {
  const formula = parseFormula(text, names);
  if ('code' in formula) throw new Error(formula.code);
  const sample = Object.fromEntries(
    Object.entries(columns).map(([variant, values]) => [
      variant,
      values.map(
        (y) =>
          new Map([
            ['x', y],
            ['x@9', y === null ? null : 10 * y],
          ]),
      ),
    ]),
  );
  return estimateEffect(formula, readingsOf(formula), sample);
}

const a = [3, 5, 4, 8, 6];
const b = [4, 9, 5, 9, 8];
const c = [1, 2, 1, 3, 2];

describe('an effect', () => {
  test('that is a difference is the paired comparison', () => {
    const { n, mean, variance } = effect('x[b] - x[a]', { a, b });
    const pair = comparePairs(a, b);
    expect(n).toBe(pair.n);
    expect(mean).toBeCloseTo(pair.difference!, 12);
    const differences = b.map((y, r) => y - a[r]);
    const baseline = differences.reduce((sum, d) => sum + d) / 5;
    expect(variance).toBeCloseTo(differences.reduce((sum, d) => sum + (d - baseline) ** 2, 0) / 4, 10);
  });

  test('that is a quotient is a ratio of means, with the error of the delta method', () => {
    const many = Array.from({ length: 400 }, (_, i) => 100 + Math.sin(i * 7));
    const more = many.map((y, i) => 200 + 2 * Math.sin(i * 3) + y - 100);
    const { mean, variance } = effect('x[b] / x[a]', { a: many, b: more });
    const of = (list: number[]) => list.reduce((sum, y) => sum + y, 0) / list.length;
    expect(mean).toBeCloseTo(of(more) / of(many), 12);
    const residual = more.map((y, i) => (y - mean * many[i]) / of(many));
    const spread = residual.reduce((sum, y) => sum + (y - of(residual)) ** 2, 0) / 399;
    expect(variance / spread).toBeCloseTo(1, 2);
  });

  test('reads a day, and leaves out of all variants what is undefined in one', () => {
    expect(effect('x@9[b] - x[a]', { a: [1, 2, 3], b: [4, null, 6] })).toMatchObject({ n: 2, mean: 50 - 2 });
    expect(effect('x[b] / x[a]', { a: [0, 0], b: [1, 1] }).mean).toBeNaN();
    expect(effect('x[a]', { a: [null, null] }).mean).toBeNaN();
  });

  test('folds lists: the least, the largest, the mean, a slope, an exponent', () => {
    expect(effect('max(x[a, b]) - max(x[c], 1.5)', { a, b, c }).mean).toBeCloseTo(7 - 1.8, 12);
    expect(effect('min(x[*])', { a, b, c }).mean).toBeCloseTo(1.8, 12);
    expect(effect('mean(x[*] * [1, 2, 3] - 1)', { a, b, c }).mean).toBeCloseTo((5.2 + 14 + 5.4) / 3 - 1, 12);
    expect(effect('slope([0, 1, 2], x[c, a, b])', { a, b, c }).mean).toBeCloseTo((7 - 1.8) / 2, 12);
    const power = [2, 4, 8].map((n) => [5 * n ** 1.5, 5 * n ** 1.5]);
    expect(effect('exponent([2, 4, 8], x[*])', { a: power[0], b: power[1], c: power[2] }).mean).toBeCloseTo(
      1.5,
      9,
    );
    expect(effect('exponent([2, 4, 8], x[*])', { a: [0, 0], b, c }).mean).toBeNaN();
  });

  test('signs and brackets bind as in arithmetic', () => {
    expect(effect('-x[a] + 2 × (x[b] − 1) ÷ 4', { a, b }).mean).toBeCloseTo(-5.2 + 3, 12);
    expect(effect('10 - 2 - 3 + ln(abs(-1)) + 0 * x[a]', { a }).mean).toBe(5);
  });

  test('share of variance: by hand on a layout without residual, none where variants are alike', () => {
    // y = variant + replicate: variants 0, 6 (variance 9), replicates −1, 0, 1 (variance 1 within each variant).
    const share = effect('varianceShare(x[a, b])', { a: [-1, 0, 1], b: [5, 6, 7] });
    expect(share.mean).toBeCloseTo(9 / 10, 12);
    expect(effect('varianceShare(x[a, b])', { a: [1, 2, 3], b: [3, 2, 1] }).mean).toBe(0);
  });
});
