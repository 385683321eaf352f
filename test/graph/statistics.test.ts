import { describe, expect, test } from 'vitest';
import { sampleWedges } from '../../sim/graph/clustering.ts';
import {
  areTied,
  clusteringOf,
  graphStatistics,
  holmeKim,
  makeGraph,
  type TieList,
} from '../../sim/graph/index.ts';
import { keyOf } from '../../sim/random/index.ts';
import { expectZ, graphOf, sequenceOf } from './helpers.ts';

function listOf(people: number, ties: readonly [number, number][]): TieList {
  const from = Int32Array.from(ties, (t) => t[0]);
  return { people, count: ties.length, from, to: Int32Array.from(ties, (t) => t[1]) };
}

function named(name: string): ReturnType<typeof graphStatistics> {
  const spec = { kind: 'named', name, strongShare: 0, weightCut: null } as const;
  return graphStatistics(makeGraph(spec, name === 'karate-club' ? 34 : 15, keyOf(1, 0)).graph);
}

describe('graphStatistics', () => {
  test('a triangle with a tail and a loner, by hand', () => {
    const ties: [number, number][] = [[0, 1], [1, 2], [2, 0], [2, 3]]; // prettier-ignore
    expect(graphStatistics(graphOf(listOf(5, ties)))).toEqual({
      people: 5,
      ties: 4,
      meanDegree: 1.6,
      maxDegree: 3,
      isolated: 1,
      degreeQuantiles: {
        q05: expect.closeTo(0.2),
        q25: 1,
        q50: 2,
        q75: 2,
        q95: expect.closeTo(2.8),
        q99: expect.closeTo(2.96),
      },
      kappa: 18 / 8,
      assortativity: expect.closeTo(-5 / 7),
      clustering: 3 / 5,
      clusteringError: 0,
      components: 2,
      largestShare: 0.8,
      strongShare: 0,
      circles: 1,
    });
  });

  test('a star, whose hub holds all wedges', () => {
    const star = graphStatistics(graphOf(listOf(4, [[0, 1], [0, 2], [0, 3]]))); // prettier-ignore
    expect(star).toMatchObject({ clustering: 0, kappa: 2, assortativity: -1, components: 1 });
  });

  test('one person: nothing to divide by', () => {
    expect(graphStatistics(graphOf(listOf(1, [])))).toMatchObject({
      meanDegree: 0,
      isolated: 1,
      kappa: null,
      assortativity: null,
      clustering: null,
      strongShare: null,
      components: 1,
      largestShare: 1,
    });
  });

  // Values of networkx: transitivity and degree_assortativity_coefficient.
  test('known graphs', () => {
    const karate = named('karate-club');
    expect(karate).toMatchObject({ people: 34, ties: 78, maxDegree: 17, components: 1, circles: 2 });
    expect(karate.clustering).toBeCloseTo(0.2556818181818182, 12);
    expect(karate.assortativity).toBeCloseTo(-0.47561309768461413, 10);
    const florence = named('florentine-families');
    expect(florence).toMatchObject({ people: 15, ties: 20, maxDegree: 6, components: 1, circles: 1 });
    expect(florence.clustering).toBeCloseTo(0.19148936170212766, 12);
  });

  test('counted triangles equal those of a naive count, and sampling agrees', () => {
    const graph = graphOf(holmeKim({ people: 300, attach: 3, triad: 0.7 }, sequenceOf('triangles')));
    let closed = 0;
    let wedges = 0;
    for (let i = 0; i < 300; i++) {
      for (let k = graph.offsets[i]; k < graph.offsets[i + 1]; k++) {
        for (let l = k + 1; l < graph.offsets[i + 1]; l++) {
          wedges++;
          if (areTied(graph, graph.ties[k] >>> 1, graph.ties[l] >>> 1)) closed++;
        }
      }
    }
    expect(clusteringOf(graph)).toEqual({ value: expect.closeTo(closed / wedges, 12), error: 0 });
    const sampled = sampleWedges(graph, 50_000);
    expectZ(sampled.value!, closed / wedges, sampled.error);
  });
});
