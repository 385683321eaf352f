import type { Sequence } from '../../random/index.ts';
import type { TieList } from '../csr.ts';
import { drawer, type CountDistribution } from './count-distribution.ts';

export interface Configuration {
  people: number;
  /** Distribution of the number of ties of a person, at most people − 1. */
  degrees: CountDistribution;
}

export interface Regular {
  people: number;
  /** Ties of everybody; people − 1 or more gives the complete graph. Where people × degree is odd, one person has one less. */
  degree: number;
}

/** Ties tried as partners for switching a loop or a repeated tie before it is left out. */
const TRIES = 256;

/**
 * Each person's number of ties is drawn from a distribution, and the ends are tied at random: the configuration model (Molloy &
 * Reed, "A critical point for random graphs with a given degree sequence", Random Structures and Algorithms 6, 1995).
 * Loops and repeated ties are switched with ties drawn at random, which keeps everybody's number; what 256 tries cannot
 * place is left out. An odd total loses one end.
 */
export function configuration({ people, degrees }: Configuration, random: Sequence): TieList {
  const draw = drawer(degrees, random);
  const degree = new Int32Array(people);
  for (let i = 0; i < people; i++) degree[i] = Math.min(draw(), people - 1);
  return tieEnds(degree, random);
}

/** Everybody has the same number of ties, tied at random. */
export function regular({ people, degree }: Regular, random: Sequence): TieList {
  const each = Math.max(0, Math.min(Math.floor(degree), people - 1));
  if (each === people - 1) return complete(people);
  return tieEnds(new Int32Array(people).fill(each), random);
}

function complete(people: number): TieList {
  const count = (people * (people - 1)) / 2;
  const list: TieList = { people, count: 0, from: new Int32Array(count), to: new Int32Array(count) };
  for (let v = 1; v < people; v++) {
    for (let w = 0; w < v; w++) {
      list.from[list.count] = v;
      list.to[list.count++] = w;
    }
  }
  return list;
}

/** Ends of ties: those of a person lie together, and `mate` is the other end of the same tie. */
interface Ends {
  start: Int32Array;
  owner: Int32Array;
  mate: Int32Array;
}

function tieEnds(degree: Int32Array, random: Sequence): TieList {
  const people = degree.length;
  const total = degree.reduce((a, b) => a + b, 0);
  if (total % 2 === 1) degree[degree.findLastIndex((d) => d > 0)]--;
  const ends = pairAtRandom(degree, total - (total % 2), random);
  const out = switchAway(ends, random);
  return listOf(ends, people, out);
}

function pairAtRandom(degree: Int32Array, total: number, random: Sequence): Ends {
  const start = new Int32Array(degree.length + 1);
  const owner = new Int32Array(total);
  for (let i = 0; i < degree.length; i++) {
    start[i + 1] = start[i] + degree[i];
    owner.fill(i, start[i], start[i + 1]);
  }
  const order = Int32Array.from(owner, (_, k) => k);
  for (let k = total - 1; k > 0; k--) {
    const other = random.below(k + 1);
    const end = order[k];
    order[k] = order[other];
    order[other] = end;
  }
  const mate = new Int32Array(total);
  for (let k = 0; k < total; k += 2) {
    mate[order[k]] = order[k + 1];
    mate[order[k + 1]] = order[k];
  }
  return { start, owner, mate };
}

/** Number of ties between a and b, counted at the one who has fewer. */
function tiesBetween({ start, owner, mate }: Ends, a: number, b: number): number {
  const [one, other] = start[a + 1] - start[a] <= start[b + 1] - start[b] ? [a, b] : [b, a];
  let count = 0;
  for (let end = start[one]; end < start[one + 1]; end++) if (owner[mate[end]] === other) count++;
  return count;
}

/** Switches loops and repeated ties with ties drawn at random; returns one end of each that stays as it is. */
function switchAway(ends: Ends, random: Sequence): Set<number> {
  const { owner, mate } = ends;
  const left = new Set<number>();
  for (const end of badEnds(ends)) {
    const a = owner[end];
    const far = mate[end];
    const b = owner[far];
    if (a !== b && tiesBetween(ends, a, b) < 2) continue; // Switched with another one meanwhile.
    let tries = 0;
    for (; tries < TRIES; tries++) {
      const other = random.below(owner.length);
      const c = owner[other];
      const d = owner[mate[other]];
      if (a === c || b === d || (a === b && c === d) || (a === d && b === c)) continue;
      if (tiesBetween(ends, a, c) > 0 || tiesBetween(ends, b, d) > 0) continue;
      const otherFar = mate[other];
      mate[end] = other;
      mate[other] = end;
      mate[far] = otherFar;
      mate[otherFar] = far;
      break;
    }
    if (tries === TRIES) left.add(end);
  }
  return left;
}

/** One end of each loop, and of each tie beyond the first between two people. */
function badEnds({ start, owner, mate }: Ends): number[] {
  const bad: number[] = [];
  const seenBy = new Int32Array(start.length - 1).fill(-1);
  for (let i = 0; i + 1 < start.length; i++) {
    for (let end = start[i]; end < start[i + 1]; end++) {
      const j = owner[mate[end]];
      if (j < i || (j === i && mate[end] < end)) continue;
      if (j === i || seenBy[j] === i) bad.push(end);
      seenBy[j] = i;
    }
  }
  return bad;
}

function listOf({ start, owner, mate }: Ends, people: number, out: ReadonlySet<number>): TieList {
  const from = new Int32Array(mate.length / 2);
  const to = new Int32Array(mate.length / 2);
  let count = 0;
  for (let i = 0; i < people; i++) {
    for (let end = start[i]; end < start[i + 1]; end++) {
      if (mate[end] < end || out.has(end) || out.has(mate[end])) continue;
      from[count] = i;
      to[count++] = owner[mate[end]];
    }
  }
  return { people, count, from, to };
}
