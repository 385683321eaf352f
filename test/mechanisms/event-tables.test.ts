import { describe, expect, test } from 'vitest';
import { toUnits } from '../../sim/stages/index.ts';
import { traitLevels } from '../../sim/random/index.ts';
import { NO_TIE, STRONG, WEAK, type World } from '../../sim/world/index.ts';
import { family } from '../validation/family.ts';
import { countOf, outcomeOf, place, startOf, worldOf, type Raw, type Setting } from './helpers.ts';

type Config = Parameters<typeof startOf<'events'>>[1];
type Series = NonNullable<Config['series']>[string];

const { expectShare } = family('events');
const everyDay: Series = { interest: 1, perMonth: 30, capacity: '100 %' };

/** One event a day of series `m`; `day` returns who received trust, in order. */
function club(setting: Setting, one: Series, config: Config = {}, members = worldOf(setting).people) {
  const world: World = worldOf(setting);
  place(world, 'member', ...Array.from({ length: members }, (_, person) => person));
  const events = startOf(
    'events',
    { hoursPerMonth: 720, ...config, series: { m: { ...everyDay, ...one } } },
    world,
  );
  const day = (today: number) => {
    world.ledger.newDay();
    world.trust.endDay(today - 1);
    world.ties.changes.length = 0;
    events.today!(today);
    events.changeTies!(today);
    return [...world.trust.impulses.person];
  };
  return { world, day };
}

const pairs = (world: World) => world.ties.changes.map(({ i, j }) => `${i}–${j}`).toSorted();

describe('tables', () => {
  // Catches hours that are shared out among those at the table, and time outside that counts once too often.
  test.each([
    [2, 1, 13],
    [2, 0, 25],
    [5, 1, 5],
    [0.5, 3, 25],
  ])(
    'two who always come, alone at a table, %f h and %f times outside: strong on event %i',
    (hours, outside, nth) => {
      expect(nth).toBe(Math.ceil(50 / (hours * (1 + outside))));
      const { world, day } = club({ people: 2 }, { hours, neighbours: 1 }, { seating: 'tables', outside });
      const classes = Array.from({ length: nth }, (_, t) => {
        day(t + 1);
        return [
          world.ties.changes.map(({ before, after }) => [before, after]),
          countOf(world, 'newStrongTies'),
        ];
      });
      expect(classes[0]).toEqual([[[NO_TIE, WEAK]], 0]);
      expect(classes[nth - 1]).toEqual([[[WEAK, STRONG]], 1]);
      expect(
        classes.slice(1, nth - 1).every(([changes, made]) => (changes as []).length === 0 && made === 0),
      ).toBe(true);
    },
  );

  test.each([
    [10, 4, [5, 5]],
    [11, 4, [4, 4, 3]],
    [4, 4, [4]],
    [7, 2, [3, 2, 2]],
  ])(
    '%i people at tables of %i + 1: of equal size but for one person, everybody meets the whole table',
    (n, g, sizes) => {
      const { world, day } = club({ people: n }, { neighbours: g }, { seating: 'tables' });
      day(1);
      const friends = Array.from(
        { length: n },
        (_, p) => world.ties.changes.filter(({ i, j }) => i === p || j === p).length,
      );
      const expected = sizes.flatMap((size) => Array.from({ length: size }, () => size - 1));
      expect(friends.toSorted((a, b) => b - a)).toEqual(expected.toSorted((a, b) => b - a));
    },
  );

  test('the same people sit together each time: no new tie from the second event on; in a ring there are', () => {
    const later = (seating: 'ring' | 'tables') => {
      const { world, day } = club({ people: 40 }, { neighbours: 4 }, { seating });
      day(1);
      const first = pairs(world);
      day(2);
      return [first.length, pairs(world).length];
    };
    expect(later('tables')).toEqual([80, 0]);
    expect(later('ring')[1]).toBeGreaterThan(20);
  });
});

describe('guests', () => {
  /** Ten members who each know two outsiders, and no other tie. */
  const ties = Array.from({ length: 20 }, (_, k) => [k >> 1, 10 + k] as [number, number]);

  test('each member who comes brings one friend from outside at most, whose trust is theirs', () => {
    const { world, day } = club({ people: 30, ties }, { guests: 1, capacity: 10 }, {}, 10);
    const there = day(1);
    expect(there).toHaveLength(20);
    const { giver } = world.trust.impulses;
    const guests = there.slice(10).map((person, k) => [giver[10 + k], person] as const);
    // Catches guests without a host, hosts of strangers to them, and a room that is full for guests.
    for (const [host, guest] of guests) expect((guest - 10) >> 1).toBe(host);
    expect(new Set(guests.map(([host]) => host)).size).toBe(10);
    expect(countOf(world, 'guests')).toBe(10);
    expect(countOf(world, 'attendances')).toBe(20);
  });

  test('a friend of several is brought once, one who comes anyway not at all, lapsed ones stay away', () => {
    const { world, day } = club(
      {
        people: 5,
        ties: [
          [0, 2],
          [1, 2],
          [0, 3],
          [1, 4],
        ],
      },
      { guests: 1 },
      {},
      2,
    );
    place(world, 'lapsed', 3, 4);
    expect(day(1)).toEqual([0, 1, 2]);
    place(world, 'acquaintance', 2);
    expect(day(2).toSorted()).toEqual([0, 1, 2]);
    expect(countOf(world, 'guests')).toBe(0);
  });

  test('as many as the chance says', () => {
    const wide = Array.from({ length: 400 }, (_, k) => [k, 400 + k] as [number, number]);
    let guests = 0;
    for (let seed = 0; seed < 25; seed++) {
      const { world, day } = club({ people: 800, seed, ties: wide }, { guests: 0.05 }, {}, 400);
      day(1);
      guests += countOf(world, 'guests');
    }
    expectShare(guests, 25 * 400, 0.05);
  });
});

describe('regulars', () => {
  test('the same people come again: a share E[q²]/E[q] of those who came, q being 1 − 0.9^interest', () => {
    /** Of 4,000 people, who comes on two days at an interest of a tenth. */
    const comers = (regulars: number) => {
      const { day } = club({ people: 4000 }, { interest: 0.1, regulars });
      return [new Set(day(1)), new Set(day(2))] as const;
    };
    for (const spread of [0, 1.5]) {
      const [first, second] = comers(spread);
      const both = [...first].filter((person) => second.has(person)).length;
      const q = [...traitLevels({ distribution: 'lognormal', spread })].map((e) => 1 - 0.9 ** e);
      const come = q.reduce((a, b) => a + b) / q.length;
      const twice = q.reduce((a, b) => a + b * b, 0) / q.length;
      if (spread > 0) expectShare(first.size, 4000, come);
      expectShare(both, first.size, twice / come);
    }
  });

  test('0 draws anew, to the bit; and is the default', () => {
    const raw = (one: object): Raw => ({
      days: 60,
      people: { count: 200 },
      seeding: { count: 40 },
      events: { series: { m: { perMonth: 8, interest: 0.3, ...one } } },
    });
    const plain = outcomeOf(raw({})).digest;
    expect(outcomeOf(raw({ regulars: 0, guests: 0 })).digest).toBe(plain);
    expect(outcomeOf(raw({ regulars: 1 })).digest).not.toBe(plain);
  });
});

test('an evening moves a stage as far as its receptivity says', () => {
  const receptivity = { acquaintance: 1, member: 0.3, fan: 0.1, superfan: 0 };
  const config = { trustPerHour: 0.01, offlineRatio: 5, receptivity };
  const { world, day } = club({ people: 4 }, { hours: 2 }, config);
  (['acquaintance', 'member', 'fan', 'superfan'] as const).forEach((id, person) => place(world, id, person));
  // Nothing is poured on the superfan, who came as well.
  expect(day(1)).toEqual([0, 1, 2]);
  expect(world.trust.impulses.units).toEqual([0.1, 0.03, 0.01].map(toUnits));
  expect(countOf(world, 'attendances')).toBe(4);
});

test('the hours that make a tie strong move what is made: none where it takes for ever', () => {
  const made = (strongHours: number) =>
    outcomeOf({
      days: 360,
      people: { count: 100 },
      seeding: { count: 40 },
      events: {
        strongHours,
        seating: 'tables',
        series: { m: { perMonth: 4, interest: 0.5, regulars: 1.5, capacity: 20 } },
      },
    }).kpis['strongTiesMade'];
  expect(made(1000)).toBe(0);
  expect(made(100)!).toBeGreaterThan(0);
  expect(made(25)!).toBeGreaterThan(made(100)!);
});
