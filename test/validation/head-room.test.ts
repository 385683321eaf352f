import { describe, expect, test } from 'vitest';
import { family } from './family.ts';
import { edges, founders, only, outcomeOnFile } from './scenario.ts';

const { expectShare } = family('headRoom');
const N = 4000;
const H = 0.1;
const MORE = 0.05;

/**
 * N strangers, each with one friend who was let down on day 1 and has mixed feelings since: every day good words worth
 * `good` and bad words worth `bad` reach the stranger, who joins, or is put off for good.
 */
function joined(good: number, bad: number): number {
  const people = Array.from({ length: N }, (_, k) => k);
  const outcome = outcomeOnFile(
    {
      days: 150,
      seeding: founders(
        people.map((k) => 2 * k),
        'member',
      ),
      everyday: { trust: only({}), doubt: only({ member: 64 }) },
      wordOfMouth: { talk: only({ lapsed: good }), receptivity: only({ stranger: 1 }), weak: 1 },
      complaints: { share: 1, days: 1000, rate: bad, weak: 1, receptivity: only({ stranger: 1 }) },
    },
    edges(people.map((k) => `${2 * k},${2 * k + 1}`)),
    'head-room',
  );
  return outcome.stages[150 * 9 + 1];
}

/** Chance to join under competing risks, in 149 days that both kinds of words are heard. */
const probability = (good: number, bad: number) =>
  (good / (good + bad)) * (1 - Math.exp(-149 * (good + bad)));

// P = a/(a + b): one more good word adds in proportion to 1 − P, one more bad word takes away in proportion to P. So bad
// words weigh more on those likely to join, good words on those who are not (East, Hammond & Lomax 2008).
describe.each([
  [0.2, 'good'],
  [0.5, 'neither'],
  [0.8, 'bad'],
] as const)('strangers who would join with probability %f', (P, stronger) => {
  const [good, bad] = [P * H, (1 - P) * H];
  const base = joined(good, bad);
  const better = joined(good + MORE, bad);
  const worse = joined(good, bad + MORE);

  test('join with the probability of the race, with more good words and with more bad ones', () => {
    expectShare(base, N, probability(good, bad));
    expectShare(better, N, probability(good + MORE, bad));
    expectShare(worse, N, probability(good, bad + MORE));
  });

  test(`are moved most by ${stronger} words`, () => {
    const [gain, loss] = [better - base, base - worse];
    expect(gain).toBeGreaterThan(0);
    expect(loss).toBeGreaterThan(0);
    const exactGain = probability(good + MORE, bad) - probability(good, bad);
    const exactLoss = probability(good, bad) - probability(good, bad + MORE);
    if (stronger === 'good') expect(exactGain).toBeGreaterThan(3 * exactLoss);
    if (stronger === 'bad') expect(exactLoss).toBeGreaterThan(3 * exactGain);
    if (stronger !== 'neither') expect(gain > loss).toBe(exactGain > exactLoss);
  });
});
