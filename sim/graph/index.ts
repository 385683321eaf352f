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
export { areTied, clusteringOf, countTriangles, type Clustering } from './clustering.ts';
export {
  fromGraphology,
  GRAPH_FILE_ENDINGS,
  parseCsv,
  parseGexf,
  parseGraphFile,
  parseGraphml,
  parseGraphologyJson,
  toGraphology,
  type GraphFile,
  type GraphologyGraph,
} from './formats/index.ts';
export { barabasiAlbert, type BarabasiAlbert } from './generators/barabasi-albert.ts';
export { circles, type Circles } from './generators/circles.ts';
export { configuration, regular, type Configuration, type Regular } from './generators/configuration.ts';
export { countProbabilities, meanOfLaw, type CountLaw } from './generators/count-law.ts';
export { erdosRenyi, type ErdosRenyi } from './generators/erdos-renyi.ts';
export { holmeKim, type HolmeKim } from './generators/holme-kim.ts';
export { isNamedGraph, NAMED_GRAPHS, namedGraph, type NamedGraph } from './generators/named.ts';
export { ring, type Ring } from './generators/ring.ts';
export { torus, torusRows, type Torus } from './generators/torus.ts';
export { tree, type Tree } from './generators/tree.ts';
export { wattsStrogatz, type WattsStrogatz } from './generators/watts-strogatz.ts';
export { checkMemory, DIRECTED_TIES_LIMIT, estimateBytes, expectedTies, PEOPLE_LIMIT } from './memory.ts';
export { graphNames, graphPeople, makeGraph, type FileText, type GraphSpec } from './spec.ts';
export { graphStatistics, type GraphStatistics } from './statistics.ts';
export { betweenness, BETWEENNESS_PIVOTS } from './centrality-betweenness.ts';
export { coreNumbers } from './centrality-core.ts';
export { greedyInfluence } from './celf.ts';
export { LiveEdges, type Spread } from './live-edges.ts';
