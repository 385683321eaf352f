import { describe, expect, test } from 'vitest';
import { makePlan } from '../../sim/scenario/index.ts';
import { STAGE_COUNT, stageIndex, UNITS_PER_HAZARD, type StageId } from '../../sim/stages/index.ts';
import type { World } from '../../sim/world/index.ts';
import { family } from '../validation/family.ts';
import { everyday, everybody, founders, outcomeOf, planOf, start } from '../validation/scenario.ts';
import { place, startOf, worldOf, type Tie } from './helpers.ts';

const { expectShare } = family('belonging');

const LAPSED = stageIndex('lapsed');
/** The factor of law `number`, as the model document writes it. */
const byNumber = (k: number, floor: number, half: number) =>
  floor + (1 - floor) * 2 ** (-Math.min(8, k) / half);

/** A mechanism at work that is told who moves, and whose factors are read as the engine does: with what is reported. */
function running(input: Parameters<typeof startOf<'belonging'>>[1], world: World) {
  const belonging = startOf('belonging', input, world);
  let day = 1;
  const tell = () => {
    for (const { i, j, before, after } of world.ties.changes.splice(0))
      belonging.tieChanged!(i, j, before, after);
  };
  return {
    tell,
    move(person: number, to: StageId) {
      const from = world.stage[person];
      world.arrive(person, stageIndex(to), day);
      belonging.moved!(person, from, stageIndex(to), day);
    },
    meet(i: number, j: number, hours: number) {
      world.ties.meet(i, j, hours, day, { strongHours: 50, lastsDays: 10, tieCap: 5 });
      tell();
    },
    today() {
      day++;
      world.doubt.changedFactors.length = 0;
      belonging.today!(day);
    },
    factor: (person: number) => belonging.doubtFactor!(person, world.stage[person]),
  };
}

describe('live ties are ties to people at member or above', () => {
  const ties: Tie[] = [
    [0, 1, 'strong'],
    [0, 2],
    [0, 3, 'strong'],
    [0, 4],
  ];

  // Catches acquaintances and people who left among the live ties, a k that leaving does not lower, and one that joining does not raise.
  test('joining adds one, leaving takes it away, and what stands below or outside counts nothing', () => {
    const world = worldOf({ people: 5, ties });
    place(world, 'fan', 0);
    place(world, 'partner', 1);
    place(world, 'acquaintance', 2);
    place(world, 'lapsed', 3);
    const { move, today, factor } = running({ floor: 0.2, half: 1.5 }, world);
    const expected = (k: number) => expect(factor(0)).toBeCloseTo(byNumber(k, 0.2, 1.5), 12);
    expected(1);
    move(2, 'member');
    expected(1);
    today();
    expected(1.3);
    expect(world.doubt.changedFactors.filter(({ person }) => person === 0)).toEqual([
      {
        person: 0,
        before: expect.closeTo(byNumber(1, 0.2, 1.5)),
        after: expect.closeTo(byNumber(1.3, 0.2, 1.5)),
      },
    ]);
    move(2, 'fan');
    today();
    expected(1.3);
    expect(world.doubt.changedFactors, 'a climb inside crosses no line').toEqual([]);
    move(1, 'lapsed');
    move(3, 'acquaintance');
    move(4, 'acquaintance');
    today();
    expected(0.3);
    move(3, 'member');
    move(2, 'lapsed');
    today();
    expected(1);
    expect(factor(1), 'who is outside has no factor').toBe(1);
  });

  // Catches ties that events make, strengthen and end being missed, and one of an acquaintance being counted.
  test('a tie that an event makes counts, more once it is strong, and no longer when it ends', () => {
    const world = worldOf({ people: 4, ties: [[0, 1]] });
    place(world, 'member', 0, 2);
    place(world, 'acquaintance', 1, 3);
    const { meet, move, tell, today, factor } = running({ floor: 0.01, half: 1 }, world);
    const expected = (k: number) => expect(factor(0)).toBeCloseTo(byNumber(k, 0.01, 1), 12);
    expected(0);
    meet(0, 3, 60);
    meet(0, 2, 20);
    today();
    expected(0.3);
    meet(2, 0, 40);
    expect(factor(0), 'from tomorrow on').toBeCloseTo(byNumber(0.3, 0.01, 1), 12);
    today();
    expected(1);
    move(3, 'member');
    today();
    expected(2);
    move(1, 'member');
    meet(0, 1, 1);
    today();
    expected(2.3);
    world.ties.expire(99, { strongHours: 50, lastsDays: 10, tieCap: 5 });
    tell();
    today();
    expected(2.3);
  });

  // Catches a factor that is reported twice, for the old stage and for the new, where a tie and a stage change on one day.
  test('who joins on the day of a new tie begins with what was, and has the rest reported once', () => {
    const world = worldOf({ people: 2 });
    place(world, 'member', 1);
    place(world, 'acquaintance', 0);
    const { meet, move, today, factor } = running({ floor: 0.5, half: 1 }, world);
    meet(0, 1, 60);
    move(0, 'member');
    expect(factor(0)).toBe(1);
    today();
    const after = expect.closeTo(byNumber(1, 0.5, 1));
    expect(world.doubt.changedFactors).toEqual([
      { person: 0, before: 1, after },
      { person: 1, before: 1, after },
    ]);
  });

  test('no more than eight count by number, and a table of tenths says what the formula says', () => {
    for (const [strong, weak] of [
      [0, 0],
      [0, 7],
      [3, 1],
      [8, 0],
      [20, 5],
    ]) {
      const all = Array.from({ length: strong + weak }, (_, k): Tie =>
        k < strong ? [0, k + 1, 'strong'] : [0, k + 1],
      );
      const world = worldOf({ people: 40, ties: all });
      place(world, 'member', ...Array.from({ length: 40 }, (_, k) => k));
      const { factor } = running({ floor: 0.4, half: 2 }, world);
      expect(factor(0)).toBeCloseTo(byNumber(strong + 0.3 * weak, 0.4, 2), 12);
    }
  });

  test('by share of the ties at the start, uncapped and at most 1; without ties nothing holds', () => {
    const many = Array.from({ length: 20 }, (_, k): Tie => (k < 12 ? [0, k + 1, 'strong'] : [0, k + 1]));
    const world = worldOf({ people: 30, ties: many });
    place(world, 'member', 0, 29, ...Array.from({ length: 10 }, (_, k) => k + 1), 13, 14);
    const { meet, move, today, factor } = running({ law: 'share', floor: 0.3 }, world);
    const all = 12 + 0.3 * 8;
    expect(factor(0)).toBeCloseTo(0.3 + 0.7 * (1 - (10 + 0.3 * 2) / all), 12);
    expect(factor(29)).toBe(1);
    for (const person of [11, 12, 15, 16, 17, 18, 19, 20]) move(person, 'member');
    meet(0, 29, 60);
    meet(0, 28, 60);
    today();
    expect(factor(0)).toBeCloseTo(0.3, 12);
    expect(factor(29), 'no tie at the start').toBe(1);
  });

  test('the core counts weak and strong ties alike', () => {
    const world = worldOf({ people: 5, ties });
    place(world, 'member', 0, 1, 2, 4);
    const { move, today, factor } = running({ law: 'core', friends: 3, alone: 7 }, world);
    expect(factor(0)).toBe(1);
    move(4, 'lapsed');
    today();
    expect(factor(0)).toBe(7);
    move(3, 'shareholder');
    today();
    expect(factor(0)).toBe(1);
  });
});

describe('leaving is catching', () => {
  // Catches doubt on the same day, on every day, on people outside, and a leaver who is no member counted.
  test('once, on the next day, along ties to people inside; acquaintances who lapse pour nothing', () => {
    const world = worldOf({
      people: 6,
      ties: [
        [0, 1, 'strong'],
        [0, 2],
        [0, 3, 'strong'],
        [0, 4, 'strong'],
        [4, 5, 'strong'],
      ],
    });
    place(world, 'fan', 0);
    place(world, 'member', 1, 2, 5);
    place(world, 'acquaintance', 3, 4);
    const { move, today } = running({ catching: 0.2 }, world);
    move(0, 'lapsed');
    move(4, 'lapsed');
    expect(world.doubt.impulses.count).toBe(0);
    today();
    const { person, units, giver } = world.doubt.impulses;
    expect([...person]).toEqual([1, 2]);
    expect([...units]).toEqual([0.2, 0.06].map((hazard) => Math.round(hazard * UNITS_PER_HAZARD)));
    expect([...giver]).toEqual([0, 0]);
    world.doubt.endDay(2);
    today();
    expect(world.doubt.impulses.count).toBe(0);
  });

  // The expected share by hand: who stays is whose friend did not leave yesterday, or withstood it.
  test('pairs of friends: after the first leaves, the other follows with probability 1 − e^(−catching)', () => {
    const N = 8000;
    const [b, catching] = [0.02, 0.5];
    const plan = planOf({
      days: 40,
      people: { count: N },
      graph: { kind: 'regular', degree: 1, strongShare: 1 },
      seeding: everybody('member'),
      everyday: everyday({}, { member: b }),
      belonging: { floor: 1, catching },
    });
    const leftOn = new Int32Array(N).fill(-1);
    let world: World;
    for (const today of start(plan, 'pairs')) {
      ({ world } = today);
      const { transitions } = today;
      for (let row = 0; row < transitions.count; row++)
        if (today.day > 0 && transitions.to[row] === LAPSED) leftOn[transitions.person[row]] = today.day;
    }
    let alone = 0;
    let followed = 0;
    for (let person = 0; person < N; person++) {
      if (leftOn[person] < 0 || leftOn[person] === 40) continue;
      world!.ties.forEach(person, (friend) => {
        if (leftOn[friend] >= 0 && leftOn[friend] <= leftOn[person]) return;
        alone++;
        followed += Number(leftOn[friend] === leftOn[person] + 1);
      });
    }
    expect(alone).toBeGreaterThan(1000);
    expectShare(followed, alone, 1 - Math.exp(-b - catching));
  });
});

describe('doubt counts g times', () => {
  const b = 0.03;
  const days = 30;
  const N = 19_998;

  // Catches a threshold multiplied instead of divided, and a factor read for the wrong person.
  test('by number, frozen ties: stays with e^(−b·g·t)', () => {
    // Partners feel no doubt and stay: whoever is a fan between them has exactly k live ties for ever.
    for (const [k, neighbours] of [
      [2, 2],
      [4, 4],
    ]) {
      const every = neighbours / 2 + 1;
      const fans = Array.from({ length: N / every }, (_, n) => n * every);
      const partners = Array.from({ length: N }, (_, n) => n).filter((n) => n % every !== 0);
      const plan = planOf({
        days,
        people: { count: N },
        graph: { kind: 'ring', neighbours, strongShare: 1 },
        seeding: founders(partners, 'partner'),
        everyday: everyday({ stranger: 64, acquaintance: 64, member: 64 }, { fan: b }),
        belonging: { floor: 0.25, half: 2 },
      });
      const from = 3;
      const outcome = outcomeOf(plan, `frozen ${k}`);
      const stages = outcome.stages.subarray(days * STAGE_COUNT);
      expect(stages[stageIndex('partner')]).toBe(partners.length);
      const g = byNumber(k, 0.25, 2);
      expectShare(stages[stageIndex('fan')], fans.length, Math.exp(-b * g * (days - from)));
    }
  });

  test('friends who leave hold no longer: hazard rises as they go', () => {
    const g = byNumber(1, 0.2, 1);
    const plan = planOf({
      days,
      people: { count: N },
      graph: { kind: 'regular', degree: 1, strongShare: 1 },
      seeding: everybody('fan'),
      everyday: everyday({}, { fan: b }),
      belonging: { floor: 0.2, half: 1 },
    });
    const outcome = outcomeOf(plan, 'pairs');
    // Both there: e^(−2gbt). The first has gone at s, on day ⌈s⌉: from then on e^(−b) a day.
    const both = Math.exp(-2 * g * b);
    const q = Math.exp(-b);
    const one = Math.exp(-g * b);
    let expectBoth = 1;
    let expectOne = 0;
    for (let day = 1; day <= days; day++) {
      expectOne = expectOne * q + expectBoth * 2 * one * (1 - one);
      expectBoth *= both;
    }
    const fans = outcome.stages[days * STAGE_COUNT + stageIndex('fan')];
    const share = expectBoth + expectOne / 2;
    // Pairs are independent; of a pair, mean and variance of the number who stay.
    const mean = 2 * expectBoth + expectOne;
    const variance = 4 * expectBoth + expectOne - mean ** 2;
    expect(Math.abs(fans - N * share)).toBeLessThan(4 * Math.sqrt((N / 2) * variance));
  });
});

describe('off', () => {
  const raw = {
    version: 1,
    days: 90,
    people: { count: 400 },
    graph: { kind: 'circles', circles: 8, strongShare: 0.4 },
    seeding: { count: 60, stage: 'fan' },
    everyday: everyday({ acquaintance: 0.03, member: 0.02, lapsed: 0.05 }, { member: 0.02, fan: 0.03 }),
    events: { series: { meetup: { perMonth: 8, interest: 0.5 } } },
    wordOfMouth: {},
  };
  const digest = (belonging?: object) =>
    outcomeOf(planOf(belonging === undefined ? raw : { ...raw, belonging }), 'off').digest;

  test('floor 1 and no catching, or a core of no consequence: the bits of a run without it', () => {
    const absent = digest();
    expect(digest({ floor: 1 })).toBe(absent);
    expect(digest({ law: 'share', floor: 1 })).toBe(absent);
    expect(digest({ law: 'core', alone: 1 })).toBe(absent);
    expect(digest({})).not.toBe(absent);
    expect(digest({ floor: 1, catching: 0.1 })).not.toBe(absent);
  });

  test('a mixed graph has no friends: refused', () => {
    const mixed = { ...raw, graph: { kind: 'mixed' }, belonging: {} };
    const { plan, problems } = makePlan(mixed, () => undefined, 'test');
    expect(plan).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'mixedHasNoTies', path: 'belonging.law', severity: 'error' }]);
  });
});
