import { MultiUndirectedGraph } from 'graphology';
import florentineFamilies from 'graphology-generators/social/florentine-families.js';
import karateClub from 'graphology-generators/social/karate-club.js';
import { fromGraphology, type GraphologyGraph } from '../formats/graphology.ts';
import type { GraphFile } from '../formats/reading.ts';

/** The package ships CommonJS whose types promise a default export; at run time the module is the function. */
type Social = (constructor: typeof MultiUndirectedGraph) => GraphologyGraph;

/** Small graphs from the literature, by name. */
const NAMED = {
  /**
   * 34 members of a university karate club and the two halves it split into, as circles (Zachary, "An information
   * flow model for conflict and fission in small groups", Journal of Anthropological Research 33, 1977).
   */
  'karate-club': karateClub as unknown as Social,
  /**
   * Marriages between 15 families of Florence, 1282–1500 (Padgett & Ansell 1993; Breiger & Pattison, "Cumulated
   * social roles", Social Networks 8, 1986).
   */
  'florentine-families': florentineFamilies as unknown as Social,
} as const;

export type NamedGraph = keyof typeof NAMED;

export const NAMED_GRAPHS = Object.keys(NAMED) as readonly NamedGraph[];

export function isNamedGraph(name: string): name is NamedGraph {
  return Object.hasOwn(NAMED, name);
}

/** Ties, names and (where the source has groups) circles of a named graph. */
export function namedGraph(name: NamedGraph): GraphFile {
  return fromGraphology(NAMED[name](MultiUndirectedGraph), name);
}
