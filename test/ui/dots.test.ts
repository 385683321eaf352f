import { describe, expect, test } from 'vitest';
import { stackDots } from '../../ui/charts/dots.ts';

describe('dots', () => {
  test('one a value, on an axis that holds 0 and the zone on both sides of it', () => {
    const { dots, valuesEach, place } = stackDots([10, 20, 40], 5);
    expect(dots).toHaveLength(3);
    expect(valuesEach).toBe(1);
    // From −5 to 40, with a margin of 4 % at each end.
    expect(place(-5)).toBeCloseTo(0.04, 12);
    expect(place(40)).toBeCloseTo(0.96, 12);
    expect(place(0)).toBeCloseTo(0.04 + (0.92 * 5) / 45, 12);
  });

  test('those near each other stand on each other, in order of size', () => {
    const { dots, height } = stackDots([100, 1, 0.9, 1.1], 0);
    expect(height).toBe(3);
    expect(dots.map(({ level }) => level)).toEqual([0, 1, 2, 0]);
    expect(dots[0]!.x).toBe(dots[2]!.x);
  });

  test('a thousand values are a hundred dots, their quantiles', () => {
    const values = Array.from({ length: 1000 }, (_, k) => k);
    const { dots, valuesEach } = stackDots(values, 0);
    expect(dots).toHaveLength(100);
    expect(valuesEach).toBe(10);
    const middle = dots.filter(({ x }) => x < 0.5).length;
    expect(middle).toBe(50);
  });

  test('all the same are one dot, none are none', () => {
    expect(stackDots([7, 7, 7], 0).dots).toHaveLength(1);
    expect(stackDots([], 3)).toMatchObject({ dots: [], height: 1, valuesEach: 1 });
  });
});
