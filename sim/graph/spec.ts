import { InputError, problem } from '../problems.ts';
import { Stream, type Key, type Sequence } from '../random/index.ts';
import { assignStrongTies, buildGraph, mixedGraph, type Graph, type Removed, type TieList } from './csr.ts';
import {
  readGraphFile,
  type GraphFile,
  type GraphReading,
  type GraphSettings,
  type GraphSource,
} from './formats/index.ts';
import { barabasiAlbert } from './generators/barabasi-albert.ts';
import { circles } from './generators/circles.ts';
import { configuration, regular } from './generators/configuration.ts';
import type { CountDistribution } from './generators/count-distribution.ts';
import { erdosRenyi } from './generators/erdos-renyi.ts';
import { holmeKim } from './generators/holme-kim.ts';
import { isNamedGraph, NAMED_GRAPHS, namedGraph } from './generators/named.ts';
import { ring } from './generators/ring.ts';
import { torus } from './generators/torus.ts';
import { tree } from './generators/tree.ts';
import { wattsStrogatz } from './generators/watts-strogatz.ts';

/** Which graph, before it is drawn. */
export type GraphSpec = (
  | { kind: 'erdos-renyi'; meanDegree: number }
  | { kind: 'watts-strogatz'; meanDegree: number; rewire: number }
  | { kind: 'barabasi-albert'; attach: number }
  | { kind: 'holme-kim'; attach: number; triad: number }
  | { kind: 'circles'; circles: number; within: number; between: number }
  | { kind: 'configuration'; degrees: CountDistribution }
  | { kind: 'regular'; degree: number }
  | { kind: 'ring'; neighbours: number }
  | { kind: 'torus'; corners: boolean }
  | { kind: 'tree'; roots: number; offspring: CountDistribution }
  | { kind: 'mixed' }
  | { kind: 'named'; name: string }
  | ({ kind: 'file'; path: string } & GraphSettings)
) & {
  /** Probability that a tie is strong, where neither a weight nor the file says. */
  strongShare: number;
  /** Weight from which a tie of a weighted graph is strong; null leaves it to the file's classes or strongShare. */
  weightCut: number | null;
};

/**
 * Draws or reads a graph of `people` people. The generator walks the stream 'graph'; strong ties are drawn by
 * pair in the stream 'tie strength', so the two never disturb each other. Throws InputError.
 */
export function makeGraph(
  spec: GraphSpec,
  people: number,
  key: Key,
  file?: GraphSource,
): { graph: Graph; removed: Removed } {
  if (spec.kind === 'mixed') return { graph: mixedGraph(people), removed: { selfLoops: 0, parallelTies: 0 } };
  const given = givenGraph(spec, file);
  const list =
    given === null ? generate(spec, people, new Stream(key, 'graph').sequence()) : { ...given.list };
  if (list.people !== people) {
    const values = { found: people, expected: list.people };
    throw new InputError([problem('graphPeopleDiffer', { ...(file && { file: file.name }), values })]);
  }
  const weights = given?.weights ?? null;
  if (weights !== null && spec.weightCut !== null) list.strong = strongFrom(weights, spec.weightCut);
  else if (list.strong === undefined)
    assignStrongTies(list, spec.strongShare, new Stream(key, 'tie strength'));
  return buildGraph(list);
}

/** The number of people a named or file graph has; null where the size is free. */
export function graphPeople(spec: GraphSpec, file?: GraphSource): number | null {
  return givenGraph(spec, file)?.list.people ?? null;
}

/** The names of the people of a named or file graph; null where people are numbered. */
export function graphNames(spec: GraphSpec, file?: GraphSource): readonly string[] | null {
  return givenGraph(spec, file)?.list.names ?? null;
}

/** How a file graph was read; null for other graphs. */
export function graphReading(spec: GraphSpec, file?: GraphSource): GraphReading | null {
  return spec.kind === 'file' ? (givenGraph(spec, file)?.reading ?? null) : null;
}

/** Reading a large file takes seconds, and its size, its ties and every replicate ask for the same. */
const read = new WeakMap<GraphSource, Map<string, GraphFile>>();

/** The graph of a file or of the literature; null where it is drawn. Throws InputError. */
export function givenGraph(spec: GraphSpec, file: GraphSource | undefined): GraphFile | null {
  if (spec.kind === 'named') {
    if (isNamedGraph(spec.name)) return namedGraph(spec.name);
    const values = { found: spec.name, expected: NAMED_GRAPHS.join(', ') };
    throw new InputError([problem('graphNameUnknown', { values })]);
  }
  if (spec.kind !== 'file') return null;
  if (file === undefined) throw new Error(`The content of ${spec.path} has to be passed in.`);
  const { format, encoding, header, columns, weight, missingWeight, attributes, weightCut } = spec;
  const settings = { format, encoding, header, columns, weight, missingWeight, attributes };
  const key = JSON.stringify(settings);
  const known = read.get(file) ?? new Map<string, GraphFile>();
  read.set(file, known);
  let graph = known.get(key);
  if (graph === undefined) {
    graph = readGraphFile(file, settings);
    known.set(key, graph);
  }
  if (weightCut !== null && graph.weights === null)
    throw noWeights(file, graph.reading?.numericColumns ?? []);
  return graph;
}

function noWeights({ name: file }: GraphSource, columns: readonly string[]): InputError {
  const values = { known: columns.slice(0, 10).join(', ') };
  return new InputError([problem('weightCutWithoutWeights', { file, path: 'graph.weightCut', values })]);
}

function generate(spec: GraphSpec, people: number, random: Sequence): TieList {
  switch (spec.kind) {
    case 'erdos-renyi':
      return erdosRenyi({ people, meanDegree: spec.meanDegree }, random);
    case 'watts-strogatz':
      return wattsStrogatz({ people, meanDegree: spec.meanDegree, rewire: spec.rewire }, random);
    case 'barabasi-albert':
      return barabasiAlbert({ people, attach: spec.attach }, random);
    case 'holme-kim':
      return holmeKim({ people, attach: spec.attach, triad: spec.triad }, random);
    case 'circles':
      return circles({ people, circles: spec.circles, within: spec.within, between: spec.between }, random);
    case 'configuration':
      return configuration({ people, degrees: spec.degrees }, random);
    case 'regular':
      return regular({ people, degree: spec.degree }, random);
    case 'ring':
      return ring({ people, neighbours: spec.neighbours }, random);
    case 'torus':
      return torus({ people, corners: spec.corners });
    case 'tree':
      return tree({ people, roots: spec.roots, offspring: spec.offspring }, random);
    default:
      throw new Error(`A graph of kind ${spec.kind} is not generated.`);
  }
}

function strongFrom(weights: Float64Array, cut: number): Uint8Array {
  return Uint8Array.from(weights, (weight) => (weight >= cut ? 1 : 0));
}
