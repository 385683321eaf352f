import { expect, test } from 'vitest';
import { runReplicate } from '../../sim/index.ts';
import { family } from '../validation/family.ts';
import { countOn, everyday, only, planOf } from '../validation/scenario.ts';
import { graphOf } from './helpers.ts';

const { expectShare } = family('referred');
const N = 8000;
const DOUBT = 0.06;

/**
 * N fans, each with one friend, whom they have made an acquaintance on day 1 and a member on day 2. Members doubt; fans
 * do not, until they all leave on day 7.
 */
function friendsLeft(doubtOfReferred: number): number[] {
  const plan = planOf({
    days: 12,
    people: { count: 2 * N },
    graph: { kind: 'erdos-renyi', draw: 'once' },
    seeding: { by: 'hand', people: Array.from({ length: N }, (_, k) => k), stage: 'fan' },
    everyday: everyday({}, { member: DOUBT }),
    referral: { invites: only({ fan: 40 }), trust: 64, doubtOfReferred },
    phases: [
      { day: 3, change: { referral: { invites: only({}) } } },
      { day: 7, change: { everyday: { doubt: { fan: 64 } } } },
    ],
  });
  const ties = Array.from({ length: N }, (_, k) => [k, N + k] as const);
  const run = runReplicate(plan, `referred ${doubtOfReferred}`, 0, graphOf({ people: 2 * N, ties }));
  for (;;) {
    const step = run.next();
    if (step.done) return Array.from({ length: 13 }, (_, day) => countOn(step.value, day, 'member'));
  }
}

// Catches a bond that outlives the referrer, one that is never made, and patience rescaled whole, level and all.
test('doubt counts ρ times while the referrer stays, and in full after', () => {
  const found = friendsLeft(0.4);
  expect(found[2]).toBe(N);
  // Days 3 to 7 with the referrer, who leaves at the end of day 7; days 8 to 12 without.
  expectShare(found[7], N, Math.exp(-DOUBT * 0.4 * 5));
  expectShare(found[12], N, Math.exp(-DOUBT * (0.4 * 5 + 5)));
});
