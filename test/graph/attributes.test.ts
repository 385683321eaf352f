import { describe, expect, test } from 'vitest';
import { buildGraph, readGraphFile, type GraphFile, type GraphSettings } from '../../sim/graph/index.ts';
import { givenTrait } from '../../sim/graph/given.ts';
import { makePlan } from '../../sim/scenario/index.ts';
import { runReplicate, sharedGraph } from '../../sim/analysis/index.ts';
import { simulate } from '../../sim/engine/index.ts';
import { keyOf } from '../../sim/random/index.ts';
import { hashGraph } from '../../sim/observe/index.ts';
import { STAGE_IDS } from '../../sim/stages/index.ts';
import { problemsOf } from './helpers.ts';
import { graphSource, readText } from './source.ts';

/** Attributes of nodes that give people their stages and traits: `graph.attributes`. */

const attributes = { stage: 'role', income: 'salary', affinity: 'fit', talkativeness: 'posts' };

/** Three people with the same attributes, as each format writes them. */
const FILES: Readonly<Record<string, string>> = {
  graphml: `<graphml><key id="d0" for="node" attr.name="role"/><key id="d1" for="node" attr.name="salary"/>
    <key id="d2" for="node" attr.name="fit"/><key id="d3" for="node" attr.name="posts"><default>0</default></key>
    <graph edgedefault="undirected">
    <node id="Ann"><data key="d0">member</data><data key="d1">1000</data><data key="d2">1</data></node>
    <node id="Bob"><data key="d0">铁粉</data><data key="d1">3000</data><data key="d2">0.5</data><data key="d3">6</data></node>
    <node id="Cui"><data key="d1">2000</data><data key="d2">1.5</data><data key="d3">3</data></node>
    <edge source="Ann" target="Bob"/></graph></graphml>`,
  gexf: `<gexf><graph><attributes class="node"><attribute id="0" title="role"/><attribute id="1" title="salary"/>
    <attribute id="2" title="fit"/><attribute id="3" title="posts"><default>0</default></attribute></attributes><nodes>
    <node id="Ann"><attvalues><attvalue for="0" value="Member"/><attvalue for="1" value="1000"/><attvalue for="2" value="1.0"/></attvalues></node>
    <node id="Bob"><attvalues><attvalue for="0" value="superfan"/><attvalue for="1" value="3000"/><attvalue for="2" value="0,5"/><attvalue for="3" value="6"/></attvalues></node>
    <node id="Cui"><attvalues><attvalue for="1" value="2000"/><attvalue for="2" value="1.5"/><attvalue for="3" value="3"/></attvalues></node>
    </nodes><edges><edge source="Ann" target="Bob"/></edges></graph></gexf>`,
  json: JSON.stringify({
    nodes: [
      { id: 'Ann', role: 'member', salary: 1000, fit: 1, posts: 0 },
      { id: 'Bob', role: 'superfan', salary: 3000, fit: 0.5, posts: 6 },
      { id: 'Cui', role: null, salary: 2000, fit: 1.5, posts: 3 },
    ],
    links: [{ source: 'Ann', target: 'Bob' }],
  }),
  graphology: JSON.stringify({
    nodes: [
      { key: 'Ann', attributes: { role: 'member', salary: 1000, fit: 1, posts: 0 } },
      { key: 'Bob', attributes: { role: 'superfan', salary: 3000, fit: 0.5, posts: 6 } },
      { key: 'Cui', attributes: { salary: 2000, fit: 1.5, posts: 3 } },
    ],
    edges: [{ source: 'Ann', target: 'Bob' }],
  }),
  gml: `graph [
    node [ id 1 label "Ann" role "member" salary 1000 fit 1 posts 0 ]
    node [ id 2 label "Bob" role "superfan" salary 3000 fit 0.5 posts 6 ]
    node [ id 3 label "Cui" salary 2000 fit 1.5 posts 3 ]
    edge [ source 1 target 2 ] ]`,
  pajek: `*Network n
*Vertices 3
1 "Ann"
2 "Bob"
3 "Cui"
*Edges
1 2
*Vector salary
*Vertices 3
1000
3000
2000
*Vector fit
*Vertices 3
1
0.5
1.5
*Vector posts
*Vertices 3
0
6
3
*Partition role
*Vertices 3
member
superfan
stranger
`,
};

const traitOf = ({ list }: GraphFile, trait: 'income' | 'affinity' | 'talkativeness'): number[] => {
  const { levels, code } = list.given![trait]!;
  return Array.from(code, (level) => levels[level]);
};
const stagesOf = ({ list }: GraphFile): string[] => Array.from(list.given!.stage!, (one) => STAGE_IDS[one]);

describe('stages and traits come from attributes, relative to their mean', () => {
  test.each(Object.keys(FILES))('%s', (format) => {
    const file = readText(FILES[format], { attributes });
    expect(file.list.names).toEqual(['Ann', 'Bob', 'Cui']);
    expect(stagesOf(file)).toEqual(['member', 'superfan', 'stranger']);
    expect(traitOf(file, 'income')).toEqual([0.5, 1.5, 1]);
    expect(traitOf(file, 'affinity')).toEqual([1, 0.5, 1.5]);
    expect(traitOf(file, 'talkativeness')).toEqual([0, 2, 1]);
    expect(file.reading).toMatchObject({
      stages: { from: 'role', people: { member: 1, superfan: 1, stranger: 1, fan: 0 } },
      traits: [
        { trait: 'talkativeness', from: 'posts', min: 0, max: 6, mean: 3, levels: 3 },
        { trait: 'income', from: 'salary', min: 1000, max: 3000, mean: 2000, levels: 3 },
        { trait: 'affinity', from: 'fit', min: 0.5, max: 1.5, mean: 1, levels: 3 },
      ],
    });
    expect(file.reading!.unusedAttributes).not.toContain('salary');
  });

  test('only what is asked for is used', () => {
    expect(readText(FILES.json).list.given).toBeUndefined();
    expect(Object.keys(readText(FILES.json, { attributes: { income: 'salary' } }).list.given!)).toEqual([
      'income',
    ]);
  });
});

const people = (values: Readonly<Record<string, unknown>>[]): string =>
  JSON.stringify({ nodes: values.map((one, id) => ({ id: `p${id}`, ...one })), links: [] });

describe('what cannot be a stage or a trait is refused, with the person', () => {
  const found = (values: Readonly<Record<string, unknown>>[], attributes: GraphSettings['attributes']) =>
    problemsOf(() => readText(people(values), { attributes }));

  test('a stage that does not exist', () => {
    expect(found([{ role: 'member' }, { role: 'boss' }], { stage: 'role' })).toMatchObject([
      { code: 'graphStageUnknown', path: 'graph.attributes.stage', values: { name: 'p1', found: 'boss' } },
    ]);
  });

  test.each([
    [{ v: 'rich' }, 'income', 'number'],
    [{ v: '1e999' }, 'income', 'number'],
    [{}, 'income', 'missing'],
    [{ v: '' }, 'affinity', 'missing'],
    [{ v: 'NA' }, 'talkativeness', 'missing'],
    [{ v: 0 }, 'income', 'positive'],
    [{ v: -1 }, 'affinity', 'positive'],
    [{ v: -1 }, 'talkativeness', 'negative'],
  ] as const)('%j as %s', (other, trait, kind) => {
    expect(found([{ v: 1 }, other], { [trait]: 'v' })).toMatchObject([
      { code: 'graphTraitBroken', path: `graph.attributes.${trait}`, values: { kind, name: 'p1' } },
    ]);
  });

  test('silence of everybody', () => {
    expect(found([{ v: 0 }, { v: 0 }], { talkativeness: 'v' })).toMatchObject([
      { code: 'graphTraitBroken', values: { kind: 'nought' } },
    ]);
  });

  test('an attribute that nobody has', () => {
    expect(found([{ v: 1 }], { income: 'w' })).toMatchObject([
      { code: 'graphAttributeUnknown', path: 'graph.attributes.income', values: { found: 'w', known: 'v' } },
    ]);
  });

  test('many faults are counted', () => {
    const codes = found(
      Array.from({ length: 100 }, () => ({ v: 'x' })),
      { income: 'v' },
    ).map(({ code }) => code);
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'graphTraitBroken'), 'moreProblems']);
  });
});

describe('levels', () => {
  test('up to 256 different numbers are exact', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => 1 + ((i * 7) % 256));
    const mean = values.reduce((a, b) => a + b, 0) / 1000;
    const { levels, code, counts } = givenTrait(values);
    expect(levels).toHaveLength(256);
    expect(counts.reduce((a, b) => a + b, 0)).toBe(1000);
    values.forEach((value, i) => expect(levels[code[i]]).toBeCloseTo(value / mean, 12));
  });

  test('more are grouped by rank: mean 1, in order, equal numbers together', () => {
    const values = Float64Array.from({ length: 10_000 }, (_, i) => ((i * 7919) % 10_007) + 1);
    const { levels, code, counts } = givenTrait(values);
    expect(levels.length).toBe(256);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
    expect(counts.reduce((sum, n, k) => sum + n * levels[k], 0) / 10_000).toBeCloseTo(1, 12);
    const order = Array.from(values.keys()).toSorted((a, b) => values[a] - values[b]);
    for (let k = 1; k < order.length; k++) expect(code[order[k]]).toBeGreaterThanOrEqual(code[order[k - 1]]);
    // Each group spans 1/256 of the people, so a level is off by no more than that share of the range, twice the mean.
    values.forEach((value, i) =>
      expect(Math.abs(levels[code[i]] - value / 5004)).toBeLessThan(2 / 256 + 0.001),
    );
  });

  test('large numbers have a mean', () => {
    const { levels } = givenTrait(Float64Array.of(1e308, 1.5e308, 1.7e308));
    expect([...levels].every(Number.isFinite)).toBe(true);
    expect(levels.reduce((a, b) => a + b, 0) / 3).toBeCloseTo(1, 12);
  });
});

describe('a run on such a file', () => {
  const source = graphSource('people.json', FILES.json);
  const planOf = (raw: object) =>
    makePlan(
      { version: 1, days: 30, graph: { kind: 'file', path: 'people.json', attributes }, ...raw },
      () => undefined,
      'test',
      source,
    );

  test('begins with its members, who are no founders, and their traits', () => {
    const { plan } = planOf({});
    const { graph } = sharedGraph(plan!, 7, source);
    const [{ world }] = simulate(plan!, graph, keyOf(7, 0));
    expect(Array.from(world.stage, (one) => STAGE_IDS[one])).toEqual(['member', 'superfan', 'stranger']);
    expect([0, 1, 2].map((person) => world.income.of(person))).toEqual([0.5, 1.5, 1]);
    expect([0, 1, 2].map((person) => world.advocacy(person))).toEqual([0, 2, 1]);
    const run = runReplicate(plan!, 7, 0, graph);
    let step = run.next();
    while (!step.done) step = run.next();
    expect(step.value.founders).toBe(0);
  });

  test('zeal keeps the total of talk, whatever the numbers of people on the levels', () => {
    const nodes = [1, 1, 1, 1, 6].map((fit) => ({ fit }));
    const file = readText(people(nodes), { attributes: { affinity: 'fit' } });
    const { graph } = buildGraph(file.list);
    const { plan } = makePlan(
      { version: 1, people: { count: 5, fitRaisesTalk: 2 } },
      () => undefined,
      'test',
    );
    const [{ world }] = simulate(plan!, graph, keyOf(7, 0));
    // 4 people of fit 0.5 and one of 3: squares 0.25 and 9, whose mean is 2.
    expect(world.advocacy(0)).toBeCloseTo(0.125, 12);
    expect(world.advocacy(4)).toBeCloseTo(4.5, 12);
  });

  test('the hash of a graph tells traits and stages apart', () => {
    const hash = (attributes: GraphSettings['attributes']) =>
      hashGraph(buildGraph(readGraphFile(source, { attributes }).list).graph);
    const all = [{}, { stage: 'role' }, { income: 'salary' }, { affinity: 'salary' }].map(hash);
    expect(new Set(all).size).toBe(4);
  });

  test('start cannot place others', () => {
    expect(planOf({ start: { people: { member: 1 } } }).problems).toMatchObject([
      { code: 'startTwice', severity: 'error', path: 'start', values: { attribute: 'role' } },
    ]);
    expect(planOf({ start: { date: '2026-03-01' } }).problems).toEqual([]);
  });

  test('a distribution of the scenario gives way, with a note', () => {
    expect(planOf({ people: { income: { distribution: 'gamma' } } }).problems).toMatchObject([
      { code: 'traitTwice', severity: 'note', path: 'people.income', values: { attribute: 'salary' } },
    ]);
  });
});
