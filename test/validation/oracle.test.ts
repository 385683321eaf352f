import { describe, expect, test } from 'vitest';
import { sharedGraph } from '../../sim/index.ts';
import { family } from './family.ts';
import { Oracle } from './oracle.ts';
import { outcomeOf, planOf, talk } from './scenario.ts';

const { expectSameLaw } = family('oracle');
const DAYS_OF_TALK = 3;

/** People reached in each of R runs of the engine and of the oracle, on one graph, from founders drawn anew. */
function both(graph: object, people: object, founders: number, T: number, R: number, seed: string) {
  const plan = planOf({
    days: 150,
    graph,
    people,
    seed,
    seeding: { by: 'random', count: founders, stage: 'acquaintance' },
    wordOfMouth: talk({ acquaintance: -Math.log(1 - T) / DAYS_OF_TALK }, { talkingDays: DAYS_OF_TALK }),
  });
  const shared = sharedGraph(plan, seed).graph;
  const engine = Array.from({ length: R }, (_, r) => {
    const outcome = outcomeOf(plan, seed, r, shared);
    return shared.people - outcome.stages[150 * 9];
  });
  const oracle = new Oracle(shared, seed);
  const coins = Array.from({ length: 4 * R }, () => oracle.reach(oracle.founders(founders), T));
  return { engine, coins };
}

// Thresholds of people and coins of ties are two couplings of one law (Kempe, Kleinberg & Tardos 2003). Catches what closed
// forms cannot see: clustering, short cycles, and graphs that are no random ones.
describe.each([
  ['karate club', { kind: 'named', name: 'karate-club' }, {}, 1, 600],
  [
    'small world',
    { kind: 'watts-strogatz', meanDegree: 6, rewire: 0.1, draw: 'once' },
    { count: 300 },
    3,
    300,
  ],
  ['circles', { kind: 'circles', circles: 8, within: 6, between: 1, draw: 'once' }, { count: 240 }, 2, 300],
] as const)('engine and oracle agree in distribution: %s', (name, graph, people, founders, R) => {
  test.each([0.1, 0.2, 0.35])('T = %f', (T) => {
    const { engine, coins } = both(graph, people, founders, T, R, `${name} ${T}`);
    expectSameLaw(engine, coins);
  });
});

test('the oracle finds the exact mean on a triangle: 1 + 2(T + T² − T³)', () => {
  const plan = planOf({
    graph: { kind: 'regular', degree: 2, draw: 'once' },
    people: { count: 3 },
  });
  const oracle = new Oracle(sharedGraph(plan, 1).graph, 'triangle');
  const n = 40_000;
  let sum = 0;
  for (let r = 0; r < n; r++) sum += oracle.reach([0], 0.3);
  expect(Math.abs(sum / n - 1.726)).toBeLessThan(4 * (0.9 / Math.sqrt(n)));
});
