import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sharedGraph, type Graph } from '../../sim/index.ts';
import { family } from './family.ts';
import { Oracle } from './oracle.ts';
import { outcomeOf, planOf, talk } from './scenario.ts';

const path = new URL('../../../shared/data/facebook-ego.csv', import.meta.url);
const missing = !existsSync(path);
const { expectSameLaw, expectMean } = family('facebook');
const FOUNDERS = 20;
const DAYS = 60;

/** One object, so that it is read once. */
const file = { name: 'facebook-ego.csv', text: missing ? '' : readFileSync(path, 'utf8') };

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
    const { stages, moves } = outcomeOf(plan, 'facebook', r, graph);
    expect(stages[(DAYS - 3) * 9]).toBe(stages[DAYS * 9]);
    const founders = [...moves!.person].filter((_, row) => moves!.day[row] === 0);
    return { reached: graph.people - stages[DAYS * 9], founders };
  });
}

/** McAuley & Leskovec 2012: 4,039 people and 88,234 ties. */
describe('on the Facebook network', () => {
  const graphOf = () => {
    return sharedGraph(planFor(0.01, { by: 'chance' }), 'facebook', file).graph;
  };

  test('final size by transmissibility is that of the oracle', ({ skip }) => {
    if (missing && process.env.KINDLING_NO_SKIP) expect.fail(`${path.pathname} is missing`);
    if (missing) skip(`${path.pathname} is missing`);
    const graph = graphOf();
    const oracle = new Oracle(graph, 'facebook');
    const means: number[] = [];
    for (const T of [0.005, 0.02, 0.05]) {
      const engine = runs(T, { by: 'chance' }, 40, graph).map(({ reached }) => reached);
      const coins = Array.from({ length: 120 }, () => oracle.reach(oracle.founders(FOUNDERS), T));
      expectSameLaw(engine, coins);
      means.push(engine.reduce((a, b) => a + b, 0) / engine.length);
    }
    expect(means).toEqual(means.toSorted((a, b) => a - b));
  });

  // Near the threshold: people with many ties reach more than anyone, and those chosen by plan more than these, whose
  // friends are each other's. The oracle is given the founders whom the engine chose.
  test('ways to choose founders come in the order of the oracle', ({ skip }) => {
    if (missing && process.env.KINDLING_NO_SKIP) expect.fail(`${path.pathname} is missing`);
    if (missing) skip(`${path.pathname} is missing`);
    const T = 0.01;
    const graph = graphOf();
    const oracle = new Oracle(graph, 'order');
    const ways = { chance: { by: 'chance' }, degree: { by: 'degree' }, core: { by: 'core' } };
    const found = Object.entries(ways).map(([name, seeding]) => {
      const engine = runs(T, seeding, 30, graph);
      const coins = engine.flatMap(({ founders }) => [0, 1, 2, 3].map(() => oracle.reach(founders, T)));
      const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
      const sizes = engine.map(({ reached }) => reached);
      return { name, sizes, engine: mean(sizes), coins: mean(coins) };
    });
    const order = (by: 'engine' | 'coins') => found.toSorted((a, b) => a[by] - b[by]).map(({ name }) => name);
    expect(order('engine')).toEqual(order('coins'));
    const sorted = found.toSorted((a, b) => a.engine - b.engine);
    for (const [k, { sizes, coins }] of sorted.entries()) {
      if (k < 2) expectMean(sizes, coins, { allowance: 0.05 * coins });
    }
  });
});
