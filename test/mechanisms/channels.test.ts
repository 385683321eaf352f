import { expect, test } from 'vitest';
import { ACQUAINTANCE, CLOCK_UNITS_PER_HAZARD, MEMBER, STRANGER } from '../../sim/stages/index.ts';
import { expectZ } from '../graph/helpers.ts';
import { centsOf, outcomeOf, place, startOf, totalOf, worldOf } from './helpers.ts';

const rateOf = (units: number) => units / CLOCK_UNITS_PER_HAZARD;

test('reaching r of N with touch x is a common rate of −ln(1 − (r/N)(1 − e^(−x))), channels adding up', () => {
  const world = worldOf({ people: 1000 });
  const two = {
    ads: { reach: 200, touch: 0.3, remind: 0.1, annoyance: 0.05 },
    live: { reach: '1.5 %', touch: 2, remind: 0, annoyance: 0.5 },
  };
  startOf('channels', two, world);
  const rate = (share: number, touch: number) => -Math.log(1 - share * (1 - Math.exp(-touch)));
  expect(rateOf(world.trust.common[STRANGER])).toBeCloseTo(rate(0.2, 0.3) + rate(0.015, 2), 11);
  expect(rateOf(world.trust.common[ACQUAINTANCE])).toBeCloseTo(rate(0.2, 0.1), 11);
  expect(rateOf(world.doubt.common[STRANGER])).toBeCloseTo(rate(0.2, 0.05) + rate(0.015, 0.5), 11);
  expect(world.doubt.common[ACQUAINTANCE]).toBe(0);
});

test('reaching everybody with certainty wins everybody in a day; reaching nobody, nobody', () => {
  const people = { count: 300 };
  const all = outcomeOf({ days: 1, people, channels: { all: { reach: '100 %', touch: 64 } } });
  expect(all.kpis.reachNew).toBe(300);
  expect(outcomeOf({ days: 50, people, channels: { none: { reach: 0, touch: 64 } } }).kpis.reachNew).toBe(0);
});

test('the share of strangers who are won in 20 days, by z-test (|z| < 4.4: false alarm 1.1e-5)', () => {
  const people = 20_000;
  const channels = { ads: { reach: 1000, touch: 0.5 } };
  const { kpis } = outcomeOf({ days: 20, people: { count: people }, graph: { kind: 'mixed' }, channels });
  const p = 1 - (1 - 0.05 * (1 - Math.exp(-0.5))) ** 20;
  expectZ(kpis.reachNew!, people * p, Math.sqrt(people * p * (1 - p)));
});

test('people are paid for when reached: a share is of everybody, and nobody is reached twice a day', () => {
  const cost = (channel: object) => {
    const world = worldOf({ people: 50 });
    startOf('channels', { one: channel }, world).today!(1);
    return centsOf(world, 'channels');
  };
  expect(cost({ reach: 20, costPerReach: 0.15 })).toBe(300);
  expect(cost({ reach: '2 %', costPerReach: 0.15 })).toBe(15);
  expect(cost({ reach: 1000, costPerReach: 0.15 })).toBe(750);
  expect(cost({ reach: 0 })).toBe(0);
});

test('annoyance alone makes strangers wary, and touches nobody else', () => {
  const outcome = outcomeOf({
    days: 30,
    people: { count: 200 },
    seeding: { count: 50 },
    channels: { spam: { reach: 200, touch: 0, annoyance: 0.5 } },
  });
  const last = outcome.stages.slice(-9);
  expect(last[8], 'all 150 strangers are wary').toBe(150);
  expect(last[2], 'all founders are members still').toBe(50);
  expect(totalOf(outcome, 'cents', 'channels')).toBe(30 * 200 * 50);
});

test('the order in which channels are written does not matter', () => {
  const channels = Object.entries({
    b: { reach: 3, touch: 0.1 },
    a: { reach: 7, touch: 0.7 },
    c: { reach: 11, touch: 0.3 },
  });
  const clocks = [channels, channels.toReversed()].map((entries) => {
    const world = worldOf({ people: 97 });
    startOf('channels', Object.fromEntries(entries), world);
    return world.trust.common[STRANGER];
  });
  expect(clocks[0]).toBe(clocks[1]);
});

test('in the community the same law holds among those inside, as many as there were last night', () => {
  const world = worldOf({ people: 1000 });
  place(world, 'acquaintance', 0, 1, 2, 3);
  const group = {
    audience: 'community',
    reach: 2,
    touch: 0.3,
    remind: 0.1,
    annoyance: 0.05,
    costPerReach: 1,
  };
  const running = startOf('channels', { group } as never, world);
  place(world, 'member', 4, 5, 6, 7);
  running.today!(1);
  const rate = (touch: number) => -Math.log(1 - (2 / 8) * (1 - Math.exp(-touch)));
  expect(rateOf(world.trust.common[MEMBER])).toBeCloseTo(rate(0.3), 11);
  expect(rateOf(world.trust.common[ACQUAINTANCE])).toBeCloseTo(rate(0.1), 11);
  for (const stage of [ACQUAINTANCE, MEMBER]) {
    expect(rateOf(world.doubt.common[stage])).toBeCloseTo(rate(0.05), 11);
  }
  expect(world.trust.common[STRANGER] + world.doubt.common[STRANGER]).toBe(0);
  expect(centsOf(world, 'communityChannels'), 'no acquisition').toBe(200);
  expect(centsOf(world, 'channels')).toBe(0);
});

test('with nobody inside, a message in the group reaches nobody and costs nothing', () => {
  const world = worldOf({ people: 10 });
  startOf('channels', { group: { audience: 'community', reach: 5 } }, world).today!(1);
  expect(centsOf(world, 'channels') + centsOf(world, 'communityChannels')).toBe(0);
});
