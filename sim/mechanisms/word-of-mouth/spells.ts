import { LAPSED, PROMOTES_TO, RANK, STAGE_COUNT } from '../../stages/index.ts';
import { INITIAL, type World } from '../../world/index.ts';

/**
 * Spells of talk: people talk of what has happened to them, and for a time. A spell lasts to the latest of day + D over all
 * occasions; occasions do not add up. Who was there before day 0 begins without one.
 */
export class Spells {
  readonly #world: World;
  /** Bit s: has been on the rung s or above it, so that a climb to it is not the first. */
  readonly #been: Uint16Array;
  /** Last day of a person's spell; 0 = never had one. */
  readonly #until: Int32Array;
  /** 1 where the spell lasts for as long as the person stays on their stage. */
  readonly #whileThere: Uint8Array;
  /** 1 where a person stands in `#wakes`: once at most, however many occasions they have. */
  readonly #isWaiting: Uint8Array;
  /** People by the day after the end of their spell, as it was when they were put there. */
  readonly #wakes = new Map<number, number[]>();

  /** People who are inside already begin without a spell. */
  constructor(world: World) {
    const { people, stage } = world;
    this.#world = world;
    this.#been = new Uint16Array(people);
    this.#until = new Int32Array(people);
    this.#whileThere = new Uint8Array(people);
    this.#isWaiting = new Uint8Array(people);
    for (let person = 0; person < people; person++) this.#note(person, stage[person]);
  }

  /** Whether a person is in a spell on a day. */
  has(person: number, day: number): boolean {
    return this.#until[person] >= day || this.#whileThere[person] === 1;
  }

  /** A transition at the end of a day; a first climb to a rung is talked of for `days`, or, where null, while the person stays. */
  moved(person: number, from: number, to: number, day: number, days: number | null): void {
    const isFirst = (this.#been[person] & (1 << to)) === 0;
    const climbs = day === 0 ? this.#world.founder[person] !== INITIAL : PROMOTES_TO[from] === to;
    this.#note(person, to);
    const tells = isFirst && climbs && from !== LAPSED && RANK[to] >= 1;
    this.#whileThere[person] = Number(tells && days === null);
    if (tells && days !== null) this.occasion(person, day + days);
  }

  /** Something to talk of through a last day. */
  occasion(person: number, lastDay: number): void {
    if (lastDay <= this.#until[person]) return;
    this.#until[person] = lastDay;
    if (this.#isWaiting[person] === 0) this.#wait(person);
  }

  /** People whose spell ended yesterday. */
  ended(day: number): number[] {
    const due = this.#wakes.get(day) ?? [];
    this.#wakes.delete(day);
    return due.filter((person) => {
      this.#isWaiting[person] = 0;
      if (this.#until[person] < day) return true;
      this.#wait(person);
      return false;
    });
  }

  #wait(person: number): void {
    this.#isWaiting[person] = 1;
    const day = this.#until[person] + 1;
    const others = this.#wakes.get(day);
    if (others) others.push(person);
    else this.#wakes.set(day, [person]);
  }

  /** Whoever is on a rung, or has left, has been on those below: coming back is no first climb. */
  #note(person: number, stage: number): void {
    const rank = stage === LAPSED ? 1 : RANK[stage];
    for (let rung = 0; rung < STAGE_COUNT; rung++) {
      if (RANK[rung] >= 1 && RANK[rung] <= rank) this.#been[person] |= 1 << rung;
    }
  }
}
