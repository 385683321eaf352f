export {
  assignStrongTies,
  buildGraph,
  degreeOf,
  isStrong,
  mixedGraph,
  neighbourOf,
  type Graph,
  type Removed,
  type TieList,
} from './csr.ts';
export { areTied, clusteringOf, countTriangles } from './clustering.ts';
export {
  estimateReading,
  estimateSize,
  FORMATS,
  readGraphFile,
  toGraphology,
  WEIGHT_USES,
  type Alike,
  type Column,
  type Format,
  type GraphFile,
  type GraphReading,
  type GraphSettings,
  type GraphSource,
  type TableReading,
} from './formats/index.ts';
export { barabasiAlbert } from './generators/barabasi-albert.ts';
export { circles } from './generators/circles.ts';
export { configuration, regular } from './generators/configuration.ts';
export {
  countProbabilities,
  meanOfDistribution,
  type CountDistribution,
} from './generators/count-distribution.ts';
export { GIVEN_TRAITS, type Given, type GivenTrait, type GivenTraitId } from './given.ts';
export { erdosRenyi } from './generators/erdos-renyi.ts';
export { holmeKim } from './generators/holme-kim.ts';
export { NAMED_GRAPHS, namedGraph } from './generators/named.ts';
export { ring } from './generators/ring.ts';
export { torus, torusRows } from './generators/torus.ts';
export { tree } from './generators/tree.ts';
export { wattsStrogatz } from './generators/watts-strogatz.ts';
export { checkMemory, estimateBytes, expectedTies } from './memory.ts';
export { givenGraph, graphNames, graphPeople, graphReading, makeGraph, type GraphSpec } from './spec.ts';
export { graphStatistics, type GraphStatistics } from './statistics.ts';
export { betweenness, BETWEENNESS_PIVOTS } from './centrality-betweenness.ts';
export { coreNumbers } from './centrality-core.ts';
export { greedyInfluence } from './celf.ts';
export { LiveEdges, type Spread } from './live-edges.ts';
