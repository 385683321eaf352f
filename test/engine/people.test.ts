import { describe, expect, test } from 'vitest';
import { keyOf, simulate, sharedGraph, type Plan } from '../../sim/index.ts';
import { family } from '../validation/family.ts';
import { planOf } from '../validation/scenario.ts';

const { expectShare, expectChiSquare } = family('people');
const PAIRS = 10_000;

/** People in circles of two, so that pairs are independent of each other. */
const pairs = (homophily: number) =>
  planOf({
    days: 0,
    graph: { kind: 'circles', circles: PAIRS, within: 1, between: 0, draw: 'once' },
    people: {
      count: 2 * PAIRS,
      homophily,
      affinity: { distribution: 'gamma', spread: 1 },
      talkativeness: { distribution: 'gamma', spread: 1 },
    },
  });

function worldOf(plan: Plan) {
  const { graph } = sharedGraph(plan, 'people', undefined);
  return simulate(plan, graph, keyOf('people', 0)).next().value!.world;
}

// Sheppard 1898: two normal variables with correlation ρ are on the same side of their means with probability ½ + arcsin(ρ)/π.
describe('homophily', () => {
  test.each([0, 0.3, 0.8])('%f is the correlation within a circle on the normal scale', (rho) => {
    const { affinity, graph } = worldOf(pairs(rho));
    let alike = 0;
    for (let k = 0; k < PAIRS; k++) {
      expect(graph.circle[2 * k]).toBe(graph.circle[2 * k + 1]);
      if (affinity.code[2 * k] >= 32 === affinity.code[2 * k + 1] >= 32) alike++;
    }
    expectShare(alike, PAIRS, 0.5 + Math.asin(rho) / Math.PI);
  });

  // Catches a mixture that is not normal any more: the levels would no longer be equally likely.
  test('leaves every level equally likely', () => {
    const { affinity } = worldOf(pairs(0.8));
    const cells = new Float64Array(64);
    for (let k = 0; k < PAIRS; k++) cells[affinity.code[2 * k]]++;
    expectChiSquare(cells, new Float64Array(64).fill(1 / 64));
  });

  test('1 makes a circle of one mind, and no other trait follows', () => {
    const { affinity, talkativeness } = worldOf(pairs(1));
    let same = 0;
    for (let k = 0; k < PAIRS; k++) {
      expect(affinity.code[2 * k]).toBe(affinity.code[2 * k + 1]);
      if (talkativeness.code[2 * k] === talkativeness.code[2 * k + 1]) same++;
    }
    expect(same / PAIRS).toBeLessThan(0.05);
  });
});
