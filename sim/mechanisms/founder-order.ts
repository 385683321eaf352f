import { betweenness, BETWEENNESS_PIVOTS, coreNumbers, greedyInfluence, LiveEdges } from '../graph/index.ts';
import { keyOf, Stream } from '../random/index.ts';
import type { World } from '../world/index.ts';

export const FOUNDERS_BY = ['random', 'degree', 'hand', 'core', 'betweenness', 'affinity', 'greedy'] as const;

/** Scores of people that can be computed before the first day. */
type Score = 'degree' | 'core' | 'betweenness' | 'affinity';

/** Assumptions of a planner who looks for the best founders. */
export interface Planner {
  readonly talk: number;
  readonly weak: number;
  readonly days: number;
  readonly samples: number;
}

/**
 * Planning has a seed of its own: a planner who used the draws of the run would know the future. So the same graph and the
 * same people give the same plan under any seed, except for tie-breaking.
 */
const planning = (name: string) => new Stream(keyOf('planning', 'once'), name).sequence();

/** People by score, best first; ties are broken by `tieBreaker`. */
export function byScore(by: Score, world: World, tieBreaker: Float64Array, wanted: number): number[] {
  const score = scoresOf(by, world);
  return first(
    wanted,
    Float64Array.from(tieBreaker, (_, person) => -score[person]),
    tieBreaker,
  );
}

function scoresOf(by: Score, world: World): ArrayLike<number> {
  const { graph, people } = world;
  switch (by) {
    case 'degree':
      return Int32Array.from({ length: people }, (_, person) => world.ties.degreeAtStart(person));
    case 'core':
      return coreNumbers(graph);
    case 'betweenness':
      return betweenness(graph, BETWEENNESS_PIVOTS, planning('ends of paths'));
    case 'affinity':
      return Float64Array.from({ length: people }, (_, person) => world.affinity.of(person));
  }
}

/** People by greedy influence maximisation on live-edge graphs with T_ij = 1 − e^(−w_ij β_i D). */
export function byInfluence(
  { talk, weak, days, samples }: Planner,
  world: World,
  tieBreaker: Float64Array,
  wanted: number,
): number[] {
  const strong = talk * days;
  const talkativeness = (person: number) => world.talkativeness.of(person);
  const spread = { strong, weak: strong * weak, talkativeness };
  const edges = new LiveEdges(world.graph, samples, spread, planning('live edges'));
  return greedyInfluence(edges, wanted, tieBreaker);
}

const BINS = 4096;

/** The `wanted` people who come first by `order`, then by `next`, then by number; few others are sorted. */
export function first(wanted: number, order: Float64Array, next = order): number[] {
  let min = Infinity;
  let max = -Infinity;
  for (const value of order) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const binOf = (value: number) => (max > min ? Math.floor(((value - min) / (max - min)) * BINS) : 0);
  const inBin = new Int32Array(BINS + 1);
  for (const value of order) inBin[binOf(value)]++;
  let last = 0;
  for (let left = wanted - inBin[0]; left > 0; left -= inBin[last]) last++;
  const chosen: number[] = [];
  for (let person = 0; person < order.length; person++) if (binOf(order[person]) <= last) chosen.push(person);
  chosen.sort((a, b) => order[a] - order[b] || next[a] - next[b] || a - b);
  return chosen.slice(0, wanted);
}
