import { CLIMBS_TO, NEVER, NOWHERE, SLIPS_TO, STAGE_COUNT, threshold } from '../ladder/index.ts';
import { pow, Stream, type Key } from '../random/index.ts';
import type { World } from '../world/index.ts';

/** Multiplies all trust that counts for a person's next climb. */
export type TrustFactor = (person: number, stage: number) => number;

/** Stage and visit in one word of a draw's key. */
export const visitKey = (stage: number, visit: number) => stage + 16 * visit;

/**
 * Everybody's two buckets: thresholds and levels. Private to the engine: mechanisms are handed the `World`, which does
 * not hold this.
 *
 * A threshold is drawn once, on arriving at a rung, keyed by (bucket, person, rung, visit) and never by the day, so two
 * policies under one seed meet the same thresholds. A factor on all trust is the same as a threshold divided by it.
 */
export class Buckets {
  /** Threshold of trust, bucket units; with `steps` n > 1 that of the next hidden step. */
  readonly resistance: Float64Array;
  readonly patience: Float64Array;
  /** Poured since arrival along ties and by impulses, bucket units. */
  readonly trust: Float64Array;
  readonly doubt: Float64Array;
  /** Reading of the class's clock on arrival, clock units. */
  readonly trustReading: Float64Array;
  readonly doubtReading: Float64Array;
  /** Hidden steps already taken on this rung. */
  readonly step: Uint8Array;
  readonly steps: readonly number[];

  readonly #visits: Uint16Array;
  readonly #world: World;
  readonly #factor: TrustFactor;
  readonly #resist: Stream;
  readonly #patience: Stream;
  readonly #shield: Float64Array;

  constructor(world: World, key: Key, steps: readonly number[], shield: number, factor: TrustFactor) {
    const n = world.people;
    this.#world = world;
    this.#factor = factor;
    this.#resist = new Stream(key, 'resist');
    this.#patience = new Stream(key, 'patience');
    this.#shield = world.affinity.levels.map((level) => pow(level, -shield));
    this.#visits = new Uint16Array(n * STAGE_COUNT);
    this.steps = steps;
    this.resistance = new Float64Array(n);
    this.patience = new Float64Array(n);
    this.trust = new Float64Array(n);
    this.doubt = new Float64Array(n);
    this.trustReading = new Float64Array(n);
    this.doubtReading = new Float64Array(n);
    this.step = new Uint8Array(n);
    for (let person = 0; person < n; person++) this.arrive(person);
  }

  /** Empties both buckets of someone who just arrived at their stage and draws new thresholds. */
  arrive(person: number): void {
    const stage = this.#world.stage[person];
    const k = this.classOf(person);
    this.#visits[person * STAGE_COUNT + stage]++;
    this.step[person] = 0;
    this.trust[person] = 0;
    this.doubt[person] = 0;
    this.trustReading[person] = this.#world.trust.clock[k];
    this.doubtReading[person] = this.#world.doubt.clock[k];
    this.resistance[person] = CLIMBS_TO[stage] === NOWHERE ? NEVER : this.#nextStep(person, stage);
    if (CLIMBS_TO[stage] !== NOWHERE && this.resistance[person] >= NEVER) {
      this.#world.ledger.count('beyondReach');
    }
    const shield = this.#shield[this.#world.affinity.code[person]];
    this.patience[person] =
      SLIPS_TO[stage] === NOWHERE
        ? NEVER
        : threshold(this.#patience.exponential(person, visitKey(stage, this.visit(person, stage))), shield);
  }

  /** Passes one hidden step of a rung with `steps` > 1. */
  takeStep(person: number): void {
    this.step[person]++;
    this.resistance[person] += this.#nextStep(person, this.#world.stage[person]);
  }

  /** How often a person had been at a stage before their present or last visit. */
  visit(person: number, stage: number): number {
    return Math.max(0, this.#visits[person * STAGE_COUNT + stage] - 1);
  }

  /** Index of a person's class, stage × circle. */
  classOf(person: number): number {
    return this.#world.stage[person] * this.#world.graph.circleCount + this.#world.graph.circle[person];
  }

  /** A factor on trust changed from `before`: what is left to fill is rescaled, R' = A + (R − A)·before/after. */
  rescale(person: number, level: number, before: number, after: number): void {
    const left = this.resistance[person] - level;
    // Somebody beyond reach stays there even if more than any bucket holds has been poured.
    if (left <= 0 || CLIMBS_TO[this.#world.stage[person]] === NOWHERE) return;
    this.resistance[person] = level + Math.ceil((left * before) / after);
  }

  /** E_k/n ÷ factor for hidden step k of n; together they are an Erlang threshold of mean 1, revealed step by step. */
  #nextStep(person: number, stage: number): number {
    const visit = visitKey(stage, this.visit(person, stage));
    const draw = this.#resist.exponential(person, visit, this.step[person]);
    return threshold(draw / this.steps[stage], this.#factor(person, stage));
  }
}
