import { describe, expect, test } from 'vitest';
import type { Sequence } from '../../sim/random/index.ts';
import {
  barabasiAlbert,
  circles,
  configuration,
  degreeOf,
  erdosRenyi,
  holmeKim,
  regular,
  ring,
  torus,
  tree,
  wattsStrogatz,
  type TieList,
} from '../../sim/graph/index.ts';
import { buildGraph } from '../../sim/graph/index.ts';
import { expectProper, graphOf, sequenceOf, wordsOf } from './helpers.ts';

type Generator = (people: number, random: Sequence) => TieList;

/** Every generator, as it is commonly used … */
const GENERATORS: Record<string, Generator> = {
  'erdos-renyi': (people, random) => erdosRenyi({ people, meanDegree: 6 }, random),
  'watts-strogatz': (people, random) => wattsStrogatz({ people, meanDegree: 6, rewire: 0.2 }, random),
  'watts-strogatz, all rewired': (people, random) =>
    wattsStrogatz({ people, meanDegree: 6, rewire: 1 }, random),
  'barabasi-albert': (people, random) => barabasiAlbert({ people, attach: 3 }, random),
  'holme-kim': (people, random) => holmeKim({ people, attach: 3, triad: 0.6 }, random),
  circles: (people, random) => circles({ people, circles: 7, within: 5, between: 2 }, random),
  configuration: (people, random) =>
    configuration({ people, degrees: { distribution: 'list', shares: [0, 0, 0, 1] } }, random),
  'configuration, loose': (people, random) =>
    configuration({ people, degrees: { distribution: 'poisson', mean: 4 } }, random),
  regular: (people, random) => regular({ people, degree: 6 }, random),
  tree: (people, random) =>
    tree({ people, roots: 3, offspring: { distribution: 'poisson', mean: 1 } }, random),
};

/** … and those in which there is no chance. */
const LATTICES: Record<string, Generator> = {
  ring: (people, random) => ring({ people, neighbours: 6 }, random),
  'torus of 4': (people) => torus({ people, corners: false }),
  'torus of 8': (people) => torus({ people, corners: true }),
};

/** … and asked for more ties than there are people. */
const DENSE: Record<string, Generator> = {
  'erdos-renyi': (people, random) => erdosRenyi({ people, meanDegree: 50 }, random),
  'watts-strogatz': (people, random) => wattsStrogatz({ people, meanDegree: 50, rewire: 0.5 }, random),
  'barabasi-albert': (people, random) => barabasiAlbert({ people, attach: 50 }, random),
  'holme-kim': (people, random) => holmeKim({ people, attach: 50, triad: 0.5 }, random),
  regular: (people, random) => regular({ people, degree: 50 }, random),
  ring: (people, random) => ring({ people, neighbours: 50 }, random),
  'circles, one': (people, random) => circles({ people, circles: 1, within: 50, between: 50 }, random),
  'circles, one each': (people, random) => circles({ people, circles: 50, within: 50, between: 50 }, random),
};

describe.each(Object.entries({ ...GENERATORS, ...LATTICES }))('%s', (_, generate) => {
  test.each([1, 2, 3, 4, 5, 7, 8, 50, 333])('gives a proper simple graph of %i people', (people) => {
    const { graph, removed } = buildGraph(generate(people, sequenceOf(people)));
    expect(graph.people).toBe(people);
    expectProper(graph);
    expect(removed).toEqual({ selfLoops: 0, parallelTies: 0 });
    let degrees = 0;
    for (let i = 0; i < people; i++) degrees += degreeOf(graph, i);
    expect(degrees).toBe(2 * graph.tieCount);
  });
});

describe.each(Object.entries(GENERATORS))('%s', (_, generate) => {
  test('gives the same graph for the same seed and another for another', () => {
    const first = graphOf(generate(200, sequenceOf('one')));
    expect(graphOf(generate(200, sequenceOf('one')))).toEqual(first);
    expect(graphOf(generate(200, sequenceOf('two'))).ties).not.toEqual(first.ties);
  });
});

describe.each(Object.entries(DENSE))('%s with more ties than people', (_, generate) => {
  test.each([1, 2, 3, 6, 9])('of %i people is complete', (people) => {
    const graph = graphOf(generate(people, sequenceOf(people)));
    expectProper(graph);
    expect(graph.tieCount).toBe((people * (people - 1)) / 2);
  });
});

test('no ties are made where none are asked for', () => {
  const none = [
    erdosRenyi({ people: 9, meanDegree: 0 }, sequenceOf(1)),
    wattsStrogatz({ people: 9, meanDegree: 0, rewire: 0.5 }, sequenceOf(1)),
    barabasiAlbert({ people: 9, attach: 0 }, sequenceOf(1)),
    holmeKim({ people: 9, attach: 0, triad: 0.5 }, sequenceOf(1)),
    circles({ people: 9, circles: 3, within: 0, between: 0 }, sequenceOf(1)),
    configuration({ people: 9, degrees: { distribution: 'poisson', mean: 0 } }, sequenceOf(1)),
    regular({ people: 9, degree: 0 }, sequenceOf(1)),
    ring({ people: 9, neighbours: 0 }, sequenceOf(1)),
    tree({ people: 9, roots: 1, offspring: { distribution: 'list', shares: [1] } }, sequenceOf(1)),
  ];
  for (const list of none) expect(wordsOf(graphOf(list))).toEqual([]);
});
