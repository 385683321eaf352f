import { describe, expect, test } from 'vitest';
import {
  ALONE_DAYS,
  attendedPlan,
  examine,
  leftAlonePlan,
  listFields,
  runReplicate,
  scenarioSchema,
  SIGN_IDS,
  SIGNS,
  STAGE_IDS,
  stageIndex,
  type HealthVerdict,
  type Outcome,
  type Plan,
  type SignId,
} from '../../sim/index.ts';
import { planOf } from '../mechanisms/helpers.ts';

const DAYS = 730;
const COUNT = STAGE_IDS.length;

function run(plan: Plan, replicate: number): Outcome {
  const running = runReplicate(plan, 7, replicate);
  for (;;) {
    const step = running.next();
    if (step.done) return step.value;
  }
}

/** Outcomes of which nothing but people by stage is known; `at` says how many on a day, strangers left out. */
function made(days: number, at: (day: number) => Partial<Record<(typeof STAGE_IDS)[number], number>>) {
  const stages = new Int32Array((days + 1) * COUNT);
  for (let day = 0; day <= days; day++)
    for (const [id, people] of Object.entries(at(day)))
      stages[day * COUNT + stageIndex(id as (typeof STAGE_IDS)[number])] = people;
  return { stages, kpis: {} } as unknown as Outcome;
}

const plan = planOf({ days: 10, people: { count: 1000 } });

/** Verdict and mean of a sign, for a community with so many people on each stage while it is looked after and when left alone. */
function judged(
  id: SignId,
  at: Parameters<typeof made>[1],
  alone: Parameters<typeof made>[1] = at,
): [HealthVerdict, number | null] {
  const outcomes = [made(DAYS, at)];
  const readings = examine(plan, DAYS, outcomes, [made(DAYS + ALONE_DAYS, alone)], 0.95);
  const { verdict, mean } = readings.find(({ sign }) => sign.id === id)!;
  return [verdict, mean];
}

describe('a vital sign', () => {
  test.each<[SignId, number, HealthVerdict, number]>([
    ['penetration', 500, 'pass', 0.5],
    ['penetration', 700, 'review', 0.7],
    ['penetration', 900, 'fail', 0.9],
  ])('%s with %i of 1,000 members: %s', (id, member, verdict, mean) => {
    expect(judged(id, () => ({ member }))).toEqual([verdict, mean]);
  });

  test('of fans counts everybody from that rung up, among members and above, at ends of months', () => {
    const ladder = { acquaintance: 400, member: 80, fan: 14, superfan: 4, partner: 2 };
    expect(judged('fans', () => ladder)[1]).toBeCloseTo(0.2, 12);
    expect(judged('superfans', () => ladder)[1]).toBeCloseTo(0.06, 12);
    expect(judged('top', () => ladder)).toEqual(['review', 0.02]);
    // Before day 180 a community has not settled.
    expect(judged('fans', (day) => (day < 180 ? { fan: 100 } : ladder))[1]).toBeCloseTo(0.2, 12);
  });

  test('names only fields that a scenario has', () => {
    const known = listFields(scenarioSchema).map(({ path }) => path);
    const wrong = SIGNS.flatMap(({ fields }) => [...fields]).filter(
      (field) => !known.some((path) => path === field || path.startsWith(`${field}.`)),
    );
    expect(wrong).toEqual([]);
  });

  test('of growth compares with a year before', () => {
    expect(judged('lastYear', (day) => ({ member: 100 + day }))[1]).toBeCloseTo(365 / 465, 12);
    expect(judged('lastYear', (day) => ({ member: 100 + day }))[0]).toBe('fail');
    expect(judged('lastYear', (day) => ({ member: day > 365 ? 10 : 0 }))).toEqual(['unknown', null]);
  });

  test('of being left alone is the first day with half the members', () => {
    const members = (day: number) => ({ member: day <= DAYS ? 200 : Math.max(0, 200 - (day - DAYS)) });
    expect(judged('halfLife', members)).toEqual(['pass', 100]);
    expect(judged('halfLife', () => ({ member: 100 }))).toEqual(['fail', ALONE_DAYS]);
    expect(judged('halfLife', () => ({}))).toEqual(['unknown', null]);
  });
});

const cared = planOf({
  days: 200,
  people: { count: 400 },
  seeding: { count: 40 },
  everyday: { doubt: { member: 0.002 } },
  operations: { operators: 2, trust: { member: 0.01 }, neglect: { member: 0.05 } },
  events: { series: { salon: { perMonth: 4 } } },
  channels: { ads: { reach: 20 } },
  phases: [
    { day: 100, change: { operations: { operators: 3 } } },
    { day: 800, change: { operations: { operators: 9 } } },
  ],
});

describe('a community left alone', () => {
  test('is the same to the bit until that day, and nobody works for it from then on', () => {
    const attended = run(attendedPlan(cared, DAYS), 0);
    const alone = run(leftAlonePlan(cared, DAYS), 0);
    const length = (DAYS + 1) * COUNT;
    expect(alone.stages.subarray(0, length)).toEqual(attended.stages);
    expect(alone.stages.length).toBe((DAYS + ALONE_DAYS + 1) * COUNT);
    // Nothing is spent any more: no wage, no room, no advert.
    const width = alone.cents.length / (DAYS + ALONE_DAYS + 1);
    expect(alone.cents.subarray(0, width * (DAYS + 1)).some((cents) => cents !== 0)).toBe(true);
    expect(alone.cents.subarray(width * (DAYS + 1)).every((cents) => cents === 0)).toBe(true);
  });

  test('keeps what phases changed before, and no later phase begins', () => {
    const { phases, scenario } = leftAlonePlan(cared, DAYS);
    expect(scenario.days).toBe(DAYS + ALONE_DAYS);
    expect(phases.map(({ day }) => day)).toEqual([100, DAYS + 1]);
    expect(phases.map((phase) => phase.scenario.operations!.operators)).toEqual([3, 0]);
    expect(phases.map((phase) => phase.scenario.operations!.neglect.member)).toEqual([0.05, 0.05]);
  });

  test('every sign is read from real runs; those whom care alone kept go at the rate of neglect', () => {
    const rate = 0.05;
    const plan = planOf({
      days: 200,
      people: { count: 400 },
      seeding: { count: 40 },
      operations: { operators: 2, trust: {}, neglect: { member: rate, fan: rate }, needs: { member: 1 } },
    });
    const still = { ...plan, scenario: withoutTrust(plan.scenario) };
    const replicates = Array.from({ length: 20 }, (_, r) => r);
    const attended = replicates.map((r) => run(attendedPlan(still, DAYS), r));
    const alone = replicates.map((r) => run(leftAlonePlan(still, DAYS), r));
    const readings = examine(still, DAYS, attended, alone, 0.95);
    expect(readings.map(({ sign }) => sign.id)).toEqual(SIGN_IDS);
    const { mean } = readings.find(({ sign }) => sign.id === 'halfLife')!;
    // The 20th of 40 exponential waits in whole days: mean Σ 1/(40 − i) ÷ rate and half a day, sd 3.2 days a run; limits at
    // 4 standard errors, a false alarm in 16,000.
    let waits = 0;
    for (let i = 0; i < 20; i++) waits += 1 / (40 - i);
    expect(Math.abs(mean! - (waits / rate + 0.5))).toBeLessThan((4 * 3.2) / Math.sqrt(20));
  });
});

const withoutTrust = (scenario: Plan['scenario']): Plan['scenario'] => ({
  ...scenario,
  operations: {
    ...scenario.operations!,
    trust: Object.fromEntries(STAGE_IDS.map((id) => [id, 0])) as never,
  },
});
