import type { TieList } from '../csr.ts';

export interface Torus {
  people: number;
  /** Eight neighbours (Moore); without corners: left, right, above, below (von Neumann). */
  corners: boolean;
}

/** Steps to the neighbours of a cell, the four nearest first. */
const STEPS = [
  [0, 1],
  [1, 0],
  [0, -1],
  [-1, 0],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;

/** Rows of the torus: the largest divisor of `people` up to its square root. */
export function torusRows(people: number): number {
  let rows = Math.floor(Math.sqrt(people));
  while (people % rows !== 0) rows--;
  return rows;
}

/**
 * A square lattice whose opposite edges are joined, as near to a square as the number of people allows; person
 * row × columns + column. On lattices so thin that two steps lead to one person, that person is tied once.
 */
export function torus({ people, corners }: Torus): TieList {
  const neighbours = corners ? 8 : 4;
  const rows = torusRows(people);
  const columns = people / rows;
  const from = new Int32Array((people * neighbours) / 2 + neighbours);
  const to = new Int32Array(from.length);
  let count = 0;
  for (let i = 0; i < people; i++) {
    const row = Math.floor(i / columns);
    const column = i % columns;
    const first = count;
    for (let k = 0; k < neighbours; k++) {
      const [down, right] = STEPS[k];
      const j = ((row + down + rows) % rows) * columns + ((column + right + columns) % columns);
      if (j <= i || to.subarray(first, count).includes(j)) continue;
      from[count] = i;
      to[count++] = j;
    }
  }
  return { people, count, from, to };
}
