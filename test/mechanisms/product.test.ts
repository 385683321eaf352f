import { describe, expect, test } from 'vitest';
import { toUnits } from '../../sim/stages/index.ts';
import { escalation, Contacts } from '../../sim/mechanisms/product/contacts.ts';
import { Quality } from '../../sim/mechanisms/product/quality.ts';
import { family } from '../validation/family.ts';
import { centsOf, configOf, countOf, onEveryStage, place, startOf, worldOf } from './helpers.ts';

const { expectMean, expectShare, expectChiSquare } = family('contacts');

/** Runs of bad contacts: of each person's first `n` contacts, how many bad in a row each made. */
function runs(people: number, n: number, badShare: number, autocorrelation: number): number[][] {
  const contacts = new Contacts(worldOf({ people }));
  return Array.from({ length: people }, (_, person) =>
    Array.from({ length: n }, (_, k) => contacts.meet(person, k, badShare, autocorrelation)),
  );
}

describe('contacts', () => {
  // Catches a chain that begins good, or whose mean share moves with ρ: then ρ would not be varied at equal quality.
  test.each([0, 0.3, 0.8])(
    'the share of bad ones is q at any number of contact, with ρ = %f',
    (autocorrelation) => {
      const people = 20_000;
      const found = runs(people, 12, 0.2, autocorrelation);
      for (const k of [0, 1, 11]) {
        expectShare(found.filter((of) => of[k] > 0).length, people, 0.2);
      }
    },
  );

  test('the next contact is bad with q + ρ(1 − q) after a bad one, q(1 − ρ) after a good one', () => {
    const [q, rho] = [0.3, 0.4];
    const pairs = runs(40_000, 2, q, rho);
    const [bad, good] = [pairs.filter(([a]) => a > 0), pairs.filter(([a]) => a === 0)];
    expectShare(bad.filter(([, b]) => b > 0).length, bad.length, q + rho * (1 - q));
    expectShare(good.filter(([, b]) => b > 0).length, good.length, q * (1 - rho));
  });

  // Catches a run that a good contact does not end, or that is not counted on.
  test('runs are geometric: P(c in a row) = (1 − q)(1 − ρ)·(q + ρ(1 − q))^(c − 1)', () => {
    const [q, rho] = [0.3, 0.3];
    const stay = q + rho * (1 - q);
    const first = runs(10_000, 60, q, rho).flatMap((of) => {
      const from = of.findIndex((c) => c === 1);
      const end = of.findIndex((c, k) => k > from && c === 0);
      return from >= 0 && end > 0 ? [end - from] : [];
    });
    const lengths = new Float64Array(13);
    for (const length of first) lengths[Math.min(13, length) - 1]++;
    const distribution = Array.from({ length: 12 }, (_, k) => (1 - stay) * stay ** k);
    expectChiSquare(lengths, [...distribution, stay ** 12]);
  });

  // With κ = 1 and no limit the mean doubt of a contact is δq/((1 − q)(1 − ρ)): runs of bad ones do harm at equal quality.
  test.each([0, 0.3, 0.6])('mean doubt of a contact long after the first, ρ = %f', (rho) => {
    const q = 0.2;
    const late = runs(20_000, 60, q, rho).map((of) => (of[59] === 0 ? 0 : escalation(of[59], 1, 255)));
    expectMean(late, q / ((1 - q) * (1 - rho)));
  });

  test('a larger share makes the same contacts bad and more; ρ = 1 makes all of a person’s alike', () => {
    const [few, many] = [runs(200, 30, 0.2, 0.4), runs(200, 30, 0.4, 0.4)];
    few.forEach((of, person) =>
      of.forEach((c, k) => c > 0 && expect(many[person][k]).toBeGreaterThanOrEqual(c)),
    );
    for (const of of runs(200, 30, 0.5, 1)) expect(new Set(of.map((c) => c > 0)).size).toBe(1);
  });

  test('escalation: g(c) = 1 + κ(min(c, cmax) − 1)', () => {
    expect([1, 2, 3, 4, 5].map((c) => escalation(c, 0.5, 4))).toEqual([1, 1.5, 2, 2.5, 2.5]);
    expect([1, 7].map((c) => escalation(c, 0, 255))).toEqual([1, 1]);
  });
});

describe('quality', () => {
  test('q ← q − (q − best)·min(1, rate·F/1000); the first day has what was given', () => {
    const how = { rate: 2, best: 0.02, forOthers: 1 };
    const quality = new Quality(0.3);
    for (let day = 0; day < 20; day++) {
      quality.newDay(50, how);
      expect(quality.badShare(true, how)).toBeCloseTo(0.02 + 0.28 * 0.9 ** day, 12);
    }
  });

  test('what helps fans helps others as much, half, not at all, or harms them', () => {
    const quality = new Quality(0.9);
    const how = { rate: 1, best: 0.1, forOthers: 0 };
    quality.newDay(0, how);
    quality.newDay(500, how); // Half the way: 0.5 to fans.
    for (const [forOthers, others] of [
      [1, 0.5],
      [0.5, 0.7],
      [0, 0.9],
      [-1, 1],
    ]) {
      expect(quality.badShare(false, { ...how, forOthers })).toBeCloseTo(others, 12);
    }
  });

  test('a best that is worse than the product is no aim; without fans nothing is learnt; a phase sets it anew', () => {
    const quality = new Quality(0.3);
    const how = { rate: 5, best: 0.6, forOthers: 1 };
    for (let day = 0; day < 5; day++) quality.newDay(100, how);
    expect(quality.badShare(true, how)).toBe(0.3);
    for (let day = 0; day < 5; day++) quality.newDay(0, { ...how, best: 0 });
    expect(quality.badShare(true, how)).toBe(0.3);
    quality.newDay(100, { ...how, best: 0 });
    expect(quality.badShare(true, how)).toBeCloseTo(0.15, 12);
    quality.configure(0.4);
    quality.newDay(100, { ...how, best: 0 });
    expect(quality.badShare(true, how)).toBe(0.4);
  });
});

describe('a purchase', () => {
  /** Two hundred members who buy about once a day. */
  function shop(config: Parameters<typeof startOf<'product'>>[1], days: number) {
    const world = worldOf({ people: 200 });
    place(world, 'member', ...Array.from({ length: 200 }, (_, k) => k));
    const product = startOf('product', { purchases: { member: 1 }, ...config }, world);
    const added: { trust: number[]; doubt: number[] } = { trust: [], doubt: [] };
    for (let day = 1; day <= days; day++) {
      product.today!(day);
      added.trust.push(...world.trust.impulses.units);
      added.doubt.push(...world.doubt.impulses.units);
      world.trust.endDay(day);
      world.doubt.endDay(day);
    }
    return { world, added, product };
  }

  test('pours trust if good, else doubt by the length of the run, and books price and goods', () => {
    const config = { badShare: 0.5, trust: 0.25, doubt: 0.125, escalation: 2, escalationUpTo: 3 };
    const { world, added } = shop({ ...config, price: { member: 9.99 }, goods: 3.5 }, 20);
    const bought = countOf(world, 'purchases');
    expect(bought).toBeGreaterThan(3000);
    expect(added.trust.length + added.doubt.length).toBe(bought);
    expect(countOf(world, 'badPurchases')).toBe(added.doubt.length);
    expect(new Set(added.trust)).toEqual(new Set([toUnits(0.25)]));
    expect(new Set(added.doubt)).toEqual(new Set([1, 3, 5].map((g) => toUnits(0.125 * g))));
    expect(centsOf(world, 'purchases')).toBe(999 * bought);
    expect(centsOf(world, 'goods')).toBe(350 * bought);
  });

  test('a product without fault pours no doubt; one of nothing but fault no trust', () => {
    expect(shop({ badShare: 0 }, 5).added.doubt).toEqual([]);
    expect(shop({ badShare: 1 }, 5).added.trust).toEqual([]);
  });

  test('development is paid on the days on which the product learns, and not otherwise', () => {
    const learning = { coCreation: { rate: 1, cost: 12.5 } };
    const { world, product } = shop(learning, 4);
    expect(centsOf(world, 'development')).toBe(5000);
    product.configure(configOf('product', { ...learning, coCreation: { rate: 0, cost: 12.5 } }));
    product.today!(5);
    expect(centsOf(world, 'development')).toBe(5000);
  });

  test('prices and rates go by the stage one is on', () => {
    const world = worldOf({ people: 400 });
    place(world, 'member', ...Array.from({ length: 200 }, (_, k) => k));
    place(world, 'fan', ...Array.from({ length: 100 }, (_, k) => 200 + k));
    const purchases = { ...onEveryStage(0), fan: 1 };
    startOf('product', { purchases, price: { member: 1, fan: 7 } }, world).today!(1);
    expect(countOf(world, 'purchases')).toBeGreaterThan(50);
    expect(centsOf(world, 'purchases')).toBe(700 * countOf(world, 'purchases'));
    for (const person of [...world.trust.impulses.person, ...world.doubt.impulses.person]) {
      expect(world.stage[person], 'only fans buy').toBe(world.stage[200]);
    }
  });
});
