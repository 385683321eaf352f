import { expect, test } from 'vitest';
import { keyOf, sharedGraph } from '../../sim/index.ts';
import { STRANGER } from '../../sim/stages/index.ts';
import { Stream } from '../../sim/random/index.ts';
import { edges, fileGraph, founders, outcomeOf, planOf, start, talk } from '../validation/scenario.ts';

/*
 * Path a–b–c, 0.5 a day along each tie, two talking days. a is a founder and talks on days 1 and 2.
 * Day 1: b holds 0.5. Day 2: b holds 1.0 and climbs. b talks on days 3 and 4. Day 3: c holds 0.5 and climbs.
 */
const path = edges(['a,b', 'b,c']);
const plan = planOf(
  {
    days: 5,
    graph: fileGraph,
    seeding: founders(['a']),
    wordOfMouth: talk({ acquaintance: 0.5 }, { talkingDays: 2 }),
  },
  path,
);
const [b, c] = [1, 2];
const trustThreshold = (seed: number, person: number) => {
  const draws = new Float64Array(2);
  new Stream(keyOf(seed, 0), 'thresholds').uniforms(draws, person, STRANGER, 0);
  return -Math.log(draws[0]);
};

/** The first seed whose draws put b's resistance in (0.5, 1] and c's at 0.5 or below. */
const seed = Array.from({ length: 1000 }, (_, k) => k).find(
  (k) => trustThreshold(k, b) > 0.5 && trustThreshold(k, b) <= 1 && trustThreshold(k, c) <= 0.5,
)!;

// Catches a climber who talks on the day of the climb, a pour too many or too few, and a resolve before the pour.
test('day by day as on paper', () => {
  expect(trustThreshold(seed, b)).toBeGreaterThan(0.5);
  expect(trustThreshold(seed, b)).toBeLessThanOrEqual(1);
  expect(trustThreshold(seed, c)).toBeLessThanOrEqual(0.5);
  const { graph } = sharedGraph(plan, seed, path);
  expect(graph.names).toEqual(['a', 'b', 'c']);
  const outcome = outcomeOf(plan, seed, 0, graph);
  expect([...outcome.series.reachNew]).toEqual([0, 0, 1, 2, 2, 2]);
  expect([...outcome.transitions!.day]).toEqual([0, 2, 3]);
  expect([...outcome.transitions!.parent]).toEqual([-1, 0, 1]);
});

// Nobody is told the thresholds: a slower b would only shift the same table.
test('with b’s resistance at 0.5 or below everything comes a day earlier', () => {
  const early = Array.from({ length: 1000 }, (_, k) => k).find(
    (k) => trustThreshold(k, b) <= 0.5 && trustThreshold(k, c) <= 0.5,
  )!;
  const { graph } = sharedGraph(plan, early, path);
  expect([...outcomeOf(plan, early, 0, graph).series.reachNew]).toEqual([0, 1, 2, 2, 2, 2]);
});

test('after two talking days nothing presses on anybody', () => {
  const { graph } = sharedGraph(plan, seed, path);
  const pressed: number[] = [];
  for (const { day, world } of start(plan, seed, 0, graph))
    if (day > 0) pressed[day] = world.trust.exposure.pressureOn(b);
  expect(pressed.slice(3)).toEqual([0, 0, 0]);
});
