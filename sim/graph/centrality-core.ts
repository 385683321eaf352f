import { degreeOf, type Graph } from './csr.ts';

/**
 * Core number of each person: the largest k such that the person belongs to a group in which everybody has at least k ties
 * inside the group (Seidman, Social Networks 5, 1983). People are peeled off in order of the ties they have left, in time
 * proportional to people + ties (Batagelj & Zaversnik, "An O(m) algorithm for cores decomposition of networks", 2003).
 * Kitsak et al. (Nature Physics 6, 2010) find that it can tell spreaders better than degree.
 */
export function coreNumbers(graph: Graph): Int32Array {
  const { people, offsets, ties } = graph;
  /** Ties left; in the end the core number. */
  const left = Int32Array.from({ length: graph.mixed ? 0 : people }, (_, person) => degreeOf(graph, person));
  if (graph.mixed) return new Int32Array(people).fill(people - 1);
  let max = 0;
  for (const degree of left) max = Math.max(max, degree);

  // People sorted by ties left; `starts[d]` is where those with d begin, `place` where each person stands.
  const starts = new Int32Array(max + 2);
  for (const degree of left) starts[degree + 1]++;
  for (let degree = 0; degree <= max; degree++) starts[degree + 1] += starts[degree];
  const next = starts.slice();
  const order = new Int32Array(people);
  const place = new Int32Array(people);
  for (let person = 0; person < people; person++) {
    place[person] = next[left[person]]++;
    order[place[person]] = person;
  }

  for (let at = 0; at < people; at++) {
    const person = order[at];
    for (let k = offsets[person]; k < offsets[person + 1]; k++) {
      const friend = ties[k] >>> 1;
      if (left[friend] <= left[person]) continue;
      // The friend loses a tie: swapped with the first of those who have as many, whose group then begins one later.
      const first = starts[left[friend]]++;
      const swapped = order[first];
      order[first] = friend;
      order[place[friend]] = swapped;
      place[swapped] = place[friend];
      place[friend] = first;
      left[friend]--;
    }
  }
  return left;
}
