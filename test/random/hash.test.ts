import { describe, expect, test } from 'vitest';
import { visitKey } from '../../sim/engine/buckets.ts';
import { keyOf, Stream } from '../../sim/random/index.ts';
import { family } from '../validation/family.ts';

const { expectChiSquare, expectMean } = family('hash');

/** The stream of thresholds, as the engine names it: resistance and patience are the two uniforms of one draw. */
const stream = (seed: string | number, replicate = 0) => new Stream(keyOf(seed, replicate), 'thresholds');
const out = new Float64Array(2);
const one = stream('hash');

/** The k-th of a row of neighbours along one part of a key; `other` tells rows apart. */
const AXES: Record<string, (k: number, other: number) => number> = {
  person: (k, other) => one.uniform(k, visitKey(other, 0)),
  rung: (k, other) => one.uniform(other, visitKey(k % 9, 0)),
  visit: (k, other) => one.uniform(other, visitKey(0, k)),
  step: (k, other) => one.uniform(other, visitKey(0, 0), k),
  'neighbouring seed': (k, other) => stream(k).uniform(other, visitKey(0, 0)),
  replicate: (k, other) => stream('hash', k).uniform(other, visitKey(0, 0)),
};

/** Length of a row; a ladder has no more than nine rungs. Making a seed into a key takes long. */
const lengthOf = (axis: string) => (axis === 'rung' ? 9 : 2000);
const rowsOf = (axis: string) =>
  axis === 'rung' ? 4000 : axis.includes('seed') || axis === 'replicate' ? 3 : 9;

function rows(axis: string): number[][] {
  return Array.from({ length: rowsOf(axis) }, (_, other) =>
    Array.from({ length: lengthOf(axis) }, (_, k) => AXES[axis](k, other)),
  );
}

// Catches a part of the key that is left out, folded into another, or mixed in too weakly: neighbours would be alike.
describe.each(Object.keys(AXES))('thresholds along %s', (axis) => {
  const values = rows(axis);

  test('are uniform', () => {
    const counts = new Float64Array(64);
    for (const row of values) for (const u of row) counts[Math.floor(u * 64)]++;
    expectChiSquare(counts, new Float64Array(64).fill(1 / 64));
  });

  test.each([1, 2])('have no serial correlation at distance %i', (lag) => {
    const products = values.flatMap((row) => row.slice(lag).map((u, k) => 12 * (u - 0.5) * (row[k] - 0.5)));
    // Products of neighbours share a factor, but are uncorrelated: their mean has the spread of independent ones.
    expectMean(products, 0, { sd: 1 });
  });

  test('are independent in pairs', () => {
    const counts = new Float64Array(64);
    for (const row of values)
      for (let k = 0; k + 1 < row.length; k += 2)
        counts[8 * Math.floor(row[k] * 8) + Math.floor(row[k + 1] * 8)]++;
    expectChiSquare(counts, new Float64Array(64).fill(1 / 64));
  });
});

test('resistance and patience of one visit are independent', () => {
  const counts = new Float64Array(256);
  const products = Array.from({ length: 50_000 }, (_, person) => {
    one.uniforms(out, person, visitKey(1, 0));
    counts[16 * Math.floor(out[0] * 16) + Math.floor(out[1] * 16)]++;
    return 12 * (out[0] - 0.5) * (out[1] - 0.5);
  });
  expectChiSquare(counts, new Float64Array(256).fill(1 / 256));
  expectMean(products, 0, { sd: 1 });
});

/**
 * Marsaglia's birthday spacings: of m birthdays in a year of n days, spacings that occur again number Poisson(m³/4n) (Knuth, The
 * Art of Computer Programming 2, 3.3.2 J). Catches lattices, which the tests above cannot see.
 */
describe('birthday spacings', () => {
  const [m, days] = [1024, 2 ** 26];
  const expected = m ** 3 / (4 * days);

  function repeats(words: readonly number[]): number {
    const births = words.map((word) => word >>> 6).toSorted((a, b) => a - b);
    const spacings = births
      .slice(1)
      .map((birth, k) => birth - births[k])
      .toSorted((a, b) => a - b);
    return spacings.filter((spacing, k) => k > 0 && spacing === spacings[k - 1]).length;
  }

  const wordAt: Record<string, (k: number, year: number) => number> = {
    person: (k, year) => one.word(k, visitKey(0, year)),
    visit: (k, year) => one.word(year, visitKey(0, k)),
    step: (k, year) => one.word(year, visitKey(0, 0), k),
    'person and visit': (k, year) => one.word(k >>> 5, visitKey(0, k & 31), year),
  };

  test.each(Object.keys(wordAt))('of thresholds along %s', (axis) => {
    const years = Array.from({ length: 100 }, (_, year) =>
      repeats(Array.from({ length: m }, (_, k) => wordAt[axis](k, year))),
    );
    // The Poisson law holds up to terms of order m²/n.
    expectMean(years, expected, { sd: Math.sqrt(expected), allowance: (2 * m * m * expected) / days });
  });

  test('a lattice is found out', () => {
    const years = repeats(Array.from({ length: m }, (_, k) => Math.imul(k, 0x9e3779b1) >>> 0));
    expect(years).toBeGreaterThan(expected + 10 * Math.sqrt(expected));
  });
});
