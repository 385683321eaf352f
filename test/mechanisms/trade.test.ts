import { describe, expect, test } from 'vitest';
import { CLOCK_UNITS_PER_HAZARD, MEMBER, STAGE_COUNT, stageIndex } from '../../sim/stages/index.ts';
import { purchaseRates } from '../../sim/mechanisms/product/demand.ts';
import { sourceIndex } from '../../sim/world/index.ts';
import { family } from '../validation/family.ts';
import {
  centsOf,
  configOf,
  countOf,
  onEveryStage,
  outcomeOf,
  place,
  startOf,
  totalOf,
  worldOf,
} from './helpers.ts';

const { expectShare, expectMean } = family('trade');

type Input = Parameters<typeof startOf<'product'>>[1];

/** A shop whose members each want one thing a day on average, on one day or several. */
function shop(config: Input, days: number, people = 4000, more: Partial<Parameters<typeof worldOf>[0]> = {}) {
  const world = worldOf({ people, ...more });
  place(world, 'member', ...Array.from({ length: people }, (_, k) => k));
  const product = startOf('product', { purchases: { member: 1 }, badShare: 0, ...config }, world);
  const doubted: number[] = [];
  for (let day = 1; day <= days; day++) {
    product.today!(day);
    doubted.push(...world.doubt.impulses.person);
    world.trust.endDay(day);
    world.doubt.endDay(day);
  }
  return { world, doubted };
}

describe('demand', () => {
  const ratesAt = (price: number, demand: object, income = worldOf({ people: 1 }).income) =>
    purchaseRates(
      configOf('product', { purchases: { member: 0.5 }, price: { member: price }, demand }),
      income,
    );

  test.each([
    [0, 3000],
    [1.8, 100],
  ])('without elasticity, or at the reference price, exactly as `purchases` says', (elasticity, price) => {
    expect(ratesAt(price, { elasticity })[MEMBER]).toBe(0.5);
  });

  test('(p/p₀)^(−ε), bounded for what is free', () => {
    expect(ratesAt(3000, { elasticity: 1.5, reference: 5000 })[MEMBER]).toBeCloseTo(0.5 * 0.6 ** -1.5, 12);
    expect(ratesAt(200, { elasticity: 2 })[MEMBER]).toBeCloseTo(0.125, 12);
    expect(ratesAt(0, { elasticity: 2 })[MEMBER]).toBe(5);
  });

  test('income y softens it to ε/y^s, and s = 0 not at all', () => {
    const { income } = worldOf({ people: 10, income: { distribution: 'lognormal', spread: 0.5 } });
    const rates = ratesAt(200, { elasticity: 2, incomeSoftens: 0.5 }, income);
    income.levels.forEach((y, k) => {
      expect(rates[k * STAGE_COUNT + MEMBER]).toBeCloseTo(0.5 * 2 ** (-2 / Math.sqrt(y)), 12);
    });
    const alike = ratesAt(200, { elasticity: 2, incomeSoftens: 0 }, income);
    expect(new Set(income.levels.map((_, k) => alike[k * STAGE_COUNT + MEMBER])).size).toBe(1);
    const poorest = worldOf({ people: 10, income: { distribution: 'gamma', spread: 5 } }).income;
    expect([...ratesAt(100, { elasticity: 10, incomeSoftens: 2 }, poorest)].every(Number.isFinite)).toBe(
      true,
    );
  });

  test('people buy as often as the rates of their income say', () => {
    const people = 4000;
    const income = { distribution: 'lognormal', spread: 0.8 } as const;
    const { world } = shop({ price: { member: 200 }, demand: { elasticity: 1 } }, 10, people, { income });
    let mean = 0;
    for (let person = 0; person < people; person++) mean += 10 * 2 ** (-1 / world.income.of(person));
    // Poisson: the number bought has variance equal to its mean.
    const z = [countOf(world, 'purchases') - mean];
    expectMean(z, 0, { sd: Math.sqrt(mean) });
  });

  test('twice the price at elasticity 1 is the same process in twice the time', () => {
    const sold = (price: number, days: number) =>
      countOf(shop({ price: { member: price }, demand: { elasticity: 1 } }, days, 500).world, 'purchases');
    expect(sold(200, 20)).toBe(sold(100, 10));
  });
});

describe('stock', () => {
  test('more than enough changes nothing, to the bit', () => {
    const product = { purchases: onEveryStage(0.1), badShare: 0.3 };
    const raw = { days: 40, people: { count: 300 }, everyday: {}, seeding: { count: 50 } };
    const plenty = outcomeOf({ ...raw, product: { ...product, stock: { units: 1e6, doubt: 1 } } });
    expect(plenty.digest).toBe(outcomeOf({ ...raw, product }).digest);
  });

  test('no more is sold than came in, the rest is turned away with doubt, and what is left is kept', () => {
    const { world, doubted } = shop({ stock: { units: 100, everyDays: 10, doubt: 0.5 } }, 10, 1000);
    expect(countOf(world, 'purchases')).toBe(100);
    expect(doubted).toHaveLength(countOf(world, 'soldOut'));
    expect(countOf(world, 'soldOut')).toBeGreaterThan(9000);
    expect(centsOf(world, 'purchases')).toBe(100 * 100_00);
    const kept = shop({ purchases: { member: 0.001 }, stock: { units: 50, everyDays: 1 } }, 30, 1000);
    expect(countOf(kept.world, 'soldOut')).toBe(0);
  });

  test('who finds something is decided by lot, not by number', () => {
    const people = 4000;
    const { doubted } = shop({ stock: { units: 2000, doubt: 0.1 } }, 1, people);
    // About 4,000 purchases are wanted, and half of them met: both halves of the list are turned away alike.
    const low = doubted.filter((person) => person < people / 2).length;
    expectShare(low, doubted.length, 0.5);
  });

  test('a limit set later begins with a delivery, and one that is lifted is gone', () => {
    const raw = { days: 30, people: { count: 200 }, seeding: { count: 200 }, everyday: {} };
    const product = { purchases: onEveryStage(1), trust: 0, doubt: 0 };
    const sold = (stock: object, change: object) => {
      const outcome = outcomeOf({
        ...raw,
        product: { ...product, stock },
        phases: [{ day: 11, change: { product: { stock: change } } }],
      });
      return outcome.kpis.revenue! / 100;
    };
    expect(sold({ units: 0 }, { units: 7, everyDays: 10 })).toBe(14); // days 11 and 21
    expect(sold({ units: 0 }, { units: null })).toBeGreaterThan(2000);
  });
});

describe('resellers', () => {
  /** Member 0 to 5; 0–1 and 2–3 are tied, 1 is a partner. */
  const market = (config: Input) => {
    const world = worldOf({ people: 6, ties: [[0, 1], [2, 3]] }); // prettier-ignore
    place(world, 'member', 0, 2, 3, 4, 5);
    place(world, 'partner', 1);
    const product = startOf('product', { purchases: { member: 1 }, badShare: 0, goods: 0, ...config }, world);
    for (let day = 1; day <= 200; day++) {
      product.today!(day);
      world.trust.endDay(day);
    }
    return world;
  };

  test('a commission is paid on sales to a partner’s friends only', () => {
    const world = market({ resellers: { commission: 0.2 }, purchases: { member: 1, partner: 0 } });
    // Of five members who buy alike, person 0 alone has a partner for a friend.
    const share = centsOf(world, 'commissions') / (0.2 * centsOf(world, 'purchases'));
    expectShare(Math.round(share * countOf(world, 'purchases')), countOf(world, 'purchases'), 0.2);
    const nobody = market({ resellers: { commission: 0.2, from: 'shareholder' } });
    expect(centsOf(nobody, 'commissions')).toBe(0);
  });

  test('it sells one unit more with chance lift · c/(c + half)', () => {
    const world = worldOf({ people: 2000, mixed: true });
    place(world, 'member', ...Array.from({ length: 1999 }, (_, k) => k));
    place(world, 'partner', 1999);
    const purchases = { member: 1, partner: 0 };
    const resellers = { commission: 0.1, lift: 0.6, halfCommission: 10 };
    const config = { purchases, trust: 0.1, badShare: 0, price: { member: 100 }, resellers };
    startOf('product', config, world).today!(1);
    const sales = world.trust.impulses.count;
    expectShare(countOf(world, 'purchases') - sales, sales, 0.6 * 0.5);
    expect(centsOf(world, 'commissions')).toBe(1000 * countOf(world, 'purchases'));
  });
});

describe('give-back', () => {
  test('what is above the cap goes back, to the cent, however profits come', () => {
    const raw = { days: 60, people: { count: 300 }, seeding: { count: 200 }, everyday: {} };
    const product = { purchases: onEveryStage(0.2), price: onEveryStage(100), goods: 60 };
    const capped = outcomeOf({ ...raw, product: { ...product, giveBack: { marginCap: 0.05 } } });
    const plain = outcomeOf({ ...raw, product });
    expect(capped.digest, 'money alone moves nobody').toBe(plain.digest);
    expect(capped.kpis.revenue).toBe(plain.kpis.revenue);
    expect(capped.kpis.profit).toBeCloseTo(0.05 * plain.kpis.revenue!, 2);
    expect(plain.kpis.profit).toBeCloseTo(0.4 * plain.kpis.revenue!, 6);
    const wide = outcomeOf({ ...raw, product: { ...product, giveBack: { marginCap: 0.4 } } });
    expect(wide.kpis.profit).toBeCloseTo(plain.kpis.profit!, 6);
  });

  test('losses are made up for before anything is returned', () => {
    const product = {
      purchases: onEveryStage(0.2),
      giveBack: { marginCap: 0.05 },
      coCreation: { rate: 0.1, cost: 50_000 },
    };
    const raw = { days: 20, people: { count: 300 }, seeding: { count: 200 }, everyday: {}, product };
    expect(totalOf(outcomeOf(raw), 'cents', 'giveBack')).toBe(0);
  });

  test('trust a day on members is trust · a/(a + half) of what came back to each in 30 days at yesterday’s rate', () => {
    const giveBack = { marginCap: 0, trust: 0.3, half: 1000 };
    const { world } = shop({ giveBack, goods: 90 }, 1, 500);
    expect(world.trust.commonBySource[sourceIndex('giveBack') * STAGE_COUNT + MEMBER]).toBe(0);
    const returned = centsOf(world, 'giveBack') / 100;
    expect(returned).toBe(10 * countOf(world, 'purchases'));
    const again = shop({ giveBack, goods: 90 }, 2, 500).world;
    const each = (30 * returned) / 500;
    const rate = again.trust.commonBySource[sourceIndex('giveBack') * STAGE_COUNT + MEMBER];
    expect(rate / CLOCK_UNITS_PER_HAZARD).toBeCloseTo((0.3 * each) / (each + 1000), 10);
    expect(
      again.trust.commonBySource[sourceIndex('giveBack') * STAGE_COUNT + stageIndex('acquaintance')],
    ).toBe(0);
  });
});
