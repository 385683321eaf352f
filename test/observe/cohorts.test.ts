import { describe, expect, test } from 'vitest';
import { STAGE_COUNT, stageIndex, type StageId } from '../../sim/stages/index.ts';
import { AGES, cohortDays, cohortTable, UNSEEN } from '../../sim/observe/cohorts.ts';
import { conversion } from '../../sim/observe/conversion.ts';
import { monthTable } from '../../sim/observe/months.ts';
import type { History } from '../../sim/observe/history.ts';

type Line = readonly [day: number, person: number, from: StageId, to: StageId];

/** A history written by hand. */
export function historyOf(lines: readonly Line[]): History {
  return {
    day: lines.map(([day]) => day),
    person: lines.map(([, person]) => person),
    from: lines.map(([, , from]) => stageIndex(from)),
    to: lines.map(([, , , to]) => stageIndex(to)),
  };
}

/**
 * 100 days of eight people. 0, 1 and 2 are there on day 0, 3 is an acquaintance then.
 *
 *   0  a member all along
 *   1  lapses on day 20, is back as a member on day 50
 *   2  lapses on day 95
 *   3  joins on day 10, and stays
 *   4  joins on day 25, becomes a fan on day 40, lapses on day 70
 *   5  joins on day 31, lapses on day 61, which is exactly 30 days later
 *   6  joins on day 80
 *   7  never does anything
 */
const LINES: readonly Line[] = [
  [0, 0, 'stranger', 'member'],
  [0, 1, 'stranger', 'member'],
  [0, 2, 'stranger', 'fan'],
  [0, 3, 'stranger', 'acquaintance'],
  [5, 4, 'stranger', 'acquaintance'],
  [10, 3, 'acquaintance', 'member'],
  [20, 1, 'member', 'lapsed'],
  [25, 4, 'acquaintance', 'member'],
  [30, 5, 'stranger', 'acquaintance'],
  [31, 5, 'acquaintance', 'member'],
  [40, 4, 'member', 'fan'],
  [45, 1, 'lapsed', 'acquaintance'],
  [48, 6, 'stranger', 'acquaintance'],
  [50, 1, 'acquaintance', 'member'],
  [61, 5, 'member', 'lapsed'],
  [70, 4, 'fan', 'lapsed'],
  [80, 6, 'acquaintance', 'member'],
  [95, 2, 'fan', 'lapsed'],
];
const DAYS = 100;
const PEOPLE = 8;
const history = historyOf(LINES);

describe('retention by cohort, by hand', () => {
  const table = cohortTable(history, DAYS, PEOPLE);
  const row = (column: Int32Array, cohort: number) =>
    Array.from(column.subarray(cohort * AGES.length, (cohort + 1) * AGES.length));

  test('cohorts are those of day 0, then of days 1–30, 31–60, 61–90, 91–100', () => {
    expect([0, 1, 2, 3, 4].map((k) => Object.values(cohortDays(k, DAYS)))).toEqual([
      [0, 0],
      [1, 30],
      [31, 60],
      [61, 90],
      [91, 100],
    ]);
    expect([...table.size], '0 1 2, then 3 4, then 5, then 6, then nobody').toEqual([3, 2, 1, 1, 0]);
  });

  test('of day 0: after 30 days 1 is away, after 90 days 1 is back', () => {
    expect(row(table.unbroken, 0)).toEqual([2, 2, UNSEEN, UNSEEN, UNSEEN]);
    expect(row(table.present, 0)).toEqual([2, 3, UNSEEN, UNSEEN, UNSEEN]);
  });

  test('of days 1 to 30: 3 and 4 are both there after 30 days; after 90 the run is over for some of the cohort', () => {
    expect(row(table.present, 1)).toEqual([2, UNSEEN, UNSEEN, UNSEEN, UNSEEN]);
    expect(row(table.unbroken, 1)).toEqual([2, UNSEEN, UNSEEN, UNSEEN, UNSEEN]);
  });

  test('who leaves on the very day of an age is not there at it', () => {
    expect(row(table.present, 2)).toEqual([0, UNSEEN, UNSEEN, UNSEEN, UNSEEN]);
  });

  test('a cohort whose last days the run does not see to an age is unknown at it', () => {
    expect(row(table.present, 3)).toEqual([UNSEEN, UNSEEN, UNSEEN, UNSEEN, UNSEEN]);
  });

  test('over all cohorts everybody counts who is old enough', () => {
    // 30 days: 0, 1, 2, 3, 4, 5 of whom 1 and 5 are away. 90 days: 0, 1, 2, 3, of whom all are there.
    expect([...table.aged]).toEqual([6, 4, 0, 0, 0]);
    expect([...table.agedPresent]).toEqual([4, 4, 0, 0, 0]);
    // Without day 0: 3, 4, 5 and 3.
    expect([...table.agedNew]).toEqual([3, 1, 0, 0, 0]);
    expect([...table.agedPresentNew]).toEqual([2, 1, 0, 0, 0]);
  });
});

describe('growth accounting, by hand', () => {
  const table = monthTable(history, DAYS, PEOPLE);

  test('three whole months', () => {
    expect([...table.members], '0 1 2; 0 2 3 4; 0 1 2 3 4 5; 0 1 2 3 6').toEqual([3, 4, 6, 5]);
    expect([...table.joined], '3 4; 5; 6').toEqual([2, 1, 1]);
    expect([...table.returned], 'nobody; 1; nobody').toEqual([0, 1, 0]);
    expect([...table.lost], '1; nobody; 4 5').toEqual([1, 0, 2]);
    expect([...table.retained], '0 2; 0 2 3 4; 0 1 2 3').toEqual([2, 4, 4]);
  });

  test('members at the end are members at the beginning + new + returned − lost', () => {
    table.joined.forEach((joined, k) =>
      expect(table.members[k + 1]).toBe(table.members[k] + joined + table.returned[k] - table.lost[k]),
    );
  });

  test('the flow between stages: who was where, and where they are a month later', () => {
    const flow = (month: number, from: StageId, to: StageId) =>
      table.flow[(month * STAGE_COUNT + stageIndex(from)) * STAGE_COUNT + stageIndex(to)];
    // First month: 0 stays, 1 lapses, 2 stays a fan, 3 climbs from acquaintance, 4 from stranger to member, 5 to acquaintance.
    expect(flow(0, 'member', 'member')).toBe(1);
    expect(flow(0, 'member', 'lapsed')).toBe(1);
    expect(flow(0, 'fan', 'fan')).toBe(1);
    expect(flow(0, 'acquaintance', 'member')).toBe(1);
    expect(flow(0, 'stranger', 'member')).toBe(1);
    expect(flow(0, 'stranger', 'acquaintance')).toBe(1);
    expect(flow(0, 'stranger', 'stranger')).toBe(2);
    // Second month: 1 comes back by way of acquaintance, 4 becomes a fan.
    expect(flow(1, 'lapsed', 'member')).toBe(1);
    expect(flow(1, 'member', 'fan')).toBe(1);
    for (let month = 0; month < 3; month++) {
      const all = table.flow.subarray(month * STAGE_COUNT ** 2, (month + 1) * STAGE_COUNT ** 2);
      expect(
        all.reduce((a, b) => a + b, 0),
        'everybody is somewhere',
      ).toBe(PEOPLE);
    }
  });

  test('a run shorter than a month has none', () => {
    expect(monthTable(historyOf([]), 29, 3)).toMatchObject({ members: Int32Array.of(0) });
    expect([...monthTable(historyOf([[0, 1, 'stranger', 'member']]), 29, 3).members]).toEqual([1]);
  });
});

test('conversion within 30 days, by hand: first climbs with 30 days to go, and whether they climbed on in time', () => {
  const { arrived, converted } = conversion(history, DAYS, PEOPLE);
  const of = (stage: StageId) => [arrived[stageIndex(stage)], converted[stageIndex(stage)]];
  // Acquaintances: 4 (day 5, member on 25), 5 (30, on 31), 1 (45, on 50), 6 (48, member on 80: 32 days, too late).
  expect(of('acquaintance')).toEqual([4, 3]);
  // Members: 3 (day 10), 4 (25, a fan on 40), 5 (31); 1 was one before, 6 has fewer than 30 days to go.
  expect(of('member')).toEqual([3, 1]);
  expect(of('fan')).toEqual([1, 0]);
});
