import type { Graph } from '../graph/index.ts';
import { STAGE_COUNT, STRANGER } from '../ladder/index.ts';
import { type Key, type TraitLaw } from '../random/index.ts';
import { Influences } from './influences.ts';
import { Ledger } from './ledger.ts';
import { Ties } from './ties.ts';
import { drawTrait, type Trait } from './traits.ts';

export interface PeopleLaw {
  affinity: TraitLaw;
  talkativeness: TraitLaw;
  income: TraitLaw;
  homophily: number;
}

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
  readonly lastMove: Int32Array;
  /** 1 for those placed above stranger on day 0. */
  readonly founder: Uint8Array;
  /** Last day on which a slipped person complains; 0 = not a detractor. */
  readonly detractorUntil: Int32Array;
  /** People who are detractors now. */
  detractors = 0;
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

  constructor(graph: Graph, law: PeopleLaw, key: Key) {
    this.people = graph.people;
    this.graph = graph;
    this.key = key;
    this.ties = new Ties(graph, key);
    this.stage = new Uint8Array(graph.people).fill(STRANGER);
    this.lastMove = new Int32Array(graph.people);
    this.founder = new Uint8Array(graph.people);
    this.detractorUntil = new Int32Array(graph.people);
    this.count[STRANGER] = graph.people;
    this.affinity = drawTrait(key, 'affinity', law.affinity, graph.circle, law.homophily);
    this.talkativeness = drawTrait(key, 'talkativeness', law.talkativeness, graph.circle);
    this.income = drawTrait(key, 'income', law.income, graph.circle);
    this.trust = new Influences(graph.people, graph.circleCount);
    this.doubt = new Influences(graph.people, graph.circleCount);
  }
}
