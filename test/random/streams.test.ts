import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOf, Stream, streamId } from '../../sim/random/index.ts';
import { family } from '../validation/family.ts';

const { expectMean, expectShare, expectChiSquare } = family('streams');
const N = 100_000;
const key = keyOf('streams', 0);
const range = (n: number) => Array.from({ length: n }, (_, i) => i);

// Catches any state kept between draws: common random numbers would be lost.
test('a draw is the same whenever and in whatever order it is made', () => {
  const names = range(50);
  const forward = names.map((i) => new Stream(key, 'order').uniform(i, i % 7, i % 3));
  const stream = new Stream(key, 'order');
  const other = new Stream(key, 'bystander');
  const backward = names.toReversed().map((i) => {
    other.exponential(i);
    return stream.uniform(i, i % 7, i % 3);
  });
  expect(backward.toReversed()).toEqual(forward);
});

// Catches an argument left out of the key: two people would share a draw.
test('name, seed, replicate and each argument name another draw', () => {
  const words = new Set<number>();
  const seeds = ['a', 'b', 7, '7x'].flatMap((seed) => [keyOf(seed, 0), keyOf(seed, 1), keyOf(seed, 'once')]);
  for (const k of seeds) {
    for (const name of ['resist', 'patience', 'parent']) {
      const stream = new Stream(k, name);
      for (const [a, b, c] of [[0], [1], [0, 1], [0, 0, 1], [1, 1, 1], [2 ** 30, 0, 0]])
        words.add(stream.word(a, b, c));
    }
  }
  expect(words.size).toBe(12 * 3 * 6);
  expect(keyOf(7, 0)).toEqual(keyOf('7', 0));
});

test('stream names are hashed by FNV-1a', () => {
  // Fowler, Noll & Vo: published test values of the 32-bit hash.
  expect(streamId('') >>> 0).toBe(0x811c9dc5);
  expect(streamId('a') >>> 0).toBe(0xe40c292c);
  expect(streamId('foobar') >>> 0).toBe(0xbf9cf968);
});

// Catches streams that move together: traits would predict thresholds.
test('streams of different names are uncorrelated', () => {
  const resist = new Stream(key, 'resist');
  const doubtThreshold = new Stream(key, 'patience');
  const products = range(N).map((i) => (resist.uniform(i) - 0.5) * (doubtThreshold.uniform(i) - 0.5) * 12);
  expectMean(products, 0, { sd: 1 });
  const neighbours = range(N).map((i) => (resist.uniform(i) - 0.5) * (resist.uniform(i + 1) - 0.5) * 12);
  expectMean(neighbours, 0, { sd: 1 });
});

test('uniform is uniform', () => {
  const stream = new Stream(key, 'uniform');
  const cells = new Float64Array(50);
  for (let i = 0; i < N; i++) cells[Math.floor(stream.uniform(i) * 50)]++;
  expectChiSquare(cells, new Float64Array(50).fill(1 / 50));
});

// The exponential law has mean 1, variance 1 and fourth central moment 9; cells of equal probability end at −ln(1 − k/20).
test('exponential has its mean, variance and shape', () => {
  const stream = new Stream(key, 'resist');
  const draws = range(N).map((i) => stream.exponential(i, 3, 1));
  expectMean(draws, 1, { sd: 1 });
  expectMean(
    draws.map((x) => (x - 1) ** 2),
    1,
    { sd: Math.sqrt(8) },
  );
  const cells = new Float64Array(20);
  for (const x of draws) cells[Math.floor((1 - Math.exp(-x)) * 20)]++;
  expectChiSquare(cells, new Float64Array(20).fill(1 / 20));
});

// With n = 3·2^30 a plain remainder would fall below 2^30 half the time instead of a third.
test('below(n) has no bias, whatever n', () => {
  const sequence = new Stream(key, 'graph').sequence();
  const dice = new Float64Array(6);
  for (let i = 0; i < N; i++) dice[sequence.below(6)]++;
  expectChiSquare(dice, new Float64Array(6).fill(1 / 6));
  let low = 0;
  for (let i = 0; i < N; i++) if (sequence.below(3 * 2 ** 30) < 2 ** 30) low++;
  expectShare(low, N, 1 / 3);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 32 }), (n) => {
      const draw = sequence.below(n);
      expect(Number.isInteger(draw) && draw >= 0 && draw < n).toBe(true);
    }),
  );
});

test('a sequence goes on from block to block and starts anew from its own number', () => {
  const stream = new Stream(key, 'graph');
  const words = (a: number) => {
    const sequence = stream.sequence(a);
    return range(12).map(() => sequence.word());
  };
  expect(words(0)).toEqual(words(0));
  expect(new Set([...words(0), ...words(1)]).size).toBe(24);
});
