import { STAGE_COUNT, toUnits, UNITS_PER_HAZARD } from '../stages/index.ts';
import {
  NO_TIE,
  NOBODY,
  STRONG,
  type Influences,
  type SourceName,
  type TieExposure,
  type TieClass,
  type World,
} from '../world/index.ts';

/**
 * Talk counts only once enough friends talk: at least `friends` of them and at least `share` of the ties on day 0. The n-th
 * friend who started to talk then counts `weights[n − 1]` times, further ones as the last.
 */
export interface Gate {
  friends: number;
  share: number;
  weights: readonly number[];
}

const SHARE_GRAIN = 1e9;

/**
 * Talk along ties from one source into one bucket; several sources add up, and each has its own credit. Each speaker sends a
 * whole number of units per day along each tie, by the tie's class; listeners keep the sum, so a day costs nothing where
 * nobody starts or stops. The integer added when a speaker starts is subtracted when they stop.
 *
 * On a `mixed` graph the sum over all other speakers is a common rate: total × receptivity ÷ people.
 */
export class Talk {
  readonly #world: World;
  readonly #into: Influences;
  readonly #source: SourceName;
  readonly #exposure: TieExposure;
  /** Units per day that person p sends along a weak tie, at 2p, and along a strong one, at 2p + 1; to all, on a mixed graph. */
  readonly #says: Int32Array;
  /** Number of friends who talk, where talk has a gate, and number of starts so far. */
  #friends = new Int32Array(0);
  #began = new Int32Array(0);
  #receptivity: Float64Array;
  #gate: Gate | null;
  /** Mixed graph only: speakers as a list for drawing one, and the total rate of each stage. */
  readonly #speakers: number[] = [];
  readonly #place: Int32Array;
  readonly #stageWhenSet: Uint8Array;
  readonly #saidByStage = new Float64Array(STAGE_COUNT);
  /** The largest rate of any speaker; −1 = unknown, after the loudest became quieter. */
  #loudest = 0;

  constructor(
    world: World,
    into: Influences,
    source: SourceName,
    receptivity: readonly number[],
    gate: Gate | null,
  ) {
    const { people, graph } = world;
    const tied = graph.mixed ? 0 : people;
    this.#world = world;
    this.#into = into;
    this.#source = source;
    this.#exposure = into.openAlongTies(source, (person, uniform) => this.drawGiver(person, uniform));
    this.#receptivity = Float64Array.from(receptivity);
    this.#gate = gate;
    this.#says = new Int32Array(2 * people);
    this.#place = new Int32Array(people - tied).fill(-1);
    this.#stageWhenSet = new Uint8Array(people - tied);
    if (graph.mixed) return;
    if (gate) this.#countFriends();
    for (let person = 0; person < people; person++) this.refresh(person);
  }

  /** A phase changed the receptivity of stages, or the gate. */
  setReceptivity(receptivity: readonly number[], gate: Gate | null): void {
    this.#receptivity = Float64Array.from(receptivity);
    this.#gate = gate;
    if (this.#world.graph.mixed) return;
    if (gate) this.#countFriends();
    for (let person = 0; person < this.#world.people; person++) this.refresh(person);
  }

  /** From tomorrow this person sends `strong` and `weak` (hazard per day) along their ties; 0 = silent. */
  speak(person: number, strong: number, weak: number): void {
    const strongUnits = toUnits(strong);
    const weakUnits = toUnits(weak);
    if (this.#world.graph.mixed) {
      this.#speakToAll(person, strongUnits);
      return;
    }
    const says = this.#says;
    const weakWas = says[2 * person];
    const strongWas = says[2 * person + 1];
    const moreStrong = strongUnits - strongWas;
    const moreWeak = weakUnits - weakWas;
    if (moreStrong === 0 && moreWeak === 0) return;
    says[2 * person] = weakUnits;
    says[2 * person + 1] = strongUnits;
    if (this.#friends.length === 0 && !this.#world.ties.isTouched(person)) {
      const { offsets, ties } = this.#world.graph;
      this.#exposure.addRateAlong(ties, offsets[person], offsets[person + 1], moreStrong, moreWeak);
      return;
    }
    const strongSpeaker = Number(strongUnits > 0) - Number(strongWas > 0);
    const weakSpeaker = Number(weakUnits > 0) - Number(weakWas > 0);
    this.#world.ties.forEach(person, (friend, isStrong) => {
      this.#addRate(friend, isStrong ? moreStrong : moreWeak, isStrong ? strongSpeaker : weakSpeaker);
    });
  }

  /** A tie changed class, and with it the rates between its two ends. */
  tieChanged(i: number, j: number, before: TieClass, after: TieClass): void {
    for (const [speaker, listener] of [
      [i, j],
      [j, i],
    ] as const) {
      const was = this.#said(speaker, before);
      const is = this.#said(speaker, after);
      if (was !== is) this.#addRate(listener, is - was, Number(is > 0) - Number(was > 0));
    }
  }

  /** Recomputes a listener's receptivity; to be called when the listener's stage changed. */
  refresh(listener: number): void {
    if (this.#world.graph.mixed) return;
    const open = this.#gate === null ? 1 : this.#opening(this.#gate, listener);
    this.#exposure.setReceptivity(listener, open * this.#receptivity[this.#world.stage[listener]]);
  }

  /** Mixed graph: sets each stage's common rate for the day. */
  setCommonRates(): void {
    const { people, count, graph } = this.#world;
    if (!graph.mixed) return;
    let total = 0;
    for (const said of this.#saidByStage) total += said;
    for (let stage = 0; stage < STAGE_COUNT; stage++) {
      const own = count[stage] > 0 ? this.#saidByStage[stage] / count[stage] : 0;
      const units = Math.max(0, total - own) / people;
      this.#into.setCommon(this.#source, stage, (units / UNITS_PER_HAZARD) * this.#receptivity[stage]);
    }
  }

  /** Draws one of the friends who talk to this person today, in proportion to their rates. */
  drawGiver(person: number, uniform: () => number): number {
    if (this.#world.graph.mixed) return this.#drawSpeaker(person, uniform);
    let left = uniform() * this.#exposure.incomingOf(person);
    let giver = NOBODY;
    const says = this.#says;
    if (this.#world.ties.isTouched(person)) {
      this.#world.ties.forEach(person, (friend, strong) => {
        const units = says[2 * friend + Number(strong)];
        if (units === 0 || left < 0) return;
        giver = friend;
        left -= units;
      });
      return giver;
    }
    const { offsets, ties: rows } = this.#world.graph;
    const end = offsets[person + 1];
    // A tie is coded as twice the friend plus its class, which is the index of the friend's rate along it.
    for (let k = offsets[person]; k < end && left >= 0; k++) {
      const units = says[rows[k]];
      if (units === 0) continue;
      giver = rows[k] >>> 1;
      left -= units;
    }
    return giver;
  }

  #said(speaker: number, tie: TieClass): number {
    if (tie === NO_TIE) return 0;
    return this.#says[2 * speaker + Number(tie === STRONG)];
  }

  #addRate(listener: number, more: number, speakers: number): void {
    this.#exposure.addRate(listener, more);
    if (this.#friends.length === 0) return;
    this.#friends[listener] += speakers;
    if (speakers > 0) this.#began[listener]++;
    this.refresh(listener);
  }

  /** Starts to count the friends who talk, with the first gate. */
  #countFriends(): void {
    const { people, graph, ties } = this.#world;
    if (graph.mixed || this.#friends.length > 0) return;
    this.#friends = new Int32Array(people);
    for (let speaker = 0; speaker < people; speaker++) {
      if (this.#says[2 * speaker] === 0 && this.#says[2 * speaker + 1] === 0) continue;
      ties.forEach(speaker, (friend, strong) => {
        this.#friends[friend] += Number(this.#says[2 * speaker + Number(strong)] > 0);
      });
    }
    this.#began = this.#friends.slice();
  }

  /** Factor of the gate: 0 where too few friends talk. The friends who talk are taken to be the last who started. */
  #opening({ friends, share, weights }: Gate, listener: number): number {
    const talking = this.#friends[listener];
    if (talking < friends) return 0;
    // Whole numbers, rounded down, so that one friend in five does reach a share of 0.2, and two in three 0.666….
    const needed = Math.floor(share * SHARE_GRAIN) * this.#world.ties.degreeAtStart(listener);
    if (share > 0 && talking * SHARE_GRAIN < needed) return 0;
    const further = weights.length - 1;
    if (further === 0 || talking === 0) return weights[further];
    let sum = 0;
    for (let n = this.#began[listener] - talking; n < this.#began[listener]; n++)
      sum += weights[Math.min(n, further)];
    return sum / talking;
  }

  #speakToAll(person: number, units: number): void {
    const before = this.#says[2 * person + 1];
    this.#saidByStage[this.#stageWhenSet[person]] -= before;
    this.#stageWhenSet[person] = this.#world.stage[person];
    this.#saidByStage[this.#world.stage[person]] += units;
    this.#says[2 * person + 1] = units;
    if (units >= this.#loudest && this.#loudest >= 0) this.#loudest = units;
    else if (before === this.#loudest) this.#loudest = -1;
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

  /** Rejection sampling: a random speaker is accepted in proportion to their rate. */
  #drawSpeaker(person: number, uniform: () => number): number {
    if (this.#loudest < 0) {
      this.#loudest = 0;
      for (const speaker of this.#speakers)
        this.#loudest = Math.max(this.#loudest, this.#says[2 * speaker + 1]);
    }
    for (let tries = 0; tries < 1000 && this.#speakers.length > 0; tries++) {
      const speaker = this.#speakers[Math.floor(uniform() * this.#speakers.length)];
      if (speaker !== person && uniform() * this.#loudest < this.#says[2 * speaker + 1]) return speaker;
    }
    return NOBODY;
  }
}
