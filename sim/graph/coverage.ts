import { degreeOf } from './csr.ts';
import type { LiveEdges } from './live-edges.ts';

/** People with most ties who are tried as hubs. */
const HUBS = 8;

/**
 * Who has been reached in each sample of live-edge graphs, and how many more one more person would reach. All samples are
 * searched at once, 32 in a word.
 *
 * Above the threshold of percolation nearly everybody reaches the same giant part, and searching it anew for each person
 * would take people² steps. So one hub's part is known beforehand: a search that meets somebody who reaches the hub
 * and is reached by it adds what the hub reaches, and goes on outside only.
 */
export class Coverage {
  readonly #edges: LiveEdges;
  readonly #covered: Int32Array;
  /** Samples in which a person reaches the hub of that sample and is reached by it. */
  readonly #core: Int32Array;
  /** Samples in which the hub reaches a person. */
  readonly #fromHub: Int32Array;
  /** People the hub reaches who are not covered, by sample. */
  readonly #hubReach: Float64Array;
  readonly #seen: Int32Array;
  readonly #queue: number[] = [];
  readonly #waiting: Uint8Array;

  constructor(edges: LiveEdges) {
    const { people } = edges.graph;
    const size = people * edges.words;
    this.#edges = edges;
    this.#covered = new Int32Array(size);
    this.#core = new Int32Array(size);
    this.#fromHub = new Int32Array(size);
    this.#hubReach = new Float64Array(edges.words * 32);
    this.#seen = new Int32Array(size);
    this.#waiting = new Uint8Array(people);
    for (let word = 0; word < edges.words; word++) this.#chooseHubs(word);
  }

  /** How many more are reached with this person, summed over samples. */
  gain(person: number): number {
    let sum = 0;
    for (let word = 0; word < this.#edges.words; word++) {
      let met = 0;
      const visited = this.#search(person, word, this.#samplesIn(word), (at) => {
        const inCore = this.#seen[at] & this.#core[at];
        met |= inCore;
        // Everything that the hub reaches is counted by itself, also from those it reaches who do not reach it.
        return ~(inCore | (met & this.#fromHub[at]));
      });
      for (const other of visited) {
        const at = other * this.#edges.words + word;
        sum += bits(this.#seen[at] & ~(met & this.#fromHub[at]));
        this.#seen[at] = 0;
      }
      for (let r = 0; r < 32; r++) if ((met >>> r) & 1) sum += this.#hubReach[word * 32 + r];
    }
    return sum;
  }

  /** Covers everybody whom this person reaches. */
  add(person: number): void {
    for (let word = 0; word < this.#edges.words; word++) {
      for (const other of this.#search(person, word, this.#samplesIn(word), () => -1)) {
        const at = other * this.#edges.words + word;
        const lost = this.#seen[at] & this.#fromHub[at];
        for (let r = 0; r < 32; r++) if ((lost >>> r) & 1) this.#hubReach[word * 32 + r]--;
        this.#covered[at] |= this.#seen[at];
        this.#seen[at] = 0;
      }
    }
  }

  /** Samples of a word as bits. */
  #samplesIn(word: number): number {
    const left = this.#edges.samples - word * 32;
    return left >= 32 ? -1 : (1 << left) - 1;
  }

  /**
   * Marks in `seen` who is reached from a person in which of the samples, through people not covered; returns those visited.
   * `onward` says in which samples the search goes on from the person at a place.
   */
  #search(
    start: number,
    word: number,
    samples: number,
    onward: (at: number) => number,
    backward = false,
  ): number[] {
    const { graph, live, words } = this.#edges;
    const { offsets, ties } = graph;
    const seen = this.#seen;
    const visited: number[] = [];
    const first = start * words + word;
    seen[first] = samples & ~this.#covered[first];
    if (seen[first] === 0) return visited;
    visited.push(start);
    this.#queue.length = 0;
    this.#queue.push(start);
    for (let head = 0; head < this.#queue.length; head++) {
      const person = this.#queue[head];
      this.#waiting[person] = 0;
      const from = person * words + word;
      const goesOn = seen[from] & onward(from);
      if (goesOn === 0) continue;
      for (let k = offsets[person]; k < offsets[person + 1]; k++) {
        const friend = ties[k] >>> 1;
        const at = friend * words + word;
        const tie = backward ? this.#edges.back(k, person) : k;
        const fresh = goesOn & live[tie * words + word] & ~this.#covered[at] & ~seen[at];
        if (fresh === 0) continue;
        if (seen[at] === 0) visited.push(friend);
        seen[at] |= fresh;
        if (this.#waiting[friend] === 1) continue;
        this.#waiting[friend] = 1;
        this.#queue.push(friend);
      }
    }
    return visited;
  }

  /** For each sample, of a few people with most ties, the one whose part is largest. */
  #chooseHubs(word: number): void {
    const { graph, words } = this.#edges;
    const best = new Float64Array(32);
    for (const hub of maxTies(graph.people, HUBS, (person) => degreeOf(graph, person))) {
      const forward = this.#mapOf(hub, word, false);
      const backward = this.#mapOf(hub, word, true);
      const core = new Float64Array(32);
      const reach = new Float64Array(32);
      for (const [person, there] of forward) {
        addBits(reach, there);
        addBits(core, there & (backward.get(person) ?? 0));
      }
      let better = 0;
      for (let r = 0; r < 32; r++) {
        if (core[r] <= best[r]) continue;
        better |= 1 << r;
        best[r] = core[r];
        this.#hubReach[word * 32 + r] = reach[r];
      }
      if (better === 0) continue;
      for (let person = 0; person < graph.people; person++) {
        const at = person * words + word;
        const there = forward.get(person) ?? 0;
        this.#fromHub[at] = (this.#fromHub[at] & ~better) | (there & better);
        this.#core[at] = (this.#core[at] & ~better) | (there & (backward.get(person) ?? 0) & better);
      }
    }
  }

  /** Samples in which a hub reaches others, or is reached by them. */
  #mapOf(hub: number, word: number, backward: boolean): Map<number, number> {
    const found = new Map<number, number>();
    for (const person of this.#search(hub, word, this.#samplesIn(word), () => -1, backward)) {
      const at = person * this.#edges.words + word;
      found.set(person, this.#seen[at]);
      this.#seen[at] = 0;
    }
    return found;
  }
}

/** The few people who have most of something, the most first. */
function maxTies(people: number, few: number, degree: (person: number) => number): number[] {
  const top: number[] = [];
  for (let person = 0; person < people; person++) {
    if (top.length === few && degree(top[few - 1]) >= degree(person)) continue;
    let at = top.length;
    while (at > 0 && degree(top[at - 1]) < degree(person)) at--;
    top.splice(at, 0, person);
    if (top.length > few) top.pop();
  }
  return top;
}

function addBits(sums: Float64Array, word: number): void {
  for (let r = 0; r < 32; r++) sums[r] += (word >>> r) & 1;
}

/** Number of ones in a word. */
function bits(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
