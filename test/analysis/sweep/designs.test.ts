import { describe, expect, test } from 'vitest';
import { readPoints } from '../../../sim/analysis/designs/csv.ts';
import { latinHypercube } from '../../../sim/analysis/designs/latin-hypercube.ts';
import { morris } from '../../../sim/analysis/designs/morris.ts';
import { MAX_SOBOL_DIMENSIONS, sobol } from '../../../sim/analysis/designs/sobol.ts';
import { valueAtShare, valueOnTheWay, type Factor, type Range } from '../../../sim/analysis/designs/scale.ts';
import { keyOf, Stream } from '../../../sim/random/index.ts';

const stream = (name: string) => new Stream(keyOf(1, 0), name);
const column = (rows: readonly ArrayLike<number>[], d: number) => rows.map((row) => row[d]);
const sorted = (values: number[]) => values.toSorted((a, b) => a - b);

describe("Sobol' points", () => {
  test('begin as published', () => {
    const rows = sobol(5, 3).map((row) => [...row]);
    expect(rows).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
    ]);
  });

  test.each([undefined, stream('shift')])(
    'the first 256 take every 256th once, in every dimension',
    (shift) => {
      const rows = sobol(256, MAX_SOBOL_DIMENSIONS, shift);
      for (let d = 0; d < MAX_SOBOL_DIMENSIONS; d++)
        expect(sorted(column(rows, d).map((u) => Math.floor(u * 256)))).toEqual(
          Array.from({ length: 256 }, (_, i) => i),
        );
    },
  );

  test('two dimensions are a net: every box of area 1/64, whatever its shape, holds one of 64', () => {
    const rows = sobol(64, 2, stream('net'));
    for (let k = 0; k <= 6; k++) {
      const boxes = rows.map(([x, y]) => Math.floor(x * 2 ** k) * 64 + Math.floor(y * 2 ** (6 - k)));
      expect(new Set(boxes).size).toBe(64);
    }
  });

  test('more dimensions than the table has are refused', () =>
    expect(() => sobol(1, MAX_SOBOL_DIMENSIONS + 1)).toThrow(RangeError));
});

test('a Latin hypercube has one point in every slice of every dimension', () => {
  const rows = latinHypercube('a seed', 50, 4);
  for (let d = 0; d < 4; d++)
    expect(sorted(column(rows, d).map((u) => Math.floor(u * 50)))).toEqual(
      Array.from({ length: 50 }, (_, i) => i),
    );
});

describe('Morris trajectories', () => {
  const rows = morris(20, 5, 6, stream('morris').sequence());

  test('change each factor once, by Δ, and stay on the grid', () => {
    expect(rows).toHaveLength(20 * 6);
    for (let t = 0; t < 20; t++) {
      const changed: number[] = [];
      for (let step = 1; step <= 5; step++) {
        const [before, after] = [rows[t * 6 + step - 1], rows[t * 6 + step]];
        const moved = [0, 1, 2, 3, 4].filter((d) => before[d] !== after[d]);
        expect(moved).toHaveLength(1);
        // Δ = p / (2 (p − 1)) = 3/5.
        expect(Math.abs(after[moved[0]] - before[moved[0]])).toBeCloseTo(0.6, 12);
        changed.push(...moved);
      }
      expect(sorted(changed)).toEqual([0, 1, 2, 3, 4]);
    }
    for (const row of rows) for (const u of row) expect([0, 0.2, 0.4, 0.6, 0.8, 1]).toContain(u);
  });

  test('need an even number of levels', () =>
    expect(() => morris(1, 1, 5, stream('odd').sequence())).toThrow(RangeError));
});

describe('places become values', () => {
  const range = (more: Partial<Range>): Range => ({
    low: 1,
    high: 100,
    scale: 'linear',
    step: null,
    ...more,
  });
  test.each([
    [range({}), [1, 50.5, 100]],
    [range({ scale: 'log' }), [1, 10, 100]],
    [range({ step: 1 }), [1, 51, 100]],
    [range({ step: 1, scale: 'log' }), [1, 10, 100]],
    [{ choices: ['a', 'b', 'c'] }, ['a', 'b', 'c']],
  ])('%j', (factor, expected) => {
    expect([0, 0.5, 1].map((u) => valueOnTheWay(factor as Factor, u))).toEqual(expected);
  });

  test('drawn places give the ends as often as what lies between them', () => {
    const drawn = Array.from({ length: 300 }, (_, i) =>
      valueAtShare(range({ high: 3, step: 1 }), (i + 0.5) / 300),
    );
    for (const value of [1, 2, 3]) expect(drawn.filter((one) => one === value)).toHaveLength(100);
  });
});

describe('a table of points', () => {
  test('reads values as YAML does', () => {
    const { paths, rows, problems } = readPoints(
      'p.csv',
      '\uFEFFdays, seeding.count\n# note\n30,"2 %"\n60,5\n',
    );
    expect(problems).toEqual([]);
    expect(paths).toEqual(['days', 'seeding.count']);
    expect(rows).toEqual([
      [30, '2 %'],
      [60, 5],
    ]);
  });

  test.each([
    ['days,days\n1,2', 'pointsHeader', 1],
    ['days,\n1,2', 'pointsHeader', 1],
    ['days,seed\n1', 'pointsRow', 2],
    ['days\n1\n[', 'pointsCell', 3],
  ])('%j is refused', (text, code, row) => {
    expect(readPoints('p.csv', text).problems[0]).toMatchObject({ code, values: { row } });
  });

  test('a header without points is refused', () => {
    expect(readPoints('p.csv', 'days,seed\n').problems).toMatchObject([{ code: 'pointsNone' }]);
  });
});
