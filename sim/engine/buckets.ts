import { CLIMBS_TO, NEVER, NOWHERE, SLIPS_TO, threshold } from '../ladder/index.ts';
import { DOUBT, QUEUE, TRUST, type Kernel } from '../kernel/index.ts';
import { log, pow, Stream, streamId, type Key } from '../random/index.ts';
import type { World } from '../world/index.ts';
import type { Factors } from './factors.ts';

const THRESHOLDS_NAME = 'thresholds';
/** The stream of all thresholds. */
export const thresholdStream = streamId(THRESHOLDS_NAME);
/** Room for stages in a key. */
const STAGE_KEYS = 16;
/** Stage and visit in one word of a draw's key. */
export const visitKey = (stage: number, visit: number) => stage + STAGE_KEYS * visit;

/**
 * Everybody's thresholds. Private to the engine: mechanisms are handed the `World`, which does not hold them.
 *
 * A threshold is drawn once, on arriving at a rung, keyed by (bucket, person, rung, visit) and never by the day, so two
 * policies under one seed meet the same thresholds. A factor on all trust is the same as a threshold divided by it.
 */
export class Buckets {
  /** Threshold of trust, bucket units; with `steps` n > 1 that of the next hidden step. */
  readonly resistance: Int32Array;
  readonly patience: Int32Array;
  /** Hidden steps already taken on this rung; empty where every rung has one. */
  readonly step: Uint8Array;
  readonly steps: readonly number[];

  /** Bit s: has been at stage s. Further visits are rare and kept apart. */
  readonly #been: Uint16Array;
  readonly #again = new Map<number, number>();
  /** Resistances that no bucket can hold, in full: should a factor on trust rise, what is left shrinks from its true size. */
  readonly #beyond = new Map<number, number>();
  /** What is left to fill for those on whom no trust counts, NaN for others; empty until there is somebody. */
  #held = new Float64Array(0);
  readonly #world: World;
  readonly #factors: Factors;
  readonly #kernel: Kernel;
  readonly #key: Key;
  readonly #draws: Stream;
  readonly #shield: Float64Array | null;
  readonly #pair = new Float64Array(2);

  constructor(
    world: World,
    kernel: Kernel,
    key: Key,
    steps: readonly number[],
    shield: number,
    factors: Factors,
  ) {
    const n = world.people;
    this.#kernel = kernel;
    this.#key = key;
    this.#world = world;
    this.#factors = factors;
    this.#draws = new Stream(key, THRESHOLDS_NAME);
    this.#shield = shield === 0 ? null : world.affinity.levels.map((level) => pow(level, -shield));
    this.#been = new Uint16Array(n);
    this.steps = steps;
    this.resistance = kernel.columns.buckets[TRUST].limit;
    this.patience = kernel.columns.buckets[DOUBT].limit;
    this.step = new Uint8Array(steps.every((count) => count === 1) ? 0 : n);
    const { list } = kernel.columns;
    for (let first = 0; first < n; first += QUEUE) {
      const count = Math.min(QUEUE, n - first);
      for (let k = 0; k < count; k++) list[k] = first + k;
      this.#drawListed(count);
    }
  }

  /** Draws new thresholds for people who just arrived at their stages, the first `count` of a list. */
  arrive(people: Int32Array, count: number): void {
    const { list } = this.#kernel.columns;
    for (let from = 0; from < count; from += QUEUE) {
      const size = Math.min(QUEUE, count - from);
      for (let k = 0; k < size; k++) list[k] = people[from + k];
      this.#drawListed(size);
    }
  }

  /** The same for the kernel's list. One draw has words for both buckets. */
  #drawListed(count: number): void {
    const { list, first, second } = this.#kernel.columns;
    const { stage } = this.#world;
    for (let k = 0; k < count; k++) first[k] = this.#enter(list[k], stage[list[k]]);
    this.#kernel.draw(this.#key, thresholdStream, count);
    for (let k = 0; k < count; k++) this.#fill(list[k], stage[list[k]], first[k], second[k]);
  }

  /** Notes a visit to a stage and returns its key. */
  #enter(person: number, stage: number): number {
    const bit = 1 << stage;
    if ((this.#been[person] & bit) === 0) this.#been[person] |= bit;
    else this.#again.set(person * STAGE_KEYS + stage, this.visit(person, stage) + 1);
    if (this.step.length > 0) this.step[person] = 0;
    return visitKey(stage, this.visit(person, stage));
  }

  #fill(person: number, stage: number, resistance: number, patience: number): void {
    if (this.#held.length > 0) this.#held[person] = NaN;
    if (CLIMBS_TO[stage] === NOWHERE) this.resistance[person] = NEVER;
    else {
      const draw = resistance / this.steps[stage];
      this.#setResistance(person, threshold(draw, this.#factors.trust(person, stage)));
      if (this.resistance[person] === NEVER) this.#world.ledger.count('beyondReach');
      if (this.#factors.isShut(person, stage)) this.shut(person, 0);
    }
    const { affinity } = this.#world;
    const shield =
      this.#shield === null || affinity.code.length === 0 ? 1 : this.#shield[affinity.code[person]];
    this.patience[person] =
      SLIPS_TO[stage] === NOWHERE
        ? NEVER
        : Math.min(NEVER, threshold(patience, shield * this.#factors.doubt(person, stage)));
  }

  /** Whether any rung has hidden steps. */
  get haveSteps(): boolean {
    return this.step.length > 0;
  }

  /** Whether a rung has hidden steps that a person has not taken yet, beside the one they are on. */
  hasSteps(person: number, stage: number): boolean {
    return this.step.length > 0 && this.step[person] + 1 < this.steps[stage];
  }

  /** Passes one hidden step: E_k/n ÷ factor for step k of n; together they are an Erlang threshold of mean 1. */
  takeStep(person: number): void {
    const stage = this.#world.stage[person];
    this.step[person]++;
    const key = visitKey(stage, this.visit(person, stage));
    this.#draws.uniforms(this.#pair, person, key, this.step[person]);
    const draw = -log(this.#pair[0]) / this.steps[stage];
    this.#setResistance(
      person,
      this.#trueResistance(person) + threshold(draw, this.#factors.trust(person, stage)),
    );
  }

  /** How often a person had been at a stage before their present or last visit. */
  visit(person: number, stage: number): number {
    return this.#again.size === 0 ? 0 : (this.#again.get(person * STAGE_KEYS + stage) ?? 0);
  }

  /** A factor on trust changed from `before`: what is left to fill is rescaled, R' = A + (R − A)·before/after. */
  rescale(person: number, level: number, before: number, after: number): void {
    if (this.isHeld(person)) {
      this.#held[person] *= before / after;
      return;
    }
    const left = this.#trueResistance(person) - level;
    // Somebody beyond reach stays there even if more than any bucket holds has been poured.
    if (left <= 0 || CLIMBS_TO[this.#world.stage[person]] === NOWHERE) return;
    this.#setResistance(person, level + Math.ceil((left * before) / after));
  }

  /** The same for doubt. A patience that no bucket can hold stays so. */
  rescalePatience(person: number, level: number, before: number, after: number): void {
    const left = this.patience[person] - level;
    if (left <= 0 || this.patience[person] >= NEVER) return;
    this.patience[person] = Math.min(NEVER, level + Math.ceil((left * before) / after));
  }

  /** Whether what is left to fill is kept aside, as no trust counts for a person. */
  isHeld(person: number): boolean {
    return this.#held.length > 0 && !Number.isNaN(this.#held[person]);
  }

  /** From now on no trust counts for a person: what is left to fill is kept aside. */
  shut(person: number, level: number): void {
    if (CLIMBS_TO[this.#world.stage[person]] === NOWHERE) return;
    if (this.#held.length === 0) this.#held = new Float64Array(this.#world.people).fill(NaN);
    this.#held[person] = this.#trueResistance(person) - level;
    this.resistance[person] = NEVER;
  }

  /** From now on trust counts again: what was kept aside is left to fill, from a level that leaves out what was poured meanwhile. */
  open(person: number, level: number): void {
    this.#setResistance(person, level + Math.ceil(this.#held[person]));
    this.#held[person] = NaN;
  }

  #trueResistance(person: number): number {
    return this.resistance[person] < NEVER ? this.resistance[person] : (this.#beyond.get(person) ?? NEVER);
  }

  #setResistance(person: number, units: number): void {
    if (units >= NEVER) this.#beyond.set(person, units);
    this.resistance[person] = Math.min(units, NEVER);
  }
}
