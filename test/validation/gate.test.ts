import { describe, expect, test } from 'vitest';
import { edges, founders, outcomeOnFile, talk } from './scenario.ts';

/** Whether the centre of a star of d friends, n of whom talk with certainty, is won, and when. */
function centre(d: number, n: number, gate: object): number[] {
  const star = edges(Array.from({ length: d }, (_, k) => `0,${k + 1}`));
  const outcome = outcomeOnFile(
    {
      days: 3,
      seeding: founders(Array.from({ length: n }, (_, k) => k + 1)),
      wordOfMouth: talk({ acquaintance: 64 }, gate),
    },
    star,
    1,
  );
  const row = [...outcome.transitions!.person].indexOf(0);
  return row < 0 ? [] : [outcome.transitions!.day[row]];
}

// Watts 2002: active as soon as the share of active friends reaches φ. Catches a strict comparison, and 0.2 × 5 or
// 2/3 × 3 taken in floating point.
describe('a share of friends', () => {
  test.each([
    [0.2, 5, 1],
    [0.2, 10, 2],
    [0.18, 6, 2],
    [0.3, 10, 3],
    [1 / 3, 3, 1],
    [2 / 3, 3, 2],
    [0.29, 100, 29],
    [0.7, 10, 7],
    [1, 7, 7],
  ])('of %f among %i friends is reached by %i and not by fewer', (shareNeeded, d, n) => {
    expect(centre(d, n, { shareNeeded })).toEqual([1]);
    if (n > 1) expect(centre(d, n - 1, { shareNeeded })).toEqual([]);
    else expect(centre(d + 1, n, { shareNeeded })).toEqual([]);
  });

  test('and a number of friends are both asked for', () => {
    expect(centre(4, 2, { shareNeeded: 0.5, friendsNeeded: 3 })).toEqual([]);
    expect(centre(4, 3, { shareNeeded: 0.5, friendsNeeded: 3 })).toEqual([1]);
    expect(centre(4, 3, { shareNeeded: 0.8, friendsNeeded: 3 })).toEqual([]);
  });
});

// Centola & Macy 2007: what the n-th friend adds. Catches an order that forgets friends who fell silent, and one friend counted
// anew on each day.
describe('the n-th friend who begins to talk', () => {
  test.each([
    [1, [0, 1], []],
    [2, [0, 1], [1]],
    [3, [0, 1], [1]],
    [2, [0, 0, 1], []],
    [3, [0, 0, 1], [1]],
    [3, [1, 0], [1]],
  ])('of %i friends, with weights %j', (n, reinforcement, days) => {
    expect(centre(4, n, { reinforcement })).toEqual(days);
  });

  test('is counted though the first has fallen silent', () => {
    const outcome = outcomeOnFile(
      {
        days: 3,
        seeding: founders([1, 3]),
        wordOfMouth: talk({ acquaintance: 64 }, { reinforcement: [0, 1], talkingDays: 1 }),
      },
      edges(['0,1', '1,2', '2,3', '0,2']),
      1,
    );
    const { person, day } = outcome.transitions!;
    expect([...person].map((one, row) => [one, day[row]])).toEqual([
      [1, 0],
      [3, 0],
      [2, 1],
      [0, 2],
    ]);
  });

  test('adds up to its probability: 1 − e^(−Σw)', () => {
    const outcome = outcomeOnFile(
      {
        days: 1,
        seeding: founders([0, 1, 2]),
        wordOfMouth: talk({ acquaintance: 1 }, { reinforcement: [0.1, 0.25, 0.5] }),
      },
      edges(Array.from({ length: 4000 }, (_, k) => [0, 1, 2].map((friend) => `${friend},${k + 3}`)).flat()),
      1,
    );
    const won = outcome.transitions!.person.length - 3;
    const expected = 4000 * -Math.expm1(-0.85);
    // Two-sided 1 in 1,000.
    expect(Math.abs(won - expected)).toBeLessThan(3.291 * Math.sqrt(expected * Math.exp(-0.85)));
  });
});
