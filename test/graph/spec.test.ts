import { describe, expect, test } from 'vitest';
import {
  checkMemory,
  estimateBytes,
  expectedTies,
  graphPeople,
  graphStatistics,
  makeGraph,
  NAMED_GRAPHS,
  type GraphSpec,
} from '../../sim/graph/index.ts';
import { keyOf } from '../../sim/random/index.ts';
import { expectProper, problemsOf, wordsOf } from './helpers.ts';
import { graphSource } from './source.ts';

const classes = { strongShare: 0.25, weightCut: null };

const GENERATED: GraphSpec[] = [
  { kind: 'erdos-renyi', meanDegree: 8, ...classes },
  { kind: 'watts-strogatz', meanDegree: 8, rewire: 0.1, ...classes },
  { kind: 'barabasi-albert', attach: 4, ...classes },
  { kind: 'holme-kim', attach: 4, triad: 0.5, ...classes },
  { kind: 'circles', circles: 10, within: 6, between: 2, ...classes },
  { kind: 'configuration', degrees: { distribution: 'power', exponent: 2.5, min: 3, max: 60 }, ...classes },
  { kind: 'regular', degree: 8, ...classes },
  { kind: 'ring', neighbours: 8, ...classes },
  { kind: 'torus', corners: true, ...classes },
  { kind: 'tree', roots: 10, offspring: { distribution: 'poisson', mean: 0.9 }, ...classes },
];

function shapeOf(spec: GraphSpec): string[] {
  return wordsOf(makeGraph(spec, 300, keyOf(7, 0)).graph).map((word) => word.replace('!', ''));
}

describe.each(GENERATED)('makeGraph of kind $kind', (spec) => {
  test('is fixed by its key, and as large as expected', () => {
    const { graph } = makeGraph(spec, 2000, keyOf(7, 0));
    expectProper(graph);
    expect(makeGraph(spec, 2000, keyOf(7, 0)).graph).toEqual(graph);
    expect(makeGraph(spec, 2000, keyOf(7, 1)).graph.ties).not.toEqual(graph.ties);
    const expected = expectedTies(spec, 2000);
    expect(Math.abs(graph.tieCount - expected)).toBeLessThan(4.4 * Math.sqrt(expected));
    const { strongShare } = graphStatistics(graph);
    expect(Math.abs(strongShare! - 0.25)).toBeLessThan(4.4 * Math.sqrt((0.25 * 0.75) / graph.tieCount));
    expect(graphPeople(spec)).toBeNull();
  });

  test('keeps its shape when the share of strong ties changes', () => {
    expect(shapeOf({ ...spec, strongShare: 0.9 })).toEqual(shapeOf({ ...spec, strongShare: 0 }));
  });

  test('needs at least the memory of what is left', () => {
    const { graph } = makeGraph(spec, 2000, keyOf(7, 0));
    const left = graph.ties.byteLength + graph.offsets.byteLength + graph.circle.byteLength;
    expect(estimateBytes(spec, 2000)).toBeGreaterThan(2 * left);
    expect(estimateBytes(spec, 2000)).toBeLessThan(8 * left);
  });
});

test('mixed graphs store nothing', () => {
  const { graph } = makeGraph({ kind: 'mixed', ...classes }, 100, keyOf(1, 0));
  expect(graph).toMatchObject({ people: 100, mixed: true, tieCount: 0 });
  expect(expectedTies({ kind: 'mixed', ...classes }, 100)).toBe(0);
});

describe('named graphs', () => {
  test.each(NAMED_GRAPHS)('%s keeps its size and names', (name) => {
    const spec: GraphSpec = { kind: 'named', name, ...classes };
    const people = graphPeople(spec)!;
    const { graph } = makeGraph(spec, people, keyOf(1, 0));
    expectProper(graph);
    expect(graph.names).toHaveLength(people);
    expect(problemsOf(() => makeGraph(spec, people + 1, keyOf(1, 0)))).toMatchObject([
      { code: 'graphPeopleDiffer', values: { found: people + 1, expected: people } },
    ]);
  });

  test('the karate club has its two halves as circles', () => {
    const { graph } = makeGraph({ kind: 'named', name: 'karate-club', ...classes }, 34, keyOf(1, 0));
    expect(graph.names?.[0]).toBe('0');
    expect([graph.circle[0], graph.circle[33]]).toEqual([0, 1]);
    expect(graph.circle.filter((c) => c === 0)).toHaveLength(17);
  });

  test('an unknown name is refused with those there are', () => {
    expect(problemsOf(() => graphPeople({ kind: 'named', name: 'toString', ...classes }))).toMatchObject([
      {
        code: 'graphNameUnknown',
        values: { found: 'toString', expected: 'karate-club, florentine-families' },
      },
    ]);
  });
});

describe('file graphs', () => {
  const file = graphSource('ties.csv', 'a,b,3\nb,c,1\nc,a,2\na,a,5\nb,a,1\n');
  const spec: GraphSpec = { kind: 'file', path: 'ties.csv', strongShare: 0, weightCut: 2 };

  test('ties from the cut up are strong, and what was dropped is told', () => {
    const { graph, removed } = makeGraph(spec, 3, keyOf(1, 0), file);
    expect(wordsOf(graph)).toEqual(['a-b!', 'a-c!', 'b-c']);
    expect(removed).toEqual({ selfLoops: 1, parallelTies: 1 });
    expect(graphPeople(spec, file)).toBe(3);
  });

  test('without a cut, or without weights, the share decides', () => {
    const all: GraphSpec = { ...spec, strongShare: 1, weightCut: null };
    expect(wordsOf(makeGraph(all, 3, keyOf(1, 0), file).graph)).toEqual(['a-b!', 'a-c!', 'b-c!']);
    expect(wordsOf(makeGraph(spec, 3, keyOf(1, 0), file).graph)).toEqual(['a-b!', 'a-c!', 'b-c']);
    const bare = graphSource('ties.csv', 'a,b\nb,c');
    expect(wordsOf(makeGraph(all, 3, keyOf(1, 0), bare).graph)).toEqual(['a-b!', 'b-c!']);
  });

  test('a cut without weights is refused, with the columns that could be weights', () => {
    for (const [text, known] of [
      ['a,b\nb,c', ''],
      ['source,target,calls,since\na,b,3,x\nb,c,1,y', 'calls'],
    ])
      expect(problemsOf(() => makeGraph(spec, 3, keyOf(1, 0), graphSource('ties.csv', text)))).toMatchObject([
        { code: 'weightCutWithoutWeights', path: 'graph.weightCut', values: { known } },
      ]);
  });

  test('another size is refused', () => {
    expect(problemsOf(() => makeGraph(spec, 4, keyOf(1, 0), file))).toMatchObject([
      { code: 'graphPeopleDiffer', file: 'ties.csv', values: { found: 4, expected: 3 } },
    ]);
  });
});

describe('checkMemory', () => {
  const spec: GraphSpec = { kind: 'erdos-renyi', meanDegree: 10, ...classes };

  test('lets through what fits, and says what does not', () => {
    expect(checkMemory(spec, 1_000_000, 1e9)).toBeNull();
    expect(checkMemory(spec, 10_000_000, 1e9)).toMatchObject({
      code: 'graphTooLarge',
      severity: 'error',
      values: { people: 10_000_000, ties: 50_000_000, needed: 1.5, available: 1 },
    });
    const just = estimateBytes(spec, 1000);
    expect(checkMemory(spec, 1000, just)).toBeNull();
    expect(checkMemory(spec, 1000, just + 99, 100)?.values).toMatchObject({ available: 0 });
    expect(checkMemory(spec, 1000, just - 1)?.values).toMatchObject({ needed: 0.1, available: 0 });
  });

  test('knows what 32 bits hold', () => {
    expect(checkMemory({ ...spec, meanDegree: 0 }, 2 ** 30, Infinity)?.code).toBe('graphOverLimit');
    expect(checkMemory({ ...spec, meanDegree: 0 }, 2 ** 30 - 1, Infinity)).toBeNull();
    expect(checkMemory({ ...spec, meanDegree: 1000 }, 3_000_000, Infinity)).toMatchObject({
      code: 'graphOverLimit',
      values: { maxPeople: 2 ** 30 - 1, maxTies: 2 ** 30 - 1 },
    });
  });
});
