import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decades, entry, item, keptApart, roundTicks } from '../../report/index.ts';

describe('round ticks', () => {
  test.each([
    [0, 10, 5, [0, 2, 4, 6, 8, 10]],
    [0, 5910, 5, [0, 2000, 4000, 6000]],
    [-0.3, 0.31, 5, [-0.4, -0.2, 0, 0.2, 0.4]],
    [0, 0.25, 5, [0, 0.05, 0.1, 0.15, 0.2, 0.25]],
    [7, 7, 5, [7, 8]],
  ])('from %d to %d in %i steps', (low, high, count, ticks) => {
    expect(roundTicks(low, high, count)).toEqual({ low: ticks[0], high: ticks.at(-1), ticks });
  });

  test('hold both ends, rise evenly, and are few', () => {
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(
        number,
        fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
        fc.integer({ min: 1, max: 12 }),
        (at, span, count) => {
          // Where the span is lost in the digits of the number itself, there is nothing to tell apart.
          fc.pre(span > Math.abs(at) * 1e-6);
          const { low, high, ticks } = roundTicks(at, at + span, count);
          const slack = span * 1e-6;
          expect(low).toBeLessThanOrEqual(at + slack);
          expect(high).toBeGreaterThanOrEqual(at + span - slack);
          expect([ticks[0], ticks.at(-1)]).toEqual([low, high]);
          expect(ticks.length).toBeLessThanOrEqual(count + 2);
          const steps = ticks.slice(1).map((tick, k) => tick - (ticks[k] ?? NaN));
          const mean = (high - low) / steps.length;
          for (const step of steps) expect(Math.abs(step - mean)).toBeLessThan(mean * 1e-3);
        },
      ),
    );
  });
});

test('decades reach both ends', () => {
  expect(decades(0.02, 300)).toEqual([0.01, 0.1, 1, 10, 100, 1000]);
  expect(decades(1, 10)).toEqual([1, 10]);
});

describe('labels kept apart', () => {
  test.each([
    ['far apart: as they are', [10, 50, 90], 20, 100, [10, 50, 90]],
    ['too near: pushed on, in the order of their places', [12, 10], 20, 100, [30, 10]],
    ['at the limit: others pushed back', [95, 90], 20, 100, [100, 80]],
    ['all at one place', [50, 50, 50], 10, 100, [50, 60, 70]],
    ['none', [], 20, 100, []],
  ])('%s', (_, places, gap, limit, apart) => {
    expect(keptApart(places, gap, limit)).toEqual(apart);
  });

  test('stand at least a gap apart and within the limit, whatever they were', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -500, max: 1500 })),
        fc.integer({ min: 1, max: 50 }),
        (places, gap) => {
          const apart = keptApart(places, gap, 1000).toSorted((a, b) => a - b);
          apart.forEach((at, k) => {
            expect(at).toBeLessThanOrEqual(1000);
            if (k > 0) expect(at - (apart[k - 1] ?? NaN)).toBeGreaterThanOrEqual(gap);
          });
        },
      ),
    );
  });
});

test('what a table or list does not have is named', () => {
  expect(entry({ reach: 1 }, 'reach')).toBe(1);
  expect(() => entry({ reach: 1 }, 'cost')).toThrow('nothing under "cost", only: reach');
  expect(() => entry({}, 'constructor')).toThrow(RangeError);
  expect(item(['a'], 0)).toBe('a');
  expect(() => item(['a'], 1)).toThrow('nothing at 1 of 1');
});
