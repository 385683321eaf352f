import type { Sequence } from '../random/index.ts';
import type { Graph } from './csr.ts';

/** Up to this many people betweenness is exact; of more, this many are sampled as ends of paths. */
export const BETWEENNESS_PIVOTS = 512;

/**
 * Betweenness of each person: the sum over pairs of others of the share of shortest paths between them that pass through
 * (Freeman, Sociometry 40, 1977), ties counting alike. By Brandes ("A faster algorithm for betweenness centrality", Journal
 * of Mathematical Sociology 25, 2001): one search from each person, in time proportional to people × ties.
 *
 * With fewer `pivots` than people the searches start from a uniform sample without replacement and are scaled up, which is
 * unbiased (Brandes & Pich, "Centrality estimation in large networks", International Journal of Bifurcation and Chaos 17, 2007).
 */
export function betweenness(graph: Graph, pivots: number, random: Sequence): Float64Array {
  const { people } = graph;
  const through = new Float64Array(people);
  if (graph.mixed) return through;
  const search = new Search(graph);
  const starts = sample(people, pivots, random);
  for (const start of starts) search.from(start, through);
  // Each pair is met from both of its ends.
  const scale = starts.length === 0 ? 0 : people / starts.length / 2;
  for (let person = 0; person < people; person++) through[person] *= scale;
  return through;
}

/** The first `size` of a shuffled list of people; everybody in order where there are no more. */
function sample(people: number, size: number, random: Sequence): Int32Array {
  const all = Int32Array.from({ length: people }, (_, person) => person);
  if (size >= people) return all;
  for (let k = 0; k < size; k++) {
    const other = k + random.below(people - k);
    const chosen = all[other];
    all[other] = all[k];
    all[k] = chosen;
  }
  return all.subarray(0, size);
}

/** Columns of one search, used again by the next: only what was visited is wiped. */
class Search {
  readonly #graph: Graph;
  /** Steps from the start; −1 = not reached. */
  readonly #steps: Int32Array;
  /** Number of shortest paths from the start. May be huge, and is a double for that. */
  readonly #paths: Float64Array;
  /** Share of the paths to people further out that pass through. */
  readonly #share: Float64Array;
  readonly #queue: Int32Array;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#steps = new Int32Array(graph.people).fill(-1);
    this.#paths = new Float64Array(graph.people);
    this.#share = new Float64Array(graph.people);
    this.#queue = new Int32Array(graph.people);
  }

  /** Adds to `through` what passes through each person on shortest paths from `start`. */
  from(start: number, through: Float64Array): void {
    const { offsets, ties } = this.#graph;
    const steps = this.#steps;
    const paths = this.#paths;
    const share = this.#share;
    const queue = this.#queue;
    steps[start] = 0;
    paths[start] = 1;
    queue[0] = start;
    let reached = 1;
    for (let at = 0; at < reached; at++) {
      const person = queue[at];
      for (let k = offsets[person]; k < offsets[person + 1]; k++) {
        const friend = ties[k] >>> 1;
        if (steps[friend] < 0) {
          steps[friend] = steps[person] + 1;
          queue[reached++] = friend;
        }
        if (steps[friend] === steps[person] + 1) paths[friend] += paths[person];
      }
    }
    for (let at = reached - 1; at > 0; at--) {
      const person = queue[at];
      const each = (1 + share[person]) / paths[person];
      for (let k = offsets[person]; k < offsets[person + 1]; k++) {
        const friend = ties[k] >>> 1;
        if (steps[friend] === steps[person] - 1) share[friend] += paths[friend] * each;
      }
      through[person] += share[person];
    }
    for (let at = 0; at < reached; at++) {
      steps[queue[at]] = -1;
      paths[queue[at]] = 0;
      share[queue[at]] = 0;
    }
  }
}
