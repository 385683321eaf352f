import { describe, expect, test } from 'vitest';
import { stageIndex, toUnits, type StageId } from '../../sim/stages/index.ts';
import { INITIAL } from '../../sim/world/index.ts';
import { family } from '../validation/family.ts';
import { everyday, only, outcomeOf, planOf, start } from '../validation/scenario.ts';
import { place, startOf, worldOf } from './helpers.ts';

const { expectShare } = family('spells');

/** Person 0 and one friend; what the friend hears on each day, as a share of what 0 says in full. */
function hears(
  section: Parameters<typeof startOf<'wordOfMouth'>>[1],
  happens: Readonly<Record<number, StageId | 'event' | 'delight'>>,
  days: number,
  from: StageId = 'stranger',
): number[] {
  const world = worldOf({ people: 2, ties: [[0, 1, 'strong']] });
  const talk = 0.01;
  const says = only({ acquaintance: talk, member: talk, fan: talk, superfan: talk });
  const wordOfMouth = startOf('wordOfMouth', { ...section, talk: says }, world);
  const move = (to: StageId, day: number) => {
    const before = world.stage[0];
    place(world, to, 0);
    world.lastTransition[0] = day;
    wordOfMouth.moved!(0, before, stageIndex(to), day);
  };
  if (from !== 'stranger') {
    world.founder[0] = INITIAL;
    move(from, 0);
  }
  const heard: number[] = [];
  for (let day = 1; day <= days; day++) {
    world.comers.newDay();
    world.delighted.newDay();
    wordOfMouth.today!(day);
    heard.push(world.trust.exposure.pressureOn(1) / toUnits(talk));
    const what = happens[day];
    if (what === 'event') world.comers.add(0);
    else if (what === 'delight') world.delighted.add(0);
    else if (what !== undefined) move(what, day);
    world.trust.endDay(day);
  }
  return heard.map((share) => Number(share.toFixed(3)));
}

describe('people talk of what has happened to them', () => {
  const section = { idle: 0.25, talkingDays: 3, otherDays: 2 };

  // Catches D + 1 days, and a spell that begins on the day of the climb.
  test('a first climb is talked of for talkingDays, an event for otherDays', () => {
    expect(hears(section, { 2: 'acquaintance', 9: 'event' }, 13)).toEqual([
      0, 0, 1, 1, 1, 0.25, 0.25, 0.25, 0.25, 1, 1, 0.25, 0.25,
    ]);
  });

  test('a purchase that delights is talked of as an event is', () => {
    const delight = { 2: 'acquaintance', 9: 'delight' } as const;
    expect(hears(section, delight, 13)).toEqual(hears(section, { 2: 'acquaintance', 9: 'event' }, 13));
  });

  // Catches spells that add up, and one that a shorter occasion cuts short.
  test('the latest end counts, and occasions do not add up', () => {
    expect(hears(section, { 1: 'event', 2: 'event' }, 6, 'fan')).toEqual([0.25, 1, 1, 1, 0.25, 0.25]);
    const long = { ...section, talkingDays: 5 };
    expect(hears(long, { 1: 'acquaintance', 2: 'event' }, 8)).toEqual([0, 1, 1, 1, 1, 1, 0.25, 0.25]);
    expect(hears(long, { 1: 'acquaintance', 5: 'event' }, 9)).toEqual([0, 1, 1, 1, 1, 1, 1, 0.25, 0.25]);
  });

  // Catches a slip, a climb back and a return that are talked of, and a spell that a slip ends.
  test('no slip, no climb back and no return begins one; a slip ends none', () => {
    const days = { 1: 'superfan', 2: 'fan', 7: 'superfan', 9: 'lapsed', 11: 'acquaintance' } as const;
    expect(hears(section, days, 14, 'fan')).toEqual([
      0.25, 1, 1, 1, 0.25, 0.25, 0.25, 0.25, 0.25, 0, 0, 0.25, 0.25, 0.25,
    ]);
  });

  test('with talkingDays empty, a first climb is talked of until the next move', () => {
    const days = { 1: 'acquaintance', 8: 'member', 20: 'acquaintance' } as const;
    const heard = hears({ idle: 0.25 }, days, 24);
    expect(heard.slice(1, 20)).toEqual(Array(19).fill(1));
    expect(heard.slice(20)).toEqual(Array(4).fill(0.25));
  });

  test('who is there already begins without a spell', () => {
    expect(hears(section, {}, 3, 'member')).toEqual([0.25, 0.25, 0.25]);
  });
});

/** Occasions at rate o a head: an event a day to which everybody comes with probability 1 − e^(−o), or purchases. */
const o = 0.05;
const occasions = {
  events: {
    events: {
      trustPerHour: 0,
      hoursPerMonth: 720,
      series: {
        daily: {
          perMonth: 30,
          hours: 0.1,
          capacity: '100 %',
          interest: -Math.expm1(-o),
          from: 'member',
          neighbours: 0,
        },
      },
    },
  },
  // Half of the good purchases delight, and one in five is bad.
  purchases: {
    product: { purchases: only({ member: o / 0.5 / 0.8 }), delight: 0.5, badShare: 0.2, trust: 0, doubt: 0 },
  },
};

// Catches D + 1 days, events of today told today, occasions that add up, and bad purchases that delight.
test.each(['events', 'purchases'] as const)(
  'occasions at rate o (%s): somebody talks with probability 1 − e^(−oD), once D days have passed',
  (kind) => {
    const N = 20_000;
    const D = 6;
    const plan = planOf({
      days: 20,
      people: { count: N },
      graph: { kind: 'regular', degree: 1, strongShare: 1 },
      start: { people: { member: N } },
      ...occasions[kind],
      wordOfMouth: {
        talk: only({ member: 1e-6 }),
        receptivity: only({ member: 1 }),
        idle: 0,
        otherDays: D,
      },
    });
    for (const { day, world } of start(plan, 'occasions')) {
      if (day !== D + 1 && day !== 20) continue;
      let talking = 0;
      for (let person = 0; person < N; person++)
        talking += Number(world.trust.exposure.pressureOn(person) > 0);
      expectShare(talking, N, -Math.expm1(-o * D));
    }
  },
);

test('idle 1 is talk for as long as people stay, to the bit; empty, other days do nothing', () => {
  const digest = (wordOfMouth: object) =>
    outcomeOf(
      planOf({
        days: 60,
        people: { count: 300 },
        graph: { kind: 'circles', circles: 4, strongShare: 0.3 },
        seeding: { count: 30, stage: 'fan' },
        everyday: everyday({ acquaintance: 0.03, member: 0.03, lapsed: 0.05 }, { member: 0.02, fan: 0.02 }),
        events: { series: { meetup: { perMonth: 8, interest: 0.5 } } },
        wordOfMouth,
      }),
      'idle',
    ).digest;
  expect(digest({ idle: 1, talkingDays: 9, otherDays: 4 })).toBe(digest({}));
  expect(digest({ otherDays: 4, talkingDays: 9 })).toBe(digest({ talkingDays: 9 }));
  const spells = digest({ idle: 0.2, talkingDays: 9 });
  expect(spells).not.toBe(digest({ talkingDays: 9 }));
  expect(digest({ idle: 0.2, talkingDays: 9, otherDays: 4 })).not.toBe(spells);
});
