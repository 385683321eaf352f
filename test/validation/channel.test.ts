import { expect, test } from 'vitest';
import { family } from './family.ts';
import { countOn, everybody, outcomeOf, planOf } from './scenario.ts';

const { expectShare } = family('channel');
const N = 50_000;

const run = (days: number, channels: object, more: object = {}) =>
  outcomeOf(planOf({ days, graph: { kind: 'mixed' }, people: { count: N }, channels, ...more }), 'channel');

// A message of touch x that gets to r of N at random persuades one person with probability (r/N)(1 − e^(−x)) a day.
// Catches r·x/N taken for the hazard, which wins too many where the touch is heavy.
test.each([
  ['20 %', 0.2, 0.5, 8],
  [40_000, 0.8, 3, 2],
] as const)('reach %s with touch: share persuaded', (reach, share, touch, days) => {
  const daily = share * (1 - Math.exp(-touch));
  const outcome = run(days, { ads: { reach, touch } });
  expectShare(N - countOn(outcome, days, 'stranger'), N, 1 - (1 - daily) ** days);
});

test('two channels miss a person only if both do', () => {
  const outcome = run(3, { ads: { reach: '10 %', touch: 1 }, live: { reach: '30 %', touch: 0.2 } });
  const missed = (1 - 0.1 * (1 - Math.exp(-1))) * (1 - 0.3 * (1 - Math.exp(-0.2)));
  expectShare(countOn(outcome, 3, 'stranger'), N, missed ** 3);
});

test('a reminder persuades acquaintances in the same way', () => {
  const ads = { reach: '25 %', touch: 0, remind: 0.7 };
  const outcome = run(4, { ads }, { seeding: everybody('acquaintance') });
  expectShare(countOn(outcome, 4, 'acquaintance'), N, (1 - 0.25 * (1 - Math.exp(-0.7))) ** 4);
});

// With doubt beside trust the chance to stay is the product of both, exactly.
test('annoyance adds its own risk', () => {
  const outcome = run(5, { ads: { reach: '40 %', touch: 0.3, annoyance: 0.6 } });
  const stay = (1 - 0.4 * (1 - Math.exp(-0.3))) * (1 - 0.4 * (1 - Math.exp(-0.6)));
  expectShare(countOn(outcome, 5, 'stranger'), N, stay ** 5);
  expect(countOn(outcome, 5, 'wary')).toBeGreaterThan(countOn(outcome, 5, 'acquaintance'));
});

test('a message that fills any bucket, to everybody, persuades everybody', () => {
  expect(countOn(run(1, { ads: { reach: '100 %', touch: 64 } }), 1, 'stranger')).toBe(0);
});
