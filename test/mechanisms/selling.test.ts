import { describe, expect, test } from 'vitest';
import { CLOCK_UNITS_PER_HAZARD, MEMBER, stageIndex, STRANGER, toUnits } from '../../sim/stages/index.ts';
import { DROP } from '../../sim/mechanisms/selling/weariness.ts';
import { sourceIndex } from '../../sim/world/index.ts';
import { family } from '../validation/family.ts';
import { centsOf, configOf, countOf, place, startOf, worldOf } from './helpers.ts';

const { expectMean } = family('weariness');

type Config = Parameters<typeof startOf<'selling'>>[1];
const nothing = { taken: { member: 0 }, doubt: 0, weariness: 0 };

/** Weariness after t days of u offers, from 0: f ← f + (u − f)/τ. */
const weariness = (offers: readonly number[], tau: number) => {
  const f = [0];
  for (const u of offers) f.push(f.at(-1)! + (u - f.at(-1)!) / tau);
  return f.slice(0, offers.length);
};

describe('weariness', () => {
  const PEOPLE = 4000;
  const config = {
    ...nothing,
    offers: { member: 1 },
    weariness: 0.1,
    wearinessDays: 20,
    sensitivity: { member: 0.5 },
  };

  /**
   * Half are members from the start, half join at the end of day 60; offers stop after day 120. Drops felt by each person on the
   * days from … to.
   */
  function drops(from: number, to: number): { old: number[]; late: number[] } {
    const world = worldOf({ people: PEOPLE });
    place(world, 'member', ...Array.from({ length: PEOPLE / 2 }, (_, k) => k));
    const selling = startOf('selling', config, world);
    const felt = new Float64Array(PEOPLE);
    const units = new Set<number>();
    for (let day = 1; day <= to; day++) {
      if (day === 121) selling.configure(configOf('selling', { ...config, offers: { member: 0 } }));
      selling.today!(day);
      world.doubt.impulses.person.forEach((person, k) => {
        units.add(world.doubt.impulses.units[k]);
        if (day >= from) felt[person]++;
      });
      world.doubt.endDay(day);
      if (day !== 60) continue;
      for (let person = PEOPLE / 2; person < PEOPLE; person++) {
        place(world, 'member', person);
        selling.moved!(person, STRANGER, MEMBER, 60);
      }
    }
    expect([...units]).toEqual([toUnits(-Math.log(1 - DROP * 0.5))]);
    const all = Array.from(felt);
    return { old: all.slice(0, PEOPLE / 2), late: all.slice(PEOPLE / 2) };
  }

  /** Drops expected on the days from … to of someone who got offers on some days. */
  const expected = (offered: (day: number) => boolean, from: number, to: number) => {
    const days = Array.from({ length: to }, (_, k) => Number(offered(k + 1)));
    const f = weariness(days, 20);
    return (f.slice(from - 1).reduce((a, b) => a + b, 0) * 0.1) / DROP;
  };

  // Catches weariness that newcomers find in the group, that is felt at once, or that ends with the offers.
  test.each([
    ['grows', 1, 60],
    ['of newcomers is their own', 61, 120],
    ['fades once the offers stop', 121, 150],
  ])('%s: f ← f + (u − f)/τ, days %i to %i', (_, from, to) => {
    const { old, late } = drops(from, to);
    // Their numbers are Poisson, so the variance is the mean.
    const ofOld = expected((day) => day <= 120, from, to);
    expectMean(old, ofOld, { sd: Math.sqrt(ofOld) });
    const ofLate = expected((day) => day > 60 && day <= 120, from, to);
    if (from === 1) expect(Math.max(...late)).toBe(0);
    else expectMean(late, ofLate, { sd: Math.sqrt(ofLate) });
  });

  test('by default the doubt of the long run is three times that of the first month', () => {
    const { doubt, weariness: later, wearinessDays } = configOf('selling', {});
    const f = weariness(
      Array.from({ length: 30 }, () => 1),
      wearinessDays,
    );
    const month = doubt + (later * f.reduce((a, b) => a + b, 0)) / 30;
    expect((doubt + later) / month).toBeCloseTo(3, 1);
  });

  test('a mean of one day is the next day, always', () => {
    const world = worldOf({ people: 500 });
    place(world, 'member', ...Array.from({ length: 500 }, (_, k) => k));
    const selling = startOf('selling', { ...config, wearinessDays: 1 }, world);
    selling.today!(1);
    expect(world.doubt.impulses.count).toBe(0);
    selling.configure(configOf('selling', { ...config, offers: { member: 0 }, wearinessDays: 1 }));
    selling.today!(2);
    expect(world.doubt.impulses.count).toBeGreaterThan(1000);
    world.doubt.endDay(2);
    selling.today!(3);
    expect(world.doubt.impulses.count).toBe(0);
  });
});

test('doubt at once is sensitivity × doubt × offers a day, for each stage its own', () => {
  const world = worldOf({ people: 4 });
  const config = { ...nothing, doubt: 0.25, offers: { stranger: 0.5, fan: 2 }, sensitivity: { fan: 0.5 } };
  startOf('selling', config, world);
  const row = sourceIndex('selling') * world.doubt.common.length;
  const rate = (stage: number) => world.doubt.commonBySource[row + stage] / CLOCK_UNITS_PER_HAZARD;
  expect(rate(STRANGER)).toBe(0.125);
  expect(rate(stageIndex('fan'))).toBe(0.25);
  expect(world.trust.common.every((units) => units === 0)).toBe(true);
});

describe('what is sold', () => {
  /** Members of unequal income who take every offer, for some days. */
  function sell(config: Config, days: number) {
    const people = 300;
    const world = worldOf({ people, income: { distribution: 'lognormal', spread: 0.8 } });
    place(world, 'member', ...Array.from({ length: people }, (_, k) => k));
    const all = { ...nothing, taken: { member: 1 }, offers: { member: 3 }, price: { member: 40 }, goods: 15 };
    const selling = startOf('selling', { ...all, ...config }, world);
    for (let day = 1; day <= days; day++) selling.today!(day);
    return world;
  }

  // Three a day are some 90 in 30 days; nobody can pay for more than 40, so everybody comes to the end of their wallet.
  test('nobody spends more in 30 days than wallet × income, and the wallet is full again after', () => {
    for (const [days, months] of [
      [30, 1],
      [60, 2],
    ]) {
      const world = sell({ wallet: 200 }, days);
      let max = 0;
      for (let person = 0; person < 300; person++) {
        max += Math.min(40, Math.floor((200 * world.income.of(person)) / 40));
      }
      expect(countOf(world, 'offersTaken')).toBe(months * max);
      expect(centsOf(world, 'offers')).toBe(months * max * 4000);
      expect(centsOf(world, 'offerCosts')).toBe(months * max * 1500);
    }
  });

  test('without a limit the number taken is Poisson of mean offers × chance × days', () => {
    const world = sell({ wallet: null, taken: { member: 0.4 } }, 50);
    const mean = 3 * 0.4 * 50;
    expectMean([countOf(world, 'offersTaken')], 300 * mean, { sd: Math.sqrt(300 * mean) });
  });

  test('an empty wallet buys nothing', () => {
    expect(countOf(sell({ wallet: 0 }, 10), 'offersTaken')).toBe(0);
  });
});
