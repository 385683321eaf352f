import { NEVER, NOWHERE, DEMOTES_TO, threshold } from '../stages/index.ts';
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
 * A threshold is drawn once, on arriving at a stage, keyed by (bucket, person, stage, visit) and never by the day, so two
 * policies under one seed meet the same thresholds. A factor on all trust is the same as a threshold divided by it.
 */
export class Buckets {
  /** Threshold of trust, bucket units; with `steps` n > 1 that of the next hidden step. */
  readonly trustThreshold: Int32Array;
  readonly doubtThreshold: Int32Array;
  /** Hidden steps already taken on this stage; empty where every stage has one. */
  readonly step: Uint8Array;
  readonly steps: readonly number[];

  /** Bit s: has been at stage s. Further visits are rare and kept apart. */
  readonly #been: Uint16Array;
  readonly #again = new Map<number, number>();
  /** Trust thresholds above NEVER, in full: if a factor on trust rises later, the remainder is rescaled from its true size. */
  readonly #beyond = new Map<number, number>();
  /** The same of doubt. */
  readonly #doubtBeyond = new Map<number, number>();
  /** Remainder to the threshold of blocked people, on whom no trust counts; NaN for others; empty until somebody is blocked. */
  #blocked = new Float64Array(0);
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
    this.trustThreshold = kernel.columns.buckets[TRUST].limit;
    this.doubtThreshold = kernel.columns.buckets[DOUBT].limit;
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

  #fill(person: number, stage: number, trustThreshold: number, doubtThreshold: number): void {
    if (this.#blocked.length > 0) this.#blocked[person] = NaN;
    if (this.#world.promotesTo[stage] === NOWHERE) this.trustThreshold[person] = NEVER;
    else {
      const draw = trustThreshold / this.steps[stage];
      this.#setTrustThreshold(person, threshold(draw, this.#factors.trust(person, stage)));
      if (this.trustThreshold[person] === NEVER) this.#world.ledger.count('beyondReach');
      if (this.#factors.isBlocked(person, stage)) this.block(person, 0);
    }
    const { affinity } = this.#world;
    const shield =
      this.#shield === null || affinity.code.length === 0 ? 1 : this.#shield[affinity.code[person]];
    if (DEMOTES_TO[stage] === NOWHERE) this.doubtThreshold[person] = NEVER;
    else
      this.#setDoubtThreshold(person, threshold(doubtThreshold, shield * this.#factors.doubt(person, stage)));
  }

  /** Whether any stage has hidden steps. */
  get haveSteps(): boolean {
    return this.step.length > 0;
  }

  /** Whether a person has further hidden steps on their stage after the present one. */
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
    this.#setTrustThreshold(
      person,
      this.#fullTrustThreshold(person) + threshold(draw, this.#factors.trust(person, stage)),
    );
  }

  /** Number of a person's earlier visits to a stage, before the present or last one. */
  visit(person: number, stage: number): number {
    return this.#again.size === 0 ? 0 : (this.#again.get(person * STAGE_KEYS + stage) ?? 0);
  }

  /** A factor on trust changed from `before`: the remainder to the threshold is rescaled, R' = A + (R − A)·before/after. */
  rescaleTrust(person: number, level: number, before: number, after: number): void {
    if (this.isBlocked(person)) {
      this.#blocked[person] *= before / after;
      return;
    }
    const left = this.#fullTrustThreshold(person) - level;
    // A threshold above NEVER stays out of reach even if the level exceeds NEVER.
    if (left <= 0 || this.#world.promotesTo[this.#world.stage[person]] === NOWHERE) return;
    this.#setTrustThreshold(person, level + Math.ceil((left * before) / after));
  }

  /** The same for doubt. */
  rescaleDoubt(person: number, level: number, before: number, after: number): void {
    const reached = this.doubtThreshold[person];
    const left = (reached < NEVER ? reached : (this.#doubtBeyond.get(person) ?? NEVER)) - level;
    if (left <= 0 || DEMOTES_TO[this.#world.stage[person]] === NOWHERE) return;
    this.#setDoubtThreshold(person, level + Math.ceil((left * before) / after));
  }

  /** Whether a person is blocked: no trust counts, and the remainder is kept aside. */
  isBlocked(person: number): boolean {
    return this.#blocked.length > 0 && !Number.isNaN(this.#blocked[person]);
  }

  /** Blocks a person: from now on no trust counts, and the remainder is kept aside. */
  block(person: number, level: number): void {
    if (this.#world.promotesTo[this.#world.stage[person]] === NOWHERE) return;
    if (this.#blocked.length === 0) this.#blocked = new Float64Array(this.#world.people).fill(NaN);
    this.#blocked[person] = this.#fullTrustThreshold(person) - level;
    this.trustThreshold[person] = NEVER;
  }

  /** Unblocks a person: trust counts again, and the remainder is counted from a level without what was added meanwhile. */
  open(person: number, level: number): void {
    this.#setTrustThreshold(person, level + Math.ceil(this.#blocked[person]));
    this.#blocked[person] = NaN;
  }

  #fullTrustThreshold(person: number): number {
    return this.trustThreshold[person] < NEVER
      ? this.trustThreshold[person]
      : (this.#beyond.get(person) ?? NEVER);
  }

  #setDoubtThreshold(person: number, units: number): void {
    if (units >= NEVER) this.#doubtBeyond.set(person, units);
    this.doubtThreshold[person] = Math.min(units, NEVER);
  }

  #setTrustThreshold(person: number, units: number): void {
    if (units >= NEVER) this.#beyond.set(person, units);
    this.trustThreshold[person] = Math.min(units, NEVER);
  }
}
