import { describe, expect, test } from 'vitest';
import type { MeanAndInterval } from '../../sim/index.ts';
import { makeAxis } from '../../ui/charts/axis.ts';
import { dayLabel, everySoOften } from '../../ui/charts/day.ts';
import { translucent } from '../../ui/charts/colour.ts';
import { stack } from '../../ui/charts/layers.ts';
import { lookOf, lookOfPair } from '../../ui/parts/variants.ts';
import { makeLocale } from '../../report/index.ts';
import { linesOf } from '../../ui/views/results/lines.ts';

describe('an axis', () => {
  test('places numbers by size, and labels each of a few', () => {
    const { place, ticks } = makeAxis([20, 10, 10, 15]);
    expect([10, 15, 20].map(place)).toEqual([0, 0.5, 1]);
    expect(ticks).toEqual([10, 15, 20]);
  });

  test('is logarithmic where the highest is 30 times the lowest', () => {
    const { place } = makeAxis([1, 10, 100]);
    expect(place(10)).toBeCloseTo(0.5, 12);
    expect(makeAxis([1, 29]).place(15)).toBe(0.5);
  });

  test('labels many numbers by round ones within them', () => {
    expect(makeAxis(Array.from({ length: 20 }, (_, k) => k + 1)).ticks).toEqual([5, 10, 15, 20]);
    expect(makeAxis(Array.from({ length: 10 }, (_, k) => 3 ** k)).ticks).toEqual([1, 10, 100, 1000, 10_000]);
  });

  test('places names in their order, evenly, and a single value in the middle', () => {
    const { place, ticks } = makeAxis(['b', 'a', null, 7]);
    expect(['b', 'a', null, 7].map(place)).toEqual([0.125, 0.375, 0.625, 0.875]);
    expect(ticks).toEqual(['b', 'a', null, 7]);
    expect(makeAxis([5]).place(5)).toBe(0.5);
    expect(makeAxis([]).ticks).toEqual([]);
  });
});

test('days of a table: about a dozen, the last among them', () => {
  const days = (last: number) => Array.from({ length: last + 1 }, (_, k) => k);
  expect(everySoOften(days(3))).toEqual([0, 1, 2, 3]);
  expect(everySoOften(days(120))).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120]);
  expect(everySoOften(days(365)).slice(-3)).toEqual([310, 341, 365]);
  expect(everySoOften([])).toEqual([0]);
});

test('the axis of days says its first date, in both languages', () => {
  expect(dayLabel(undefined, makeLocale('en'))).toBe('day');
  expect(dayLabel('2026-01-05', makeLocale('en'))).toMatch(/^day \(day 0 is .*2026.*\)$/);
  expect(dayLabel('2026-01-05', makeLocale('zh'))).toMatch(/^天（第 0 天为.*2026.*）$/);
});

test('layers are stacked on a floor of zeros, undefined days as nothing', () => {
  expect(
    stack([
      [1, 2],
      [10, null],
      [100, 200],
    ]),
  ).toEqual([
    [1, 2],
    [11, 2],
    [111, 202],
    [0, 0],
  ]);
});

test('variants are told apart by letter, and a sixth takes the first look again', () => {
  expect(lookOf(0)).toEqual({ letter: 'A', colour: '--variant-a', width: 1.6 });
  expect(lookOf(6)).toMatchObject({ letter: 'G', colour: lookOf(0).colour });
  expect(lookOfPair(0, 1)).toEqual(lookOf(1));
  expect(lookOfPair(1, 2).dash).toEqual([2, 3]);
});

test('a translucent colour', () => {
  expect(translucent('#c4501f', 0.5)).toBe('#c4501f80');
  expect(translucent('#c4501f', 0)).toBe('#c4501f00');
});

describe('lines of a metric against a factor', () => {
  const is = (mean: number | null): MeanAndInterval => ({ n: 3, mean, ci: null });
  const cell = (base: string, values: (string | number)[], mean: number | null) => ({
    base,
    values,
    runs: 3,
    metrics: { reach: is(mean) },
  });
  const opened = (factors: string[], cells: ReturnType<typeof cell>[]) => ({
    file: 'x',
    kind: 'sweep' as const,
    version: null,
    level: 0.95,
    factors,
    metrics: ['reach'],
    cells,
    days: null,
    sweeps: [],
    sweep: null,
    notes: [],
  });

  test('one line for each setting of the others, in order of the factor', () => {
    const cells = [cell('city', [2, 'x'], 20), cell('city', [1, 'x'], 10), cell('city', [1, 'y'], 11)];
    const { lines, joined, shown } = linesOf(opened(['n', 'by'], cells), 'reach', 0);
    expect([joined, shown]).toEqual([true, 3]);
    expect(lines.map(({ label, points }) => [label, points.map(({ x, value }) => [x, value])])).toEqual([
      [
        'by x',
        [
          [1, 10],
          [2, 20],
        ],
      ],
      ['by y', [[1, 11]]],
    ]);
  });

  test('undefined means are not drawn; names are not joined', () => {
    const cells = [cell('city', ['b'], 1), cell('city', ['a'], null), cell('city', ['c'], 3)];
    const { lines, shown } = linesOf(opened(['by'], cells), 'reach', 0);
    expect(shown).toBe(2);
    expect(lines.map(({ joined, points }) => [joined, points.map(({ x }) => x)])).toEqual([
      [false, ['b', 'c']],
    ]);
  });

  test('where everything differs, points stand alone', () => {
    const cells = Array.from({ length: 6 }, (_, k) => cell('city', [k, k * k], k));
    expect(linesOf(opened(['a', 'b'], cells), 'reach', 0)).toMatchObject({ joined: false, shown: 6 });
  });
});
