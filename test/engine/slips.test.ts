import { describe, expect, test } from 'vitest';
import { MEMBER, RANK, stageIndex } from '../../sim/stages/index.ts';
import { family } from '../validation/family.ts';
import { countOn, everyday, everybody, outcomeOf, planOf, start } from '../validation/scenario.ts';

const { expectShare } = family('slips');

const N = 20_000;
const FAN = stageIndex('fan');
const LAPSED = stageIndex('lapsed');

describe('slips that lead down', () => {
  // Catches buckets that are not emptied on a slip down, a threshold met again on the next visit, and slips that lead out.
  test('members who climb at u and fans who slip at d: after t days fans are π(1 − λ^t), and fan/member comes to u/d', () => {
    const [u, d] = [0.05, 0.08];
    const days = 200;
    const plan = planOf({
      days,
      people: { count: N },
      graph: { kind: 'mixed' },
      ladder: { slips: 'down' },
      seeding: everybody('member'),
      everyday: everyday({ member: u }, { fan: d }),
    });
    const outcome = outcomeOf(plan, 'up and down');
    // Daily probabilities; as each of the two has one way out, π = u′/(u′ + d′) and λ = 1 − u′ − d′.
    const [up, down] = [-Math.expm1(-u), -Math.expm1(-d)];
    const pi = up / (up + down);
    for (const t of [3, 20, days]) {
      const fans = countOn(outcome, t, 'fan');
      expect(fans + countOn(outcome, t, 'member'), 'nobody leaves').toBe(N);
      expectShare(fans, N, pi * (1 - (1 - up - down) ** t));
    }
    expect(pi / (1 - pi)).toBeCloseTo(up / down, 12);
    expect((1 - up - down) ** days, 'by then').toBeLessThan(1e-9);
  });

  // Catches superfans who fall two rungs, members who cannot leave, and partners who slip down.
  test('superfan to fan, fan to member, member out; partner and shareholder out at once', () => {
    const plan = planOf({
      days: 3,
      people: { count: 500 },
      graph: { kind: 'mixed' },
      ladder: { slips: 'down' },
      start: { people: { superfan: 300, partner: 100, shareholder: 100 } },
      everyday: everyday({}, { superfan: 64, fan: 64, member: 64, partner: 64, shareholder: 64 }),
    });
    const outcome = outcomeOf(plan, 'down');
    const stages = ['superfan', 'fan', 'member', 'lapsed'] as const;
    const onDay = (day: number) => stages.map((stage) => countOn(outcome, day, stage));
    expect([0, 1, 2, 3].map(onDay)).toEqual([
      [300, 0, 0, 0],
      [0, 300, 0, 200],
      [0, 0, 300, 200],
      [0, 0, 0, 500],
    ]);
    expect(outcome.kpis.joinedNew).toBe(0);
  });

  // Catches a slip that makes a detractor, that counts as a join, or that pays a fee again.
  test('only a slip to lapsed is leaving: who slips and stays neither complains nor joins anew', () => {
    const plan = planOf({
      days: 120,
      people: { count: 400 },
      graph: { kind: 'circles', circles: 4 },
      ladder: { slips: 'down' },
      seeding: { count: 100, stage: 'member' },
      everyday: everyday({ stranger: 0.01, acquaintance: 0.05, member: 0.05 }, { member: 0.004, fan: 0.08 }),
      complaints: { share: 1, days: 1000, rate: 0 },
      entry: { fee: 10, worth: 1e6 },
    });
    const has = { slipped: 0, left: 0, joined: 0 };
    const everJoined = new Set<number>();
    for (const { day, world, transitions } of start(plan, 'stays')) {
      for (let row = 0; row < transitions.count; row++) {
        const [person, from, to] = [transitions.person[row], transitions.from[row], transitions.to[row]];
        if (RANK[to] === RANK[MEMBER] && RANK[from] < RANK[MEMBER]) everJoined.add(person);
        if (day === 0) continue;
        if (from === FAN && to === MEMBER) has.slipped++;
        if (to === LAPSED) has.left++;
        if (RANK[from] < RANK[MEMBER] && to === MEMBER) has.joined++;
      }
      expect(world.detractors).toBe(has.left);
    }
    expect(has.slipped).toBeGreaterThan(100);
    expect(has.left).toBeGreaterThan(20);
    const outcome = outcomeOf(plan, 'stays');
    expect(outcome.kpis.joined).toBe(everJoined.size);
    expect(outcome.kpis.joinedNew).toBe(has.joined);
    expect(outcome.kpis.revenue).toBe(10 * has.joined);
  });

  test('out is the default, to the bit', () => {
    const raw = {
      days: 60,
      people: { count: 300 },
      graph: { kind: 'circles', circles: 4 },
      seeding: { count: 60, stage: 'fan' },
      everyday: everyday({ acquaintance: 0.03, member: 0.03 }, { member: 0.02, fan: 0.05 }),
      wordOfMouth: {},
    };
    const digest = (more: object) => outcomeOf(planOf({ ...raw, ...more }), 'out').digest;
    expect(digest({ ladder: { slips: 'out' } })).toBe(digest({}));
    expect(digest({ ladder: { slips: 'down' } })).not.toBe(digest({}));
  });
});
