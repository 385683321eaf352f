import { PROMOTES_TO, STAGE_COUNT } from '../stages/index.ts';
import { MONTH_DAYS } from './cohorts.ts';
import type { History } from './history.ts';

/** [stage] people who first climbed to it at least 30 days before the end; those of them who climbed on within 30 days. */
export interface Conversion {
  readonly arrived: Int32Array;
  readonly converted: Int32Array;
}

/** Conversion within 30 days; whoever was placed on a stage on day 0 did not climb to it, and is left out. */
export function conversion(history: History, days: number, people: number): Conversion {
  const arrived = new Int32Array(STAGE_COUNT);
  const converted = new Int32Array(STAGE_COUNT);
  /** [person × stage] bit: has been there; has climbed on since it was counted. */
  const been = new Uint16Array(people);
  const counted = new Uint16Array(people);
  /** By person, the day of the first climb to the stage of each bit that is still open. */
  const since = new Map<number, number>();
  for (let k = 0; k < history.day.length; k++) {
    const [day, person, from, to] = [history.day[k], history.person[k], history.from[k], history.to[k]];
    if (day === 0) {
      been[person] |= 1 << to;
      continue;
    }
    if (PROMOTES_TO[from] !== to) continue;
    if (counted[person] & (1 << from)) {
      counted[person] &= ~(1 << from);
      const key = person * STAGE_COUNT + from;
      if (day - since.get(key)! <= MONTH_DAYS) converted[from]++;
      since.delete(key);
    }
    if (been[person] & (1 << to)) continue;
    been[person] |= 1 << to;
    if (day + MONTH_DAYS > days) continue;
    arrived[to]++;
    counted[person] |= 1 << to;
    since.set(person * STAGE_COUNT + to, day);
  }
  return { arrived, converted };
}
