import { expect, test } from 'vitest';
import { shareOf } from '../../sim/index.ts';
import { family } from '../validation/family.ts';
import { countOn, everybody, everyday, outcomeOf, planOf } from '../validation/scenario.ts';

const { expectChiSquare, expectShare } = family('steps');
const N = 20_000;

/** Erlang distribution of n steps and mean 1: P(R ≤ x) = 1 − e^(−nx) Σ_{j<n} (nx)^j / j!. */
function erlang(n: number, x: number): number {
  let term = 1;
  let sum = 0;
  for (let j = 0; j < n; j++) {
    sum += term;
    term *= (n * x) / (j + 1);
  }
  return 1 - Math.exp(-n * x) * sum;
}

// Catches a mean of n instead of 1, a step that starts an empty bucket, and more than one step a day refused.
test.each([
  [1, 0.05, 60],
  [4, 0.05, 60],
  [4, 0.6, 6],
  [20, 0.3, 8],
])('%i steps under a constant %f a day: the days of the climb', (n, h, days) => {
  const outcome = outcomeOf(
    planOf({
      days,
      graph: { kind: 'mixed' },
      people: { count: N },
      stages: { steps: { acquaintance: n } },
      seeding: everybody('acquaintance'),
      everyday: everyday({ acquaintance: h }),
    }),
    'erlang',
  );
  const left = Array.from({ length: days + 1 }, (_, day) => countOn(outcome, day, 'acquaintance'));
  const promotions = left.slice(1).map((count, t) => left[t] - count);
  const distribution = promotions.map((_, t) => erlang(n, h * (t + 1)) - erlang(n, h * t));
  expectChiSquare([...promotions, left[days]], [...distribution, 1 - erlang(n, h * days)]);
});

// A race of n steps at rate n·a against one slip at rate b is won with (na/(na + b))^n.
test.each([
  [1, 0.5, 0.3],
  [5, 0.7, 0.4],
])('%i steps of trust %f against doubt %f: who climbs in the end', (n, a, b) => {
  const outcome = outcomeOf(
    planOf({
      days: 120,
      graph: { kind: 'mixed' },
      people: { count: N },
      stages: { steps: { acquaintance: n } },
      seeding: everybody('acquaintance'),
      everyday: everyday({ acquaintance: a }, { acquaintance: b }),
    }),
    'race',
  );
  expect(countOn(outcome, 120, 'acquaintance')).toBe(0);
  expectShare(countOn(outcome, 120, 'member'), N, ((n * a) / (n * a + b)) ** n);
});

// Catches shares of hidden steps that are lost or counted twice.
test('credit of a climb by several steps sums to 1, each step by what was poured on its day', () => {
  const outcome = outcomeOf(
    planOf({
      days: 40,
      graph: { kind: 'mixed' },
      people: { count: 500 },
      stages: { steps: { acquaintance: 3 } },
      seeding: everybody('acquaintance'),
      everyday: everyday({ acquaintance: 0.05 }),
      ip: { strength: 1, decay: 0.1, reputation: 0, trust: { acquaintance: 0.3 } },
    }),
    'credit of steps',
  );
  const { transitions, promotionCredit } = outcome;
  const sources = promotionCredit.length / 9;
  let mixed = 0;
  transitions!.person.forEach((_, row) => {
    if (transitions!.day[row] === 0) return;
    const shares = Array.from({ length: sources }, (_, s) => shareOf(transitions!, row, s));
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    // Three thirds, each of which leans towards everyday as IP fades.
    const ip = 0.3 * 0.9 ** (transitions!.day[row] - 1);
    const latest = ip / (ip + 0.05);
    expect(Math.max(...shares.slice(1, 2))).toBeGreaterThanOrEqual(latest - 1e-6);
    if (shares[1] > latest + 1e-6) mixed++;
  });
  expect(mixed).toBeGreaterThan(0);
});
