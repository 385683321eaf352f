import type { Sequence } from '../../random/index.ts';
import type { TieList } from '../csr.ts';

export interface WattsStrogatz {
  people: number;
  /** Neighbours on the ring, rounded to the nearest even number; people − 1 or more gives the complete graph. */
  meanDegree: number;
  /** Probability that the far end of a tie moves to someone drawn at random. */
  rewire: number;
}

/** Draws of a new end before a tie of someone who already knows nearly everybody is left where it is. */
const TRIES = 64;

/**
 * A ring of people tied to their nearest neighbours, some ties rewired (Watts & Strogatz, "Collective dynamics
 * of 'small-world' networks", Nature 393, 1998). As in the paper: lap by lap, first the ties to the nearest
 * neighbour, then to the second nearest; a new end is uniform among people not yet tied to i. The number of
 * ties is exact. Where i is tied to nearly everybody (above some 90 %), a tie may stay although it was to move.
 */
export function wattsStrogatz({ people, meanDegree, rewire }: WattsStrogatz, random: Sequence): TieList {
  const half = Math.max(0, Math.min(Math.floor(meanDegree / 2 + 0.5), Math.floor(people / 2)));
  // Slots of i: i·half … i·half + half − 1, so that "is i tied to j" reads two short runs of memory.
  const to = new Int32Array(people * half).fill(-1);
  const degree = new Int32Array(people);
  for (let i = 0; i < people; i++) {
    for (let lap = 1; lap <= half; lap++) {
      // Halfway round, the tie from i meets the tie from the other side: only one of them is kept.
      if (2 * lap === people && i >= lap) continue;
      const j = (i + lap) % people;
      to[i * half + lap - 1] = j;
      degree[i]++;
      degree[j]++;
    }
  }
  if (rewire > 0) rewireTies(to, degree, half, rewire, random);
  return listOf(to, people, half);
}

function rewireTies(
  to: Int32Array,
  degree: Int32Array,
  half: number,
  rewire: number,
  random: Sequence,
): void {
  const people = degree.length;
  for (let lap = 0; lap < half; lap++) {
    for (let i = 0; i < people; i++) {
      const slot = i * half + lap;
      const old = to[slot];
      if (old < 0 || random.uniform() >= rewire || degree[i] >= people - 1) continue;
      for (let tries = 0; tries < TRIES; tries++) {
        const j = random.below(people);
        if (j === i || holds(to, half, i, j) || holds(to, half, j, i)) continue;
        to[slot] = j;
        degree[old]--;
        degree[j]++;
        break;
      }
    }
  }
}

/** Whether one of i's own slots leads to j. */
function holds(to: Int32Array, half: number, i: number, j: number): boolean {
  for (let k = i * half; k < (i + 1) * half; k++) if (to[k] === j) return true;
  return false;
}

function listOf(to: Int32Array, people: number, half: number): TieList {
  const from = new Int32Array(to.length);
  let count = 0;
  for (let i = 0; i < people; i++) {
    for (let k = i * half; k < (i + 1) * half; k++) {
      if (to[k] < 0) continue;
      from[count] = i;
      to[count++] = to[k];
    }
  }
  return { people, count, from, to };
}
