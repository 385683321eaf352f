import { STAGE_COUNT, toUnits, UNITS_PER_HAZARD } from '../ladder/index.ts';
import {
  NO_TIE,
  NOBODY,
  STRONG,
  type Influences,
  type SourceId,
  type TieClass,
  type World,
} from '../world/index.ts';

/** Talk counts only once enough friends talk: at least `friends` of them and at least `share` of those one started with. */
export interface Gate {
  friends: number;
  share: number;
}

const SHARE_GRAIN = 1e9;

/**
 * Talk along ties into one bucket. Each speaker pours a whole number of units a day along each tie, by the tie's class;
 * listeners keep the sum, so a day costs nothing where nobody starts or stops. The integer added when a speaker
 * starts is the integer taken away when they stop.
 *
 * On a `mixed` graph the sum over all speakers, less one's own, is a common rate: total × hears ÷ people.
 */
export class Talk {
  readonly #world: World;
  readonly #into: Influences;
  readonly #source: SourceId;
  readonly #strong: Float64Array;
  readonly #weak: Float64Array;
  readonly #heard: Float64Array;
  readonly #friends: Int32Array;
  #hears: readonly number[];
  #gate: Gate | null;
  /** Mixed graph only: speakers as a list for drawing one, and what each stage says in all. */
  readonly #speakers: number[] = [];
  readonly #place: Int32Array;
  readonly #stageWhenSet: Uint8Array;
  readonly #saidByStage = new Float64Array(STAGE_COUNT);

  constructor(world: World, into: Influences, source: SourceId, hears: readonly number[], gate: Gate | null) {
    const n = world.people;
    this.#world = world;
    this.#into = into;
    this.#source = source;
    this.#hears = hears;
    this.#gate = gate;
    this.#strong = new Float64Array(n);
    this.#weak = new Float64Array(world.graph.mixed ? 0 : n);
    this.#heard = new Float64Array(world.graph.mixed ? 0 : n);
    this.#friends = new Int32Array(gate && !world.graph.mixed ? n : 0);
    this.#place = new Int32Array(world.graph.mixed ? n : 0).fill(-1);
    this.#stageWhenSet = new Uint8Array(world.graph.mixed ? n : 0);
  }

  /** A phase changed how much listeners on each stage take in, or the gate of talk that has one. */
  listen(hears: readonly number[], gate: Gate | null): void {
    this.#hears = hears;
    this.#gate = gate;
    if (this.#world.graph.mixed) return;
    for (let j = 0; j < this.#heard.length; j++) if (this.#heard[j] !== 0) this.refresh(j);
  }

  /** From tomorrow this person pours `strong` and `weak` (hazard a day) along their ties; 0 = silent. */
  speak(person: number, strong: number, weak: number): void {
    const strongUnits = toUnits(strong);
    const weakUnits = toUnits(weak);
    if (this.#world.graph.mixed) {
      this.#speakToAll(person, strongUnits);
      return;
    }
    const moreStrong = strongUnits - this.#strong[person];
    const moreWeak = weakUnits - this.#weak[person];
    if (moreStrong === 0 && moreWeak === 0) return;
    const strongSpeaker = Number(strongUnits > 0) - Number(this.#strong[person] > 0);
    const weakSpeaker = Number(weakUnits > 0) - Number(this.#weak[person] > 0);
    this.#strong[person] = strongUnits;
    this.#weak[person] = weakUnits;
    this.#world.ties.forEach(person, (friend, isStrong) => {
      this.#hear(friend, isStrong ? moreStrong : moreWeak, isStrong ? strongSpeaker : weakSpeaker);
    });
  }

  /** A tie changed class; what its two ends say to each other changes with it. */
  tieChanged(i: number, j: number, before: TieClass, after: TieClass): void {
    for (const [speaker, listener] of [
      [i, j],
      [j, i],
    ] as const) {
      const was = this.#units(speaker, before);
      const is = this.#units(speaker, after);
      if (was !== is) this.#hear(listener, is - was, Number(is > 0) - Number(was > 0));
    }
  }

  /** Recomputes what a listener takes in; to be called when the listener's stage changed. */
  refresh(listener: number): void {
    if (this.#world.graph.mixed) return;
    const heard = this.#heard[listener];
    const hears = this.#hears[this.#world.stage[listener]];
    this.#into.pressure[listener] = heard === 0 || !this.#open(listener) ? 0 : Math.floor(heard * hears);
  }

  /** Mixed graph: sets each stage's common rate for the day. */
  pourOnAll(): void {
    const { people, count, graph } = this.#world;
    if (!graph.mixed) return;
    let total = 0;
    for (const said of this.#saidByStage) total += said;
    for (let stage = 0; stage < STAGE_COUNT; stage++) {
      const own = count[stage] > 0 ? this.#saidByStage[stage] / count[stage] : 0;
      const units = Math.max(0, total - own) / people;
      this.#into.setCommon(this.#source, stage, (units / UNITS_PER_HAZARD) * this.#hears[stage]);
    }
  }

  /** Draws one of those who talk to this person today, in proportion to what each pours. */
  drawGiver(person: number, uniform: () => number): number {
    if (this.#world.graph.mixed) return this.#drawSpeaker(person, uniform);
    let left = uniform() * this.#heard[person];
    let giver = NOBODY;
    this.#world.ties.forEach(person, (friend, strong) => {
      const units = strong ? this.#strong[friend] : this.#weak[friend];
      if (units === 0 || left < 0) return;
      giver = friend;
      left -= units;
    });
    return giver;
  }

  #units(speaker: number, tie: TieClass): number {
    if (tie === NO_TIE) return 0;
    return tie === STRONG ? this.#strong[speaker] : this.#weak[speaker];
  }

  #hear(listener: number, units: number, speakers: number): void {
    this.#heard[listener] += units;
    if (this.#gate) this.#friends[listener] += speakers;
    this.refresh(listener);
  }

  #open(listener: number): boolean {
    if (!this.#gate) return true;
    const talking = this.#friends[listener];
    if (talking < this.#gate.friends) return false;
    if (this.#gate.share === 0) return true;
    // Whole numbers, rounded down, so that one friend in five does reach a share of 0.2, and two in three 0.666….
    const needed = Math.floor(this.#gate.share * SHARE_GRAIN) * this.#world.ties.degreeAtStart(listener);
    return talking * SHARE_GRAIN >= needed;
  }

  #speakToAll(person: number, units: number): void {
    const before = this.#strong[person];
    this.#saidByStage[this.#stageWhenSet[person]] -= before;
    this.#stageWhenSet[person] = this.#world.stage[person];
    this.#saidByStage[this.#world.stage[person]] += units;
    this.#strong[person] = units;
    const place = this.#place[person];
    if (units > 0 && place < 0) {
      this.#place[person] = this.#speakers.push(person) - 1;
    } else if (units === 0 && place >= 0) {
      const last = this.#speakers.pop()!;
      if (last !== person) {
        this.#speakers[place] = last;
        this.#place[last] = place;
      }
      this.#place[person] = -1;
    }
  }

  /** Rejection: a speaker at random is kept in proportion to what they say. */
  #drawSpeaker(person: number, uniform: () => number): number {
    let loudest = 0;
    for (const speaker of this.#speakers) loudest = Math.max(loudest, this.#strong[speaker]);
    for (let tries = 0; tries < 1000 && this.#speakers.length > 0; tries++) {
      const speaker = this.#speakers[Math.floor(uniform() * this.#speakers.length)];
      if (speaker !== person && uniform() * loudest < this.#strong[speaker]) return speaker;
    }
    return NOBODY;
  }
}
