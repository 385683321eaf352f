import { describe, expect, test } from 'vitest';
import {
  circles,
  erdosRenyi,
  greedyInfluence,
  holmeKim,
  LiveEdges,
  type Graph,
  type Spread,
} from '../../sim/graph/index.ts';
import { Coverage } from '../../sim/graph/coverage.ts';
import { expectZ, graphOf, sequenceOf } from './helpers.ts';

/** A hazard along a tie that carries with chance T. */
const carrying = (T: number): Spread => {
  const strong = -Math.log(1 - T);
  return { strong, weak: strong, talkativeness: () => 1 };
};

/** Everybody reached from a set in one sample, by the definition. */
function reachedFrom(edges: LiveEdges, set: readonly number[], r: number): Set<number> {
  const { offsets, ties } = edges.graph;
  const reached = new Set(set);
  for (const person of reached) {
    for (let k = offsets[person]; k < offsets[person + 1]; k++) {
      if (edges.isLive(k, r)) reached.add(ties[k] >>> 1);
    }
  }
  return reached;
}

function reachOf(edges: LiveEdges, set: readonly number[]): number {
  let sum = 0;
  for (let r = 0; r < edges.samples; r++) sum += reachedFrom(edges, set, r).size;
  return sum;
}

const graphs: Graph[] = [
  graphOf(erdosRenyi({ people: 60, meanDegree: 4 }, sequenceOf(1))),
  graphOf(holmeKim({ people: 60, attach: 2, triad: 0.5 }, sequenceOf(2))),
  graphOf(circles({ people: 60, circles: 4, within: 4, between: 0.5 }, sequenceOf(3))),
];
/** Far below, near and far above the threshold of percolation; more than one word, and part of one. */
const cases = graphs.flatMap((graph) =>
  [0.05, 0.3, 0.7].flatMap((T) =>
    [5, 32, 40].map((samples) => new LiveEdges(graph, samples, carrying(T), sequenceOf(T + samples))),
  ),
);

describe('what one more person adds', () => {
  // Catches a known hub's part that is counted twice, or as it was before others were covered.
  test('is the reach with them less the reach without, at any time', () => {
    for (const edges of cases) {
      const coverage = new Coverage(edges);
      const chosen: number[] = [];
      for (const next of [7, 31, 0]) {
        const now = reachOf(edges, chosen);
        for (let person = 0; person < 60; person++) {
          expect(coverage.gain(person)).toBe(reachOf(edges, [...chosen, person]) - now);
        }
        coverage.add(next);
        chosen.push(next);
      }
    }
  });
});

describe('greedy', () => {
  // Catches a gain that is trusted after others were chosen, and equals in another order than by lot.
  test('lazily chooses what plain greedy chooses', () => {
    const tieBreakers = sequenceOf('lots');
    const tieBreaker = Float64Array.from({ length: 60 }, () => tieBreakers.uniform());
    for (const edges of cases) {
      const plain: number[] = [];
      for (let n = 0; n < 8; n++) {
        const left = Array.from({ length: 60 }, (_, person) => person).filter((p) => !plain.includes(p));
        const reach = new Map(left.map((person) => [person, reachOf(edges, [...plain, person])]));
        left.sort((a, b) => reach.get(b)! - reach.get(a)! || tieBreaker[a] - tieBreaker[b]);
        plain.push(left[0]);
      }
      expect(greedyInfluence(edges, 8, tieBreaker)).toEqual(plain);
    }
  });

  test('can rank everybody, each once', () => {
    const ranked = greedyInfluence(cases[4], 100, new Float64Array(60).fill(0.5));
    expect(ranked.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, person) => person));
  });
});

test('reach along live ties has the law of percolation: from the end of a path 1 + T + … + T⁴ (|z| < 4.4: 1.1e-5)', () => {
  const from = Int32Array.from([0, 1, 2, 3]);
  const graph = graphOf({ people: 5, count: 4, from, to: from.map((i) => i + 1) });
  const T = 0.3;
  const samples = 1024;
  const edges = new LiveEdges(graph, samples, carrying(T), sequenceOf('path'));
  const reached = [0, 1, 2, 3].map((n) => T ** (n + 1));
  const mean = 1 + reached.reduce((a, b) => a + b, 0);
  // E X² with X the steps got: Σ (2n − 1) P(X ≥ n).
  const square = reached.reduce((sum, p, n) => sum + (2 * n + 1) * p, 0);
  expectZ(new Coverage(edges).gain(0) / samples, mean, Math.sqrt((square - (mean - 1) ** 2) / samples));
});

test('a strong tie carries with 1 − e^(−strong τ), a weak one with 1 − e^(−weak τ) (|z| < 4.4: 1.1e-5 each)', () => {
  const n = 400;
  const from = Int32Array.from({ length: n }, (_, i) => 2 * i);
  const strong = Uint8Array.from(from, (_, i) => i % 2);
  const graph = graphOf({ people: 2 * n, count: n, from, to: from.map((i) => i + 1), strong });
  const spread: Spread = { strong: 0.5, weak: 0.2, talkativeness: (person) => (person % 2 === 0 ? 1 : 3) };
  const edges = new LiveEdges(graph, 40, spread, sequenceOf('classes'));
  for (const [start, hazard] of [
    [0, 0.2],
    [1, 0.6],
    [2, 0.5],
    [3, 1.5],
  ]) {
    let live = 0;
    for (let person = start; person < 2 * n; person += 4) {
      for (let r = 0; r < 40; r++) live += Number(edges.isLive(graph.offsets[person], r));
    }
    const p = 1 - Math.exp(-hazard);
    const trials = (n / 2) * 40;
    expectZ(live, trials * p, Math.sqrt(trials * p * (1 - p)));
  }
});
