import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bisect, exp, log, normalCdf, normalQuantile, pow } from '../../sim/random/index.ts';

const ULP = 2 ** -52;
const expectRatio = (found: number, expected: number, ulps: number): void =>
  expect(Math.abs(found / expected - 1), `${found}, expected ${expected}`).toBeLessThanOrEqual(ulps * ULP);

// `Math.log` and `Math.exp` are themselves within 1 ulp in every engine, so two such functions differ by 3 at most.
describe('against the engine’s own functions', () => {
  test('log, down to the smallest number and up to the largest', () => {
    const positive = fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true });
    const near = fc.double({ min: 0.5, max: 2, noNaN: true });
    fc.assert(
      fc.property(fc.oneof(positive, near), (x) => {
        if (x === 1) expect(log(x)).toBe(0);
        else expectRatio(log(x), Math.log(x), 3);
      }),
      { numRuns: 5000 },
    );
  });

  test('exp, where its value is a normal number', () => {
    fc.assert(
      fc.property(fc.double({ min: -708, max: 709, noNaN: true }), (x) => {
        expectRatio(exp(x), Math.exp(x), 3);
      }),
      { numRuns: 5000 },
    );
  });

  test('exp, where its value is subnormal, to two of the smallest number', () => {
    for (let x = -745; x < -708; x += 0.125) {
      expect(Math.abs(exp(x) - Math.exp(x))).toBeLessThanOrEqual(2 * Number.MIN_VALUE);
    }
  });

  test('pow, whose error grows with the exponent it hands to exp', () => {
    const base = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    const power = fc.double({ min: -4, max: 4, noNaN: true });
    fc.assert(
      fc.property(base, power, (b, p) => {
        expectRatio(pow(b, p), b ** p, 4 + 4 * Math.abs(p * Math.log(b)));
      }),
      { numRuns: 5000 },
    );
  });
});

test('the ends of log, exp and pow', () => {
  expect([log(0), log(Infinity), log(1)]).toEqual([-Infinity, Infinity, 0]);
  expect([log(-1), log(NaN), exp(NaN)]).toEqual([NaN, NaN, NaN]);
  expect([exp(0), exp(-746), exp(710), exp(-Infinity)]).toEqual([1, 0, Infinity, 0]);
  expect([pow(0, 0), pow(0, 2), pow(0, -1), pow(7, 1)]).toEqual([1, 0, Infinity, 7]);
});

// Abramowitz & Stegun, table 26.1–26.2, and the same integrals to more digits.
test.each([
  [0, 0.5],
  [1, 0.8413447460685429],
  [2, 0.9772498680518208],
  [2.5, 0.9937903346742238],
  [3, 0.9986501019683699],
  [-3, 0.0013498980316300946],
  [-5, 2.866515718791939e-7],
  [-10, 7.619853024160525e-24],
  [9, 1],
])('normal distribution function at %f', (z, p) => {
  expect(Math.abs(normalCdf(z) - p)).toBeLessThanOrEqual(1e-15);
  if (z <= -3) expect(normalCdf(z) / p).toBeCloseTo(1, 12);
});

test.each([
  [0.5, 0],
  [0.975, 1.9599639845400543],
  [0.995, 2.575829303548901],
  [0.9995, 3.290526731491898],
  [1e-10, -6.361340902404056],
])('normal quantile at %f', (p, z) => expect(normalQuantile(p)).toBeCloseTo(z, 11));

test('the quantile undoes the distribution function and is odd about one half', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 0.5, noNaN: true }), (p) => {
      expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 12);
      expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 3);
    }),
  );
});

test('bisection ends on the last bit', () => {
  expect(bisect((x) => x * x, 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
});
