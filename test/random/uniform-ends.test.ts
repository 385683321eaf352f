import { expect, test, vi } from 'vitest';
import { normalQuantile, Stream } from '../../sim/random/index.ts';
import { uniformOf } from '../../sim/random/streams.ts';

const extreme = vi.hoisted(() => ({ word: 0 }));
vi.mock('../../sim/random/philox.ts', () => ({
  philox4x32: (out: Uint32Array) => out.fill(extreme.word),
}));

// Catches u/(2^n − 1) and u/2^n: −ln 0 would be an infinite threshold, and the normal quantile has no value at 0 or 1.
test.each([0, 0xffffffff])('uniform stays inside (0, 1) when every word is %i', (word) => {
  extreme.word = word;
  const stream = new Stream({ k0: 1, k1: 2 }, 'ends');
  for (const u of [stream.uniform(0), uniformOf(word, word)]) {
    expect(u).toBe(word === 0 ? 2 ** -53 : 1 - 2 ** -53);
    expect(Number.isFinite(normalQuantile(u))).toBe(true);
  }
  expect(stream.exponential(0)).toBeGreaterThan(0);
  expect(stream.exponential(0)).toBeLessThan(36.8);
});
