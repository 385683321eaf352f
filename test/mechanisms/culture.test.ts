import { expect, test } from 'vitest';
import { MEMBER, STAGE_COUNT, stageIndex } from '../../sim/stages/index.ts';
import { CLOCK_UNITS_PER_HAZARD } from '../../sim/stages/index.ts';
import type { World } from '../../sim/world/index.ts';
import { centsOf, configOf, onEveryStage, place, startOf, worldOf } from './helpers.ts';

const FAN = stageIndex('fan');
/** What is poured on a stage today, a hazard. */
const onStage = (world: World, stage: number) => world.trust.common[stage] / CLOCK_UNITS_PER_HAZARD;

/** Strength on each of some days, read off a stage that gets it whole. */
function strengths(
  config: Parameters<typeof startOf<'culture'>>[1],
  world: World,
  days: number,
  each?: (day: number) => void,
) {
  const culture = startOf('culture', { ...config, trust: { ...onEveryStage(0), member: 1 } }, world);
  return Array.from({ length: days }, (_, k) => {
    each?.(k + 1);
    culture.today!(k + 1);
    return onStage(world, MEMBER);
  });
}

const still = { growth: 0, growthByEvents: 0, growthBySuperfans: 0, decay: 0 };

test('strength times the trust of each stage, on that stage and on no other', () => {
  const world = worldOf({ people: 1 });
  startOf(
    'culture',
    { ...still, strength: 0.5, trust: { ...onEveryStage(0), member: 0.02, fan: 0.06 } },
    world,
  ).today!(1);
  for (let stage = 0; stage < STAGE_COUNT; stage++) {
    const expected = stage === MEMBER ? 0.01 : stage === FAN ? 0.03 : 0;
    expect(onStage(world, stage)).toBeCloseTo(expected, 11);
  }
});

test('it fades by a share a day, from the second day on', () => {
  const found = strengths({ ...still, strength: 0.8, decay: 0.1 }, worldOf({ people: 1 }), 4);
  [0.8, 0.72, 0.648, 0.5832].forEach((strength, k) => expect(found[k]).toBeCloseTo(strength, 10));
});

test('it goes a share of the way to 1 by spending, by yesterday’s events, by superfans among members', () => {
  const spent = strengths(
    { ...still, strength: 0.2, growth: 0.1, investment: 500 },
    worldOf({ people: 1 }),
    2,
  );
  expect(spent[1]).toBeCloseTo(0.2 + 0.8 * 0.05, 10);

  const world = worldOf({ people: 1 });
  const held = [3, 0, 1];
  const byEvents = strengths({ ...still, strength: 0.2, growthByEvents: 0.05 }, world, 3, (day) => {
    // Held at the end of the day before.
    if (day > 1) world.eventsHeld += held[day - 2];
  });
  expect(byEvents[1]).toBeCloseTo(0.2 + 0.8 * 0.15, 10);
  expect(byEvents[2], 'a day without events').toBeCloseTo(byEvents[1], 10);

  const fans = worldOf({ people: 10 });
  place(fans, 'member', 0, 1, 2);
  place(fans, 'superfan', 3);
  const bySuperfans = strengths({ ...still, strength: 0.2, growthBySuperfans: 0.4 }, fans, 2);
  expect(bySuperfans[1]).toBeCloseTo(0.2 + (0.8 * 0.4) / 4, 10);
  const nobody = strengths({ ...still, strength: 0.2, growthBySuperfans: 0.4 }, worldOf({ people: 1 }), 2);
  expect(nobody[1], 'no members, no superfans').toBeCloseTo(0.2, 10);
});

test('no pull carries it beyond 1', () => {
  const found = strengths(
    { ...still, strength: 0.2, growth: 10, investment: 1e6 },
    worldOf({ people: 1 }),
    3,
  );
  expect(found.slice(1)).toEqual([1, 1]);
});

test('a phase that names another strength sets it anew; one that does not leaves it', () => {
  const world = worldOf({ people: 1 });
  const trust = { ...onEveryStage(0), member: 1 };
  const config = { ...still, strength: 0.8, decay: 0.5, trust };
  const culture = startOf('culture', config, world);
  culture.today!(1);
  culture.configure(configOf('culture', { ...config, investment: 9.99 }));
  world.ledger.newDay();
  culture.today!(2);
  expect(onStage(world, MEMBER)).toBeCloseTo(0.4, 10);
  expect(centsOf(world, 'culture')).toBe(999);
  culture.configure(configOf('culture', { ...config, strength: 0.6 }));
  culture.today!(3);
  expect(onStage(world, MEMBER)).toBeCloseTo(0.6, 10);
});
