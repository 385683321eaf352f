import { Stream, type Key } from '../random/index.ts';
import type { Graph } from '../graph/index.ts';

/** A tie's class before or after a change. */
export const NO_TIE = 0;
export const WEAK = 1;
export const STRONG = 2;
export type TieClass = typeof NO_TIE | typeof WEAK | typeof STRONG;

export interface TieRules {
  /** Hours together that make a tie strong (Hall 2019: about 50 to a casual friend). */
  strongHours: number;
  /** Days without meeting after which a weak tie made at an event ends. */
  lastsDays: number;
  /** At most this many live event ties a person. */
  tieCap: number;
}

interface Meeting {
  readonly i: number;
  readonly j: number;
  /** Whether the tie exists only because of events. */
  readonly made: boolean;
  hours: number;
  lastDay: number;
  class: TieClass;
}

/**
 * The ties of a running community: the graph it started with, which never changes, on top of it the ties of the
 * initial community and those that events made or strengthened. Changes are queued and handed to the mechanisms at the end of the day, so
 * that a tie made on day t carries talk from day t + 1.
 */
export class Ties {
  readonly graph: Graph;
  readonly #meetings = new Map<number, Meeting>();
  readonly #made = new Map<number, Meeting[]>();
  /** Ties of the initial community in addition to the graph's; they never end. */
  readonly #given = new Map<number, Meeting[]>();
  /** 1 where a person has other ties than in the graph; empty until there is one. */
  #touched = new Uint8Array(0);
  /** Weak event ties by the day of a meeting, from the first day that is not yet too long ago. */
  readonly #metOn = new Map<number, Meeting[]>();
  #firstDay = 0;
  readonly #order: Stream;
  readonly changes: { i: number; j: number; before: TieClass; after: TieClass }[] = [];

  constructor(graph: Graph, key: Key) {
    this.graph = graph;
    this.#order = new Stream(key, 'which event tie is dropped');
  }

  /** Visits every live tie of a person, with its class. */
  forEach(person: number, visit: (friend: number, strong: boolean) => void): void {
    const { offsets, ties, mixed } = this.graph;
    if (mixed) return;
    const end = offsets[person + 1];
    const touched = this.isTouched(person);
    for (let k = offsets[person]; k < end; k++) {
      const tie = ties[k];
      const friend = tie >>> 1;
      let strong = (tie & 1) === 1;
      if (touched && !strong) strong = this.#meetings.get(this.#pair(person, friend))?.class === STRONG;
      visit(friend, strong);
    }
    if (!touched) return;
    for (const list of [this.#given, this.#made]) {
      for (const meeting of list.get(person) ?? []) {
        visit(meeting.i === person ? meeting.j : meeting.i, meeting.class === STRONG);
      }
    }
  }

  /** Whether two people are tied strongly now. */
  isStrong(a: number, b: number): boolean {
    if (this.graph.mixed) return false;
    const met = this.isTouched(a) ? this.#meetings.get(this.#pair(a, b)) : undefined;
    return (met ? met.class : this.#classInGraph(a, b)) === STRONG;
  }

  /** Whether events changed any tie of a person. */
  isTouched(person: number): boolean {
    return this.#touched.length > 0 && this.#touched[person] === 1;
  }

  /** Number of ties that a person started with, including those of `give`; the denominator of shares of friends. */
  degreeAtStart(person: number): number {
    const { offsets } = this.graph;
    const given = this.#given.size === 0 ? 0 : (this.#given.get(person)?.length ?? 0);
    return offsets[person + 1] - offsets[person] + given;
  }

  /** Adds a tie of the initial community; to be called before anybody speaks. Returns whether the two had none. */
  give(a: number, b: number, strong: boolean): boolean {
    const i = Math.min(a, b);
    const j = Math.max(a, b);
    const pair = this.#pair(i, j);
    if (i === j || this.#meetings.has(pair) || this.#classInGraph(i, j) !== NO_TIE) return false;
    const tie: Meeting = { i, j, made: false, hours: 0, lastDay: 0, class: strong ? STRONG : WEAK };
    this.#meetings.set(pair, tie);
    this.#touch(i, j);
    for (const person of [i, j]) {
      const list = this.#given.get(person);
      if (list) list.push(tie);
      else this.#given.set(person, [tie]);
    }
    return true;
  }

  /** Two people spend hours together. Returns whether they were strangers to each other before. */
  meet(a: number, b: number, hours: number, day: number, rules: TieRules): boolean {
    const i = Math.min(a, b);
    const j = Math.max(a, b);
    const pair = this.#pair(i, j);
    let meeting = this.#meetings.get(pair);
    if (!meeting) {
      const inGraph = this.#classInGraph(i, j);
      if (inGraph === STRONG) return false;
      meeting = { i, j, made: inGraph === NO_TIE, hours: 0, lastDay: day, class: inGraph };
      this.#meetings.set(pair, meeting);
      this.#touch(i, j);
    }
    const before = meeting.class;
    meeting.hours += hours;
    meeting.lastDay = day;
    meeting.class = meeting.hours >= rules.strongHours ? STRONG : before === STRONG ? STRONG : WEAK;
    if (meeting.made && before === NO_TIE) {
      this.#add(i, meeting, rules);
      this.#add(j, meeting, rules);
    }
    if (meeting.made && meeting.class === WEAK) {
      const met = this.#metOn.get(day);
      if (met) met.push(meeting);
      else this.#metOn.set(day, [meeting]);
    }
    if (before !== meeting.class) this.changes.push({ i, j, before, after: meeting.class });
    return before === NO_TIE;
  }

  /** Ends the weak event ties whose last meeting was `lastsDays` ago or more. */
  expire(day: number, rules: TieRules): void {
    for (; this.#firstDay <= day - rules.lastsDays; this.#firstDay++) {
      for (const meeting of this.#metOn.get(this.#firstDay) ?? []) {
        if (meeting.class === WEAK && meeting.lastDay === this.#firstDay) this.#remove(meeting);
      }
      this.#metOn.delete(this.#firstDay);
    }
  }

  #touch(i: number, j: number): void {
    if (this.#touched.length === 0) this.#touched = new Uint8Array(this.graph.people);
    this.#touched[i] = 1;
    this.#touched[j] = 1;
  }

  #pair(a: number, b: number): number {
    return Math.min(a, b) * this.graph.people + Math.max(a, b);
  }

  #classInGraph(i: number, j: number): TieClass {
    const { offsets, ties } = this.graph;
    let low = offsets[i];
    let high = offsets[i + 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ties[middle] >>> 1 < j) low = middle + 1;
      else high = middle;
    }
    if (low === offsets[i + 1] || ties[low] >>> 1 !== j) return NO_TIE;
    return (ties[low] & 1) === 1 ? STRONG : WEAK;
  }

  #add(person: number, meeting: Meeting, rules: TieRules): void {
    const list = this.#made.get(person);
    if (!list) {
      this.#made.set(person, [meeting]);
      return;
    }
    list.push(meeting);
    while (list.length > rules.tieCap) {
      let oldest = list[0];
      for (const other of list) {
        if (other === meeting) continue;
        if (other.lastDay < oldest.lastDay) oldest = other;
        else if (other.lastDay === oldest.lastDay && this.#rank(other) < this.#rank(oldest)) oldest = other;
      }
      this.#remove(oldest);
    }
  }

  #rank(meeting: Meeting): number {
    return this.#order.word(meeting.i, meeting.j);
  }

  #remove(meeting: Meeting): void {
    for (const person of [meeting.i, meeting.j]) {
      const list = this.#made.get(person);
      const at = list ? list.indexOf(meeting) : -1;
      if (at >= 0) list!.splice(at, 1);
    }
    this.changes.push({ i: meeting.i, j: meeting.j, before: meeting.class, after: NO_TIE });
    meeting.class = NO_TIE;
    this.#meetings.delete(this.#pair(meeting.i, meeting.j));
  }
}
