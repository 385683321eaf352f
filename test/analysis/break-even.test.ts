import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findBreakEvens } from '../../sim/index.ts';
import { meanInterval } from '../../sim/analysis/statistics.ts';

/** The same luck at every place: five runs that lie around the mean. */
const LUCK = [-2, -1, 0, 1, 2];
const around = (f: (x: number) => number) => async (places: readonly number[]) =>
  places.map((x) => LUCK.map((luck) => f(x) + luck));

const HALF = meanInterval(LUCK)![1];

describe('findBreakEvens', () => {
  test('a straight line: the place, and the places at which the interval holds the target', async () => {
    const { found, tried } = await findBreakEvens(
      { low: 0, high: 100, target: 30 },
      around((x) => x / 2),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ at: 60, off: 0, rises: true });
    expect(found[0].from).toBeCloseTo(60 - 2 * HALF, 0);
    expect(found[0].to).toBeCloseTo(60 + 2 * HALF, 0);
    expect(tried.map(({ at }) => at)).toEqual(tried.map(({ at }) => at).toSorted((a, b) => a - b));
  });

  test('a hump has two, each with its own set', async () => {
    const { found } = await findBreakEvens(
      { low: 0, high: 10 },
      around((x) => 90 - 10 * (x - 5) ** 2),
    );
    expect(found.map(({ rises }) => rises)).toEqual([true, false]);
    for (const [i, place] of [2, 8].entries()) {
      expect(found[i].at).toBeCloseTo(place, 1);
      expect(found[i].from!).toBeLessThan(place);
      expect(found[i].to!).toBeGreaterThan(place);
    }
    expect(found[0].to!).toBeLessThan(found[1].from!);
  });

  test('a set that reaches past the range is open there', async () => {
    const { found } = await findBreakEvens(
      { low: 0, high: 10 },
      around((x) => (x - 5) / 100),
    );
    expect(found).toMatchObject([{ rises: true, from: null, to: null }]);
  });

  test('none, and then nothing but the first places is run', async () => {
    const { found, tried } = await findBreakEvens(
      { low: 1, high: 16, log: true, places: 5 },
      around((x) => x - 0.5),
    );
    expect(found).toEqual([]);
    expect(tried.map(({ at }) => at)).toEqual([1, 2, 4, 8, 16]);
  });

  test('a count is tried at whole numbers, each once', async () => {
    const asked: number[] = [];
    const { found } = await findBreakEvens({ low: 1, high: 6, step: 1 }, async (places) => {
      asked.push(...places);
      return places.map((x) => [x - 3.4, x - 3.2]);
    });
    expect(found).toMatchObject([{ at: 3, rises: true }]);
    expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
    expect(asked.every(Number.isInteger)).toBe(true);
  });

  test('where the metric is undefined nothing is found', async () => {
    const { found, tried } = await findBreakEvens({ low: 0, high: 1 }, async (places) =>
      places.map(() => [null, null]),
    );
    expect(found).toEqual([]);
    expect(tried.every(({ n, mean, ci }) => n === 0 && mean === null && ci === null)).toBe(true);
  });

  test('finds the root of any increasing line within a thousandth of the range', () =>
    fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0.5, max: 3, noNaN: true }),
        async (root, power) => {
          const f = (x: number) => Math.sign(x - root) * Math.abs(x - root) ** power;
          const { found } = await findBreakEvens({ low: 0, high: 1, places: 3 }, async (places) =>
            places.map((x) => [f(x)]),
          );
          expect(found).toHaveLength(1);
          expect(Math.abs(found[0].at - root)).toBeLessThan(0.02);
          expect(found[0]).toMatchObject({ from: null, to: null, rises: true });
        },
      ),
    ));

  test.each([
    { low: 2, high: 2 },
    { low: 0, high: 1, log: true },
    { low: 0, high: 1, places: 1 },
  ])('%j is refused', (question) =>
    expect(
      findBreakEvens(
        question,
        around((x) => x),
      ),
    ).rejects.toThrow(RangeError),
  );
});
