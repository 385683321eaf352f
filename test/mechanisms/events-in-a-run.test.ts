import { expect, test } from 'vitest';
import { simulate } from '../../sim/engine/index.ts';
import { keyOf } from '../../sim/random/index.ts';
import { graphOf, outcomeOf, planOf, type Raw } from './helpers.ts';

const people = 300;
const strangersToEachOther = graphOf({ people });

const gatherings: Raw = {
  days: 120,
  people: { count: people },
  graph: { kind: 'erdos-renyi' },
  seeding: { count: 150 },
  everyday: { doubt: { member: 0.01 } },
  // Members who listen to each other, so that many climbs have a parent.
  wordOfMouth: {
    talk: { member: 0.2, acquaintance: 0.2 },
    receptivity: { member: 0.5, fan: 0.5 },
    talkingDays: 25,
  },
  events: {
    hoursPerMonth: 100,
    lastsDays: 9,
    tieCap: 4,
    trustPerHour: 0,
    series: { b: { perMonth: 20, interest: 0.3 }, a: { perMonth: 35, interest: 0.2, kind: 'online' } },
  },
};

test('a tie made on a day carries talk from the next: whoever brought somebody was tied to them the day before', () => {
  let yesterday = new Set<string>();
  let brought = 0;
  for (const { world, transitions } of simulate(planOf(gatherings), strangersToEachOther, keyOf(7, 0))) {
    for (let row = 0; row < transitions.count; row++) {
      if (transitions.parent[row] < 0) continue;
      brought++;
      expect(yesterday).toContain(`${transitions.person[row]}–${transitions.parent[row]}`);
    }
    yesterday = new Set();
    for (let person = 0; person < people; person++) {
      world.ties.forEach(person, (friend) => yesterday.add(`${person}–${friend}`));
    }
  }
  expect(brought).toBeGreaterThan(100);
});

test('events that only members may come to cannot reach anybody; nor do they without talk', () => {
  const series = { m: { from: 'member', perMonth: 10, interest: 0.5 } };
  const alone = { ...gatherings, wordOfMouth: undefined, events: { series } };
  expect(outcomeOf(alone, 0, strangersToEachOther).kpis.reachNew).toBe(0);
});

test('the order in which series are written does not matter', () => {
  const { a, b } = (gatherings.events as { series: Record<string, unknown> }).series;
  const withSeries = (series: Raw) => ({
    ...gatherings,
    events: { ...(gatherings.events as Raw), hoursPerMonth: 9, series },
  });
  expect(planOf(withSeries({ a, b })).hash).toBe(planOf(withSeries({ b, a })).hash);
  expect(outcomeOf(withSeries({ a, b })).digest).toBe(outcomeOf(withSeries({ b, a })).digest);
});
