import { describe, expect, test } from 'vitest';
import { family } from './family.ts';
import { edges, founders, lastDay, outcomeOf, outcomeOnFile, planOf, start, talk } from './scenario.ts';

const { expectMean, expectShare } = family('watts');

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
  const row = [...outcome.moves!.person].indexOf(0);
  return row < 0 ? [] : [outcome.moves!.day[row]];
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

// A ring of 1,000, each tied to the 6 nearest; one person and all friends start. With th = 1, 2, 3 each front takes
// 4 − th people a day: exactly 7 + 2(4 − th)t are active until the fronts meet (Centola & Macy 2007).
describe.each([
  [1, 158, 166],
  [2, 236, 248],
  [3, 472, 496],
])('on a ring where %i talking friends are needed', (th, most, all) => {
  const active = (() => {
    const plan = planOf({
      days: 500,
      graph: { kind: 'watts-strogatz', meanDegree: 6, rewire: 0 },
      people: { count: 1000 },
      seeding: founders([997, 998, 999, 0, 1, 2, 3]),
      wordOfMouth: talk({ acquaintance: 64 }, { friendsNeeded: th }),
    });
    return Array.from(outcomeOf(plan, 1).series.reach, (reach) => reach + 7);
  })();

  test('the front moves exactly', () => {
    for (let t = 0; 7 + 2 * (4 - th) * t < 990; t++) expect(active[t]).toBe(7 + 2 * (4 - th) * t);
    expect(active.findIndex((n) => n >= 950)).toBe(most);
    expect(active.indexOf(1000)).toBe(all);
  });
});

/** Poisson probabilities of 0 … 60. */
function poisson(z: number): number[] {
  const p = [Math.exp(-z)];
  for (let k = 1; k <= 60; k++) p.push((p[k - 1] * z) / k);
  return p;
}

/** Chance that one founder sets off a global cascade: the founder touches the giant cluster of those whom one friend wins. */
function triggerProbability(z: number, mostFriends: number): number {
  const p = poisson(z);
  let u = 0.5;
  for (let i = 0; i < 5000; i++) {
    let next = 1;
    for (let k = 1; k <= mostFriends; k++) next -= (k * p[k] * (1 - u ** (k - 1))) / z;
    u = next;
  }
  return 1 - Math.exp(-z * (1 - u));
}

/** Final share of a global cascade from few founders, by the tree recursion of Gleeson & Cahalane 2007. */
function cascadeShare(z: number, phi: number): number {
  const p = poisson(z);
  const won = (q: number, shift: number) => {
    let total = 0;
    for (let k = shift; k <= 60; k++) {
      const n = k - shift;
      let term = (1 - q) ** n;
      for (let m = 0; m <= n; m++) {
        if (k > 0 && m >= phi * k - 1e-12) total += (shift === 1 ? (k * p[k]) / z : p[k]) * term;
        term *= ((n - m) / (m + 1)) * (q / (1 - q));
      }
    }
    return total;
  };
  let q = 1e-3;
  for (let i = 0; i < 2000; i++) q = Math.min(won(q, 1), 1 - 1e-12);
  return won(q, 0);
}

// Catches a threshold on all friends instead of on those one began with, and cascades that stop for lack of days.
test('one founder on a random graph of mean degree 3: chance and size of a global cascade', () => {
  const [N, z, phi, R] = [10_000, 3, 0.18, 120];
  expect(triggerProbability(z, 5)).toBeCloseTo(0.8735, 4);
  expect(cascadeShare(z, phi)).toBeCloseTo(0.94048, 4);
  const plan = planOf({
    days: 200,
    graph: { kind: 'erdos-renyi', meanDegree: z },
    people: { count: N },
    seeding: { by: 'chance', count: 1, stage: 'acquaintance' },
    wordOfMouth: talk({ acquaintance: 64 }, { shareNeeded: phi }),
  });
  const shares = Array.from({ length: R }, (_, r) => {
    const { world } = lastDay(start(plan, 'watts', r), ({ day, moves }) => day > 0 && moves.count === 0);
    return 1 - world.count[0] / N;
  });
  const global = shares.filter((share) => share > 0.1);
  expectShare(global.length, R, triggerProbability(z, 5));
  expectMean(global, cascadeShare(z, phi), { allowance: 0.001 });
});
