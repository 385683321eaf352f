import { keyOf, Stream } from '../random/index.ts';
import { degreeOf, type Graph } from './csr.ts';

/** Above this many ties, triangles are sampled. */
const EXACT_TIES = 5_000_000;
const SAMPLED_WEDGES = 200_000;

/** Transitivity, and its standard error where it was sampled (0 where it was counted). */
export interface Clustering {
  /** 3 × triangles ÷ wedges (two ties that share a person); null where there is no wedge. */
  value: number | null;
  error: number;
}

/** Share of wedges whose ends know each other (Newman, Strogatz & Watts, Physical Review E 64, 026118, 2001). */
export function clusteringOf(graph: Graph): Clustering {
  const { people, mixed, tieCount } = graph;
  if (mixed) return { value: people > 2 ? 1 : null, error: 0 };
  let wedges = 0;
  for (let i = 0; i < people; i++) {
    const degree = degreeOf(graph, i);
    wedges += (degree * (degree - 1)) / 2;
  }
  if (wedges === 0) return { value: null, error: 0 };
  if (tieCount <= EXACT_TIES) return { value: (3 * countTriangles(graph)) / wedges, error: 0 };
  return sampleWedges(graph, SAMPLED_WEDGES);
}

/**
 * Each tie points to its end of higher degree (ties broken by id), so hubs have few ties out and a triangle is
 * found once: in time of order ties^1.5 at worst (Schank & Wagner, "Finding, counting and listing all triangles
 * in large graphs", WEA 2005).
 */
export function countTriangles(graph: Graph): number {
  const { people, offsets, ties } = graph;
  const outStart = new Uint32Array(people + 1);
  const out = new Int32Array(graph.tieCount);
  let written = 0;
  for (let i = 0; i < people; i++) {
    outStart[i] = written;
    const degree = degreeOf(graph, i);
    for (let k = offsets[i]; k < offsets[i + 1]; k++) {
      const j = ties[k] >>> 1;
      const other = degreeOf(graph, j);
      if (degree < other || (degree === other && i < j)) out[written++] = j;
    }
  }
  outStart[people] = written;

  const markedBy = new Int32Array(people).fill(-1);
  let triangles = 0;
  for (let i = 0; i < people; i++) {
    const end = outStart[i + 1];
    for (let k = outStart[i]; k < end; k++) markedBy[out[k]] = i;
    for (let k = outStart[i]; k < end; k++) {
      const j = out[k];
      for (let l = outStart[j]; l < outStart[j + 1]; l++) if (markedBy[out[l]] === i) triangles++;
    }
  }
  return triangles;
}

/** The share among uniform wedges: a person drawn by number of wedges, then two of the person's ties. */
export function sampleWedges(graph: Graph, wedges: number): Clustering {
  const { people, offsets, ties } = graph;
  const random = new Stream(keyOf('graph statistics', 'once'), 'wedges').sequence();
  const cumulative = new Float64Array(people);
  let total = 0;
  for (let i = 0; i < people; i++) {
    const degree = degreeOf(graph, i);
    total += (degree * (degree - 1)) / 2;
    cumulative[i] = total;
  }
  let closed = 0;
  for (let n = 0; n < wedges; n++) {
    const i = firstAbove(cumulative, random.uniform() * total);
    const degree = offsets[i + 1] - offsets[i];
    const first = random.below(degree);
    const second = (first + 1 + random.below(degree - 1)) % degree;
    if (areTied(graph, ties[offsets[i] + first] >>> 1, ties[offsets[i] + second] >>> 1)) closed++;
  }
  const value = closed / wedges;
  return { value, error: Math.sqrt((value * (1 - value)) / wedges) };
}

/** Index of the first entry of an ascending array that exceeds x. */
function firstAbove(ascending: Float64Array, x: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle] > x) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether a and b are tied, by bisection of a's sorted row. */
export function areTied({ offsets, ties }: Graph, a: number, b: number): boolean {
  let low = offsets[a];
  let high = offsets[a + 1];
  while (low < high) {
    const middle = low + ((high - low) >>> 1);
    if (ties[middle] >>> 1 < b) low = middle + 1;
    else high = middle;
  }
  return low < offsets[a + 1] && ties[low] >>> 1 === b;
}
