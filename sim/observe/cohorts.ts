import { isInside } from '../stages/index.ts';
import type { History } from './history.ts';

/** Days of a month in every table by month. */
export const MONTH_DAYS = 30;
/** Ages of a cohort, in days since its people first joined. */
export const AGES = [30, 90, 180, 365, 730] as const;
/** Stands for a number that the run is too short to know. */
export const UNSEEN = -1;

/**
 * Cohorts by month of first joining: 0 are those who were members on day 0, i those who first joined on one of the days
 * 30(i − 1) + 1 … 30i. The last one may be shorter. Sums over cohorts are sums over people.
 */
export interface CohortTable {
  /** [cohort] people. */
  readonly size: Int32Array;
  /**
   * [cohort × age] people who were never away up to that age; people who are there at that age, those who left and came
   * back included. {@link UNSEEN} unless everybody of the cohort reaches that age within the run.
   */
  readonly unbroken: Int32Array;
  readonly present: Int32Array;
  /** [age] people who first joined at least so many days before the end; those of them who are there at that age. */
  readonly aged: Int32Array;
  readonly agedPresent: Int32Array;
  /** [age] the same without those who were there on day 0. */
  readonly agedNew: Int32Array;
  readonly agedPresentNew: Int32Array;
}

/** The cohort of those who first join on a day. */
export const cohortOf = (day: number): number => Math.ceil(day / MONTH_DAYS);

/** Cohorts of a run: the days on which each begins and ends. */
export function cohortDays(cohort: number, days: number): { first: number; last: number } {
  const last = Math.min(cohort * MONTH_DAYS, days);
  return { first: cohort === 0 ? 0 : (cohort - 1) * MONTH_DAYS + 1, last };
}

/** Follows everybody who ever joined, in one pass over a history of a run of `days` days among `people`. */
export function cohortTable(history: History, days: number, people: number): CohortTable {
  const cohorts = cohortOf(days) + 1;
  const width = AGES.length;
  const size = new Int32Array(cohorts);
  const unbroken = new Int32Array(cohorts * width);
  const present = new Int32Array(cohorts * width);
  /** By person: day of first joining, or −1; how many ages have been passed; whether they are in, and ever left. */
  const joinedOn = new Int32Array(people).fill(-1);
  const passed = new Uint8Array(people);
  const inside = new Uint8Array(people);
  const left = new Uint8Array(people);
  const joiners: number[] = [];
  /** Notes how a person stands at the ages before a day. */
  const passAges = (person: number, before: number) => {
    const since = joinedOn[person];
    const row = cohortOf(since) * width;
    while (passed[person] < width && since + AGES[passed[person]] < before) {
      const at = row + passed[person]++;
      present[at] += inside[person];
      unbroken[at] += 1 - left[person];
    }
  };
  for (let k = 0; k < history.day.length; k++) {
    const person = history.person[k];
    const now = isInside(history.to[k]);
    if (isInside(history.from[k]) === now) continue;
    const day = history.day[k];
    if (joinedOn[person] < 0) {
      joinedOn[person] = day;
      joiners.push(person);
      size[cohortOf(day)]++;
    } else passAges(person, day);
    inside[person] = Number(now);
    if (!now) left[person] = 1;
  }
  for (const person of joiners) passAges(person, days + 1);
  return {
    size,
    unbroken: unseen(unbroken, cohorts, days),
    present: unseen(present, cohorts, days),
    ...aged(joiners, joinedOn, present, days),
  };
}

/** Numbers of cohorts that do not reach an age within the run are unknown. */
function unseen(column: Int32Array, cohorts: number, days: number): Int32Array {
  return column.map((n, k) => {
    const cohort = Math.floor(k / AGES.length);
    const { last } = cohortDays(Math.min(cohort, cohorts - 1), days);
    return last + AGES[k % AGES.length] <= days ? n : UNSEEN;
  });
}

/** By age: who is old enough, whatever their cohort. Who is not has not been counted as present. */
function aged(joiners: readonly number[], joinedOn: Int32Array, present: Int32Array, days: number) {
  const count = (from: number) =>
    Int32Array.from(
      AGES,
      (age) => joiners.filter((person) => joinedOn[person] >= from && joinedOn[person] + age <= days).length,
    );
  const stayed = (from: number) =>
    Int32Array.from(AGES, (_, a) => {
      let n = 0;
      for (let cohort = from; cohort * AGES.length < present.length; cohort++)
        n += present[cohort * AGES.length + a];
      return n;
    });
  return { aged: count(0), agedPresent: stayed(0), agedNew: count(1), agedPresentNew: stayed(1) };
}
