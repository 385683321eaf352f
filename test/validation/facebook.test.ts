import { existsSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { sharedGraph, type Graph } from '../../sim/index.ts';
import { family } from './family.ts';
import { Oracle } from './oracle.ts';
import { outcomeOf, planOf, talk } from './scenario.ts';

const path = new URL('../../../shared/data/facebook-ego.csv', import.meta.url);
const missing = !existsSync(path);
const { expectSameLaw } = family('facebook');
const FOUNDERS = 20;
const DAYS = 60;

/** One object, so that it is read once. */
const file = { name: 'facebook-ego.csv', bytes: missing ? new Uint8Array() : readFileSync(path) };

function planFor(T: number, seeding: object) {
  const plan = planOf(
    {
      days: DAYS,
      graph: { kind: 'file', path: file.name, strongShare: 1 },
      seeding: { count: FOUNDERS, stage: 'acquaintance', ...seeding },
      wordOfMouth: talk({ acquaintance: -Math.log(1 - T) / 2 }, { talkingDays: 2 }),
    },
    file,
  );
  return plan;
}

/** People reached, and who began, in R runs of the engine. */
function runs(T: number, seeding: object, R: number, graph: Graph) {
  const plan = planFor(T, seeding);
  return Array.from({ length: R }, (_, r) => {
    const { stages, transitions } = outcomeOf(plan, 'facebook', r, graph);
    expect(stages[(DAYS - 3) * 9]).toBe(stages[DAYS * 9]);
    const founders = [...transitions!.person].filter((_, row) => transitions!.day[row] === 0);
    return { reached: graph.people - stages[DAYS * 9], founders };
  });
}

/** McAuley & Leskovec 2012: 4,039 people and 88,234 ties. */
describe('on the Facebook network', () => {
  beforeEach(({ skip }) => {
    if (missing && process.env.KINDLING_NO_SKIP) expect.fail(`${path.pathname} is missing`);
    if (missing) skip(`${path.pathname} is missing`);
  });

  const graphOf = () => {
    return sharedGraph(planFor(0.01, { by: 'random' }), 'facebook', file).graph;
  };

  test('final size by transmissibility is that of the oracle', () => {
    const graph = graphOf();
    const oracle = new Oracle(graph, 'facebook');
    const means: number[] = [];
    for (const T of [0.005, 0.02, 0.05]) {
      const engine = runs(T, { by: 'random' }, 40, graph).map(({ reached }) => reached);
      const coins = Array.from({ length: 120 }, () => oracle.reach(oracle.founders(FOUNDERS), T));
      expectSameLaw(engine, coins);
      means.push(engine.reduce((a, b) => a + b, 0) / engine.length);
    }
    expect(means).toEqual(means.toSorted((a, b) => a - b));
  });

  // Below the threshold the best connected reach most, and those deepest in the thick of ties more than anyone. Well above it
  // the latter reach least: they sit in one cluster, and their friends are each other's. The oracle is given the founders whom
  // the engine chose.
  test.each([
    [0.005, ['random', 'core', 'degree']],
    [0.02, ['core', 'random']],
  ])('at T = %f, ways to choose founders come in the same order: %j', (T, ways) => {
    const graph = graphOf();
    const oracle = new Oracle(graph, `order ${T}`);
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const found = ways.map((by) => {
      const engine = runs(T, { by }, 30, graph);
      const sizes = engine.map(({ reached }) => reached);
      const coins = engine.flatMap(({ founders }) => [0, 1, 2, 3].map(() => oracle.reach(founders, T)));
      if (by !== 'random') expectSameLaw(sizes, coins);
      return { engine: mean(sizes), coins: mean(coins) };
    });
    for (let k = 1; k < found.length; k++) {
      expect(found[k].engine).toBeGreaterThan(found[k - 1].engine);
      expect(found[k].coins).toBeGreaterThan(found[k - 1].coins);
    }
  });
});
