import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ITEMS, type Outcome } from '../../sim/index.ts';
import { anyScenario } from '../engine/arbitrary.ts';
import { outcomesOf, resultOf } from '../analysis/club.ts';
import { totalOf } from '../mechanisms/helpers.ts';
import { expectEqual } from '../support/equal.ts';

const REPLICATES = 3;

/** Whole cents of an amount in units of currency; fails where it is no whole number of them. */
function cents(amount: number): number {
  const whole = Math.round(amount * 100);
  if (!(Math.abs(amount * 100 - whole) < 1e-4)) expect.fail(`${amount} is no whole number of cents`);
  return whole;
}

/** Cents of all items of a kind in a run. */
function sumOf(outcome: Outcome, kind: 'cost' | 'revenue'): number {
  return ITEMS.filter((item) => item.kind === kind).reduce(
    (sum, item) => sum + totalOf(outcome, 'cents', item.id),
    0,
  );
}

// Catches an item that no total holds, one that two totals hold, cents lost on the way from day to run, and money in fractions of a cent.
test('in every replicate of any scenario, items add up to the totals to the cent', () => {
  let spent = 0;
  let taken = 0;
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const outcomes = outcomesOf(scenario, REPLICATES);
      for (const outcome of outcomes) {
        const { kpis, series } = outcome;
        for (const booked of outcome.cents)
          if (!(Number.isInteger(booked) && booked >= 0)) expect.fail(`${booked} cents`);
        const cost = sumOf(outcome, 'cost');
        const revenue = sumOf(outcome, 'revenue');
        expect(cents(kpis.cost!)).toBe(cost);
        expect(cents(kpis.revenue!)).toBe(revenue);
        expect(cents(kpis.profit!)).toBe(revenue - cost);
        expect(kpis.npv, 'without a discount rate').toBe(kpis.profit);
        for (let day = 0; day < series.cost.length; day++) {
          expectEqual(cents(series.profit[day]), cents(series.revenue[day]) - cents(series.cost[day]));
        }
        if (kpis.joinedNew! > 0) {
          const perJoiner = kpis.lifetimeValue! - kpis.acquisitionCost!;
          expect(cents(perJoiner * kpis.joinedNew!)).toBe(revenue - cost);
        }
        spent += cost;
        taken += revenue;
      }
      const { money, kpis } = resultOf(scenario, outcomes);
      const mean = ITEMS.reduce(
        (sum, { id, kind }) => sum + (kind === 'cost' ? -1 : 1) * money[id].mean! * REPLICATES,
        0,
      );
      expect(cents(mean)).toBe(cents(kpis.profit.mean! * REPLICATES));
    }),
    { numRuns: 100, seed: 3 },
  );
  // Scenarios in which nothing is ever booked would pass whatever the sums.
  expect(spent).toBeGreaterThan(0);
  expect(taken).toBeGreaterThan(0);
});
