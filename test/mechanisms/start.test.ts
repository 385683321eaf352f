import { describe, expect, test } from 'vitest';
import { neighbourOf } from '../../sim/graph/index.ts';
import { STAGE_COUNT, stageIndex } from '../../sim/stages/index.ts';
import { isDate } from '../../sim/mechanisms/start/index.ts';
import { INITIAL } from '../../sim/world/index.ts';
import { family } from '../validation/family.ts';
import { outcomeOf, startOf, totalOf, worldOf, type Raw, type Setting } from './helpers.ts';

const { expectShare } = family('there');

type Input = Parameters<typeof startOf<'start'>>[1];

const placed = (config: Input, setting: Setting) => {
  const world = worldOf(setting);
  return { world, people: startOf('start', config, world).founders!() };
};

describe('who stands where', () => {
  test('counts and shares are as wished, nobody twice, all marked as there already', () => {
    const { people } = placed({ people: { member: 30, partner: '1 %', lapsed: 5 } }, { people: 500 });
    const on = (id: Parameters<typeof stageIndex>[0]) =>
      people.filter(({ stage }) => stage === stageIndex(id)).length;
    expect([on('member'), on('partner'), on('lapsed'), people.length]).toEqual([30, 5, 5, 40]);
    expect(new Set(people.map(({ person }) => person)).size).toBe(40);
    expect(people.every(({ initial }) => initial)).toBe(true);
  });

  // Catches lots that are not keyed by person, or stages filled from the bottom.
  test('more people on a lower rung, or one more stranger, move nobody above', () => {
    const above = (members: number, size: number) =>
      placed({ people: { member: members, fan: 20, partner: 10 } }, { people: size })
        .people.filter(({ stage }) => stage !== stageIndex('member'))
        .map(({ person, stage }) => `${person} ${stage}`);
    expect(above(100, 1000)).toEqual(above(10, 1000));
    const others = above(10, 1001);
    expect(above(10, 1000).filter((who) => !others.includes(who)).length).toBeLessThanOrEqual(2);
  });

  test('only in so many circles, and no more than live there', () => {
    const circle = Array.from({ length: 100 }, (_, k) => k % 10);
    const { people } = placed({ people: { member: 50 }, circles: 2 }, { people: 100, circle });
    expect(people.map(({ person }) => person % 10).every((c) => c < 2)).toBe(true);
    expect(people).toHaveLength(20);
  });

  test('with fit 1 one place goes to somebody with a chance in proportion to affinity', () => {
    const affinity = { distribution: 'lognormal', spread: 1 } as const;
    const runs = 3000;
    let expected = 0;
    let best = 0;
    for (let seed = 0; seed < runs; seed++) {
      const { world, people } = placed({ people: { fan: 1 }, fit: 1 }, { people: 10, affinity, seed });
      const fits = Array.from({ length: 10 }, (_, person) => world.affinity.of(person));
      const first = fits.indexOf(Math.max(...fits));
      expected += fits[first] / fits.reduce((a, b) => a + b, 0);
      best += Number(people[0].person === first);
    }
    expectShare(best, runs, expected / runs);
  });
});

describe('ties among those inside', () => {
  const degrees = (ties: number, strongShare = 0.25) => {
    const { world, people } = placed({ people: { member: 2000 }, ties, strongShare }, { people: 5000 });
    let all = 0;
    let strong = 0;
    const inside = new Set(people.map(({ person }) => person));
    for (let person = 0; person < 5000; person++) {
      world.ties.forEach(person, (friend, isStrong) => {
        expect(inside.has(person) && inside.has(friend)).toBe(true);
        all++;
        strong += Number(isStrong);
      });
      expect(world.ties.degreeAtStart(person)).toBe(
        inside.has(person) ? world.ties.degreeAtStart(person) : 0,
      );
    }
    return { mean: all / 2000, ties: all / 2, strong: strong / 2, world };
  };

  test('rings give everyone two each; pairs met twice are the only ones missing', () => {
    // Two rings of 2,000: about two pairs, each once, stand in both.
    for (const whole of [2, 4, 10]) {
      const { mean } = degrees(whole);
      expect(mean).toBeLessThanOrEqual(whole);
      expect(mean).toBeGreaterThan(whole - 0.1);
    }
  });

  test('of a ring in part, so many links; of all, so many strong', () => {
    const { ties, strong } = degrees(1);
    expectShare(ties, 2000, 0.5);
    expectShare(strong, ties, 0.25);
  });

  test('they are ties of day 0: no tie of the graph twice, and events never end them', () => {
    const world = worldOf({ people: 3, ties: [[0, 1]] });
    expect(world.ties.give(1, 0, true)).toBe(false);
    expect(world.ties.give(1, 2, false)).toBe(true);
    expect(world.ties.give(2, 1, false)).toBe(false);
    const rules = { strongHours: 50, lastsDays: 5, tieCap: 1 };
    expect(world.ties.meet(1, 2, 1, 3, rules)).toBe(false);
    world.ties.expire(100, rules);
    const friends: number[] = [];
    world.ties.forEach(1, (friend) => friends.push(friend));
    expect(friends).toEqual([0, 2]);
    expect([0, 1, 2].map((person) => world.ties.degreeAtStart(person))).toEqual([1, 2, 1]);
    world.ties.meet(1, 2, 49, 101, rules);
    expect(world.ties.isStrong(1, 2)).toBe(true);
    expect(neighbourOf(world.graph.ties[0])).toBe(1);
  });
});

const quiet: Raw = { days: 3, people: { count: 400 }, graph: { kind: 'mixed' } };

describe('with founders', () => {
  const both: Raw = {
    ...quiet,
    start: { people: { member: 100, fan: 50, acquaintance: 30 } },
    seeding: { count: 60, price: 2 },
  };

  test('founders are asked among those who stand nowhere yet, and only they are founders', () => {
    const outcome = outcomeOf(both);
    expect(outcome.founders).toBe(60);
    expect(totalOf(outcome, 'cents', 'founders')).toBe(60 * 200);
    expect(Array.from(outcome.stages.slice(0, STAGE_COUNT))).toEqual([160, 30, 160, 50, 0, 0, 0, 0, 0]);
    const { kpis } = outcome;
    expect([kpis.reachNew, kpis.joinedNew, kpis.membersNew]).toEqual([0, 0, 0]);
    expect([kpis.reach, kpis.joined, kpis.members]).toEqual([30 + 160 + 50, 210, 210]);
  });

  test('leverage is against the community that is there anyway, per founder', () => {
    const wordOfMouth = { talk: { member: 0.01 } };
    const raw = { ...both, days: 40, wordOfMouth, measure: { leverage: true } };
    const without = outcomeOf({ ...raw, seeding: undefined, measure: {} });
    expect(without.kpis.reachNew).toBeGreaterThan(0);
    const outcome = outcomeOf(raw);
    expect(outcome.kpis.leverage).toBe((outcome.kpis.reachNew! - without.kpis.reachNew!) / 60);
  });
});

describe('what the run adds', () => {
  test('whoever was acquaintance joins, whoever was member does not join again, who had left is reached', () => {
    const everyday = { trust: { acquaintance: 64, lapsed: 64 }, doubt: { member: 0, acquaintance: 0 } };
    const { kpis, founders } = outcomeOf({
      ...quiet,
      start: { people: { member: 10, acquaintance: 20, lapsed: 7 } },
      everyday,
    });
    expect([kpis.reachNew, kpis.joinedNew, kpis.membersNew, founders]).toEqual([7, 27, 27, 0]);
    expect([kpis.reach, kpis.joined, kpis.members], 'the 10 members of day 0 too').toEqual([37, 37, 37]);
  });

  test('an entry fee is paid by those who join, and not by those who are in', () => {
    const outcome = outcomeOf({
      ...quiet,
      start: { people: { member: 10, acquaintance: 20 } },
      everyday: { trust: { acquaintance: 64 } },
      entry: { fee: 5, worth: 1e9 },
    });
    expect(totalOf(outcome, 'cents', 'fees')).toBe(20 * 500);
  });

  test('they talk from day 1, along their own ties', () => {
    const raw = {
      days: 1,
      people: { count: 50 },
      graph: { kind: 'erdos-renyi', meanDegree: 0 },
      start: { people: { member: 25, acquaintance: 25 }, ties: 2 },
      wordOfMouth: { talk: { member: 64 }, weak: 1, receptivity: { acquaintance: 1 } },
    };
    expect(outcomeOf(raw).kpis.joinedNew).toBeGreaterThan(5);
    const apart = outcomeOf({ ...raw, start: { people: { member: 25, acquaintance: 25 } } });
    expect([apart.kpis.joinedNew, apart.kpis.joined]).toEqual([0, 25]);
  });
});

test('a mark of its own', () => expect(INITIAL).not.toBe(1));

test.each([
  ['2026-03-01', true],
  ['2024-02-29', true],
  ['2000-02-29', true],
  ['2026-02-29', false],
  ['1900-02-29', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-04-31', false],
  ['2026-4-3', false],
  ['1 March', false],
])('%s is a date: %s', (text, is) => expect(isDate(text)).toBe(is));
