import type { GraphBuilder } from './builder.ts';
import { isQuantity, wholeOf } from './numbers.ts';
import type { GraphFile } from './reading.ts';
import { broken, excerpt } from './refusal.ts';
import { linesOf } from './lines.ts';

type Section = 'vertices' | 'pairs' | 'lists' | 'matrix' | 'values' | 'other';

const TIE_SECTIONS: Readonly<Record<string, Section>> = {
  '*arcs': 'pairs',
  '*edges': 'pairs',
  '*arcslist': 'lists',
  '*edgeslist': 'lists',
  '*matrix': 'matrix',
};

/**
 * Reads Pajek networks (.net) and projects (.paj): vertices with labels, arcs, edges, lists of both, and matrices. A project's
 * first network is read; its partitions and vectors of as many vertices are attributes by their names, and the first partition
 * becomes circles.
 */
export function readPajek(builder: GraphBuilder, pieces: Iterator<string, void>): GraphFile {
  let section: Section = 'other';
  let count = 0;
  let row = 0;
  let value = 0;
  let directed = false;
  let weighted = false;
  let networks = 0;
  let partitions = 0;
  /** Attributes that the values of a partition or a vector are kept as; empty outside. */
  let values: string[] = [];
  const vertex = (text: string | undefined, line: number): number => {
    const number = wholeOf(text, 1);
    if (number !== null && number <= count) return number - 1;
    builder.problems.add('pajekVertex', { line }, { found: excerpt(text ?? ''), limit: count });
    return 0;
  };
  const announce = (text: string | undefined, line: number) => {
    const vertices = wholeOf(text);
    if (vertices === null) throw broken(builder.file, 'noVertices', {}, line);
    builder.checkRoom(vertices);
    count = vertices;
    row = 0;
    for (let id = builder.people; id < count; id++) builder.declare(String(id + 1));
  };

  for (const [line, text] of linesOf(pieces)) {
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.startsWith('%')) continue;
    if (trimmed.startsWith('*')) {
      const [name, ...rest] = trimmed.toLowerCase().split(/[\s:]+/);
      if (name === '*network') networks++;
      if (name === '*vertices') {
        if (values.length > 0 && wholeOf(rest[0]) === count) {
          section = 'values';
          value = 0;
        } else if (count === 0 && networks <= 1) {
          announce(rest[0], line);
          section = 'vertices';
          if (rest[1] !== undefined && wholeOf(rest[1]) !== null) builder.note('graphTwoModes', {}, line);
        } else section = 'other';
        continue;
      }
      section = networks <= 1 ? (TIE_SECTIONS[name] ?? 'other') : 'other';
      const title = /^\S+\s+"?([^"]*)/.exec(trimmed)?.[1].trim() ?? '';
      values = [];
      if (name === '*partition' || name === '*vector') values.push(...(title === '' ? [] : [title]));
      if (name === '*partition' && partitions++ === 0) values.push('circle');
      if (name === '*arcs' || name === '*arcslist' || name === '*matrix') directed ||= section !== 'other';
      row = 0;
      continue;
    }
    if (section === 'vertices') {
      const [number, label] = vertexLine(trimmed);
      const id = vertex(number, line);
      if (label !== '') builder.attribute(id, 'label', label);
    } else if (section === 'pairs') {
      const [a, b, weight] = trimmed.split(/\s+/);
      const isWeight = weight !== undefined && isQuantity(weight);
      weighted ||= isWeight;
      builder.tie(vertex(a, line), vertex(b, line), line, isWeight ? weight : undefined);
    } else if (section === 'lists') {
      const [a, ...others] = trimmed.split(/\s+/);
      const from = vertex(a, line);
      for (const b of others) builder.tie(from, vertex(b, line), line);
    } else if (section === 'matrix') {
      const cells = trimmed.split(/\s+/);
      for (let column = 0; column < cells.length; column++) {
        if (Number(cells[column]) === 0) continue;
        weighted ||= cells[column] !== '1';
        const to = vertex(String(column + 1), line);
        builder.tie(vertex(String(row + 1), line), to, line, cells[column]);
      }
      row++;
    } else if (section === 'values' && value < count) {
      for (const attribute of values) builder.attribute(value, attribute, trimmed.split(/\s+/)[0]);
      value++;
    }
  }
  if (count === 0) throw broken(builder.file, 'noVertices');
  if (networks > 1) builder.note('graphOthers', { n: networks - 1 });
  const weightColumn = weighted ? { name: null, number: 3 } : null;
  return builder.finish({ format: 'pajek', listsPeople: true, directed, weightColumn });
}

/** The number and the label of a vertex, which may stand in quotes. */
function vertexLine(line: string): [number: string, label: string] {
  const [, number, quoted, bare] = /^(\S+)(?:\s+(?:"([^"]*)"|(\S+)))?/.exec(line) ?? [];
  return [number ?? '', quoted ?? bare ?? ''];
}
