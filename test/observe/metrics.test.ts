import { describe, expect, test } from 'vitest';
import { METRIC_IDS, METRIC_UNITS, METRICS } from '../../sim/observe/index.ts';
import { outcomeOf, type Raw } from '../mechanisms/helpers.ts';
import type { World } from '../../sim/world/index.ts';
import { DAYS, DIARY, record } from './by-hand.ts';

const valueOf = (id: string, r = record(), without: ReturnType<typeof record> | null = null) =>
  METRICS.find((metric) => metric.id === id)!.value(r, without);

describe('by hand', () => {
  const expected: Record<string, number | null> = {
    reach: 4, // 0, 1, 2 and 4
    joined: 4, // 0 on day 0, 1 and 2 on day 2, 4 on day 9
    members: 2, // 1 and 4; 2 and 0 have left
    penetration: 2 / 6,
    retention: 2 / 4,
    reachNew: 2, // 2 and 4
    joinedNew: 2, // 2 and 4
    membersNew: 1, // 4
    retentionNew: 1 / 2,
    // Ten days are shorter than a month; test/observe/cohorts.test.ts has longer ones.
    retention30: null,
    retention30New: null,
    retention90: null,
    retention90New: null,
    retention180: null,
    retention180New: null,
    retention365: null,
    retention365New: null,
    retention730: null,
    retention730New: null,
    quickRatio: null,
    conversion30Acquaintance: null,
    conversion30Member: null,
    conversion30Fan: null,
    conversion30Superfan: null,
    conversion30Partner: null,
    halfLife: null, // 1 member on day 0, never fewer than 1
    strongTies: 1, // 1–4
    strongTiesMade: 0, // no event made one
    metcalfe: 4, // 1 and 4 are in at the end
    nLogN: 2 * Math.log(2),
    kFactor: (4 / 4) * (1 / 4), // four invitations, four who ever joined, one followed
    reproduction: 2 / 4, // 2 and 4 were brought, by 0 and 2, of 0, 1, 2 and 4
    leverage: null, // not measured
    // No invitation has a sender here; test/observe/orders.test.ts has some.
    referralParticipation: null,
    referralEver: null,
    referralJoined: null,
    firstInvite: null,
    firstInviteSoon: null,
    inviteGap: null,
    viralCycle: (2 + 7) / 2, // 0 (day 0) brought 2 (day 2), who brought 4 (day 9)
    kCohort: null, // nobody is 90 days old
    gmv: 0, // fees are no order
    aov: null,
    arpu: (30 * 130) / (1 + 8 * 3 + 2), // members of days 1 … 10
    repeat30: null,
    repeat90: null,
    cost: 120,
    revenue: 130,
    profit: 10,
    roi: 10 / 120,
    paybackDay: 10,
    costPerMember: 120 / 2,
    acquisitionCost: 100 / 2, // founders; the event is service
    costOfSales: 0,
    lifetimeValue: (130 - 20) / 2,
    ltv: 0, // no fee here has a payer
    ltvCac: 0,
    npv: 10, // no discount rate
    cascadeDepth: 2, // 0 brought 2, who brought 4
    meanDepth: (1 + 2) / 2, // 2 and 4
    withinOneStep: 1 / 2, // 2, not 4
    largestTree: 3, // 0, 2 and 4; 1 was brought by a policy
    virality: (1 + 1 + 2) / 3, // 0–2, 2–4, 0–4
  };

  test('the list is complete', () => expect(Object.keys(expected)).toEqual(METRIC_IDS));
  test.each(METRIC_IDS)('%s', (id) => {
    if (expected[id] === null) expect(valueOf(id)).toBeNull();
    else expect(valueOf(id)).toBeCloseTo(expected[id], 12);
  });

  test('leverage is what founders moved, per founder', () => {
    const nobody = record(
      { 8: { transitions: [{ person: 4, from: 'stranger', to: 'acquaintance' }] } },
      false,
      [],
    );
    expect(valueOf('leverage', record(), nobody)).toBe((2 - 1) / 2);
    expect(valueOf('leverage', nobody, nobody)).toBeNull();
  });

  test('payback is the first day from which the balance never falls below zero again', () => {
    const fees = (...days: [number, number][]) =>
      Object.fromEntries(
        days.map(([day, money]) => [
          day,
          {
            book: ({ ledger }: Parameters<NonNullable<(typeof DIARY)[0]['book']>>[0]) =>
              ledger.book(money > 0 ? 'fees' : 'events', Math.abs(money)),
          },
        ]),
      );
    const payback = (...days: [number, number][]) => valueOf('paybackDay', record(fees(...days)));
    expect(payback()).toBe(0);
    expect(payback([0, 5])).toBe(0);
    expect(payback([1, -10], [4, 10])).toBe(4);
    expect(payback([1, -10], [4, 20], [6, -15], [9, 5])).toBe(9);
    expect(payback([1, -10], [4, 20], [6, -10])).toBe(4);
    expect(payback([10, -0.01])).toBeNull();
  });

  test('acquisition and value per joiner split the profit per joiner', () => {
    const [acquisition, value, profit, joined] = ['acquisitionCost', 'lifetimeValue', 'profit', 'joinedNew'];
    expect(valueOf(value)! - valueOf(acquisition)!).toBeCloseTo(valueOf(profit)! / valueOf(joined)!, 12);
  });

  test('with a discount rate the money of each day counts by when it came', () => {
    const discounted = (book: number, perYear: number, day: number) => {
      const diary = { [day]: { book: (world: World) => world.ledger.book('fees', book) } };
      return valueOf('npv', record(diary, false, [], perYear));
    };
    expect(discounted(100, 0.5, 0)).toBe(100);
    expect(discounted(100, 0.5, 10)).toBeCloseTo(100 / 1.5 ** (10 / 365), 10);
    expect(discounted(100, 0, 10)).toBe(100);
    // A cost of day 0 and a revenue of day 10 that would cancel without discounting.
    const balanced = {
      0: { book: (world: World) => world.ledger.book('events', 100) },
      10: { book: (world: World) => world.ledger.book('fees', 100) },
    };
    expect(valueOf('npv', record(balanced, false, [], 0.5))).toBeCloseTo(100 / 1.5 ** (10 / 365) - 100, 10);
    expect(valueOf('profit', record(balanced, false, [], 0.5))).toBe(0);
  });

  test('money by day is cumulative', () => {
    const series = METRICS.find(({ id }) => id === 'profit')!.series!(record());
    expect(Array.from(series)).toEqual([-100, -100, -50, -50, -50, -70, -70, -70, -70, -20, 10]);
  });
});

/** Runs at the edges: nobody ever moves, one person, no days, everything at once. */
const runs: Record<string, Raw> = {
  empty: { days: 5, people: { count: 3 } },
  'one person': { days: 20, people: { count: 1 }, everyday: { trust: { stranger: 0.5 } }, wordOfMouth: {} },
  'no days': { days: 0, people: { count: 10 }, seeding: { count: 2, price: 3 } },
  'leverage without founders': { days: 5, people: { count: 9 }, measure: { leverage: true } },
  rich: {
    days: 800,
    people: { count: 200 },
    seeding: { count: 20, price: 1.1 },
    everyday: { trust: { acquaintance: 0.05, member: 0.02, fan: 0.02, superfan: 0.02, partner: 0.02 } },
    wordOfMouth: {},
    ip: {},
    referral: {},
    entry: { fee: 5 },
    product: { price: { member: 10 }, goods: 4 },
    measure: { leverage: true },
  },
};

/** Each run is made once. */
const outcomes = new Map(Object.entries(runs).map(([name, raw]) => [name, outcomeOf(raw)]));

describe.each(METRICS)('$id', ({ id, name, doc, unit, better, series }) => {
  test('has names and a definition in both languages, a known unit and a direction', () => {
    for (const words of [name, doc]) {
      expect(words.en).not.toBe('');
      expect(words.zh).toMatch(/\p{Script=Han}/u);
    }
    expect(Object.keys(METRIC_UNITS)).toContain(unit);
    expect(['higher', 'lower']).toContain(better);
  });

  test.each(Object.entries(runs))(
    '%s: a finite number or null; a row a day, ending in the value',
    (name, raw) => {
      const outcome = outcomes.get(name)!;
      const value = outcome.kpis[id];
      if (value !== null) expect(Number.isFinite(value)).toBe(true);
      expect(outcome.series[id] !== undefined).toBe(series !== undefined);
      if (!series) return;
      expect(outcome.series[id]).toHaveLength((raw.days as number) + 1);
      expect(outcome.series[id].at(-1)).toBe(value);
      expect(outcome.series[id].every(Number.isFinite)).toBe(true);
    },
  );

  test('has a value in the rich run', () => {
    // Payback may never come, and half of the members may stay.
    if (!['paybackDay', 'halfLife'].includes(id)) expect(outcomes.get('rich')!.kpis[id]).not.toBeNull();
  });
});

test('ids are distinct', () => expect(new Set(METRIC_IDS).size).toBe(METRICS.length));
test('the hand-made run has as many days as it says', () =>
  expect(Math.max(...Object.keys(DIARY).map(Number))).toBe(DAYS));
