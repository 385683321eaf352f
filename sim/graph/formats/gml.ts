import { AttributedTies } from './attributed-ties.ts';
import type { GraphBuilder } from './builder.ts';
import { Cursor } from './cursor.ts';
import type { GraphFile } from './reading.ts';
import { broken } from './refusal.ts';

/** A comment, a bracket, a text in quotes, or a word. */
const TOKEN = /\s*(?:(#[^\n]*)|([[\]])|"([^"]*)"|([^\s[\]"]+))/y;
const DEEPEST = 100;
/** Keys whose value is the id of a node or the end of a tie, and not an attribute of it. */
const STRUCTURE = new Set(['id', 'source', 'target']);

/**
 * Reads GML (Himsolt, "GML: A portable graph file format", 1997) as NetworkX, igraph, Gephi and Cytoscape write it. Lists inside
 * nodes and ties, such as those of drawings, are passed over.
 */
export function readGml(builder: GraphBuilder, pieces: Iterator<string, void>): GraphFile {
  const cursor = new Cursor(pieces);
  const ties = new AttributedTies(builder);
  let directed = false;
  let graphs = 0;
  const fail = () => broken(builder.file, 'gml', {}, cursor.lineAt());

  /** The next token, null at the end. Texts in quotes have a mark before them. */
  const next = (): string | null => {
    for (;;) {
      TOKEN.lastIndex = cursor.at;
      const found = TOKEN.exec(cursor.text);
      // What ends with the text may go on in the next piece.
      if (found === null || TOKEN.lastIndex === cursor.text.length) {
        if (cursor.more()) continue;
        if (found === null) {
          if (cursor.text.slice(cursor.at).trim() === '') return null;
          throw fail();
        }
      }
      cursor.at += found[0].length;
      const [, comment, bracket, quoted, word] = found;
      if (comment !== undefined) continue;
      return bracket ?? (quoted === undefined ? word : `"${decode(quoted)}`);
    }
  };
  /** Passes over a list, or takes a single value. */
  const valueOf = (depth = 0): string | null => {
    const token = next();
    if (token === null || token === ']') throw fail();
    if (token !== '[') return token.startsWith('"') ? token.slice(1) : token;
    if (depth > DEEPEST) throw fail();
    for (let key = next(); key !== ']'; key = next()) {
      if (key === null) throw fail();
      valueOf(depth + 1);
    }
    return null;
  };
  /** The single values of a node or a tie. */
  const item = (): Map<string, string> => {
    if (next() !== '[') throw fail();
    const values = new Map<string, string>();
    for (let key = next(); key !== ']'; key = next()) {
      if (key === null) throw fail();
      const value = valueOf();
      if (value !== null) values.set(key, value);
    }
    return values;
  };
  const attributesOf = (values: Map<string, string>) =>
    new Map([...values].filter(([key]) => !STRUCTURE.has(key)));

  const graph = () => {
    if (next() !== '[') throw fail();
    for (let key = next(); key !== ']'; key = next()) {
      if (key === null) throw fail();
      const line = cursor.lineAt();
      if (key === 'node') {
        const values = item();
        const id = values.get('id');
        if (id === undefined) throw fail();
        const person = builder.declare(id, { line });
        for (const [name, value] of attributesOf(values)) builder.attribute(person, name, value);
      } else if (key === 'edge') {
        const values = item();
        const [source, target] = [values.get('source') ?? '', values.get('target') ?? ''];
        ties.add(source, target, line, attributesOf(values));
      } else {
        const value = valueOf();
        if (key === 'directed' && value === '1') directed = true;
      }
    }
  };

  for (let key = next(); key !== null; key = next()) {
    if (key === '[' || key === ']') throw fail();
    if (key === 'graph' && graphs++ === 0) graph();
    else valueOf();
  }
  if (graphs === 0) throw fail();
  if (graphs > 1) builder.note('graphOthers', { n: graphs - 1 });
  return builder.finish({ format: 'gml', listsPeople: true, directed, ...ties.told() });
}

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  apos: "'",
  nbsp: '\u00a0',
};

/** GML is ASCII: other characters are written as entities. */
function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(#(\d{1,7})|#x([0-9a-f]{1,6})|\w{2,6});/gi,
    (all: string, name: string, ten?: string, hex?: string) => {
      const code = ten === undefined ? Number.parseInt(hex ?? '', 16) : Number(ten);
      if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
      return ENTITIES[name] ?? all;
    },
  );
}
