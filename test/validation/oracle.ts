import seedrandom from 'seedrandom';
import { neighbourOf, type Graph } from '../../sim/graph/index.ts';

/**
 * The same spread by other means: a coin is thrown for every tie, ties that carry join people into groups (union-find), and
 * whoever shares a group with a founder is reached. It shares with the engine neither thresholds, nor days, nor its generator.
 */
export class Oracle {
  readonly #graph: Graph;
  readonly #random: () => number;
  readonly #parent: Int32Array;

  constructor(graph: Graph, seed: string) {
    this.#graph = graph;
    this.#random = seedrandom.xor4096(seed);
    this.#parent = new Int32Array(graph.people);
  }

  /** Number of people reached, founders among them, where each tie carries with probability T. */
  reach(founders: readonly number[], T: number): number {
    const { people, offsets, ties } = this.#graph;
    for (let i = 0; i < people; i++) this.#parent[i] = i;
    for (let i = 0; i < people; i++) {
      for (let k = offsets[i]; k < offsets[i + 1]; k++) {
        const j = neighbourOf(ties[k]);
        if (j > i && this.#random() < T) this.#parent[this.#root(i)] = this.#root(j);
      }
    }
    const reached = new Set(founders.map((founder) => this.#root(founder)));
    let count = 0;
    for (let i = 0; i < people; i++) if (reached.has(this.#root(i))) count++;
    return count;
  }

  /** `count` different people, each set as likely as any other. */
  founders(count: number): number[] {
    const chosen = new Set<number>();
    while (chosen.size < count) chosen.add(Math.floor(this.#random() * this.#graph.people));
    return [...chosen];
  }

  #root(person: number): number {
    let at = person;
    while (this.#parent[at] !== at) {
      this.#parent[at] = this.#parent[this.#parent[at]];
      at = this.#parent[at];
    }
    return at;
  }
}
