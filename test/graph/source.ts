import {
  readGraphFile,
  type GraphFile,
  type GraphSettings,
  type GraphSource,
} from '../../sim/graph/index.ts';

/** A graph file as a host hands it over, from its text. */
export function graphSource(name: string, text: string): GraphSource {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** Reads a graph from its text. */
export function readText(text: string, settings: GraphSettings = {}, name = 'ties.csv'): GraphFile {
  return readGraphFile(graphSource(name, text), settings);
}
