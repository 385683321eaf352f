import { describe, expect, test } from 'vitest';
import { CLOCK_UNITS_PER_HAZARD, MEMBER, STAGE_COUNT, stageIndex, toUnits } from '../../sim/stages/index.ts';
import { sourceIndex } from '../../sim/world/index.ts';
import { family } from '../validation/family.ts';
import { centsOf, configOf, countOf, place, startOf, worldOf } from './helpers.ts';

const { expectMean } = family('points');

type Input = Parameters<typeof startOf<'points'>>[1];

/** Members and fans by turns, over some days; `change` is laid over the config on the last of them. */
function live(config: Input, days: number, change: object | null = null) {
  const world = worldOf({ people: 2000 });
  for (let person = 0; person < 2000; person++) place(world, person % 2 === 0 ? 'member' : 'fan', person);
  const points = startOf('points', config, world);
  const trust: number[] = [];
  const redeemed: number[] = [];
  for (let day = 1; day <= days; day++) {
    world.ledger.newDay();
    if (change && day === days) points.configure(configOf('points', { ...config, ...change }));
    points.today!(day);
    redeemed.push(centsOf(world, 'points') / 100);
    trust.push(...world.trust.impulses.units);
    if (day === days) break;
    world.trust.endDay(day);
    world.doubt.endDay(day);
  }
  return { world, points, redeemed, trust };
}

describe('points', () => {
  test('what is redeemed on a day is, on average, what was earned since the last time: e(1 − e^(−t/T))·T/T', () => {
    const { redeemed } = live({ earned: { member: 1, fan: 1 }, redeemEvery: 10, half: 1e9 }, 60);
    // Redemptions are a Poisson process of rate 1/T. On day t the points of day k ≤ t − 1 are still held with chance
    // e^(−(t − 1 − k)/T), and are redeemed with 1 − e^(−1/T): in all 1 − e^(−(t − 1)/T) of a day's earning.
    const late = redeemed.slice(40);
    const mean = late.map((_, k) => 2000 * (1 - Math.exp(-(40 + k) / 10)));
    expectMean(
      late.map((sum, k) => sum / mean[k]),
      1,
    );
  });

  test('a redemption pours trust · a/(a + half), by what the points are worth', () => {
    const { world, trust } = live(
      { earned: { member: 2, fan: 2 }, worth: 0.5, trust: 0.4, half: 3, redeemEvery: 1 },
      2,
    );
    expect(countOf(world, 'redemptions')).toBe(trust.length);
    // On day 2 everybody holds the 2 points of day 1.
    expect(new Set(trust)).toEqual(new Set([toUnits((0.4 * 1) / (1 + 3))]));
  });

  test('devaluing pours doubt on all who hold points, by what they lose, once', () => {
    const config = { earned: { member: 1, fan: 3 }, redeemEvery: 36_500, devaluation: 0.8, half: 10 };
    const { world, points } = live(config, 21, { worth: 0.4 });
    const doubt = (days: number) => toUnits((0.8 * days * 0.6) / (days * 0.6 + 10));
    expect(world.doubt.impulses.on(0)).toBe(doubt(20));
    expect(world.doubt.impulses.on(1)).toBe(doubt(60));
    world.doubt.endDay(21);
    points.today!(22);
    expect(world.doubt.impulses.count).toBe(0);
    points.configure(configOf('points', { ...config, worth: 0.9 }));
    points.today!(23);
    expect(world.doubt.impulses.count, 'a rise offends nobody').toBe(0);
  });

  test('who leaves loses them, and the rate is that of each stage', () => {
    const config = { earned: { member: 1, fan: 3 }, redeemEvery: 36_500, devaluation: 0.8, half: 10 };
    const { world, points } = live(config, 10);
    points.moved!(0, MEMBER, stageIndex('lapsed'), 10);
    place(world, 'lapsed', 0);
    points.moved!(2, MEMBER, stageIndex('fan'), 10);
    place(world, 'fan', 2);
    world.doubt.endDay(10);
    points.configure(configOf('points', { ...config, worth: 0 }));
    points.today!(13);
    expect(world.doubt.impulses.on(0)).toBe(0);
    expect(world.doubt.impulses.on(2)).toBe(toUnits((0.8 * 16) / 26)); // 10 days at 1, 2 days at 3
  });
});

test('marks pour on their stage and cost on each climb, not on day 0', () => {
  const { world, points } = live(
    { mark: { member: 0.01, fan: 0.02 }, markCost: 1.5, earned: { member: 0, fan: 0 } },
    1,
  );
  const rate = (stage: number) => world.trust.commonBySource[sourceIndex('points') * STAGE_COUNT + stage];
  expect(rate(MEMBER) / CLOCK_UNITS_PER_HAZARD).toBeCloseTo(0.01, 11);
  expect(rate(stageIndex('fan')) / CLOCK_UNITS_PER_HAZARD).toBeCloseTo(0.02, 11);
  points.moved!(5, stageIndex('acquaintance'), MEMBER, 0);
  expect(centsOf(world, 'points')).toBe(0);
  points.moved!(5, stageIndex('acquaintance'), MEMBER, 3);
  points.moved!(5, MEMBER, stageIndex('lapsed'), 4);
  expect(centsOf(world, 'points')).toBe(150);
});
