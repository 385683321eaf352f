import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOf, makeGraph, simulate, type Plan, type SimulateOptions } from '../../sim/index.ts';
import { STAGE_COUNT } from '../../sim/stages/index.ts';
import type { Influences, World } from '../../sim/world/index.ts';
import { planOf, start } from '../validation/scenario.ts';
import { expectEqual } from '../support/equal.ts';
import { anyScenario } from './arbitrary.ts';

/** Every move of a run, every share of it, and where everybody ends. */
function story(plan: Plan, seed: number, options: SimulateOptions) {
  const key = keyOf(seed, 0);
  const { graph } = makeGraph(plan.graph, plan.people, key);
  const rows: number[][] = [];
  let world: World | undefined;
  for (const today of simulate(plan, graph, key, options)) {
    const { transitions } = today;
    world = today.world;
    for (let row = 0; row < transitions.count; row++) {
      rows.push([
        today.day,
        transitions.person[row],
        transitions.from[row],
        transitions.to[row],
        transitions.parent[row],
      ]);
    }
    rows.push([...world.ledger.cents, ...world.ledger.counts]);
  }
  return { rows, stage: world!.stage, lastTransition: world!.lastTransition };
}

// Catches a bound that is too late: after a rise, an impulse, a phase, a new tie, a hidden step, a common rate that grows.
test('passing over people who cannot move today gives the same moves as looking at everybody every day', () => {
  let transitions = 0;
  fc.assert(
    fc.property(anyScenario, fc.nat(1000), (scenario, seed) => {
      const plan = planOf(scenario);
      const watched = story(plan, seed, {});
      expectEqual(watched, story(plan, seed, { everyone: true, reference: true }));
      expectEqual(watched, story(plan, seed, { reference: true }));
      transitions += watched.rows.length;
    }),
    { numRuns: 250, seed: 3 },
  );
  expect(transitions).toBeGreaterThan(5000);
});

// The same over a year in which most days are quiet, with blocks that lie still for long.
test('the same on a slow year of 700 people', () => {
  const plan = planOf({
    days: 365,
    graph: { kind: 'holme-kim', attach: 4, triad: 0.5, strongShare: 0.3 },
    people: { count: 700, affinity: { distribution: 'lognormal', spread: 1 }, fitSoftensDoubt: 1 },
    seeding: { count: 8, stage: 'fan' },
    everyday: { trust: { acquaintance: 0.004 }, doubt: { stranger: 0.0002, member: 0.002 } },
    ip: { strength: 0.1, reputation: 0.5, trust: { stranger: 0.001 } },
    wordOfMouth: { talk: { fan: 0.01, member: 0.003 }, talkingDays: 60 },
    complaints: { share: 0.4, rate: 0.02 },
    referral: { trust: 0.5, doubtOfReferred: 0.4 },
    events: { series: { salon: { perMonth: 2, capacity: 20 } } },
    scope: { circles: 0, widenOn: 40 },
    entry: { fee: 30 },
    stages: { steps: { acquaintance: 3 } },
    phases: [{ day: 200, change: { entry: { fee: 0 }, wordOfMouth: { friendsNeeded: 2 } } }],
  });
  const watched = story(plan, 5, {});
  expectEqual(watched, story(plan, 5, { everyone: true, reference: true }));
  expectEqual(watched, story(plan, 5, { reference: true }));
  expect(new Set(watched.stage).size).toBeGreaterThan(4);
});

// What people took in is kept as straight lines and clocks; here it is added up day by day, as the definition says.
test('on any day a bucket holds the sum of what was poured since arrival', () => {
  fc.assert(
    fc.property(anyScenario, fc.nat(1000), (scenario, seed) => {
      const run = start(planOf(scenario), seed);
      const { world } = run.next().value!;
      const sums = [world.trust, world.doubt].map((into) => ({ into, sum: new Float64Array(world.people) }));
      for (const { into, sum } of sums) {
        const endDay = into.endDay.bind(into);
        const arrive = into.exposure.arrive.bind(into.exposure);
        // Also called for somebody whose circle opens.
        into.exposure.arrive = (person, day) => {
          sum[person] = 0;
          arrive(person, day);
        };
        // Called when everything of the day is poured and nobody has moved yet.
        into.endDay = (day) => {
          for (let person = 0; person < world.people; person++) {
            sum[person] += into.exposure.pressureOn(person) + into.impulses.on(person);
          }
          endDay(day);
        };
      }
      for (const { day, transitions } of run) {
        for (let row = 0; row < transitions.count; row++) {
          for (const { sum } of sums) sum[transitions.person[row]] = 0;
        }
        for (const { into, sum } of sums) {
          // Sums are kept modulo 2^32: nobody who can still cross holds as much.
          for (let person = 0; person < sum.length; person++) {
            const kept = into.exposure.through(person, day);
            if (kept !== sum[person] % 2 ** 32)
              expect(kept, `person ${person}, day ${day}`).toBe(sum[person] % 2 ** 32);
          }
          expectClocks(into, day);
        }
      }
    }),
    { numRuns: 60, seed: 4 },
  );
});

function expectClocks({ clockOn, common }: Influences, day: number): void {
  for (let stage = 0; stage < STAGE_COUNT; stage++) {
    const at = day * STAGE_COUNT + stage;
    if (clockOn[at] - clockOn[at - STAGE_COUNT] !== common[stage]) expect.fail(`stage ${stage}, day ${day}`);
  }
}
