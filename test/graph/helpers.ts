import { expect } from 'vitest';
import { InputError, type Problem } from '../../sim/problems.ts';
import { keyOf, Stream, type Sequence } from '../../sim/random/index.ts';
import { buildGraph, isStrong, neighbourOf, type Graph, type TieList } from '../../sim/graph/index.ts';

/** Two-sided false alarm rate of one z-test: 1.1e-5. Seeds are fixed, so a passing test stays passing. */
export const Z_LIMIT = 4.4;

export function sequenceOf(seed: string | number): Sequence {
  return new Stream(keyOf(seed, 0), 'graph').sequence();
}

export function graphOf(list: TieList): Graph {
  return buildGraph(list).graph;
}

export function expectZ(found: number, mean: number, sd: number): void {
  expect(Math.abs(found - mean) / sd, `found ${found}, expected ${mean} ± ${sd}`).toBeLessThan(Z_LIMIT);
}

/** A two-sided t-test of a mean over 30 replicates at the same false alarm rate (t with 29 degrees of freedom). */
export function expectMean30(values: readonly number[], mean: number): void {
  expect(values).toHaveLength(30);
  const average = values.reduce((a, b) => a + b, 0) / 30;
  const variance = values.reduce((a, b) => a + (b - average) ** 2, 0) / 29;
  const t = (average - mean) / Math.sqrt(variance / 30);
  expect(Math.abs(t), `mean ${average}, expected ${mean}`).toBeLessThan(5.3);
}

/** Ties as sorted words `a-b`, strong ones with a `!`. */
export function wordsOf(graph: Graph): string[] {
  const words: string[] = [];
  for (let i = 0; i < graph.people; i++) {
    for (let k = graph.offsets[i]; k < graph.offsets[i + 1]; k++) {
      const j = neighbourOf(graph.ties[k]);
      const nameOf = (id: number): string => graph.names?.[id] ?? String(id);
      if (i < j) words.push(`${nameOf(i)}-${nameOf(j)}${isStrong(graph.ties[k]) ? '!' : ''}`);
    }
  }
  return words.toSorted();
}

/** Simple, symmetric, sorted, and as long as it says. */
export function expectProper(graph: Graph): void {
  const { people, offsets, ties, tieCount } = graph;
  expect(offsets).toHaveLength(people + 1);
  expect(offsets[people]).toBe(ties.length);
  expect(ties).toHaveLength(2 * tieCount);
  const directed = new Set<number>();
  for (let i = 0; i < people; i++) {
    for (let k = offsets[i]; k < offsets[i + 1]; k++) {
      const j = neighbourOf(ties[k]);
      if (j === i || j < 0 || j >= people) expect.fail(`person ${i} is tied to ${j}`);
      if (k > offsets[i] && neighbourOf(ties[k - 1]) >= j) expect.fail(`row ${i} is not sorted`);
      directed.add((i * people + j) * 2 + (ties[k] & 1));
    }
  }
  for (let i = 0; i < people; i++) {
    for (let k = offsets[i]; k < offsets[i + 1]; k++) {
      const back = (neighbourOf(ties[k]) * people + i) * 2 + (ties[k] & 1);
      if (!directed.has(back)) expect.fail(`the tie from ${i} to ${neighbourOf(ties[k])} has no way back`);
    }
  }
  expect(graph.circle).toHaveLength(people);
  for (const circle of graph.circle) if (circle >= graph.circleCount) expect.fail(`circle ${circle}`);
}

/** The problems a call is refused with; anything else thrown is a failure. */
export function problemsOf(call: () => unknown): readonly Problem[] {
  try {
    call();
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}
