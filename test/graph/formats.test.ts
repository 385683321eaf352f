import fc from 'fast-check';
import { write as writeGexf } from 'graphology-gexf';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { assignStrongTies, circles, toGraphology, type Graph } from '../../sim/graph/index.ts';
import { keyOf, Stream } from '../../sim/random/index.ts';
import { graphOf, problemsOf, sequenceOf, wordsOf } from './helpers.ts';
import { readText } from './source.ts';

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
  { name: 'GraphML', write: writeGraphml },
  { name: 'GEXF', write: (g: Graph) => writeGexf(toGraphology(g)) },
  {
    name: 'graphology JSON',
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

describe.each(FORMATS)('$name', ({ write }) => {
  test('gives back the graph that was written: ties, classes, names, circles', () => {
    const back = graphOf(readText(write(graph)).list);
    expect(back).toEqual(graph);
    expect(wordsOf(back).some((word) => word.endsWith('!'))).toBe(true);
  });

  test('cut off anywhere, is refused with one clear problem', () => {
    const small = write(graphOf({ ...list, people: 3, count: 0, circle: list.circle!.slice(0, 3) }));
    const text = write(graph);
    for (const whole of [small, text]) expect(problemsOf(() => readText(whole))).toEqual([]);
    const cuts = [
      ...Array.from({ length: small.trimEnd().length - 1 }, (_, end) => small.slice(0, end + 1)),
      ...Array.from({ length: 60 }, (_, i) =>
        text.slice(0, Math.floor(((i + 1) * (text.trimEnd().length - 1)) / 61)),
      ),
    ];
    for (const cut of cuts) {
      const problems = problemsOf(() => readText(cut));
      expect(
        problems.map((p) => p.code),
        cut,
      ).toEqual(['graphFileBroken']);
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
        problemsOf(() => readText(text.slice(0, at) + put + text.slice(at + length)));
      }),
      { seed: 5, numRuns: 400 },
    );
  });
});

test.each([
  ['', 'graphEmpty'],
  [' \n', 'graphEmpty'],
  ['<html></html>', 'graphUnreadable'],
  ['<svg/>', 'graphXmlUnknown'],
  ['<graphml/>', 'graphFileBroken'],
  ['<gexf></gexf>', 'graphFileBroken'],
  ['[]', 'graphFileBroken'],
  ['{}', 'graphFileBroken'],
  ['{"nodes": 3}', 'graphFileBroken'],
  ['{"nodes": []}', 'graphEmpty'],
])('%j is refused', (text, code) => {
  expect(problemsOf(() => readText(text)).map((p) => p.code)).toEqual([code]);
});

describe('GraphML and GEXF', () => {
  test('directions and repeated ties merge, weights stay', () => {
    const text = `<graphml><key id="w" for="edge" attr.name="weight" attr.type="double"/>
      <graph edgedefault="directed"><node id="a"/><node id="b"/><node id="c"/>
      <edge id="e" source="a" target="b"><data key="w">2</data></edge><edge id="e" source="b" target="a"/>
      <edge source="b" target="c" directed="false"/><edge source="c" target="c"/></graph></graphml>`;
    const { list, weights } = readText(text);
    expect(list.count).toBe(4);
    expect(weights).toEqual(Float64Array.of(2, 1, 1, 1));
    expect(wordsOf(graphOf(list))).toEqual(['a-b', 'b-c']);
  });

  test('keys for everything, for ports, and of unknown types do no harm', () => {
    const text = `<graphml><key id="k" for="all" attr.name="community" attr.type="token"/>
      <key id="p" for="port" attr.name="x"/><key id="g" for="graphml" yfiles.type="resources"/>
      <graph edgedefault="undirected"><node id="a"><data key="k">red</data></node>
      <node id="b"><data key="k">blue</data></node><node id="c"/><edge source="a" target="b"/></graph></graphml>`;
    const { list } = readText(text);
    expect([...list.circle!]).toEqual([2, 1, 0]);
    expect(list.circleCount).toBe(3);
  });

  test('GEXF as Gephi writes it: mixed types, weights, undeclared attributes', () => {
    const text = `<?xml version='1.0' encoding='UTF-8'?><gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
      <graph defaultedgetype="directed" mode="static"><attributes class="node"><attribute id="club" title="club" type="string"/></attributes>
      <nodes><node id="1" label="Anna"><attvalues><attvalue for="club" value="x"/></attvalues><viz:size value="3"/></node>
      <node id="2"><attvalues><attvalue for="other" value="y"/></attvalues></node></nodes>
      <edges><edge source="1" target="2" weight="2.5"/><edge source="2" target="1" type="undirected"/></edges></graph></gexf>`;
    const { list, weights } = readText(text);
    expect(list.names).toEqual(['1', '2']);
    expect(list.circleCount).toBe(2);
    expect(weights).toEqual(Float64Array.of(2.5, 1));
    expect(wordsOf(graphOf(list))).toEqual(['1-2']);
  });

  test.each([
    '<graphml>\n<graph><node id="a"/>\n<edge source="a" target="b"/></graph></graphml>',
    '<gexf>\n<graph><node id="a"/>\n<edge source="a" target="b"/></graph></gexf>',
  ])('a tie to nobody is told with its line: %s', (text) => {
    expect(problemsOf(() => readText(text))).toMatchObject([
      { code: 'edgeToNobody', line: 3, values: { from: 'a', to: 'b' } },
    ]);
  });

  test('broken XML is told with the line of the last thing read', () => {
    const [found] = problemsOf(() => readText('<graphml>\n<graph>\n</node></graphml>'));
    expect(found).toMatchObject({
      code: 'graphFileBroken',
      line: 3,
      values: { kind: 'close', found: 'node' },
    });
  });

  test('a weight that is no number is told', () => {
    const text = `<gexf><graph><node id="a"/><node id="b"/><edge source="a" target="b" weight="heavy"/></graph></gexf>`;
    expect(problemsOf(() => readText(text))).toMatchObject([
      { code: 'edgeWeightBroken', line: 1, values: { found: 'heavy' } },
    ]);
  });
});

describe('graphology JSON', () => {
  test('ties to nobody are told, five by five', () => {
    const edges = Array.from({ length: 8 }, (_, i) => ({ source: 'a', target: i === 0 ? 'a' : `x${i}` }));
    const problems = problemsOf(() => readText(JSON.stringify({ nodes: [{ key: 'a' }], edges })));
    expect(problems.map((p) => p.path)).toEqual([...[1, 2, 3, 4, 5].map((i) => `edges.${i}`), undefined]);
    expect(problems[0]).toMatchObject({ code: 'edgeToNobody', values: { from: 'a', to: 'x1' } });
    expect(problems[5]).toMatchObject({ code: 'moreProblems', values: { count: 2 } });
  });

  test('nodes without a key, or with the same, are told', () => {
    expect(problemsOf(() => readText('{"nodes":[{"key":"a"},{}]}'))).toMatchObject([
      { code: 'graphFileBroken', values: { kind: 'noKey', index: 1 } },
    ]);
    expect(problemsOf(() => readText('{"nodes":[{"key":"a"},{"key":"a"}]}'))).toMatchObject([
      { code: 'graphTwice', path: 'nodes.1', values: { name: 'a' } },
    ]);
  });
});

describe('the name of a file', () => {
  test.each(['ties.csv', 'TIES.TSV', 'ties.xlsx', 'ties', 'x.constructor'])('%s does not matter', (name) => {
    expect(readText('a\tb', {}, name).list.count).toBe(1);
    for (const { write } of FORMATS) expect(graphOf(readText(write(graph), {}, name).list)).toEqual(graph);
  });

  test('more circles than can be stored are refused', () => {
    const nodes = Array.from({ length: 65_536 }, (_, i) => ({ key: i, attributes: { circle: i } }));
    expect(problemsOf(() => readText(JSON.stringify({ nodes })))).toMatchObject([
      { code: 'tooManyCircles', values: { found: 65_536, limit: 65_535 } },
    ]);
  });
});
