import { expect, test } from 'vitest';
import { simulate } from '../../sim/engine/index.ts';
import { makeGraph } from '../../sim/graph/index.ts';
import { demotionsOf, MEMBER, PROMOTES_TO, RANK, STAGE_COUNT, stageIndex } from '../../sim/stages/index.ts';
import { Recorder, type RunRecord } from '../../sim/observe/index.ts';
import { keyOf } from '../../sim/random/index.ts';
import { NOBODY, sourceIndex } from '../../sim/world/index.ts';
import { tablesOf } from '../../sim/mechanisms/registry.ts';
import { planOf, type Raw } from '../mechanisms/helpers.ts';
import { DAYS, record } from './by-hand.ts';

const byDay = (column: ArrayLike<number>) => Array.from(column);

test('reach counts people ever acquainted, joined ever members, members those now: everybody, founders too', () => {
  const r = record();
  expect(byDay(r.reach)).toEqual([2, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4]);
  expect(byDay(r.joined)).toEqual([1, 1, 3, 3, 3, 3, 3, 3, 3, 4, 4]);
  expect(byDay(r.members)).toEqual([1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 2]);
});

test('with New at the end, founders are in none of them', () => {
  const r = record();
  expect(byDay(r.reachNew)).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2]);
  expect(byDay(r.joinedNew)).toEqual([0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 2]);
  expect(byDay(r.membersNew)).toEqual([0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  expect(r.founders).toBe(2);
});

test('joiners and those they brought, by week of joining; founders who are members joined in week 0', () => {
  const r = record();
  expect(byDay(r.cohort), '0, 1 and 2 in the first week, 4 in the second').toEqual([3, 1]);
  expect(byDay(r.children), '0 brought 2, and 2 brought 4').toEqual([2, 0]);
});

// Catches a parent who counts or not by the order of rows: on the day of their own join they were no member yet.
test('who joins on the same day as those they brought is not their parent, in whatever order they stand', () => {
  const join = (person: number, parent?: number) =>
    ({ person, from: 'acquaintance', to: 'member', ...(parent !== undefined && { parent }) }) as const;
  const days = [
    [join(2), join(4, 2)],
    [join(4, 2), join(2)],
  ].map((transitions) => record({ 5: { transitions } }));
  for (const { children, trees } of days) {
    expect(byDay(children)).toEqual([0, 0]);
    expect(trees.deepest).toBe(0);
  }
  const dayAfter = record({ 5: { transitions: [join(2)] }, 6: { transitions: [join(4, 2)] } });
  expect(byDay(dayAfter.children)).toEqual([1, 0]);
});

test('strong ties join two people who are members or above at the end', () => {
  expect(record().strongTies, 'of four only 1–4: 0 and 2 have left, 5 was never in').toBe(1);
  expect(record({}, false, ['member', 'fan', 'member']).strongTies, '0–1; 1–2 is weak').toBe(1);
});

test('credit is summed by stage, and of joins by day', () => {
  const r = record();
  const width = r.tables.sources.length;
  const credit = (column: Float64Array, row: number) =>
    Array.from(column.subarray(row * width).slice(0, width));
  const shares = (...given: [Parameters<typeof sourceIndex>[0], number][]) => {
    const row = Array(width).fill(0);
    for (const [source, share] of given) row[sourceIndex(source)] = share;
    return row;
  };
  expect(credit(r.promotionCredit, stageIndex('stranger'))).toEqual(
    shares(['wordOfMouth', 1.75], ['ip', 0.25]),
  );
  expect(credit(r.promotionCredit, stageIndex('lapsed'))).toEqual(shares(['ip', 1]));
  expect(credit(r.demotionCredit, stageIndex('member'))).toEqual(
    shares(['everyday', 1.5], ['complaints', 0.5]),
  );
  expect(credit(r.joinCredit, 2)).toEqual(shares(['wordOfMouth', 0.5], ['event', 0.5], ['ip', 1]));
  expect(credit(r.joinCredit, 9)).toEqual(shares(['invitation', 1]));
});

test('the log of moves, when it is kept, has every move in order, founders first', () => {
  const { transitions } = record(undefined, true);
  expect([...transitions!.day]).toEqual([0, 0, 1, 2, 2, 3, 8, 8, 9, 9, 10, 10]);
  expect([...transitions!.person]).toEqual([0, 1, 2, 2, 1, 3, 3, 4, 4, 2, 2, 0]);
  expect([...transitions!.parent]).toEqual([-1, -1, 0, 0, -1, -1, -1, 2, 2, -1, -1, -1]);
  expect(transitions!.first).toHaveLength(13);
  expect([...transitions!.share]).toEqual([0.75, 0.25, 0.5, 0.5, 1, 1, 1, 1, 1, 0.5, 0.5, 1, 1]);
  expect(record().transitions).toBeNull();
});

/** A run with something of everything. */
const rich: Raw = {
  days: 100,
  people: { count: 400, affinity: { distribution: 'gamma' } },
  graph: { kind: 'circles', circles: 8 },
  stages: { steps: { member: 3 } },
  seeding: { count: 40 },
  everyday: {
    trust: { acquaintance: 0.02, member: 0.02, lapsed: 0.05, wary: 0.05 },
    doubt: { stranger: 0.002, member: 0.01 },
  },
  ip: { investment: 7.77 },
  channels: { a: { annoyance: 0.02 } },
  wordOfMouth: {},
  complaints: { share: 0.5 },
  referral: { rewardSender: 3.33 },
  events: { series: { m: { perMonth: 4 } } },
  entry: { fee: 19.99 },
};

function run(raw: Raw): RunRecord {
  const plan = planOf(raw);
  const recorder = new Recorder(plan.scenario.days, plan.people, true, 0, tablesOf());
  const key = keyOf(7, 0);
  for (const today of simulate(plan, makeGraph(plan.graph, plan.people, key).graph, key)) recorder.see(today);
  return recorder.finish();
}

test.each(['out', 'down'] as const)('the books of a run balance, slips leading %s', (slips) => {
  const r = run({ ...rich, ladder: { slips } });
  const demotesTo = demotionsOf(slips);
  const at = (column: Int32Array, day: number, stage: number) => column[day * STAGE_COUNT + stage];
  const sum = (column: ArrayLike<number>) => Array.from(column).reduce((a, b) => a + b, 0);
  for (let day = 0; day <= r.days; day++) {
    const today = r.stages.subarray(day * STAGE_COUNT, (day + 1) * STAGE_COUNT);
    expect(sum(today)).toBe(r.people);
    if (day === 0) continue;
    const expected = Array.from({ length: STAGE_COUNT }, (_, s) => at(r.stages, day - 1, s));
    for (let s = 0; s < STAGE_COUNT; s++) {
      expected[s] -= at(r.promotions, day, s) + at(r.demotions, day, s);
      if (PROMOTES_TO[s] < STAGE_COUNT) expected[PROMOTES_TO[s]] += at(r.promotions, day, s);
      if (demotesTo[s] < STAGE_COUNT) expected[demotesTo[s]] += at(r.demotions, day, s);
    }
    expect([...today]).toEqual(expected);
    for (const [reach, joined, members] of [
      [r.reach, r.joined, r.members],
      [r.reachNew, r.joinedNew, r.membersNew],
    ]) {
      expect(reach[day]).toBeGreaterThanOrEqual(reach[day - 1]);
      expect(joined[day]).toBeGreaterThanOrEqual(joined[day - 1]);
      expect(members[day]).toBeLessThanOrEqual(joined[day]);
      expect(joined[day]).toBeLessThanOrEqual(reach[day]);
    }
  }
  for (let s = 0; s < STAGE_COUNT; s++) {
    const width = r.tables.sources.length;
    const row = (column: Float64Array) => sum(column.subarray(s * width, (s + 1) * width));
    const total = (column: Int32Array) =>
      Array.from({ length: r.days + 1 }, (_, day) => at(column, day, s)).reduce((a, b) => a + b);
    expect(row(r.promotionCredit)).toBeCloseTo(total(r.promotions), 9);
    expect(row(r.demotionCredit)).toBeCloseTo(total(r.demotions), 9);
  }
  const moved = Array.from(r.transitions!.day).filter((day) => day > 0).length;
  expect(sum(r.promotions) + sum(r.demotions)).toBe(moved);
  expect(moved).toBeGreaterThan(500);
  expect(sum(r.cohort), 'everybody joins once').toBe(r.joined[r.days]);
  expect(r.joined[r.days]).toBe(r.joinedNew[r.days] + r.founders);
  expect(sum(r.children)).toBeLessThanOrEqual(r.joinedNew[r.days]);
});

// Catches slips down the ladder among those lost, and climbs after them among those who came back.
test.each(['out', 'down'])('members of a month: + new + returned − lost, slips leading %s', (slips) => {
  const { months, members, transitions } = run({ ...rich, ladder: { slips } });
  const { day, from, to } = transitions!;
  const inside = (stage: number) => RANK[stage] >= RANK[MEMBER];
  let lost = 0;
  let slipped = 0;
  for (let month = 0; month < 3; month++) {
    const [first, last] = [30 * month + 1, 30 * month + 30];
    expect(months.members[month + 1]).toBe(members[last]);
    expect(months.members[month + 1]).toBe(
      months.members[month] + months.joined[month] + months.returned[month] - months.lost[month],
    );
    const rows = [...day.keys()].filter((k) => day[k] >= first && day[k] <= last);
    const left = rows.filter((k) => inside(from[k]) && !inside(to[k]));
    expect(months.lost[month]).toBe(left.length);
    lost += left.length;
    slipped += rows.filter((k) => inside(to[k]) && RANK[to[k]] < RANK[from[k]]).length;
  }
  expect(lost).toBeGreaterThan(50);
  if (slips === 'out') expect(slipped).toBe(0);
  else expect(slipped).toBeGreaterThan(5);
});

test('who is counted can be counted again from the log', () => {
  const r = run(rich);
  const { day, person, to, parent } = r.transitions!;
  const founders = new Set([...person].filter((_, k) => day[k] === 0));
  const everIn = (stage: number) =>
    new Set([...person].filter((who, k) => to[k] === stage && !founders.has(who))).size;
  expect(r.reachNew[r.days]).toBe(everIn(stageIndex('acquaintance')));
  expect(r.joinedNew[r.days]).toBe(everIn(stageIndex('member')));
  for (let k = 0; k < day.length; k++) {
    expect(r.lastTransition[person[k]]).toBeGreaterThanOrEqual(day[k]);
    if (day[k] === 0) continue;
    const total = r
      .transitions!.share.subarray(r.transitions!.first[k], r.transitions!.first[k + 1])
      .reduce((a, b) => a + b);
    expect(total).toBeCloseTo(1, 12);
    if (parent[k] !== NOBODY) expect(parent[k]).not.toBe(person[k]);
  }
});

test('rows are as many as days and one more', () => {
  const r = record();
  expect(r.days).toBe(DAYS);
  expect(r.stages).toHaveLength((DAYS + 1) * STAGE_COUNT);
  const { reach, joined, members, reachNew, joinedNew, membersNew, detractors } = r;
  for (const column of [reach, joined, members, reachNew, joinedNew, membersNew, detractors])
    expect(column).toHaveLength(DAYS + 1);
});

test('a recorder made for other tables than the run has refuses it', () => {
  const plan = planOf(rich);
  const key = keyOf(7, 0);
  const recorder = new Recorder(plan.scenario.days, plan.people);
  const [placed] = simulate(plan, makeGraph(plan.graph, plan.people, key).graph, key);
  expect(() => recorder.see(placed)).toThrow(RangeError);
});
