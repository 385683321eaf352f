import { Document, DOMParser, type Element } from '@xmldom/xmldom';
import { MultiGraph } from 'graphology';
import createGexfParser from 'graphology-gexf/common/parser.js';
import createGraphmlParser from 'graphology-graphml/common/parser.js';
import { InputError, problem, type Problem } from '../../problems.ts';
import { fromGraphology, type GraphologyGraph } from './graphology.ts';
import type { GraphFile } from './names.ts';
import { broken, excerpt, refuse } from './refusal.ts';

// Workers and Node have no DOMParser, and pages disagree in what they forgive: the same one reads everywhere.
const readGraphml = createGraphmlParser(DOMParser, Document);
const readGexf = createGexfParser(DOMParser, Document);

const GRAPHML_TYPES = new Set(['boolean', 'int', 'long', 'float', 'double', 'string']);

/** Reads GraphML (Brandes et al., "GraphML progress report", Graph Drawing 2001). */
export function parseGraphml(file: string, text: string): GraphFile {
  const document = parseXml(file, text);
  for (const graph of elements(document, 'graph')) graph.setAttribute('edgedefault', 'undirected');
  for (const key of elements(document, 'key')) tidyKey(key);
  for (const edge of elements(document, 'edge')) edge.removeAttribute('directed');
  return readGraph(file, document, () => readGraphml(MultiGraph, document, {}));
}

/** Reads GEXF, the format of Gephi. */
export function parseGexf(file: string, text: string): GraphFile {
  const document = parseXml(file, text);
  for (const graph of elements(document, 'graph')) graph.setAttribute('defaultedgetype', 'undirected');
  for (const edge of elements(document, 'edge')) edge.removeAttribute('type');
  const options = { allowUndeclaredAttributes: true };
  return readGraph(file, document, () => readGexf(MultiGraph, document, options));
}

/** Parses strictly: XML that a forgiving parser would patch up, such as a truncated file, is refused. */
function parseXml(file: string, text: string): Document {
  let message = '';
  let place: { line?: number; column?: number } = {};
  const parser = new DOMParser({
    onError: (_, words: string, context: { locator?: { lineNumber?: number; columnNumber?: number } }) => {
      message = words;
      const { lineNumber: line, columnNumber: column } = context.locator ?? {};
      if (line !== undefined && line > 0) place = { line, ...(column !== undefined && { column }) };
      throw new Error(words);
    },
  });
  try {
    return parser.parseFromString(text.replace(/^\uFEFF/, ''), 'application/xml');
  } catch (error) {
    throw broken(file, message === '' ? reasonOf(error) : message, place);
  }
}

/** Checks what graphology would stumble over, then lets it read. */
function readGraph(file: string, document: Document, read: () => GraphologyGraph): GraphFile {
  if (elements(document, 'graph').length === 0) throw broken(file, 'no element <graph>');
  const nodes = new Set<string | null>(elements(document, 'node').map((node) => node.getAttribute('id')));
  if (nodes.has(null)) throw broken(file, 'an element <node> has no id');
  const problems: Problem[] = [];
  for (const edge of elements(document, 'edge')) {
    const from = edge.getAttribute('source');
    const to = edge.getAttribute('target');
    // Repeated edge ids do no harm to us, and stop graphology.
    edge.removeAttribute('id');
    if (from !== null && to !== null && nodes.has(from) && nodes.has(to)) continue;
    const values = { from: excerpt(from ?? ''), to: excerpt(to ?? '') };
    const line = edge.lineNumber;
    problems.push(problem('edgeToNobody', { file, ...(line !== undefined && { line }), values }));
  }
  refuse(file, problems);
  let graph: GraphologyGraph;
  try {
    graph = read();
  } catch (error) {
    throw broken(file, reasonOf(error));
  }
  return fromGraphology(graph, file);
}

/** Drops keys of ports and drawings, which graphology does not know, and reads unknown types as words. */
function tidyKey(key: Element): void {
  const owner = key.getAttribute('for') ?? 'node';
  if (!GRAPHML_TYPES.has(key.getAttribute('attr.type') ?? 'string')) key.setAttribute('attr.type', 'string');
  if (owner === 'all') {
    const copy = key.cloneNode(true) as Element;
    key.setAttribute('for', 'node');
    copy.setAttribute('for', 'edge');
    key.parentNode?.appendChild(copy);
  } else if (owner !== 'graph' && owner !== 'node' && owner !== 'edge') {
    key.parentNode?.removeChild(key);
  }
}

/** Elements by name as a fixed array: the live list would be gathered anew after every change. */
function elements(document: Document, name: string): Element[] {
  const list = document.getElementsByTagName(name);
  return Array.from({ length: list.length }, (_, i) => list[i]);
}

function reasonOf(error: unknown): string {
  if (error instanceof InputError) throw error;
  return error instanceof Error ? error.message.replace(/^graphology-\w+\/parser: /, '') : String(error);
}
