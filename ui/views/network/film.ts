import type { Story } from '../../worker/story/told.ts';
import type { Forest } from './forest.ts';

/**
 * A run as a film: the stage of everybody, and how many people each has brought, on the day it stands at. It winds both ways
 * row by row, for the log names the stage that somebody left.
 */
export class Film {
  /** [person] stage on the day. */
  readonly stage: Uint8Array;
  /** [person] people brought until the day. */
  readonly brought: Int32Array;
  readonly #log: Story['log'];
  readonly #forest: Forest;
  /** [day] rows of the log until the end of that day. */
  readonly #rowsUntil: Int32Array;
  #rows = 0;

  constructor({ people, days, log }: Pick<Story, 'people' | 'days' | 'log'>, forest: Forest) {
    this.stage = new Uint8Array(people);
    this.brought = new Int32Array(people);
    this.#log = log;
    this.#forest = forest;
    this.#rowsUntil = new Int32Array(days + 1);
    for (const day of log.day) this.#rowsUntil[day]!++;
    for (let day = 1; day <= days; day++) this.#rowsUntil[day]! += this.#rowsUntil[day - 1]!;
  }

  /** Rows of the log that have passed. */
  get rows(): number {
    return this.#rows;
  }

  /** Rows of the log that have passed at the end of a day; of days before the first, none. */
  rowsUntil(day: number): number {
    return day < 0 ? 0 : this.#rowsUntil[Math.min(day, this.#rowsUntil.length - 1)]!;
  }

  /** Winds to the end of a day. */
  goTo(day: number): this {
    const { person, from, to } = this.#log;
    const { row, parent } = this.#forest;
    const rows = this.rowsUntil(day);
    for (; this.#rows < rows; this.#rows++) {
      const who = person[this.#rows]!;
      this.stage[who] = to[this.#rows]!;
      if (row[who] === this.#rows && parent[who]! >= 0) this.brought[parent[who]!]!++;
    }
    while (this.#rows > rows) {
      const at = --this.#rows;
      const who = person[at]!;
      this.stage[who] = from[at]!;
      if (row[who] === at && parent[who]! >= 0) this.brought[parent[who]!]!--;
    }
    return this;
  }
}

/** People of each circle who are counted on the film's day. */
export function countByCircle(
  film: Film,
  { circle, circleCount }: Pick<Story, 'circle' | 'circleCount'>,
  counts: Forest['counts'],
): Int32Array {
  const inside = new Int32Array(circleCount);
  circle.forEach((c, person) => {
    if (counts[film.stage[person]!]) inside[c]!++;
  });
  return inside;
}

/** [circle × stage] people on the film's day. */
export function stagesByCircle(
  film: Film,
  { circle, circleCount }: Pick<Story, 'circle' | 'circleCount'>,
  stageCount: number,
): Int32Array {
  const people = new Int32Array(circleCount * stageCount);
  circle.forEach((c, person) => people[c * stageCount + film.stage[person]!]!++);
  return people;
}
