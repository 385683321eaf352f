import { MultiUndirectedGraph } from 'graphology';
import { InputError, problem, type Problem } from '../../problems.ts';
import { isStrong, neighbourOf, type Graph, type TieList } from '../csr.ts';
import { circlesFromLabels, sortNames, type GraphFile } from './names.ts';
import { broken, excerpt, refuse } from './refusal.ts';

/** What is read of a graph of the graphology package, directed or not. */
export interface GraphologyGraph {
  readonly order: number;
  readonly size: number;
  nodes(): string[];
  getNodeAttributes(node: string): Readonly<Record<string, unknown>>;
  forEachEdge(
    visit: (
      edge: string,
      attributes: Readonly<Record<string, unknown>>,
      source: string,
      target: string,
    ) => void,
  ): void;
}

/** Node attributes that say which circle someone is in; the first present counts. */
const CIRCLE_ATTRIBUTES = ['circle', 'club', 'community'];

/**
 * Ties of a graphology graph. Node keys become names, direction is dropped (a tie stated both ways is a parallel
 * tie), an attribute `circle`, `club` or `community` becomes circles, and `weight` and `strong` of edges are kept.
 */
export function fromGraphology(graph: GraphologyGraph, file: string): GraphFile {
  if (graph.order === 0) throw new InputError([problem('graphEmpty', { file })]);
  const names = sortNames(graph.nodes());
  const idOf = new Map(names.map((name, id) => [name, id]));
  const room = graph.size;
  const list: TieList = {
    people: names.length,
    count: 0,
    from: new Int32Array(room),
    to: new Int32Array(room),
    names,
  };
  const weights = new Float64Array(room).fill(1);
  const strong = new Uint8Array(room);
  let weighted = false;
  let classed = false;
  const problems: Problem[] = [];
  graph.forEachEdge((_, attributes, source, target) => {
    const k = list.count++;
    list.from[k] = idOf.get(source)!;
    list.to[k] = idOf.get(target)!;
    if (attributes.weight !== undefined && attributes.weight !== '') {
      const weight = Number(attributes.weight);
      weights[k] = weight;
      weighted = true;
      if (!(weight >= 0 && weight < Infinity)) {
        const values = { found: excerpt(String(attributes.weight)) };
        problems.push(problem('edgeWeightBroken', { file, path: `edges.${k}`, values }));
      }
    }
    if (attributes.strong !== undefined) {
      strong[k] = attributes.strong === true || attributes.strong === 'true' ? 1 : 0;
      classed = true;
    }
  });
  refuse(file, problems);
  if (classed) list.strong = strong;

  const attribute = CIRCLE_ATTRIBUTES.find((key) =>
    names.some((name) => key in graph.getNodeAttributes(name)),
  );
  if (attribute !== undefined) {
    const labels = names.map((name) => String(graph.getNodeAttributes(name)[attribute] ?? ''));
    Object.assign(list, circlesFromLabels(labels, file));
  }
  return { list, weights: weighted ? weights : null };
}

/**
 * The graph as a graphology graph, for its exporters and layouts: nodes keyed by name (or id) with `name` and
 * `circle`, edges with `strong`. A mixed graph gives people without edges, as it stores none.
 */
export function toGraphology(graph: Graph): MultiUndirectedGraph {
  const out = new MultiUndirectedGraph();
  const nameOf = (i: number): string => graph.names?.[i] ?? String(i);
  for (let i = 0; i < graph.people; i++) out.addNode(nameOf(i), { name: nameOf(i), circle: graph.circle[i] });
  for (let i = 0; i < graph.people; i++) {
    for (let k = graph.offsets[i]; k < graph.offsets[i + 1]; k++) {
      const j = neighbourOf(graph.ties[k]);
      if (i < j) out.addEdge(nameOf(i), nameOf(j), { strong: isStrong(graph.ties[k]) });
    }
  }
  return out;
}

interface JsonItem {
  key?: unknown;
  source?: unknown;
  target?: unknown;
  attributes?: unknown;
}

/** Reads the JSON that graphology's `graph.export()` writes. Edge keys and directions are not kept. */
export function parseGraphologyJson(file: string, text: string): GraphFile {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // Every engine words this error in its own way; whatever it says, the text ends early or is garbled.
    throw broken(file, 'not valid JSON');
  }
  if (!isRecord(data) || !Array.isArray(data.nodes)) throw broken(file, 'no list "nodes"');
  if (data.edges !== undefined && !Array.isArray(data.edges)) throw broken(file, '"edges" is not a list');
  const graph = new MultiUndirectedGraph();
  for (const [index, node] of (data.nodes as unknown[]).entries()) {
    const { key, attributes } = isRecord(node) ? (node as JsonItem) : {};
    if (!isName(key)) throw broken(file, `nodes[${index}] has no key`);
    if (graph.hasNode(String(key))) throw broken(file, `two nodes have the key "${excerpt(String(key))}"`);
    graph.addNode(String(key), isRecord(attributes) ? attributes : {});
  }
  const problems: Problem[] = [];
  for (const [index, edge] of ((data.edges ?? []) as unknown[]).entries()) {
    const { source, target, attributes } = isRecord(edge) ? (edge as JsonItem) : {};
    const from = isName(source) ? String(source) : '';
    const to = isName(target) ? String(target) : '';
    if (graph.hasNode(from) && graph.hasNode(to)) {
      graph.addEdge(from, to, isRecord(attributes) ? attributes : {});
    } else {
      const values = { from: excerpt(from), to: excerpt(to) };
      problems.push(problem('edgeToNobody', { file, path: `edges.${index}`, values }));
    }
  }
  refuse(file, problems);
  return fromGraphology(graph, file);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isName(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
