import { clusteringOf } from './clustering.ts';
import { degreeOf, isStrong, neighbourOf, type Graph } from './csr.ts';

/** What a graph looks like, in numbers. Ratios without a denominator are null. */
export interface GraphStatistics {
  people: number;
  /** Undirected ties; a mixed graph counts every pair. */
  ties: number;
  meanDegree: number;
  maxDegree: number;
  /** People without a tie. */
  isolated: number;
  /** Quantiles of the degree over people (type 7). */
  degreeQuantiles: { q05: number; q25: number; q50: number; q75: number; q95: number; q99: number };
  /** ⟨k²⟩ ÷ ⟨k⟩: the expected degree of someone at the end of a random tie. */
  kappa: number | null;
  /** Pearson correlation of the degrees at a tie's two ends (Newman, PRL 89, 208701, 2002). */
  assortativity: number | null;
  /** Transitivity: 3 × triangles ÷ wedges. */
  clustering: number | null;
  /** Standard error of `clustering`: 0 where triangles were counted, above where they were sampled. */
  clusteringError: number;
  components: number;
  /** Share of people in the largest component. */
  largestShare: number;
  /** Share of ties that are strong. */
  strongShare: number | null;
  circles: number;
}

/** Statistics of a graph in time of order ties^1.5 at worst, sampled where that would take too long. */
export function graphStatistics(graph: Graph): GraphStatistics {
  const { people, mixed } = graph;
  const ties = mixed ? (people * (people - 1)) / 2 : graph.tieCount;
  let squares = 0;
  let maxDegree = 0;
  for (let i = 0; i < people; i++) {
    const degree = degreeOf(graph, i);
    squares += degree * degree;
    maxDegree = Math.max(maxDegree, degree);
  }
  const howMany = new Float64Array(maxDegree + 1);
  for (let i = 0; i < people; i++) howMany[degreeOf(graph, i)]++;
  let strong = 0;
  for (const tie of graph.ties) if (isStrong(tie)) strong++;
  const { value: clustering, error: clusteringError } = clusteringOf(graph);
  return {
    people,
    ties,
    meanDegree: (2 * ties) / people,
    maxDegree,
    isolated: howMany[0],
    degreeQuantiles: quantilesOf(howMany, people),
    kappa: ties === 0 ? null : squares / (2 * ties),
    assortativity: assortativityOf(graph),
    clustering,
    clusteringError,
    ...componentsOf(graph),
    strongShare: graph.tieCount === 0 ? null : strong / (2 * graph.tieCount),
    circles: graph.circleCount,
  };
}

function quantilesOf(howMany: Float64Array, people: number): GraphStatistics['degreeQuantiles'] {
  const ranked = (rank: number): number => {
    let degree = 0;
    for (let below = howMany[0]; below <= rank; below += howMany[++degree]);
    return degree;
  };
  const quantile = (p: number): number => {
    const position = p * (people - 1);
    const low = Math.floor(position);
    const lower = ranked(low);
    const upper = low + 1 < people ? ranked(low + 1) : lower;
    return lower + (position - low) * (upper - lower);
  };
  return {
    q05: quantile(0.05),
    q25: quantile(0.25),
    q50: quantile(0.5),
    q75: quantile(0.75),
    q95: quantile(0.95),
    q99: quantile(0.99),
  };
}

/** Null where all ends have one degree, as there is nothing to correlate. */
function assortativityOf(graph: Graph): number | null {
  const { people, offsets, ties } = graph;
  let sum = 0;
  let squares = 0;
  let products = 0;
  for (let i = 0; i < people; i++) {
    const degree = offsets[i + 1] - offsets[i];
    sum += degree * degree;
    squares += degree * degree * degree;
    let around = 0;
    for (let k = offsets[i]; k < offsets[i + 1]; k++) around += degreeOf(graph, neighbourOf(ties[k]));
    products += degree * around;
  }
  const ends = ties.length;
  const variance = ends * squares - sum * sum;
  // Above 2^53 the products round, and equal degrees would leave a remainder of the size of the last bits.
  return variance > 1e-12 * sum * sum ? (ends * products - sum * sum) / variance : null;
}

/** Connected components, by breadth-first search. */
function componentsOf(graph: Graph): { components: number; largestShare: number } {
  const { people, offsets, ties, mixed } = graph;
  if (mixed) return { components: 1, largestShare: 1 };
  const seen = new Uint8Array(people);
  const queue = new Int32Array(people);
  let components = 0;
  let largest = 0;
  for (let start = 0; start < people; start++) {
    if (seen[start] === 1) continue;
    components++;
    seen[start] = 1;
    queue[0] = start;
    let size = 1;
    for (let head = 0; head < size; head++) {
      const i = queue[head];
      for (let k = offsets[i]; k < offsets[i + 1]; k++) {
        const j = neighbourOf(ties[k]);
        if (seen[j] === 1) continue;
        seen[j] = 1;
        queue[size++] = j;
      }
    }
    largest = Math.max(largest, size);
  }
  return { components, largestShare: largest / people };
}
