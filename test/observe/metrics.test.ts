import { describe, expect, test } from 'vitest';
import { METRIC_IDS, METRIC_UNITS, METRICS } from '../../sim/observe/index.ts';
import { outcomeOf, type Raw } from '../mechanisms/helpers.ts';
import { DAYS, DIARY, record } from './by-hand.ts';

const valueOf = (id: string, r = record(), without: ReturnType<typeof record> | null = null) =>
  METRICS.find((metric) => metric.id === id)!.value(r, without);

describe('by hand', () => {
  const expected: Record<string, number | null> = {
    reach: 2, // 2 and 4
    joined: 2, // 2 and 4
    members: 1, // 4
    retention: 1 / 2,
    strongTies: 1, // 1–4
    kFactor: (4 / 4) * (1 / 4), // four invitations, four who ever joined, one followed
    reproduction: 2 / 4, // 2 and 4 were brought, by 0 and 2, of 0, 1, 2 and 4
    leverage: null, // not measured
    cost: 120,
    revenue: 130,
    profit: 10,
    roi: 10 / 120,
    paybackDay: 10,
    costPerMember: 120 / 2,
  };

  test('the list is complete', () => expect(Object.keys(expected)).toEqual(METRIC_IDS));
  test.each(METRIC_IDS)('%s', (id) => {
    if (expected[id] === null) expect(valueOf(id)).toBeNull();
    else expect(valueOf(id)).toBeCloseTo(expected[id], 12);
  });

  test('leverage is what founders moved, per founder', () => {
    const nobody = record({ 8: { moves: [{ person: 4, from: 'stranger', to: 'acquaintance' }] } }, false, []);
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
    days: 60,
    people: { count: 200 },
    seeding: { count: 20, price: 1.1 },
    everyday: { trust: { acquaintance: 0.05 } },
    wordOfMouth: {},
    ip: {},
    referral: {},
    entry: { fee: 5 },
    measure: { leverage: true },
  },
};

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
    (_, raw) => {
      const outcome = outcomeOf(raw);
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
    // Payback may never come.
    if (id !== 'paybackDay') expect(outcomeOf(runs.rich).kpis[id]).not.toBeNull();
  });
});

test('ids are distinct', () => expect(new Set(METRIC_IDS).size).toBe(METRICS.length));
test('the hand-made run has as many days as it says', () =>
  expect(Math.max(...Object.keys(DIARY).map(Number))).toBe(DAYS));
