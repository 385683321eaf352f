import { expect, test } from 'vitest';
import { CLOCK_UNITS_PER_HAZARD, stageIndex, STRANGER } from '../../sim/stages/index.ts';
import { sourceIndex } from '../../sim/world/index.ts';
import { centsOf, configOf, place, startOf, worldOf } from './helpers.ts';

/** Strength of the IP on each of the first days, read off what it pours on strangers. */
function strengths(config: Parameters<typeof startOf<'ip'>>[1], fans: number, days: number): number[] {
  const world = worldOf({ people: 10 });
  for (let person = 0; person < fans; person++) place(world, person % 2 ? 'fan' : 'partner', person);
  const ip = startOf('ip', { ...config, trust: { stranger: 1 } }, world);
  return Array.from({ length: days }, (_, day) => {
    ip.today!(day + 1);
    return world.trust.common[STRANGER] / CLOCK_UNITS_PER_HAZARD;
  });
}

test('day 1 has the strength that was given; later days follow s + (1 − s)·(g·money/1000 + r·fans/people) − s·decay', () => {
  const found = strengths(
    { strength: 0.2, investment: 500, growth: 0.1, reputation: 0.3, decay: 0.05 },
    4,
    30,
  );
  let strength = 0.2;
  for (const value of found) {
    expect(value).toBeCloseTo(strength, 11);
    strength += (1 - strength) * (0.05 + 0.12) - strength * 0.05;
  }
});

test('without pull it decays geometrically; without decay it stays', () => {
  const calm = { strength: 0.8, growth: 0, reputation: 0 };
  strengths({ ...calm, decay: 0.1 }, 4, 20).forEach((s, t) => expect(s).toBeCloseTo(0.8 * 0.9 ** t, 11));
  for (const s of strengths({ ...calm, decay: 0 }, 4, 20)) expect(s).toBeCloseTo(0.8, 11);
});

test('it never leaves 0 … 1, however much is spent', () => {
  for (const decay of [0, 0.5, 1]) {
    for (const s of strengths({ strength: 1, investment: 1e9, growth: 10, decay }, 10, 50)) {
      expect(s).toBeGreaterThanOrEqual(0);
      expect(s).toBeLessThanOrEqual(1);
    }
  }
});

test('every stage gets strength × its own trust', () => {
  const world = worldOf({ people: 4 });
  startOf('ip', { strength: 0.5, trust: { member: 0.25, lapsed: 0.125 } }, world).today!(1);
  const row = sourceIndex('ip') * world.trust.common.length;
  for (const [stage, rate] of [
    ['member', 0.125],
    ['lapsed', 0.0625],
  ] as const) {
    expect(world.trust.commonBySource[row + stageIndex(stage)]).toBe(rate * CLOCK_UNITS_PER_HAZARD);
  }
});

test('investment is paid every day, and a phase may set a new sum and a new strength', () => {
  const world = worldOf({ people: 10 });
  const start = { strength: 0.2, investment: 12.34, reputation: 0, decay: 0.5, trust: { stranger: 1 } };
  const ip = startOf('ip', start, world);
  ip.today!(1);
  ip.today!(2);
  expect(centsOf(world, 'ip')).toBe(2468);
  ip.configure(configOf('ip', { ...start, investment: 0 }));
  ip.today!(3);
  expect(centsOf(world, 'ip'), 'nothing is spent any more').toBe(2468);
  expect(world.trust.common[STRANGER], 'and the strength went on from where it was').toBeLessThan(
    0.11 * CLOCK_UNITS_PER_HAZARD,
  );
  ip.configure(configOf('ip', { ...start, investment: 0, strength: 0.75 }));
  ip.today!(4);
  expect(world.trust.common[STRANGER]).toBe(0.75 * CLOCK_UNITS_PER_HAZARD);
});
