import fc from 'fast-check';
import { write as writeGexf } from 'graphology-gexf';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  assignStrongTies,
  circles,
  parseGexf,
  parseGraphFile,
  parseGraphml,
  parseGraphologyJson,
  toGraphology,
  type Graph,
} from '../../sim/graph/index.ts';
import { keyOf, Stream } from '../../sim/random/index.ts';
import { graphOf, problemsOf, sequenceOf, wordsOf } from './helpers.ts';

const list = circles({ people: 40, circles: 4, within: 4, between: 1 }, sequenceOf('formats'));
assignStrongTies(list, 0.3, new Stream(keyOf(1, 0), 'tie strength'));
const names = Array.from({ length: 40 }, (_, i) => `p${String(i).padStart(2, '0')} <&"李">`);
const graph = graphOf({ ...list, names });

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** graphology reads GraphML but does not write it. */
function writeGraphml(graph: Graph): string {
  const out = toGraphology(graph);
  const nodes = out.mapNodes(
    (node, { circle }) => `<node id="${escaped(node)}"><data key="c">${circle}</data></node>`,
  );
  const edges = out.mapEdges(
    (_, { strong }, a, b) =>
      `<edge source="${escaped(a)}" target="${escaped(b)}"><data key="s">${strong}</data></edge>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="c" for="node" attr.name="circle" attr.type="int"/>
  <key id="s" for="edge" attr.name="strong" attr.type="boolean"/>
  <graph edgedefault="undirected">${nodes.join('\n')}${edges.join('\n')}</graph>
</graphml>`;
}

const FORMATS = [
  { name: 'g.graphml', parse: parseGraphml, write: writeGraphml },
  { name: 'g.gexf', parse: parseGexf, write: (g: Graph) => writeGexf(toGraphology(g)) },
  {
    name: 'g.json',
    parse: parseGraphologyJson,
    write: (g: Graph) => JSON.stringify(toGraphology(g).export()),
  },
];

const spies = (['log', 'warn', 'error', 'info'] as const).map((method) => ({ method }));

beforeEach(() => {
  for (const { method } of spies) vi.spyOn(console, method).mockImplementation(() => {});
});

afterEach(() => {
  for (const { method } of spies) expect(console[method]).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

describe.each(FORMATS)('$name', ({ name, parse, write }) => {
  test('gives back the graph that was written: ties, classes, names, circles', () => {
    const back = graphOf(parse(name, write(graph)).list);
    expect(back).toEqual(graph);
    expect(wordsOf(back).some((word) => word.endsWith('!'))).toBe(true);
  });

  test('cut off anywhere, is refused with one clear problem', () => {
    const small = write(graphOf({ ...list, people: 3, count: 0, circle: list.circle!.slice(0, 3) }));
    const text = write(graph);
    for (const whole of [small, text]) expect(problemsOf(() => parse(name, whole))).toEqual([]);
    const cuts = [
      ...Array.from({ length: small.trimEnd().length }, (_, end) => small.slice(0, end)),
      ...Array.from({ length: 60 }, (_, i) =>
        text.slice(0, Math.floor(((i + 1) * (text.trimEnd().length - 1)) / 61)),
      ),
    ];
    for (const cut of cuts) {
      const problems = problemsOf(() => parse(name, cut));
      expect(
        problems.map((p) => p.code),
        cut,
      ).toEqual(['graphFileBroken']);
      expect(String(problems[0].values!.reason)).not.toBe('');
    }
  });

  test('throws nothing but InputError, whatever characters change', () => {
    const text = write(graphOf({ ...list, people: 10, count: 0 }));
    const place = fc.integer({ min: 0, max: text.length - 1 });
    const scrap = fc.oneof(
      fc.string({ maxLength: 3 }),
      fc.constantFrom('<', '>', '"', '&', '</node>', '{', ']', 'null'),
    );
    fc.assert(
      fc.property(place, fc.integer({ min: 0, max: 9 }), scrap, (at, length, put) => {
        problemsOf(() => parse(name, text.slice(0, at) + put + text.slice(at + length)));
      }),
      { seed: 5, numRuns: 400 },
    );
  });

  test('nothing, or another format, is refused', () => {
    for (const text of ['', ' \n', 'a,b\nb,c', '<html></html>', '[]', 'null', '{}', '{"nodes": 3}']) {
      expect(
        problemsOf(() => parse(name, text)).map((p) => p.code),
        text,
      ).toEqual(['graphFileBroken']);
    }
  });
});

describe('GraphML and GEXF', () => {
  test('directions and repeated ties merge, weights stay', () => {
    const text = `<graphml><key id="w" for="edge" attr.name="weight" attr.type="double"/>
      <graph edgedefault="directed"><node id="a"/><node id="b"/><node id="c"/>
      <edge id="e" source="a" target="b"><data key="w">2</data></edge><edge id="e" source="b" target="a"/>
      <edge source="b" target="c" directed="false"/><edge source="c" target="c"/></graph></graphml>`;
    const { list, weights } = parseGraphml('g.graphml', text);
    expect(list.count).toBe(4);
    expect(weights).toEqual(Float64Array.of(2, 1, 1, 1));
    expect(wordsOf(graphOf(list))).toEqual(['a-b', 'b-c']);
  });

  test('keys for everything, for ports, and of unknown types do no harm', () => {
    const text = `<graphml><key id="k" for="all" attr.name="community" attr.type="token"/>
      <key id="p" for="port" attr.name="x"/><key id="g" for="graphml" yfiles.type="resources"/>
      <graph edgedefault="undirected"><node id="a"><data key="k">red</data></node>
      <node id="b"><data key="k">blue</data></node><node id="c"/><edge source="a" target="b"/></graph></graphml>`;
    const { list } = parseGraphml('g.graphml', text);
    expect([...list.circle!]).toEqual([2, 1, 0]);
    expect(list.circleCount).toBe(3);
  });

  test('GEXF as Gephi writes it: mixed types, weights, undeclared attributes', () => {
    const text = `<?xml version='1.0' encoding='UTF-8'?><gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
      <graph defaultedgetype="directed" mode="static"><attributes class="node"><attribute id="club" title="club" type="string"/></attributes>
      <nodes><node id="1" label="Anna"><attvalues><attvalue for="club" value="x"/></attvalues><viz:size value="3"/></node>
      <node id="2"><attvalues><attvalue for="other" value="y"/></attvalues></node></nodes>
      <edges><edge source="1" target="2" weight="2.5"/><edge source="2" target="1" type="undirected"/></edges></graph></gexf>`;
    const { list, weights } = parseGexf('g.gexf', text);
    expect(list.names).toEqual(['1', '2']);
    expect(list.circleCount).toBe(2);
    expect(weights).toEqual(Float64Array.of(2.5, 1));
    expect(wordsOf(graphOf(list))).toEqual(['1-2']);
  });

  test.each([
    {
      parse: parseGraphml,
      text: '<graphml>\n<graph><node id="a"/>\n<edge source="a" target="b"/></graph></graphml>',
    },
    { parse: parseGexf, text: '<gexf>\n<graph><node id="a"/>\n<edge source="a" target="b"/></graph></gexf>' },
  ])('a tie to nobody is told with its line', ({ parse, text }) => {
    expect(problemsOf(() => parse('g.xml', text))).toMatchObject([
      { code: 'edgeToNobody', line: 3, values: { from: 'a', to: 'b' } },
    ]);
  });

  test('broken XML is told with the line of the last thing read', () => {
    const [found] = problemsOf(() => parseGraphml('g.xml', '<graphml>\n<graph>\n</node></graphml>'));
    expect(found).toMatchObject({ code: 'graphFileBroken', file: 'g.xml', line: 2 });
  });

  test('a weight that is no number is told', () => {
    const text = `<gexf><graph><node id="a"/><node id="b"/><edge source="a" target="b" weight="heavy"/></graph></gexf>`;
    expect(problemsOf(() => parseGexf('g.gexf', text))).toMatchObject([
      { code: 'edgeWeightBroken', path: 'edges.0' },
    ]);
  });
});

describe('graphology JSON', () => {
  test('ties to nobody are told, five by five', () => {
    const edges = Array.from({ length: 8 }, (_, i) => ({ source: 'a', target: i === 0 ? 'a' : `x${i}` }));
    const problems = problemsOf(() =>
      parseGraphologyJson('g.json', JSON.stringify({ nodes: [{ key: 'a' }], edges })),
    );
    expect(problems.map((p) => p.path)).toEqual([...[1, 2, 3, 4, 5].map((i) => `edges.${i}`), undefined]);
    expect(problems[0]).toMatchObject({ code: 'edgeToNobody', values: { from: 'a', to: 'x1' } });
    expect(problems[5]).toMatchObject({ code: 'moreProblems', values: { count: 2 } });
  });

  test('nodes without a key, or with the same, are told', () => {
    const cases: [string, string][] = [
      ['{"nodes":[{"key":"a"},{}]}', 'nodes[1] has no key'],
      ['{"nodes":[{"key":"a"},{"key":"a"}]}', 'two nodes have the key "a"'],
    ];
    for (const [text, reason] of cases) {
      expect(problemsOf(() => parseGraphologyJson('g.json', text))).toMatchObject([{ values: { reason } }]);
    }
  });

  test('no nodes is an empty graph', () => {
    expect(problemsOf(() => parseGraphologyJson('g.json', '{"nodes":[]}')).map((p) => p.code)).toEqual([
      'graphEmpty',
    ]);
  });
});

describe('parseGraphFile', () => {
  test.each(['ties.csv', 'TIES.TSV', 'a.b.txt', 'x/y.edges'])('%s is an edge list', (name) => {
    expect(parseGraphFile(name, 'a\tb').list.count).toBe(1);
  });

  test('picks the reader by the ending', () => {
    for (const { name, write } of FORMATS)
      expect(graphOf(parseGraphFile(name, write(graph)).list)).toEqual(graph);
    expect(parseGraphFile('g.xml', writeGraphml(graph)).list.people).toBe(40);
  });

  test.each(['ties.xlsx', 'ties', 'a.csv/ties', 'x.constructor'])('%s is refused', (name) => {
    expect(problemsOf(() => parseGraphFile(name, 'a,b'))).toMatchObject([
      { code: 'graphFormatUnknown', file: name },
    ]);
  });

  test('more circles than can be stored are refused', () => {
    const nodes = Array.from({ length: 65_536 }, (_, i) => ({ key: i, attributes: { circle: i } }));
    expect(problemsOf(() => parseGraphFile('g.json', JSON.stringify({ nodes })))).toMatchObject([
      { code: 'tooManyCircles', values: { found: 65_536, limit: 65_535 } },
    ]);
  });
});
