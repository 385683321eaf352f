import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyOf, Stream } from '../../sim/random/index.ts';
import {
  areTied,
  assignStrongTies,
  buildGraph,
  degreeOf,
  erdosRenyi,
  graphStatistics,
  mixedGraph,
  toGraphology,
  type TieList,
} from '../../sim/graph/index.ts';
import { expectProper, expectZ, graphOf, sequenceOf, wordsOf } from './helpers.ts';

type Tie = [number, number, 0 | 1];

const tieLists = fc.integer({ min: 1, max: 12 }).chain((people) => {
  const person = fc.integer({ min: 0, max: people - 1 });
  return fc.record({
    people: fc.constant(people),
    ties: fc.array(fc.tuple(person, person, fc.constantFrom<0 | 1>(0, 1)), { maxLength: 60 }),
  });
});

function listOf(people: number, ties: readonly Tie[]): TieList {
  return {
    people,
    // Room beyond the count holds what a careless reader would trip over.
    count: ties.length,
    from: Int32Array.from([...ties.map((t) => t[0]), 99]),
    to: Int32Array.from([...ties.map((t) => t[1]), 99]),
    strong: Uint8Array.from([...ties.map((t) => t[2]), 1]),
  };
}

describe('buildGraph', () => {
  test('equals a naive set of ties, with self-loops and repeats counted', () => {
    fc.assert(
      fc.property(tieLists, ({ people, ties }) => {
        const strong = new Map<string, number>();
        let selfLoops = 0;
        let parallelTies = 0;
        for (const [a, b, s] of ties) {
          const name = `${Math.min(a, b)}-${Math.max(a, b)}`;
          if (a === b) selfLoops++;
          else if (strong.has(name)) parallelTies++;
          if (a !== b) strong.set(name, (strong.get(name) ?? 0) | s);
        }
        const { graph, removed } = buildGraph(listOf(people, ties));
        expectProper(graph);
        expect(wordsOf(graph)).toEqual([...strong].map(([name, s]) => name + (s ? '!' : '')).toSorted());
        expect(removed).toEqual({ selfLoops, parallelTies });
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test('does not depend on the order or direction of the ties', () => {
    fc.assert(
      fc.property(tieLists, ({ people, ties }) => {
        const turned = ties.map(([a, b, s]): Tie => [b, a, s]).toReversed();
        expect(graphOf(listOf(people, turned))).toEqual(graphOf(listOf(people, ties)));
      }),
      { seed: 2 },
    );
  });

  test('bisection finds exactly the ties there are', () => {
    const graph = graphOf(erdosRenyi({ people: 60, meanDegree: 8 }, sequenceOf(1)));
    const words = new Set(wordsOf(graph));
    for (let a = 0; a < 60; a++) {
      for (let b = 0; b < 60; b++) {
        expect(areTied(graph, a, b)).toBe(words.has(`${Math.min(a, b)}-${Math.max(a, b)}`));
      }
    }
  });

  test('refuses a tie to nobody', () => {
    expect(() => buildGraph(listOf(3, [[0, 3, 0]]))).toThrow(RangeError);
    expect(() => buildGraph(listOf(3, [[-1, 1, 0]]))).toThrow(RangeError);
  });
});

describe('mixedGraph', () => {
  test('stores no tie and knows everyone', () => {
    const graph = mixedGraph(5);
    expect(graph.ties).toHaveLength(0);
    expect(degreeOf(graph, 3)).toBe(4);
    expect(graphStatistics(graph)).toMatchObject({ ties: 10, meanDegree: 4, components: 1, clustering: 1 });
    expect(toGraphology(graph).order).toBe(5);
  });
});

function draw(share: number, ties: readonly Tie[] = []): Uint8Array {
  const list =
    ties.length > 0 ? listOf(50, ties) : erdosRenyi({ people: 5000, meanDegree: 8 }, sequenceOf(3));
  assignStrongTies(list, share, new Stream(keyOf('classes', 0), 'tie strength'));
  return list.strong!.subarray(0, list.count);
}

describe('assignStrongTies', () => {
  test('makes a share strong, and a larger share only adds', () => {
    const fifth = draw(0.2);
    const half = draw(0.5);
    const sum = fifth.reduce((a, b) => a + b, 0);
    expectZ(sum, 0.2 * fifth.length, Math.sqrt(0.16 * fifth.length));
    fifth.forEach((strong, k) => expect(half[k]).toBeGreaterThanOrEqual(strong));
    expect(draw(0).every((s) => s === 0)).toBe(true);
    expect(draw(1).every((s) => s === 1)).toBe(true);
  });

  test('belongs to the pair: neither direction nor the rest of the list matters', () => {
    const [alone] = draw(0.5, [[7, 31, 0]]);
    const together = draw(0.5, [
      [1, 2, 0],
      [31, 7, 0],
    ]);
    expect(together[1]).toBe(alone);
  });
});
