import type { GivenTraitId, Graph } from '../graph/index.ts';
import { DOUBT, TRUST, type Kernel } from '../kernel/index.ts';
import { demotionsOf, promotionsOf, RANK, STAGE_COUNT, STRANGER, type Ladder } from '../stages/index.ts';
import { pow, type Key, type TraitDistribution } from '../random/index.ts';
import { Happened } from './happened.ts';
import { Influences } from './influences.ts';
import { Ledger } from './ledger.ts';
import { STANDARD_TABLES, type Tables } from './tables.ts';
import { Ties } from './ties.ts';
import { drawTrait, fixedTrait, type Trait } from './traits.ts';

/** People inside are counted by blocks of 2^5 people. */
const BLOCK_BITS = 5;

export interface PeopleDistribution {
  affinity: TraitDistribution;
  talkativeness: TraitDistribution;
  income: TraitDistribution;
  homophily: number;
  /** Exponent of affinity in how much a person talks and invites; 0, the default, means none. */
  fitRaisesTalk?: number;
}

/** Marks of people placed on day 0; 0 = not placed. */
export const FOUNDER = 1;
export const INITIAL = 2;

/**
 * Everything that mechanisms may see: stages, ties and traits of people. Thresholds and bucket levels are absent on
 * purpose; only the engine keeps them.
 */
export class World {
  readonly people: number;
  readonly graph: Graph;
  readonly ties: Ties;
  /** Stage of each person, an index into STAGES. */
  readonly stage: Uint8Array;
  /** Day of each person's last transition; 0 = none since the start. */
  readonly lastTransition: Uint16Array;
  /** FOUNDER for founders, INITIAL for members of the initial community, 0 for others. */
  readonly founder: Uint8Array;
  /** Last day on which a detractor complains, 0 = not a detractor; empty where nobody ever complains. */
  detractorUntil = new Int32Array(0);
  /** People who are detractors now. */
  detractors = 0;
  /** Who came to events. */
  readonly comers = new Happened();
  /** Whom a purchase delighted. */
  readonly delighted = new Happened();
  /** Events held through the end of yesterday. */
  eventsHeld = 0;
  /** People on each stage. */
  readonly count = new Int32Array(STAGE_COUNT);
  /** A person’s fit with the community: all trust is multiplied by it. */
  readonly affinity: Trait;
  readonly talkativeness: Trait;
  readonly income: Trait;
  readonly trust: Influences;
  readonly doubt: Influences;
  readonly ledger: Ledger;
  /** Sources, items of money and counters of this run. */
  readonly tables: Tables;
  readonly key: Key;
  /** Stage that a promotion leads to, by stage; `NOWHERE` from the top of the ladder on. */
  readonly promotesTo: Uint8Array;
  /** Stage that a demotion leads to, by stage; only one to lapsed or wary is leaving. */
  readonly demotesTo: Uint8Array;

  /** Factor of affinity on a person's advocacy, by level, with mean 1; empty where there is none. */
  readonly #zeal: Float64Array;
  /** People at acquaintance or above, by block of people: blocks of strangers are skipped. */
  readonly #inside: Uint8Array;

  constructor(
    graph: Graph,
    distribution: PeopleDistribution,
    key: Key,
    kernel: Kernel,
    tables: Tables = STANDARD_TABLES,
    ladder: Ladder = { slips: 'out', top: 'shareholder' },
  ) {
    this.promotesTo = promotionsOf(ladder.top);
    this.demotesTo = demotionsOf(ladder.slips);
    this.tables = tables;
    this.ledger = new Ledger(tables);
    this.people = graph.people;
    this.graph = graph;
    this.key = key;
    this.ties = new Ties(graph, key);
    this.stage = kernel.columns.stage.fill(STRANGER);
    this.lastTransition = kernel.columns.lastTransition;
    this.founder = new Uint8Array(graph.people);
    this.#inside = new Uint8Array((graph.people >> BLOCK_BITS) + 1);
    this.count[STRANGER] = graph.people;
    const traitOf = (name: GivenTraitId, alike = 0): Trait => {
      const given = graph.given?.[name];
      return given ? fixedTrait(given) : drawTrait(key, name, distribution[name], graph.circle, alike);
    };
    this.affinity = traitOf('affinity', distribution.homophily);
    this.talkativeness = traitOf('talkativeness');
    this.income = traitOf('income');
    this.#zeal = zealOf(this.affinity, distribution.fitRaisesTalk ?? 0);
    this.trust = new Influences(kernel, TRUST, tables);
    this.doubt = new Influences(kernel, DOUBT, tables);
  }

  /** How much a person speaks for the community: talkativeness, and affinity where it raises talk. */
  advocacy(person: number): number {
    const talk = this.talkativeness.of(person);
    return this.#zeal.length === 0 ? talk : talk * this.#zeal[this.affinity.code[person]];
  }

  /** Moves a person to a stage at the end of a day. */
  arrive(person: number, to: number, day: number): void {
    const from = this.stage[person];
    this.count[from]--;
    this.count[to]++;
    this.#inside[person >> BLOCK_BITS] += Number(RANK[to] >= 1) - Number(RANK[from] >= 1);
    this.stage[person] = to;
    this.lastTransition[person] = day;
    this.trust.exposure.arrive(person, day);
    this.doubt.exposure.arrive(person, day);
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

/** m^power by level of affinity, scaled to mean 1, so that it changes who talks but not the total. */
function zealOf({ levels, code, counts }: Trait, power: number): Float64Array {
  if (power === 0 || code.length === 0) return new Float64Array(0);
  const zeal = levels.map((level) => pow(level, power));
  const sum = zeal.reduce((a, z, level) => a + z * (counts?.[level] ?? 1), 0);
  const people = counts === null ? zeal.length : code.length;
  return zeal.map((z) => (z * people) / sum);
}
