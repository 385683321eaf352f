import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { graphPeople, graphStatistics, makeGraph, type GraphSpec } from '../../sim/graph/index.ts';
import { keyOf } from '../../sim/random/index.ts';
import { expectProper } from './helpers.ts';

const path = new URL('../../../shared/data/facebook-ego.csv', import.meta.url);
const missing = !existsSync(path);

/** McAuley & Leskovec, "Learning to discover social circles in ego networks" (2012); figures as SNAP states them. */
describe('the Facebook ego networks', () => {
  test('have the published size, clustering and one component', ({ skip }) => {
    if (missing && process.env.KINDLING_NO_SKIP) expect.fail(`${path.pathname} is missing`);
    if (missing) skip(`${path.pathname} is missing`);
    const spec: GraphSpec = { kind: 'file', path: 'facebook-ego.csv', strongShare: 0.2, weightCut: null };
    const file = { name: 'facebook-ego.csv', bytes: readFileSync(path) };
    expect(graphPeople(spec, file)).toBe(4039);
    const { graph, removed } = makeGraph(spec, 4039, keyOf(1, 0), file);
    expectProper(graph);
    expect(removed).toEqual({ selfLoops: 0, parallelTies: 0 });
    expect(graph.names?.slice(0, 3)).toEqual(['0', '1', '2']);
    const statistics = graphStatistics(graph);
    expect(statistics).toMatchObject({ ties: 88_234, components: 1, largestShare: 1, maxDegree: 1045 });
    expect(statistics.clustering).toBeCloseTo(0.5192, 4);
    expect(statistics.assortativity).toBeCloseTo(0.0636, 4);
  });
});
