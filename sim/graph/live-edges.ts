import { exp, type Sequence } from '../random/index.ts';
import type { Graph } from './csr.ts';

/** Samples in one word of `live`. */
const PER_WORD = 32;

/** The planner's model of word of mouth: total hazard that a person of talkativeness 1 sends along a tie while talking. */
export interface Spread {
  /** β·D along a strong tie, a hazard. */
  readonly strong: number;
  /** The same along a weak tie. */
  readonly weak: number;
  /** Multiplies what a person sends. */
  readonly talkativeness: (person: number) => number;
}

/**
 * A fixed sample of live-edge graphs: the tie from i to j is live with T_ij = 1 − e^(−w_ij β_i D), each direction and each
 * sample on its own. Who can be reached from a set of people along live ties then has the distribution of the set that word of
 * mouth reaches from them, where talk alone acts (Kempe, Kleinberg & Tardos, KDD 2003; Newman 2002).
 */
export class LiveEdges {
  readonly graph: Graph;
  readonly samples: number;
  /** Bit r of word `tie × words + ⌊r/32⌋`: the tie carries in sample r. Ties by direction, as in the graph. */
  readonly live: Int32Array;
  readonly words: number;

  constructor(graph: Graph, samples: number, spread: Spread, random: Sequence) {
    this.graph = graph;
    this.samples = samples;
    this.words = Math.ceil(samples / PER_WORD);
    const { people, offsets, ties } = graph;
    this.live = new Int32Array(ties.length * this.words);
    for (let person = 0; person < people; person++) {
      const talk = spread.talkativeness(person);
      const strong = 1 - exp(-spread.strong * talk);
      const weak = 1 - exp(-spread.weak * talk);
      for (let k = offsets[person]; k < offsets[person + 1]; k++) {
        const probability = (ties[k] & 1) === 1 ? strong : weak;
        for (let r = 0; r < samples; r++) {
          if (random.uniform() < probability) this.live[k * this.words + (r >>> 5)] |= 1 << (r & 31);
        }
      }
    }
  }

  /** Whether the k-th stored tie carries in sample r. */
  isLive(k: number, r: number): boolean {
    return ((this.live[k * this.words + (r >>> 5)] >>> (r & 31)) & 1) === 1;
  }

  /** Where the tie that leads back along the k-th tie of `from` is stored. */
  back(k: number, from: number): number {
    const { offsets, ties } = this.graph;
    const person = ties[k] >>> 1;
    let low = offsets[person];
    let high = offsets[person + 1] - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ties[middle] >>> 1 < from) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
