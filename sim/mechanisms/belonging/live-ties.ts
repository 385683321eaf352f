import { isInside } from '../../stages/index.ts';
import { NO_TIE, STRONG, type TieClass, type World } from '../../world/index.ts';

/** What a weak tie counts, in thousandths; a strong one counts 1,000. */
const WEAK_COUNTS = 300;
const STRONG_COUNTS = 1000;
/** The same as a share of a strong tie. */
export const WEAK_SHARE = WEAK_COUNTS / STRONG_COUNTS;

/** A person's live ties by class. */
export interface Friends {
  readonly strong: number;
  readonly weak: number;
}

/** Friends inside in thousandths of a strong tie. */
export const thousandths = ({ strong, weak }: Friends): number => STRONG_COUNTS * strong + WEAK_COUNTS * weak;

/**
 * Live ties of everybody, those to people at member or above: kept by additions where somebody crosses the member line or a
 * tie changes, so that a day without either costs nothing. Whole numbers, so that coming back restores them exactly.
 */
export class LiveTies {
  /** All ties at the start, live or not, in thousandths. */
  readonly atStart: Float64Array;
  readonly #world: World;
  readonly #strong: Int32Array;
  readonly #weak: Int32Array;
  /** The live ties that the factor in force was made of, of those whose ties changed since it was reported. */
  readonly #inForce = new Map<number, Friends>();

  constructor(world: World) {
    const { people, ties, stage } = world;
    this.#world = world;
    this.#strong = new Int32Array(people);
    this.#weak = new Int32Array(people);
    this.atStart = new Float64Array(people);
    for (let person = 0; person < people; person++) {
      ties.forEach(person, (friend, strong) => {
        this.atStart[person] += strong ? STRONG_COUNTS : WEAK_COUNTS;
        if (isInside(stage[friend])) (strong ? this.#strong : this.#weak)[person]++;
      });
    }
  }

  /** A person's live ties by the last report: what their factor is made of today. */
  inForce(person: number): Friends {
    return this.#inForce.get(person) ?? this.#now(person);
  }

  /** Somebody crossed the member line at the end of a day: the friends of theirs that they were, or are now. */
  crossed(person: number, isNowInside: boolean): void {
    const { ties, stage } = this.#world;
    const one = isNowInside ? 1 : -1;
    ties.forEach(person, (friend, strong) => {
      if (isInside(stage[friend])) this.#hold(friend);
      (strong ? this.#strong : this.#weak)[friend] += one;
    });
  }

  /** A tie changed class at the end of a day, before anybody's stage does. */
  tieChanged(i: number, j: number, before: TieClass, after: TieClass): void {
    for (const [person, friend] of [
      [i, j],
      [j, i],
    ] as const) {
      if (!isInside(this.#world.stage[friend])) continue;
      this.#hold(person);
      if (before !== NO_TIE) (before === STRONG ? this.#strong : this.#weak)[person]--;
      if (after !== NO_TIE) (after === STRONG ? this.#strong : this.#weak)[person]++;
    }
  }

  /** Hands over everybody whose live ties have changed, once each, with what they were; from now on the new ones are in force. */
  report(visit: (person: number, before: Friends, after: Friends) => void): void {
    for (const [person, before] of this.#inForce) visit(person, before, this.#now(person));
    this.#inForce.clear();
  }

  #now(person: number): Friends {
    return { strong: this.#strong[person], weak: this.#weak[person] };
  }

  #hold(person: number): void {
    if (!this.#inForce.has(person)) this.#inForce.set(person, this.#now(person));
  }
}
