import { describe, expect, test } from 'vitest';
import { InvitationTracker } from '../../sim/observe/invitations.ts';
import { LTV_MONTHS, OrderTracker } from '../../sim/observe/orders.ts';
import { acquisitionOfCohort, paybackOf, valueOfCohort } from '../../sim/analysis/value.ts';
import type { Outcome } from '../../sim/analysis/index.ts';
import { METRICS, type RunRecord } from '../../sim/observe/index.ts';
import { stageIndex, type StageId } from '../../sim/stages/index.ts';
import { ITEMS } from '../../sim/world/index.ts';
import { outcomeOf, totalOf } from '../mechanisms/helpers.ts';

const order = (person: number, revenue: number, costOfSales = 0) => ({ person, revenue, costOfSales });

describe('orders by hand', () => {
  /**
   * 120 days of five people; 0 is a member on day 0, 1 joins on day 10, 2 on day 40, 3 and 4 never.
   *   0 orders on days 1 and 31 (30 days later, a repeat within 30) and 100
   *   1 orders on days 10 and 70 (60 days later, a repeat within 90 only)
   *   3 orders on day 20 and never again
   *   2 orders twice on day 95, whose 30 days the run does not see whole
   */
  const joined = [0, 10, 40, -1, -1];
  const tracker = new OrderTracker(120, 5, 0);
  const days: Record<number, { orders: ReturnType<typeof order>[]; fees?: ReturnType<typeof order>[] }> = {
    1: { orders: [order(0, 10, 4)] },
    10: { orders: [order(1, 10, 4)], fees: [order(1, 50)] },
    20: { orders: [order(3, 10, 4)] },
    31: { orders: [order(0, 20, 8)] },
    70: { orders: [order(1, 30, 12)] },
    95: { orders: [order(2, 10, 4), order(2, 10, 4)] },
    100: { orders: [order(0, 10, 4)] },
  };
  for (let day = 0; day <= 120; day++)
    tracker.see(day, days[day]?.orders ?? [], days[day]?.fees ?? [], (person) => joined[person]);
  const record = tracker.finish();

  test('orders and what was paid for them, by day', () => {
    expect(record.orders.reduce((a, b) => a + b, 0)).toBe(8);
    expect([record.orders[95], record.gmv[95], record.gmv[31]]).toEqual([2, 20, 20]);
  });

  test('repeats: of buyers whose first order is old enough, those who ordered again in time', () => {
    // 30 days: 0, 1, 3 are old enough (2 is not), 0 ordered again. 90 days: 0, 1, 3; 0 and 1 ordered again.
    expect([...record.buyers]).toEqual([3, 3]);
    expect([...record.repeated]).toEqual([1, 2]);
  });

  test('margin by cohort and month since joining; who never joined is in none', () => {
    const margin = (cohort: number, month: number) => record.margin[cohort * LTV_MONTHS + month];
    expect(margin(0, 0), '0 on day 1').toBe(6);
    expect(margin(0, 1), '0 on day 31').toBe(12);
    expect(margin(0, 3), '0 on day 100').toBe(6);
    expect(margin(1, 0), '1 on day 10, with the fee').toBe(6 + 50);
    expect(margin(1, 2), '1 on day 70, 60 days in').toBe(18);
    expect(margin(2, 1), '2 on day 95, 55 days in').toBe(12);
    expect(record.margin.reduce((a, b) => a + b, 0)).toBe(6 + 12 + 6 + 56 + 18 + 12);
  });

  test('with a discount rate money counts by how long after joining it came', () => {
    const discounted = new OrderTracker(400, 1, 0.5);
    discounted.see(365, [order(0, 150)], [], () => 0);
    expect(discounted.finish().margin[12]).toBeCloseTo(100, 9);
  });

  /** Acquisition cost of 100 on day 5 and 30 on day 40, goods of 7 on day 5. */
  const outcome = {
    retention: { size: Int32Array.of(1, 1, 1, 0, 0) },
    orders: record,
    cents: (() => {
      const cents = new Float64Array(121 * ITEMS.length);
      const at = (day: number, id: string) => day * ITEMS.length + ITEMS.findIndex((item) => item.id === id);
      cents[at(5, 'channels')] = 10_000;
      cents[at(5, 'goods')] = 700;
      cents[at(40, 'rewards')] = 3000;
      return cents;
    })(),
  } as unknown as Outcome;

  test('value of a cohort a head, for the months that all of it are seen to live through', () => {
    expect(valueOfCohort(outcome, 0, 120)).toEqual([6, 18, 18, 24]);
    expect(valueOfCohort(outcome, 1, 120), 'its last day could be 30').toEqual([56, 56, 74]);
    expect(valueOfCohort(outcome, 2, 120)).toEqual([0, 12]);
  });

  test('cost to win a head, and payback', () => {
    expect([1, 2].map((k) => acquisitionOfCohort(outcome, k, 120, ITEMS))).toEqual([100, 30]);
    expect(acquisitionOfCohort(outcome, 3, 120, ITEMS)).toBeNaN();
    expect(paybackOf([56, 56, 74], 100)).toBeNaN();
    expect(paybackOf([56, 56, 74], 60)).toBe(3);
    expect(paybackOf([56, 56, 74], 0), 'nothing to pay back').toBe(0);
  });
});

test('invitations by hand: first one after joining, and gaps between two of one person', () => {
  // 0 joined on day 0: invites on days 3, 4 and 10. 1 joined on day 20: invites on 60, 40 days in: too late to count.
  // 2 joined on day 30 of 60: 34 days are not seen. 3 invites on day 5 as an acquaintance, joins on 8, invites on 12.
  const joined = [0, 20, 30, 8];
  const tracker = new InvitationTracker(60, 4);
  const senders: Record<number, number[]> = { 3: [0], 4: [0], 5: [3], 10: [0], 12: [3], 31: [2], 60: [1] };
  for (let day = 0; day <= 60; day++)
    tracker.see(day, senders[day] ?? [], (person) => (joined[person] <= day ? joined[person] : -1));
  const { first, gaps, shortGaps, last } = tracker.finish();
  expect(first[3], 'of 0').toBe(1);
  expect(first[4], 'of 3').toBe(1);
  expect(first.reduce((a, b) => a + b, 0)).toBe(2);
  expect([gaps, shortGaps], '1, 6 and 7 days').toEqual([3, 1]);
  expect([...last]).toEqual([10, 60, 31, 12]);
});

test('in a run orders have the money of the ledger, and every invitation a sender', () => {
  const outcome = outcomeOf({
    days: 200,
    people: { count: 300 },
    seeding: { count: 40 },
    everyday: { trust: { acquaintance: 0.05 } },
    wordOfMouth: {},
    referral: { invites: { member: 0.02 } },
    product: {
      price: { member: 10, fan: 8 },
      goods: 3,
      resellers: { commission: 0.1, from: 'fan', lift: 0.5 },
    },
    selling: { offers: { member: 0.5 } },
    entry: { fee: 4 },
  });
  const { gmv, aov } = outcome.kpis;
  const of = (item: Parameters<typeof totalOf>[2]) => totalOf(outcome, 'cents', item) / 100;
  expect(gmv).toBeGreaterThan(100);
  expect(gmv).toBeCloseTo(of('purchases') + of('offers'), 0);
  expect(aov).toBeGreaterThan(0);
  const margin = outcome.orders.margin.reduce((a, b) => a + b, 0);
  const all =
    of('purchases') + of('offers') + of('fees') - of('goods') - of('offerCosts') - of('commissions');
  // Acquaintances buy too, and belong to no cohort until they join.
  expect(margin).toBeLessThan(all + 1);
  expect(margin).toBeGreaterThan(0);
  expect(outcome.kpis.inviteGap).toBeGreaterThan(0);
});

describe('who invites and who brings, by hand', () => {
  /**
   * A forest of 200 days: 0 (day 0) brought 1 (day 50) and 2 (day 95); 1 brought 3 (day 130); 4 came alone on day 150.
   * At the end 0, 1 and 3 are members. 0 invited last on day 180, 1 on day 60, nobody else.
   */
  const record = {
    days: 200,
    forest: {
      person: Int32Array.of(0, 1, 2, 3, 4),
      parent: Int32Array.of(-1, 0, 0, 1, -1),
      depth: Int32Array.of(0, 1, 1, 2, 0),
      day: Int32Array.of(0, 50, 95, 130, 150),
    },
    finalStage: Uint8Array.from(['member', 'fan', 'lapsed', 'member', 'lapsed'], (id) =>
      stageIndex(id as StageId),
    ),
    invitations: {
      first: Int32Array.of(0, 2, 0, 1, 0, 0, 1),
      gaps: 4,
      shortGaps: 3,
      last: Int32Array.of(180, 60, -1, -1, -1),
    },
  } as unknown as RunRecord;
  const valueOf = (id: string) => METRICS.find((metric) => metric.id === id)!.value(record, null);

  test.each([
    ['viralCycle', (50 + 95 + 80) / 3],
    // 0, 1 and 2 are seen for 90 days; 0 brought 1 within them (2 after 95), 1 brought 3.
    ['kCohort', 2 / 3],
    ['referralParticipation', 1 / 3],
    ['referralEver', 2 / 3],
    ['referralJoined', 2 / 3],
    // Days 1, 1, 3 and 6: the middle is between 1 and 3.
    ['firstInvite', 2],
    ['firstInviteSoon', 3 / 4],
    ['inviteGap', 3 / 4],
  ])('%s', (id, expected) => expect(valueOf(id)).toBeCloseTo(expected, 12));
});
