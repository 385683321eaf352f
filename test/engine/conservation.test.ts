import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Day } from '../../sim/index.ts';
import { CLIMBS_TO, SLIPS_TO, STAGE_COUNT } from '../../sim/ladder/index.ts';
import { NOBODY, SOURCE_COUNT, type Influences } from '../../sim/world/index.ts';
import { outcomeOf, planOf, start } from '../validation/scenario.ts';
import { anyScenario } from './arbitrary.ts';

function expectWholeAndPositive(into: Influences, people: number): void {
  const pressures = Array.from({ length: people }, (_, person) => into.intake.pressureOn(person));
  for (const column of [into.common, into.commonBySource, into.clockOn, pressures]) {
    for (const units of column) if (!(Number.isInteger(units) && units >= 0)) expect.fail(`${units} units`);
  }
  for (const units of into.impulses.sum)
    if (units !== 0) expect.fail(`an impulse of ${units} outlives its day`);
}

function expectMoves({ day, world, moves }: Day, before: Int32Array): void {
  const expected = before.slice();
  const movers = new Set<number>();
  for (let row = 0; row < moves.count; row++) {
    const [person, from, to] = [moves.person[row], moves.from[row], moves.to[row]];
    movers.add(person);
    expected[from]--;
    expected[to]++;
    expect(world.lastMove[person]).toBe(day);
    if (day === 0) continue;
    expect([CLIMBS_TO[from], SLIPS_TO[from]]).toContain(to);
    const shares = moves.shares.subarray(row * SOURCE_COUNT, (row + 1) * SOURCE_COUNT);
    for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    const parent = moves.parent[row];
    if (parent !== NOBODY) expect(parent).not.toBe(person);
  }
  expect(movers.size).toBe(moves.count);
  expect([...world.count]).toEqual([...expected]);
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
        expect(today.day).toBe(rows++);
        const { world } = today;
        expectMoves(today, before);
        moved += today.moves.count;
        before = world.count.slice();
        const counted = new Int32Array(STAGE_COUNT);
        for (const stage of world.stage) counted[stage]++;
        expect([...world.count]).toEqual([...counted]);
        expectWholeAndPositive(world.trust, world.people);
        expectWholeAndPositive(world.doubt, world.people);
        for (const cents of world.ledger.cents) expect(Number.isInteger(cents)).toBe(true);
        expect(world.detractors).toBe(world.detractorUntil.filter((until) => until > 0).length);
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
      expect(again).toEqual(first);
      expect(other.replicate).toBe(1);
      for (const value of Object.values(first.kpis)) expect(value).not.toBeNaN();
      for (const series of Object.values(first.series))
        for (const value of series) expect(value).not.toBeNaN();
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
        people: { ...(scenario.people as object), talkativeness: { law: 'same' }, fitRaisesTalk: 0 },
        wordOfMouth: {
          talk: { member: 0.25, acquaintance: 0.125 },
          weak: 0.5,
          hears: { stranger: 1, member: 1 },
        },
        everyday: {},
        phases: [],
      });
      if (plan.graph.kind === 'mixed') return;
      const { talk, hears } = plan.scenario.wordOfMouth!;
      const rates = Object.values(talk);
      for (const { world } of start(plan, seed)) {
        for (let person = 0; person < world.people; person++) {
          let heard = 0;
          world.ties.forEach(person, (friend, strong) => {
            heard += Math.round(rates[world.stage[friend]] * (strong ? 1 : 0.5) * 2 ** 25);
          });
          const expected = Math.floor(heard * Math.fround(Object.values(hears)[world.stage[person]]));
          expect(world.trust.intake.pressureOn(person)).toBe(expected);
        }
      }
    }),
    { numRuns: 60, seed: 2 },
  );
});
