import { describe, expect, test } from 'vitest';
import {
  barabasiAlbert,
  circles,
  countTriangles,
  degreeOf,
  erdosRenyi,
  graphStatistics,
  holmeKim,
  neighbourOf,
  wattsStrogatz,
  type Graph,
  type TieList,
} from '../../sim/graph/index.ts';
import { expectMean30, expectZ, graphOf, sequenceOf } from './helpers.ts';

function countPeople(graph: Graph, holds: (degree: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < graph.people; i++) if (holds(degreeOf(graph, i))) count++;
  return count;
}

function countTies(list: TieList, holds: (a: number, b: number) => boolean): number {
  let count = 0;
  for (let k = 0; k < list.count; k++) if (holds(list.from[k], list.to[k])) count++;
  return count;
}

function expectBinomial(found: number, trials: number, p: number): void {
  expectZ(found, trials * p, Math.sqrt(trials * p * (1 - p)));
}

function transitivityOf(list: TieList): number {
  return graphStatistics(graphOf(list)).clustering ?? NaN;
}

const pairsOf = (n: number): number => (n * (n - 1)) / 2;
const replicates = Array.from({ length: 30 }, (_, r) => r);

describe('Erdős–Rényi', () => {
  const people = 20_000;
  const p = 6 / (people - 1);
  const list = erdosRenyi({ people, meanDegree: 6 }, sequenceOf('er'));

  test('has a binomial number of ties, overall and in any part', () => {
    expectBinomial(list.count, pairsOf(people), p);
    expectBinomial(
      countTies(list, (a, b) => a < people / 2 && b < people / 2),
      pairsOf(people / 2),
      p,
    );
    expectBinomial(
      countTies(list, (a, b) => Math.abs(a - b) === 1),
      people - 1,
      p,
    );
  });

  test('leaves the expected number of people without a tie', () => {
    const q = (1 - p) ** (people - 1);
    const variance = people * q * (1 - q) + people * (people - 1) * q * q * (1 / (1 - p) - 1);
    expectZ(graphStatistics(graphOf(list)).isolated, people * q, Math.sqrt(variance));
  });

  test('has as many triangles as independent pairs make', () => {
    const n = 2000;
    const dense = 20 / (n - 1);
    const triples = (n * (n - 1) * (n - 2)) / 6;
    const sharing = 2 * pairsOf(n) * pairsOf(n - 2) * (dense ** 5 - dense ** 6);
    const variance = triples * (dense ** 3 - dense ** 6) + sharing;
    const graph = graphOf(erdosRenyi({ people: n, meanDegree: 20 }, sequenceOf('er triangles')));
    expectZ(countTriangles(graph), triples * dense ** 3, Math.sqrt(variance));
  });
});

describe('Watts–Strogatz', () => {
  test.each([2, 4, 10])('unrewired, %i neighbours: the ring with its clustering 3(k−2)/4(k−1)', (k) => {
    const graph = graphOf(wattsStrogatz({ people: 500, meanDegree: k, rewire: 0 }, sequenceOf('ws')));
    const { ties, clustering, components, maxDegree, assortativity } = graphStatistics(graph);
    expect(ties).toBe(250 * k);
    expect(maxDegree).toBe(k);
    expect(clustering).toBeCloseTo((3 * (k - 2)) / (4 * (k - 1)), 12);
    expect(components).toBe(1);
    expect(assortativity).toBeNull();
  });

  test.each([0.1, 0.5, 1])(
    'rewired with probability %f: as many ties, that share of them moved',
    (rewire) => {
      const people = 20_000;
      const list = wattsStrogatz({ people, meanDegree: 6, rewire }, sequenceOf('ws'));
      expect(list.count).toBe(3 * people);
      const moved = countTies(
        list,
        (a, b) => Math.min((b - a + people) % people, (a - b + people) % people) > 3,
      );
      expectBinomial(moved, list.count, rewire * (1 - 6 / people));
      const graph = graphOf(list);
      expect(countPeople(graph, (degree) => degree < 3)).toBe(0);
      // Barrat & Weigt 2000: a triangle of the ring survives if its three ties do.
      expect(graphStatistics(graph).clustering).toBeCloseTo(0.6 * (1 - rewire) ** 3, 1);
    },
  );

  test('moved ends are spread evenly', () => {
    const people = 20_000;
    const list = wattsStrogatz({ people, meanDegree: 6, rewire: 1 }, sequenceOf('ws even'));
    expectBinomial(
      countTies(list, (_, b) => b < people / 4),
      list.count,
      0.25,
    );
  });
});

describe('Barabási–Albert', () => {
  test.each([1, 3, 5])('attach %i: exact number of ties, everyone in one component', (m) => {
    const graph = graphOf(barabasiAlbert({ people: 3000, attach: m }, sequenceOf('ba')));
    expect(graph.tieCount).toBe((m * (m + 1)) / 2 + (3000 - m - 1) * m);
    expect(graphStatistics(graph).components).toBe(1);
    expect(countPeople(graph, (degree) => degree < m)).toBe(0);
  });

  // Dorogovtsev, Mendes & Samukhin 2000: P(degree ≥ k) = m(m + 1) / k(k + 1), so P(degree = m) = 2/(m + 2).
  test.each([1, 2, 5])('attach %i: degrees follow m(m + 1) / k(k + 1)', (m) => {
    const graphs = replicates.map((r) =>
      graphOf(barabasiAlbert({ people: 10_000, attach: m }, sequenceOf(`ba ${r}`))),
    );
    expectMean30(
      graphs.map((graph) => countPeople(graph, (degree) => degree === m) / 10_000),
      2 / (m + 2),
    );
    for (const k of [2 * m + 1, 5 * m]) {
      expectMean30(
        graphs.map((graph) => countPeople(graph, (degree) => degree >= k) / 10_000),
        (m * (m + 1)) / (k * (k + 1)),
      );
    }
  });
});

describe('Holme–Kim', () => {
  test('clusters above Barabási–Albert in every world, and more with more triads', () => {
    for (let r = 0; r < 10; r++) {
      const world = sequenceOf.bind(null, `hk ${r}`);
      const plain = transitivityOf(barabasiAlbert({ people: 3000, attach: 4 }, world()));
      const some = transitivityOf(holmeKim({ people: 3000, attach: 4, triad: 0.3 }, world()));
      const max = transitivityOf(holmeKim({ people: 3000, attach: 4, triad: 0.9 }, world()));
      expect(some).toBeGreaterThan(plain);
      expect(max).toBeGreaterThan(some);
    }
  });

  test('every triad step closes a triangle', () => {
    const [people, attach, triad] = [20_000, 3, 0.5];
    const list = holmeKim({ people, attach, triad }, sequenceOf('hk'));
    expect(list.count).toBe(6 + (people - 4) * 3);
    const steps = (people - 4) * (attach - 1);
    const lowest = steps * triad - 4.4 * Math.sqrt(steps * triad * (1 - triad));
    expect(countTriangles(graphOf(list))).toBeGreaterThan(lowest);
    const all = holmeKim({ people: 2000, attach: 3, triad: 1 }, sequenceOf('hk'));
    expect(countTriangles(graphOf(all))).toBeGreaterThanOrEqual(4 + (2000 - 4) * 2);
  });

  test('without triads the degrees are those of Barabási–Albert', () => {
    const shares = replicates.map((r) => {
      const graph = graphOf(holmeKim({ people: 10_000, attach: 2, triad: 0 }, sequenceOf(`plain ${r}`)));
      return countPeople(graph, (degree) => degree === 2) / 10_000;
    });
    expectMean30(shares, 0.5);
  });
});

describe('circles', () => {
  test('has binomial numbers of ties inside and between', () => {
    const [people, count, size] = [10_000, 20, 500];
    const list = circles({ people, circles: count, within: 6, between: 2 }, sequenceOf('circles'));
    const inside = countTies(list, (a, b) => list.circle![a] === list.circle![b]);
    const pairsInside = count * pairsOf(size);
    expectBinomial(inside, pairsInside, 6 / (size - 1));
    expectBinomial(list.count - inside, pairsOf(people) - pairsInside, 2 / (people - size));
    const firstTwo = countTies(list, (a, b) => a >= size && a < 2 * size && b < size);
    expectBinomial(firstTwo, size * size, 2 / (people - size));
  });

  test('are contiguous and of equal size to within one', () => {
    const list = circles({ people: 103, circles: 10, within: 3, between: 1 }, sequenceOf('circles'));
    expect(list.circleCount).toBe(10);
    const sizes = Array.from({ length: 10 }, () => 0);
    list.circle!.forEach((circle, i) => {
      sizes[circle]++;
      expect(circle).toBeGreaterThanOrEqual(i > 0 ? list.circle![i - 1] : 0);
    });
    expect(new Set(sizes)).toEqual(new Set([10, 11]));
    const graph = graphOf(list);
    expect(neighbourOf(graph.ties[0])).toBeLessThan(103);
  });
});
