import fc from 'fast-check';
import { expect, test } from 'vitest';
import { philox4x32 } from '../../sim/random/index.ts';

type Words = [number, number, number, number];

function philox(key: [number, number], counter: Words): string[] {
  const out = new Uint32Array(4);
  philox4x32(out, ...key, ...counter);
  return Array.from(out, (word) => word.toString(16).padStart(8, '0'));
}

// Salmon et al. 2011, the known answers that come with their Random123 library. Any slip in a round changes all four words.
test.each([
  ['zeros', [0, 0], [0, 0, 0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
  [
    'ones',
    [0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    '408f276d 41c83b0e a20bc7c6 6d5451fd',
  ],
  [
    'the digits of π',
    [0xa4093822, 0x299f31d0],
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    'd16cfe09 94fdcceb 5001e420 24126ea1',
  ],
] as [string, [number, number], Words, string][])('known answer: %s', (_, key, counter, words) => {
  expect(philox(key, counter).join(' ')).toBe(words);
});

/** The same cipher in whole numbers of any size, as the paper writes it. */
function byTheBook(key: [number, number], counter: Words): string[] {
  const mask = 0xffffffffn;
  let [k0, k1] = key.map(BigInt);
  let [x0, x1, x2, x3] = counter.map(BigInt);
  for (let round = 0; round < 10; round++) {
    const first = x0 * 0xd2511f53n;
    const second = x2 * 0xcd9e8d57n;
    [x0, x1, x2, x3] = [(second >> 32n) ^ x1 ^ k0, second & mask, (first >> 32n) ^ x3 ^ k1, first & mask];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return [x0, x1, x2, x3].map((word) => word.toString(16).padStart(8, '0'));
}

// Catches a carry lost in the product of two 32-bit words, which three known answers may miss.
test('agrees with exact arithmetic on any key and counter', () => {
  const word = fc.oneof(fc.constantFrom(0, 1, 0xffff, 0x10000, 0x7fffffff, 0x80000000), fc.nat(0xffffffff));
  fc.assert(
    fc.property(fc.tuple(word, word), fc.tuple(word, word, word, word), (key, counter) => {
      expect(philox(key, counter)).toEqual(byTheBook(key, counter));
    }),
    { numRuns: 500 },
  );
});
