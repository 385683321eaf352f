import { Coverage } from './coverage.ts';
import type { LiveEdges } from './live-edges.ts';

/**
 * Greedy influence maximisation: the people who, one after another, each add most to the number reached on average over a
 * fixed sample of live-edge graphs. That number is a coverage function, monotone and submodular in the sample, so a
 * person's gain can only fall while others are chosen, and the person who still leads when counted anew is the greedy
 * choice: lazy evaluation (CELF; Leskovec et al., "Cost-effective outbreak detection in networks", KDD 2007) gives what plain greedy
 * gives. Greedy is within 1 − 1/e of the best set (Kempe, Kleinberg & Tardos 2003). Ties are broken by `tieBreaker`, smallest first.
 *
 * A heuristic once gates, doubt or capacity are on, which the sample does not model.
 */
export function greedyInfluence(edges: LiveEdges, wanted: number, tieBreaker: Float64Array): number[] {
  const { people } = edges.graph;
  const coverage = new Coverage(edges);
  const gain = Float64Array.from({ length: people }, (_, person) => coverage.gain(person));
  /** How many had been chosen when a gain was counted. */
  const countedAt = new Int32Array(people);
  const comesBefore = (a: number, b: number) =>
    gain[a] > gain[b] || (gain[a] === gain[b] && tieBreaker[a] < tieBreaker[b]);
  const heap = heapOf(people, comesBefore);
  const chosen: number[] = [];
  while (chosen.length < Math.min(wanted, people)) {
    const best = heap[0];
    // A gain cannot be negative.
    if (countedAt[best] === chosen.length || gain[best] === 0) {
      coverage.add(best);
      chosen.push(best);
      heap[0] = heap[people - chosen.length];
    } else {
      gain[best] = coverage.gain(best);
      countedAt[best] = chosen.length;
    }
    sink(heap, people - chosen.length, 0, comesBefore);
  }
  return chosen;
}

type Before = (a: number, b: number) => boolean;

/** Everybody as a binary heap. */
function heapOf(people: number, comesBefore: Before): Int32Array {
  const heap = Int32Array.from({ length: people }, (_, person) => person);
  for (let at = (people >> 1) - 1; at >= 0; at--) sink(heap, people, at, comesBefore);
  return heap;
}

/** Lets the entry at a place sink to where it belongs among the first `size`. */
function sink(heap: Int32Array, size: number, from: number, comesBefore: Before): void {
  let at = from;
  const person = heap[at];
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && comesBefore(heap[child + 1], heap[child])) child++;
    if (!comesBefore(heap[child], person)) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = person;
}
