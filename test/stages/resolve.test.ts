import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  PROMOTE,
  NEVER,
  resolve,
  DEMOTE,
  STAY,
  threshold,
  toUnits,
  UNITS_PER_HAZARD,
} from '../../sim/stages/index.ts';
import { keyOf, Stream } from '../../sim/random/index.ts';
import { family } from '../validation/family.ts';

const { expectChiSquare } = family('resolve');
const N = 100_000;

/** Moves of N people whose buckets stand at the given levels (hazard) before a day of trust a and doubt b. */
function transitionsOf(name: string, a: number, b: number, A = 0, B = 0): number[] {
  const key = keyOf(name, 0);
  const resist = new Stream(key, 'resist');
  const doubtThreshold = new Stream(key, 'patience');
  const transitions = [0, 0, 0];
  for (let j = 0; j < N; j++) {
    // Whoever has not moved has thresholds beyond the levels: memoryless, so exponential again from there.
    const left = toUnits(A) + threshold(resist.exponential(j), 1);
    const bear = toUnits(B) + threshold(doubtThreshold.exponential(j), 1);
    transitions[resolve(toUnits(A), toUnits(a), left, toUnits(B), toUnits(b), bear)]++;
  }
  return transitions;
}

// Catches slip-first or climb-first resolution, which hands all double crossings to one side, and a tie decided by coin.
describe('one day of competing risks has its exact probabilities', () => {
  test.each([
    [0.1, 0.03],
    [1, 0.05],
    [1, 0.7],
    [0, 0.5],
    [0.5, 0],
    [3, 2],
  ])('trust %f, doubt %f', (a, b) => {
    const H = a + b;
    const transitions = transitionsOf(`${a} ${b}`, a, b);
    const p = [];
    p[STAY] = Math.exp(-H);
    p[PROMOTE] = (a / H) * (1 - Math.exp(-H));
    p[DEMOTE] = (b / H) * (1 - Math.exp(-H));
    expectChiSquare(transitions, p);
  });

  // Catches a crossing compared from the bottom of the buckets instead of from this morning's levels.
  test.each([
    [1, 0.7, 2, 0],
    [1, 0.7, 0, 3],
  ])('trust %f, doubt %f on levels %f and %f', (a, b, A, B) => {
    const H = a + b;
    const p = [];
    p[STAY] = Math.exp(-H);
    p[PROMOTE] = (a / H) * (1 - Math.exp(-H));
    p[DEMOTE] = (b / H) * (1 - Math.exp(-H));
    expectChiSquare(transitionsOf(`${A} ${B}`, a, b, A, B), p);
  });
});

describe('edges', () => {
  test('crossing at the same moment is a slip', () => {
    expect(resolve(0, 10, 5, 0, 20, 10)).toBe(DEMOTE);
    expect(resolve(0, 10, 5, 0, 20, 11)).toBe(PROMOTE);
    expect(resolve(0, 10, 6, 0, 20, 11)).toBe(DEMOTE);
  });

  test('a bucket is full when its level reaches the threshold, not before', () => {
    expect(resolve(4, 1, 5, 0, 0, 9)).toBe(PROMOTE);
    expect(resolve(4, 0, 5, 0, 0, 9)).toBe(STAY);
    expect(resolve(0, 0, 9, 4, 1, 5)).toBe(DEMOTE);
  });

  // Catches a sentinel that enough trust can reach: the top of the ladder would climb.
  test('NEVER is never reached, whatever is poured', () => {
    expect(resolve(NEVER, NEVER, NEVER, 0, 0, 9)).toBe(STAY);
    expect(resolve(0, 0, 9, NEVER, NEVER, NEVER)).toBe(STAY);
    expect(resolve(NEVER, NEVER, NEVER, 0, 9, 9)).toBe(DEMOTE);
    expect(resolve(0, 9, 9, NEVER, NEVER, NEVER)).toBe(PROMOTE);
  });

  test('a certain pour fills every bucket that can be filled', () => {
    expect(resolve(0, toUnits(64), threshold(36.8, 1), 0, 0, NEVER)).toBe(PROMOTE);
  });
});

// Catches rounding down: people would climb on no influence, and each bucket would be one unit short.
test('a threshold is full at level A exactly when the draw is at most A units', () => {
  const draw = fc.double({ min: 2 ** -53, max: 36.8, noNaN: true });
  fc.assert(
    fc.property(draw, fc.nat(2 ** 31 - 2), fc.integer({ min: -2, max: 2 }), (r, A, near) => {
      for (const level of [A, Math.floor(r * UNITS_PER_HAZARD) + near]) {
        expect(level >= threshold(r, 1)).toBe(r <= level / UNITS_PER_HAZARD);
      }
      expect(threshold(r, 1)).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 1000 },
  );
});

test('a factor on trust divides the threshold; beyond a hazard of 64 it is never reached', () => {
  expect(threshold(1, 4)).toBe(UNITS_PER_HAZARD / 4);
  expect(threshold(1, 0.5)).toBe(2 * UNITS_PER_HAZARD);
  expect(threshold(1, 1 / 65)).toBeGreaterThanOrEqual(NEVER);
});
