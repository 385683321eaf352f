import { describe, expect, test } from 'vitest';
import {
  betweenness,
  coreNumbers,
  erdosRenyi,
  holmeKim,
  mixedGraph,
  namedGraph,
  neighbourOf,
  type Graph,
} from '../../sim/graph/index.ts';
import { expectMean30, graphOf, sequenceOf } from './helpers.ts';

const path = (n: number) => ring(n, n - 1);
/** People in a ring, of whose ties only the first few are kept. */
function ring(n: number, kept = n): Graph {
  const from = Int32Array.from({ length: kept }, (_, i) => i);
  return graphOf({ people: n, count: kept, from, to: from.map((i) => (i + 1) % n) });
}
const star = (leaves: number) =>
  graphOf({
    people: leaves + 1,
    count: leaves,
    from: new Int32Array(leaves),
    to: Int32Array.from({ length: leaves }, (_, i) => i + 1),
  });
const anyGraphs = [1, 2, 3].flatMap((seed) => [
  graphOf(erdosRenyi({ people: 40, meanDegree: 3 }, sequenceOf(seed))),
  graphOf(holmeKim({ people: 40, attach: 3, triad: 0.5 }, sequenceOf(seed))),
]);
const exact = (graph: Graph) => betweenness(graph, graph.people, sequenceOf(1));

/** Steps and number of shortest paths between all pairs, by going one step further at a time. */
function shortestPaths(graph: Graph) {
  const { people, offsets, ties } = graph;
  return Array.from({ length: people }, (_, start) => {
    const steps = Array<number>(people).fill(Infinity);
    const paths = Array<number>(people).fill(0);
    steps[start] = 0;
    paths[start] = 1;
    for (let step = 1; step < people; step++) {
      for (let i = 0; i < people; i++) {
        if (steps[i] !== step - 1) continue;
        for (let k = offsets[i]; k < offsets[i + 1]; k++) {
          const j = neighbourOf(ties[k]);
          if (steps[j] < step) continue;
          steps[j] = step;
          paths[j] += paths[i];
        }
      }
    }
    return { steps, paths };
  });
}

describe('betweenness', () => {
  test('on a path i·(n − 1 − i), in a star all pairs of leaves, on a ring of 5 one pair each', () => {
    expect([...exact(path(6))]).toEqual([0, 4, 6, 6, 4, 0]);
    expect([...exact(star(7))]).toEqual([21, 0, 0, 0, 0, 0, 0, 0]);
    expect([...exact(ring(5))]).toEqual([1, 1, 1, 1, 1]);
    // Across a ring of 4 two paths lead, and each passes one person by.
    expect([...exact(ring(4))]).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect([...exact(mixedGraph(3))]).toEqual([0, 0, 0]);
  });

  // Catches paths counted from one side, ends counted in, a sum that misses people who cannot be reached.
  test('is the share of shortest paths through a person, by the definition', () => {
    for (const graph of anyGraphs) {
      const all = shortestPaths(graph);
      const found = exact(graph);
      for (let v = 0; v < graph.people; v++) {
        let sum = 0;
        for (let a = 0; a < graph.people; a++) {
          for (let b = 0; b < a; b++) {
            if (a === v || b === v || all[a].steps[b] === Infinity) continue;
            if (all[a].steps[v] + all[v].steps[b] !== all[a].steps[b]) continue;
            sum += (all[a].paths[v] * all[v].paths[b]) / all[a].paths[b];
          }
        }
        expect(found[v]).toBeCloseTo(sum, 9);
      }
    }
  });

  test('from a sample of ends it has the same mean: 30 samples of 25 in 100 people, by t', () => {
    const graph = graphOf(holmeKim({ people: 100, attach: 3, triad: 0.3 }, sequenceOf(4)));
    const all = exact(graph);
    const hub = all.indexOf(Math.max(...all));
    const samples = Array.from(
      { length: 30 },
      (_, n) => betweenness(graph, 25, sequenceOf(`pivots ${n}`))[hub],
    );
    expect(new Set(samples).size).toBeGreaterThan(20);
    expectMean30(samples, all[hub]);
  });
});

/** Peels the graph by the definition: nobody in the k-core has fewer than k ties inside. */
function peeled({ people, offsets, ties }: Graph): number[] {
  const core = Array<number>(people).fill(0);
  let inside = new Set(core.keys());
  for (let k = 1; inside.size > 0; k++) {
    for (;;) {
      const left = new Set(
        [...inside].filter((i) => {
          let own = 0;
          for (let at = offsets[i]; at < offsets[i + 1]; at++)
            own += Number(inside.has(neighbourOf(ties[at])));
          return own >= k;
        }),
      );
      if (left.size === inside.size) break;
      inside = left;
    }
    for (const i of inside) core[i] = k;
  }
  return core;
}

describe('core numbers', () => {
  test('1 on a path and in a star, 2 on a ring, n − 1 where all know all; 0 alone', () => {
    expect([...coreNumbers(path(4))]).toEqual([1, 1, 1, 1]);
    expect([...coreNumbers(star(3))]).toEqual([1, 1, 1, 1]);
    expect([...coreNumbers(ring(4))]).toEqual([2, 2, 2, 2]);
    expect([...coreNumbers(mixedGraph(4))]).toEqual([3, 3, 3, 3]);
    expect([...coreNumbers(ring(3, 1))]).toEqual([1, 1, 0]);
    expect([...coreNumbers(mixedGraph(0))]).toEqual([]);
  });

  // Catches a friend moved to the wrong place among those with as many ties.
  test('are those of peeling by the definition', () => {
    for (const graph of [...anyGraphs, graphOf(namedGraph('karate-club').list)]) {
      expect([...coreNumbers(graph)]).toEqual(peeled(graph));
    }
  });
});
