import { STAGE_COUNT, STRANGER } from '../stages/index.ts';
import { isInside } from '../stages/index.ts';
import { MONTH_DAYS } from './cohorts.ts';
import type { History } from './history.ts';

/**
 * Growth accounting: crossings of the member line by whole months of 30 days, month i being the days 30(i − 1) + 1 … 30i.
 * Members at the end of a month = members at its beginning + new + returned − lost, exactly.
 */
export interface MonthTable {
  /** [month + 1] members at the beginning of the first month, then at the end of each. */
  readonly members: Int32Array;
  /** [month] people who cross the line for the first time; again; outwards. Somebody may do so several times. */
  readonly joined: Int32Array;
  readonly returned: Int32Array;
  readonly lost: Int32Array;
  /** [month] people who are members at both ends. */
  readonly retained: Int32Array;
  /** [month × from × to] people by stage at the beginning and at the end. */
  readonly flow: Int32Array;
}

/** Whole months of a run. */
export const monthsOf = (days: number): number => Math.floor(days / MONTH_DAYS);

/** Accounts for the whole months of a run of `days` days among `people`; whoever was not placed is a stranger on day 0. */
export function monthTable(history: History, days: number, people: number): MonthTable {
  const months = monthsOf(days);
  const members = new Int32Array(months + 1);
  const [joined, returned, lost, retained] = Array.from({ length: 4 }, () => new Int32Array(months));
  const flow = new Int32Array(months * STAGE_COUNT * STAGE_COUNT);
  const stage = new Uint8Array(people).fill(STRANGER);
  /** Stage at the beginning of the month; who moved in it, so that only they are looked at. */
  const before = new Uint8Array(people).fill(STRANGER);
  const hasJoined = new Uint8Array(people);
  const count = new Int32Array(STAGE_COUNT);
  count[STRANGER] = people;
  let at = 0;
  for (; at < history.day.length && history.day[at] === 0; at++) {
    const [person, to] = [history.person[at], history.to[at]];
    count[stage[person]]--;
    stage[person] = before[person] = to;
    count[to]++;
    hasJoined[person] = Number(isInside(to));
    members[0] += Number(isInside(to));
  }
  for (let month = 0; month < months; month++) {
    const base = month * STAGE_COUNT * STAGE_COUNT;
    for (let s = 0; s < STAGE_COUNT; s++) flow[base + s * STAGE_COUNT + s] = count[s];
    const moved: number[] = [];
    members[month + 1] = members[month];
    for (; at < history.day.length && history.day[at] <= (month + 1) * MONTH_DAYS; at++) {
      const [person, from, to] = [history.person[at], history.from[at], history.to[at]];
      moved.push(person);
      stage[person] = to;
      if (isInside(from) === isInside(to)) continue;
      members[month + 1] += isInside(to) ? 1 : -1;
      if (!isInside(to)) lost[month]++;
      else if (hasJoined[person] === 1) returned[month]++;
      else joined[month]++;
      if (isInside(to)) hasJoined[person] = 1;
    }
    retained[month] = members[month];
    for (const person of moved) {
      const [from, to] = [before[person], stage[person]];
      if (from === to) continue;
      flow[base + from * STAGE_COUNT + from]--;
      flow[base + from * STAGE_COUNT + to]++;
      count[from]--;
      count[to]++;
      if (isInside(from) && !isInside(to)) retained[month]--;
      // Somebody who moved twice comes up twice; the second time they have not moved.
      before[person] = to;
    }
  }
  return { members, joined, returned, lost, retained, flow };
}
