import type { Sequence } from '../../random/index.ts';
import type { TieList } from '../csr.ts';
import { wattsStrogatz } from './watts-strogatz.ts';

export interface Ring {
  people: number;
  /** Ties to the nearest on either side, rounded to an even number; people − 1 or more gives the complete graph. */
  neighbours: number;
}

/** A ring on which everybody is tied to the nearest: the start of Watts & Strogatz (1998), with no tie rewired. */
export function ring({ people, neighbours }: Ring, random: Sequence): TieList {
  return wattsStrogatz({ people, meanDegree: neighbours, rewire: 0 }, random);
}
