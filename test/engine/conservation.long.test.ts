import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareOf, type Day } from '../../sim/index.ts';
import { PROMOTES_TO, STAGE_COUNT } from '../../sim/stages/index.ts';
import { SOURCES } from '../../sim/tables.ts';
import type { Influences } from '../../sim/world/index.ts';
import { outcomeOf, planOf, start } from '../validation/scenario.ts';
import { expectEqual } from '../support/equal.ts';
import { anyScenario } from './arbitrary.ts';

function expectWholeAndPositive(into: Influences, people: number): void {
  const pressures = Array.from({ length: people }, (_, person) => into.exposure.pressureOn(person));
  for (const column of [into.common, into.commonBySource, into.clockOn, pressures]) {
    for (const units of column) if (!(Number.isInteger(units) && units >= 0)) expect.fail(`${units} units`);
  }
  for (const units of into.impulses.sum)
    if (units !== 0) expect.fail(`an impulse of ${units} outlives its day`);
}

function expectTransitions({ day, world, transitions }: Day, before: Int32Array): void {
  const expected = before.slice();
  const movers = new Set<number>();
  for (let row = 0; row < transitions.count; row++) {
    const [person, from, to] = [transitions.person[row], transitions.from[row], transitions.to[row]];
    movers.add(person);
    expected[from]--;
    expected[to]++;
    expectEqual(world.lastTransition[person], day, `last move of ${person}`);
    if (day === 0) continue;
    if (to !== PROMOTES_TO[from] && to !== world.demotesTo[from]) expect.fail(`a move from ${from} to ${to}`);
    let sum = 0;
    for (let s = 0; s < SOURCES.length; s++) {
      const share = shareOf(transitions, row, s);
      if (!(share >= 0)) expect.fail(`a share of ${share}`);
      sum += share;
    }
    if (!(Math.abs(sum - 1) < 1e-9)) expect.fail(`shares that add up to ${sum}`);
    if (transitions.parent[row] === person) expect.fail(`${person} is a parent of their own`);
  }
  expectEqual(movers.size, transitions.count);
  expectEqual(world.count, expected);
}

// Catches people lost or doubled, two moves a day, influence that is added and not taken away again, and any NaN.
test('every day of any scenario: people are conserved, flows add up, influence is whole and not negative', () => {
  let moved = 0;
  fc.assert(
    fc.property(anyScenario, fc.nat(1000), (scenario, seed) => {
      const plan = planOf(scenario);
      let before = new Int32Array(STAGE_COUNT);
      before[0] = plan.people;
      let rows = 0;
      for (const today of start(plan, seed)) {
        expectEqual(today.day, rows++);
        const { world } = today;
        expectTransitions(today, before);
        moved += today.transitions.count;
        before = world.count.slice();
        const counted = new Int32Array(STAGE_COUNT);
        for (const stage of world.stage) counted[stage]++;
        expectEqual(world.count, counted);
        expectWholeAndPositive(world.trust, world.people);
        expectWholeAndPositive(world.doubt, world.people);
        for (const cents of world.ledger.cents) if (!Number.isInteger(cents)) expect.fail(`${cents} cents`);
        expectEqual(world.detractors, world.detractorUntil.filter((until) => until > 0).length);
      }
      expect(rows).toBe(plan.scenario.days + 1);
    }),
    { numRuns: 150, seed: 1 },
  );
  expect(moved).toBeGreaterThan(1000);
});

// Catches a clock, a Math.random, a buffer kept from the run before, and records that differ from what happened.
test('any scenario again: the same bits, the same numbers, none of them NaN', () => {
  fc.assert(
    fc.property(anyScenario, fc.nat(1000), (scenario, seed) => {
      const plan = planOf(scenario);
      const [first, other, again] = [0, 1, 0].map((replicate) => outcomeOf(plan, seed, replicate));
      expectEqual(again, first);
      expect(other.replicate).toBe(1);
      for (const value of Object.values(first.kpis)) expect(value).not.toBeNaN();
      for (const series of Object.values(first.series))
        for (const value of series) if (Number.isNaN(value)) expect.fail('NaN in a series');
    }),
    { numRuns: 60, seed: 2 },
  );
});

// What is heard from friends is kept as a running sum; it has to equal the sum over live ties, made afresh.
test('on any day the pressure of talk is what the speakers among one’s ties pour', () => {
  fc.assert(
    fc.property(anyScenario, fc.nat(1000), (scenario, seed) => {
      const plan = planOf({
        ...scenario,
        people: { ...(scenario.people as object), talkativeness: { distribution: 'same' }, fitRaisesTalk: 0 },
        wordOfMouth: {
          talk: { member: 0.25, acquaintance: 0.125 },
          weak: 0.5,
          receptivity: { stranger: 1, member: 1 },
        },
        everyday: {},
        phases: [],
      });
      if (plan.graph.kind === 'mixed') return;
      const { talk, receptivity } = plan.scenario.wordOfMouth!;
      const rates = Object.values(talk);
      for (const { world } of start(plan, seed)) {
        for (let person = 0; person < world.people; person++) {
          let incoming = 0;
          world.ties.forEach(person, (friend, strong) => {
            incoming += Math.round(rates[world.stage[friend]] * (strong ? 1 : 0.5) * 2 ** 25);
          });
          const expected = Math.floor(
            incoming * Math.fround(Object.values(receptivity)[world.stage[person]]),
          );
          expectEqual(world.trust.exposure.pressureOn(person), expected, `pressure on ${person}`);
        }
      }
    }),
    { numRuns: 60, seed: 2 },
  );
});
