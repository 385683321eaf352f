import { expect, test } from 'vitest';
import { family } from './family.ts';
import { lastDay, planOf, start, talk } from './scenario.ts';

const { expectMean } = family('percolation');
const [N, TIES, D] = [10_000, 4, 2];

/** S = 1 − (1 − φ)e^(−RS), by iteration. */
function finalShare(R: number, phi: number): number {
  let S = 1;
  for (let i = 0; i < 10_000; i++) S = 1 - (1 - phi) * Math.exp(-R * S);
  return S;
}

/** Talk for D days fills a friend's bucket with probability T = 1 − e^(−βD): bond percolation (Newman 2002). */
const cascade = (R: number, founders: string, D: number) =>
  planOf({
    days: 2000,
    graph: { kind: 'erdos-renyi', meanDegree: TIES },
    people: { count: N },
    seeding: { by: 'chance', count: founders, stage: 'acquaintance' },
    wordOfMouth: talk({ acquaintance: -Math.log(1 - R / TIES) / D }, { talkingDays: D }),
  });

function shareReached(R: number, phi: number, replicate: number): number {
  let quiet = 0;
  const { day, world } = lastDay(
    start(cascade(R, `${phi * 100} %`, D), `cascade ${R}`, replicate),
    (today) => {
      quiet = today.moves.count > 0 ? 0 : quiet + 1;
      return quiet > D;
    },
  );
  expect(day).toBeLessThan(2000);
  return 1 - world.count[0] / N;
}

test('the fixed point has the values in print', () => {
  expect(finalShare(0.5, 0.01)).toBeCloseTo(0.01971, 5);
  expect(finalShare(1.5, 0.01)).toBeCloseTo(0.59363, 5);
  expect(finalShare(2, 0.01)).toBeCloseTo(0.8002, 5);
});

// Catches a talking day too many or too few (T shifts by half), ties heard twice or in one direction only, and founders
// who are not spread at random. The allowance is for N people instead of infinitely many.
test.each([
  [0.5, 0.01, 40],
  [0.8, 0.01, 40],
  [1.5, 0.01, 40],
  [1.5, 0.05, 40],
  [2, 0.01, 40],
])('R = %f with a share %f of founders: S = 1 − (1 − φ)e^(−RS)', (R, phi, replicates) => {
  const shares = Array.from({ length: replicates }, (_, r) => shareReached(R, phi, r));
  expectMean(shares, finalShare(R, phi), { allowance: 0.0005 });
});

// Thresholds belong to people, so in one world more talk or more founders never reach fewer (Kempe, Kleinberg & Tardos 2003).
// Catches thresholds drawn anew every day: the law stays the same, the nesting goes.
test('with more talk, or more founders, everybody who was reached is reached again', () => {
  const reachedBy = (R: number, phi: number, replicate: number) =>
    lastDay(start({ ...cascade(R, `${phi * 100} %`, 3) }, 'nested', replicate), (t) => t.day === 60).world
      .stage;
  for (let r = 0; r < 5; r++) {
    const base = reachedBy(1.2, 0.01, r);
    for (const more of [reachedBy(1.3, 0.01, r), reachedBy(1.2, 0.02, r)]) {
      let gained = 0;
      for (let person = 0; person < N; person++) {
        if (more[person] < base[person]) expect.fail(`world ${r} loses person ${person}`);
        if (more[person] > base[person]) gained++;
      }
      expect(gained).toBeGreaterThan(0);
    }
  }
});
