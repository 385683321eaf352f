import type { Sequence } from '../../random/index.ts';
import type { TieList } from '../csr.ts';
import { tiePairs } from './pairs.ts';
import { TieBuffer } from './tie-buffer.ts';

export interface ErdosRenyi {
  people: number;
  /** Expected number of ties of a person; people − 1 or more gives the complete graph. */
  meanDegree: number;
}

/**
 * Every pair is tied with the same probability p = meanDegree / (people − 1), independently: G(n, p)
 * (Gilbert, "Random graphs", Annals of Mathematical Statistics 30, 1959; Erdős & Rényi, "On random graphs I",
 * Publicationes Mathematicae 6, 1959).
 */
export function erdosRenyi({ people, meanDegree }: ErdosRenyi, random: Sequence): TieList {
  const p = people > 1 ? meanDegree / (people - 1) : 0;
  const buffer = new TieBuffer((Math.max(0, Math.min(p, 1)) * people * (people - 1)) / 2);
  tiePairs(buffer, random, p, { first: 1, end: people, low: () => 0, high: (v) => v });
  return buffer.list(people);
}
