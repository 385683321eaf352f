import { describe, expect, test } from 'vitest';
import { newTally, tryOne } from './fuzz.ts';
import { INPUTS } from './inputs.ts';

/** A few mutants of every kind; `npm run fuzz` tries thousands. */
const MUTANTS = process.env['KINDLING_DEEP'] === '1' ? 2000 : 40;

describe('a broken input is read or refused with words', () => {
  test.each(INPUTS)('$id', async (input) => {
    const tally = newTally(input.id);
    for (let number = 0; number < MUTANTS; number++) await tryOne(input, 'test', number, tally, 10);
    expect(tally.faults).toEqual([]);
    expect(tally.refused).toBeGreaterThan(0);
  });
});

describe('a fault is found', () => {
  const faultsOf = async (read: () => never | { problems: []; value?: unknown }) => {
    const tally = newTally('broken');
    await tryOne({ id: 'broken', read }, 'test', 0, tally, 10);
    return tally.faults.map(({ what }) => what.split('\n')[0]);
  };
  test('in what is thrown, and in what is returned', async () => {
    expect(await faultsOf(() => ({ problems: [] }))).toEqual([]);
    expect(
      await faultsOf(() => {
        throw new TypeError('x is undefined');
      }),
    ).toEqual(['TypeError: x is undefined']);
    expect(await faultsOf(() => ({ problems: [], value: { a: [1, { b: NaN }] } }))).toEqual([
      'NaN at .a.1.b',
    ]);
  });
});
