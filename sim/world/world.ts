import type { Graph } from '../graph/index.ts';
import { DOUBT, TRUST, type Kernel } from '../kernel/index.ts';
import { RANK, STAGE_COUNT, STRANGER } from '../ladder/index.ts';
import { pow, type Key, type TraitLaw } from '../random/index.ts';
import { Influences } from './influences.ts';
import { Ledger } from './ledger.ts';
import { Ties } from './ties.ts';
import { drawTrait, type Trait } from './traits.ts';

/** Whoever is inside is counted by blocks of 2^5 people. */
const BLOCK_BITS = 5;

export interface PeopleLaw {
  affinity: TraitLaw;
  talkativeness: TraitLaw;
  income: TraitLaw;
  homophily: number;
  /** Power of affinity in what a person says and whom they invite; 0, the default, means none. */
  fitRaisesTalk?: number;
}

/** Marks of those placed on day 0; 0 = nobody placed them. */
export const FOUNDER = 1;
export const ALREADY = 2;

/**
 * All that mechanisms may see: who stands where, who knows whom, who is how. Thresholds and bucket levels are not
 * here on purpose; the engine alone keeps them.
 */
export class World {
  readonly people: number;
  readonly graph: Graph;
  readonly ties: Ties;
  /** Stage of each person, an index into STAGES. */
  readonly stage: Uint8Array;
  /** Day of each person's last move; 0 = never moved since the start. */
  readonly lastMove: Uint16Array;
  /** FOUNDER for those who found on day 0, ALREADY for those of a community that was there before; 0 for others. */
  readonly founder: Uint8Array;
  /** Last day on which a slipped person complains, 0 = not a detractor; empty where nobody ever complains. */
  detractorUntil = new Int32Array(0);
  /** People who are detractors now. */
  detractors = 0;
  /** Events held through the end of yesterday. */
  eventsHeld = 0;
  /** People on each stage. */
  readonly count = new Int32Array(STAGE_COUNT);
  /** Fit to the community: all trust counts this many times. */
  readonly affinity: Trait;
  readonly talkativeness: Trait;
  readonly income: Trait;
  readonly trust: Influences;
  readonly doubt: Influences;
  readonly ledger = new Ledger();
  readonly key: Key;

  /** What affinity multiplies a person's advocacy by, by level; empty where by nothing. Its mean is 1. */
  readonly #zeal: Float64Array;
  /** People on the ladder's rungs above stranger, by block of people: whole blocks of strangers are passed over. */
  readonly #inside: Uint8Array;

  constructor(graph: Graph, law: PeopleLaw, key: Key, kernel: Kernel) {
    this.people = graph.people;
    this.graph = graph;
    this.key = key;
    this.ties = new Ties(graph, key);
    this.stage = kernel.columns.stage.fill(STRANGER);
    this.lastMove = kernel.columns.lastMove;
    this.founder = new Uint8Array(graph.people);
    this.#inside = new Uint8Array((graph.people >> BLOCK_BITS) + 1);
    this.count[STRANGER] = graph.people;
    this.affinity = drawTrait(key, 'affinity', law.affinity, graph.circle, law.homophily);
    this.talkativeness = drawTrait(key, 'talkativeness', law.talkativeness, graph.circle);
    this.income = drawTrait(key, 'income', law.income, graph.circle);
    this.#zeal = zealOf(this.affinity, law.fitRaisesTalk ?? 0);
    this.trust = new Influences(kernel, TRUST);
    this.doubt = new Influences(kernel, DOUBT);
  }

  /** How much a person speaks for the community: talkativeness, and affinity where it raises talk. */
  advocacy(person: number): number {
    const talk = this.talkativeness.of(person);
    return this.#zeal.length === 0 ? talk : talk * this.#zeal[this.affinity.code[person]];
  }

  /** Puts someone on a stage at the end of a day. */
  arrive(person: number, to: number, day: number): void {
    const from = this.stage[person];
    this.count[from]--;
    this.count[to]++;
    this.#inside[person >> BLOCK_BITS] += Number(RANK[to] >= 1) - Number(RANK[from] >= 1);
    this.stage[person] = to;
    this.lastMove[person] = day;
    this.trust.intake.arrive(person, day);
    this.doubt.intake.arrive(person, day);
  }

  /** Visits everyone at acquaintance or above, in order of number. */
  eachInside(visit: (person: number, stage: number) => void): void {
    const { stage, people } = this;
    for (let block = 0; block < this.#inside.length; block++) {
      if (this.#inside[block] === 0) continue;
      const end = Math.min(people, (block + 1) << BLOCK_BITS);
      for (let person = block << BLOCK_BITS; person < end; person++) {
        if (RANK[stage[person]] >= 1) visit(person, stage[person]);
      }
    }
  }
}

/** m^power by level of affinity, scaled to a mean of 1, so that it tells who talks and not how much is said in all. */
function zealOf({ levels, code }: Trait, power: number): Float64Array {
  if (power === 0 || code.length === 0) return new Float64Array(0);
  const zeal = levels.map((level) => pow(level, power));
  const sum = zeal.reduce((a, b) => a + b, 0);
  return zeal.map((z) => (z * zeal.length) / sum);
}
