import { MultiUndirectedGraph } from 'graphology';
import { isStrong, neighbourOf, type Graph, type TieList } from '../csr.ts';
import { circlesFromLabels, sortNames } from './names.ts';
import type { GraphFile } from './reading.ts';

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

/**
 * Ties of a small graph that the graphology package builds in. Node keys become names, and an attribute `club` becomes circles;
 * weights are kept.
 */
export function fromGraphology(graph: GraphologyGraph, file: string): GraphFile {
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
  let weighted = false;
  graph.forEachEdge((_, attributes, source, target) => {
    const k = list.count++;
    list.from[k] = idOf.get(source)!;
    list.to[k] = idOf.get(target)!;
    if (attributes.weight === undefined) return;
    weights[k] = Number(attributes.weight);
    weighted = true;
  });
  const clubs = names.map((name) => graph.getNodeAttributes(name).club);
  if (clubs.some((club) => club !== undefined))
    Object.assign(
      list,
      circlesFromLabels(
        clubs.map((club) => String(club ?? '')),
        file,
      ),
    );
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
