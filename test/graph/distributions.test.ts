import { describe, expect, test } from 'vitest';
import {
  areTied,
  buildGraph,
  configuration,
  countProbabilities,
  countTriangles,
  degreeOf,
  graphStatistics,
  meanOfDistribution,
  regular,
  torus,
  torusRows,
  tree,
  type CountDistribution,
} from '../../sim/graph/index.ts';
import { family } from '../validation/family.ts';
import { graphOf, sequenceOf } from './helpers.ts';

const { expectChiSquare, expectMean, expectShare } = family('graphLaws');

const variance = (distribution: CountDistribution) =>
  countProbabilities(distribution).reduce(
    (sum, p, k) => sum + p * (k - meanOfDistribution(distribution)) ** 2,
    0,
  );

describe('laws of whole numbers', () => {
  test('have the means and variances of the textbooks', () => {
    const distributions: [CountDistribution, mean: number, variance: number][] = [
      [{ distribution: 'poisson', mean: 3.7 }, 3.7, 3.7],
      [{ distribution: 'poisson', mean: 900 }, 900, 900],
      [{ distribution: 'geometric', mean: 1.5 }, 1.5, 3.75],
      [{ distribution: 'negative-binomial', mean: 1.5, dispersion: 0.5 }, 1.5, 6],
      [{ distribution: 'binomial', trials: 10, probability: 0.2 }, 2, 1.6],
      [{ distribution: 'binomial', trials: 4, probability: 1 }, 4, 0],
      [{ distribution: 'list', shares: [1, 0, 1] }, 1, 1],
      [{ distribution: 'list', shares: [0, 0, 0, 5] }, 3, 0],
    ];
    for (const [distribution, mean, spread] of distributions) {
      expect(meanOfDistribution(distribution)).toBeCloseTo(mean, 9);
      expect(variance(distribution)).toBeCloseTo(spread, 7);
    }
  });

  test('the power law is one, within its bounds', () => {
    const p = countProbabilities({ distribution: 'power', exponent: 2.5, min: 2, max: 100 });
    expect(p).toHaveLength(101);
    expect(p[0] + p[1]).toBe(0);
    expect(p[40] / p[10]).toBeCloseTo(4 ** -2.5, 12);
    expect(meanOfDistribution({ distribution: 'power', exponent: 2.5, min: 2, max: 100 })).toBeCloseTo(
      4.14545,
      5,
    );
  });
});

describe('configuration model', () => {
  const distributions: CountDistribution[] = [
    { distribution: 'power', exponent: 2.5, min: 2, max: 100 },
    { distribution: 'poisson', mean: 4 },
    { distribution: 'geometric', mean: 3 },
    { distribution: 'negative-binomial', mean: 4, dispersion: 0.5 },
    { distribution: 'binomial', trials: 8, probability: 0.5 },
    { distribution: 'list', shares: [0, 1, 0, 2, 0, 0, 1] },
  ];

  // Catches a law read from the wrong end, ends that are dropped with repeated ties, and a total that is not made even.
  test.each(distributions)(
    '$law: people have as many ties as the law says, all of them distinct',
    (degrees) => {
      const { graph, removed } = buildGraph(configuration({ people: 20_000, degrees }, sequenceOf('law')));
      expect(removed).toEqual({ selfLoops: 0, parallelTies: 0 });
      const p = countProbabilities(degrees);
      const counts = new Float64Array(p.length);
      for (let i = 0; i < graph.people; i++) counts[degreeOf(graph, i)]++;
      // Where the total is odd one person has one tie less, which an impossible cell must not see.
      const stray = counts.findIndex((n, k) => n === 1 && p[k] === 0);
      if (stray >= 0) {
        counts[stray]--;
        counts[stray + 1]++;
      }
      expectChiSquare(counts, p);
    },
  );

  // Ties go to ends, not to people: the far end of a tie has k ties with probability k·p(k)/mean.
  test('ties lead to people in proportion to their ties', () => {
    const degrees: CountDistribution = { distribution: 'list', shares: [0, 1, 0, 0, 0, 0, 0, 0, 0, 1] };
    const list = configuration({ people: 20_000, degrees }, sequenceOf('ends'));
    const graph = graphOf(list);
    let both = 0;
    for (let k = 0; k < list.count; k++)
      both += Number(degreeOf(graph, list.from[k]) === 9 && degreeOf(graph, list.to[k]) === 9);
    expectShare(both, list.count, 0.81);
  });

  // Triangles of a sparse random graph are Poisson with mean (⟨k² − k⟩/⟨k⟩)³/6 (Newman, Strogatz & Watts 2001).
  test('has no more triangles than chance makes', () => {
    const found = Array.from({ length: 200 }, (_, r) =>
      countTriangles(graphOf(regular({ people: 600, degree: 4 }, sequenceOf(`triangles ${r}`)))),
    );
    expectMean(found, 4.5, { sd: Math.sqrt(4.5), allowance: 0.1 });
  });
});

test('an odd total leaves one person of a regular graph with one tie less', () => {
  const graph = graphOf(regular({ people: 101, degree: 5 }, sequenceOf('odd')));
  const degrees = Array.from({ length: 101 }, (_, i) => degreeOf(graph, i));
  expect(degrees.filter((d) => d === 5)).toHaveLength(100);
  expect(degrees.filter((d) => d === 4)).toHaveLength(1);
});

describe('torus', () => {
  test.each([
    [4, 144],
    [8, 144],
    [8, 20],
  ] as const)(
    'of %i neighbours and %i people: everybody has as many, nearest in both directions',
    (n, people) => {
      const graph = graphOf(torus({ people, corners: n === 8 }));
      const rows = torusRows(people);
      const columns = people / rows;
      for (let i = 0; i < people; i++) {
        expect(degreeOf(graph, i)).toBe(n);
        expect(areTied(graph, i, (i + columns) % people)).toBe(true);
      }
      expect(areTied(graph, 0, columns - 1)).toBe(true);
      expect(areTied(graph, 0, columns + 1)).toBe(n === 8);
      expect(graphStatistics(graph).components).toBe(1);
    },
  );

  test('is as square as the number of people allows', () => {
    expect([144, 1000, 1009, 1].map(torusRows)).toEqual([12, 25, 1, 1]);
  });
});

describe('tree', () => {
  test('has no circle: as many ties as people less families', () => {
    for (const mean of [0.5, 1, 2]) {
      const graph = graphOf(
        tree({ people: 5000, roots: 7, offspring: { distribution: 'poisson', mean } }, sequenceOf(mean)),
      );
      const { components, ties } = graphStatistics(graph);
      expect(components).toBe(5000 - ties);
    }
  });

  test('of two children each is the binary heap', () => {
    const { count, from, to } = tree(
      { people: 15, roots: 1, offspring: { distribution: 'list', shares: [0, 0, 1] } },
      sequenceOf('heap'),
    );
    expect(count).toBe(14);
    for (let k = 0; k < count; k++) expect(from[k]).toBe(Math.floor((to[k] - 1) / 2));
  });

  test('first generation: children of the roots follow the law', () => {
    const distribution: CountDistribution = { distribution: 'negative-binomial', mean: 1.5, dispersion: 0.5 };
    const { count, from } = tree(
      { people: 60_000, roots: 10_000, offspring: distribution },
      sequenceOf('first'),
    );
    const children = new Int32Array(10_000);
    for (let k = 0; k < count; k++) if (from[k] < 10_000) children[from[k]]++;
    const p = countProbabilities(distribution);
    const counts = new Float64Array(p.length);
    for (const n of children) counts[n]++;
    expectChiSquare(counts, p);
  });
});
