import { expect, test } from 'vitest';
import type { GraphFile } from '../../sim/graph/index.ts';
import { graphOf, wordsOf } from './helpers.ts';
import { readText } from './source.ts';

/** Files of tools that cannot be run here, written by hand as their specifications say. */

const tiesOf = ({ list }: GraphFile): string[] => wordsOf(graphOf(list));

test('yEd: drawn labels are names, a node that holds a graph is a group and nobody', () => {
  const label = (text: string) =>
    `<data key="d5"><y:ShapeNode><y:NodeLabel>${text}</y:NodeLabel></y:ShapeNode></data>`;
  const file = readText(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <key for="node" id="d5" yfiles.type="nodegraphics"/>
  <graph edgedefault="directed" id="G">
    <node id="n0" yfiles.foldertype="group">
      <graph edgedefault="directed" id="n0:">
        <node id="n0::n0">${label('Ann')}</node>
        <node id="n0::n1">${label('Bob')}</node>
      </graph>
    </node>
    <node id="n1">${label('Cui')}</node>
    <edge id="e0" source="n0::n0" target="n0::n1"/>
    <edge id="e1" source="n0::n1" target="n1"/>
  </graph>
</graphml>`);
  expect(tiesOf(file)).toEqual(['Ann-Bob', 'Bob-Cui']);
  expect(file.list.people).toBe(3);
});

test('Cytoscape: elements of a .cyjs session', () => {
  const file = readText(
    JSON.stringify({
      format_version: '1.0',
      elements: {
        nodes: ['Ann', 'Bob', 'Cui'].map((id) => ({ data: { id } })),
        edges: [
          { data: { id: 'e1', source: 'Ann', target: 'Bob', weight: 2 } },
          { data: { id: 'e2', source: 'Bob', target: 'Cui', weight: 5 } },
        ],
      },
    }),
  );
  expect(tiesOf(file)).toEqual(['Ann-Bob', 'Bob-Cui']);
  expect([...file.weights!]).toEqual([2, 5]);
});

test('D3: links by place in the list of nodes, as a force layout of version 3 wrote them', () => {
  const file = readText(
    JSON.stringify({
      nodes: [{ name: 'Ann' }, { name: 'Bob' }, { name: 'Cui' }],
      links: [
        { source: 0, target: 1, value: 1 },
        { source: 1, target: 2, value: 8 },
      ],
    }),
  );
  expect(tiesOf(file)).toEqual(['Ann-Bob', 'Bob-Cui']);
});

test('D3: links by id, as a force layout of version 4 and later wants them', () => {
  const file = readText(
    JSON.stringify({
      nodes: [{ id: 'Ann' }, { id: 'Bob' }, { id: 'Cui' }],
      links: [
        { source: 'Ann', target: 'Bob' },
        { source: 'Bob', target: 'Cui' },
      ],
    }),
  );
  expect(tiesOf(file)).toEqual(['Ann-Bob', 'Bob-Cui']);
});

test('Pajek: a project with one network, arcs and edges in two sections', () => {
  const file = readText(
    '*Network friends.net\r\n*Vertices 3\r\n1 "Ann" 0.1 0.2\r\n2 "Bob" 0.3 0.4\r\n3 "Cui" 0.5 0.6\r\n' +
      '*Arcs\r\n1 2 1\r\n*Edges\r\n2 3 4\r\n',
  );
  expect(tiesOf(file)).toEqual(['Ann-Bob', 'Bob-Cui']);
});
