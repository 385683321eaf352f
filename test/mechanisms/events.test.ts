import { describe, expect, test } from 'vitest';
import { toUnits } from '../../sim/stages/index.ts';
import { Stream } from '../../sim/random/index.ts';
import { NO_TIE, STRONG, WEAK, type World } from '../../sim/world/index.ts';
import { centsOf, configOf, countOf, place, startOf, worldOf, type Setting } from './helpers.ts';

type Config = Parameters<typeof startOf<'events'>>[1];
type Series = NonNullable<Config['series']>[string];

/** Everybody is a member, everybody wants to come, there is room for all; one event a day. */
const open: Series = { interest: 1, perMonth: 30, capacity: '100 %' };

function club(setting: Setting, config: Config): { world: World; day: (day: number) => number[] } {
  const world = worldOf(setting);
  place(world, 'member', ...Array.from({ length: world.people }, (_, person) => person));
  const events = startOf('events', { hoursPerMonth: 720, ...config }, world);
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

test.each([1, 4, 21, 30, 60, 0.5])('%f events in 30 days are exactly that, in every 30 days', (perMonth) => {
  const { world, day } = club({ people: 2 }, { series: { m: { ...open, perMonth, hours: 0.1 } } });
  const held = Array.from({ length: 120 }, (_, t) => (day(t + 1), countOf(world, 'gatherings')));
  for (let start = 0; start + 60 <= 120; start += 30) {
    expect(held.slice(start, start + 60).reduce((a, b) => a + b)).toBe(2 * perMonth);
  }
  expect(Math.max(...held) - Math.min(...held), 'and evenly').toBeLessThanOrEqual(1);
});

test('no more come than there is room for, and one more member moves at most one other', () => {
  for (let seed = 0; seed < 20; seed++) {
    const [small, large] = [300, 301].map((people) =>
      club({ people, seed }, { series: { m: { ...open, capacity: 30 } } }).day(1),
    );
    expect(small).toHaveLength(30);
    expect(large).toHaveLength(30);
    const stayed = small.filter((person) => large.includes(person)).length;
    expect(stayed).toBeGreaterThanOrEqual(29);
    if (stayed === 29) expect(large).toContain(300);
  }
});

test('room for a smaller number is for the keenest of the larger', () => {
  const [ten, thirty] = [10, 30].map((capacity) =>
    club({ people: 200 }, { series: { m: { ...open, capacity } } }).day(1),
  );
  for (const person of ten) expect(thirty).toContain(person);
});

test('nobody gives more hours in 30 days than they have', () => {
  const series = { m: { ...open, hours: 3 } };
  const { day } = club({ people: 5 }, { hoursPerMonth: 7, series });
  const comers = Array.from({ length: 60 }, (_, t) => day(t + 1).length);
  expect(comers.slice(0, 30)).toEqual([5, 5, ...Array(28).fill(0)]);
  expect(comers.slice(30), 'and the next 30 days are new').toEqual(comers.slice(0, 30));
});

test('only those on the stage it is open to, or above, come', () => {
  const { world, day } = club({ people: 9 }, { series: { m: { ...open, from: 'fan' } } });
  place(world, 'fan', 1);
  place(world, 'shareholder', 2);
  place(world, 'lapsed', 3);
  place(world, 'stranger', 4);
  place(world, 'wary', 5);
  expect(day(1)).toEqual([1, 2]);
});

test('an hour pours its trust, offline so many times more', () => {
  const config = { trustPerHour: 0.01, offlineRatio: 5 };
  const added = (kind: 'online' | 'offline') => {
    const { world, day } = club({ people: 1 }, { ...config, series: { m: { ...open, kind, hours: 3 } } });
    day(1);
    return world.trust.impulses.units;
  };
  expect(added('online')).toEqual([toUnits(0.03)]);
  expect(added('offline')).toEqual([toUnits(0.15)]);
});

test('the bill is the event and the heads; an event to which nobody comes is not held', () => {
  const series = { m: { ...open, cost: 500.5, costPerHead: 19.99, capacity: 7 } };
  const { world, day } = club({ people: 20 }, { series });
  day(1);
  expect(centsOf(world, 'events')).toBe(50050 + 7 * 1999);
  expect([countOf(world, 'gatherings'), countOf(world, 'attendances')]).toEqual([1, 7]);
  const empty = club({ people: 20 }, { series: { m: { ...open, interest: 0, cost: 500 } } });
  expect(empty.day(1)).toEqual([]);
  expect(centsOf(empty.world, 'events')).toBe(0);
});

describe('the ring', () => {
  const guests = [2, 3, 4, 5, 6, 7, 8, 9];
  test.each(guests.flatMap((n) => [1, 2, 3, 4, 5, 6].map((g) => [n, g] as const)))(
    '%i guests who can meet %i: each meets the next on either side, nobody twice',
    (n, g) => {
      const { world, day } = club({ people: n }, { series: { m: { ...open, neighbours: g } } });
      day(1);
      const seats = new Stream(world.key, 'seat m 0');
      const people = Array.from({ length: n }, (_, person) => person);
      const ring = people.toSorted((a, b) => seats.word(1, a) - seats.word(1, b));
      const expected = new Set<string>();
      for (let p = 0; p < n; p++) {
        for (let step = 1; step <= Math.ceil(Math.min(n - 1, g) / 2); step++) {
          const [a, b] = [ring[p], ring[(p + step) % n]];
          expected.add(`${Math.min(a, b)}–${Math.max(a, b)}`);
        }
      }
      const met = world.ties.changes.map(({ i, j }) => `${i}–${j}`);
      expect(met.toSorted()).toEqual([...expected].toSorted());
      expect(countOf(world, 'newEventTies')).toBe(expected.size);
    },
  );

  test('the hours are shared among those met: 8 h with 4 others are 2 h with each', () => {
    const classAt = (strongHours: number, one: Series) => {
      const series = { m: { ...open, hours: 8, neighbours: 4, ...one } };
      const { world, day } = club({ people: 5 }, { offlineRatio: 4, strongHours, series });
      day(1);
      return new Set(world.ties.changes.map(({ after }) => after));
    };
    expect(classAt(2, {})).toEqual(new Set([STRONG]));
    expect(classAt(2.001, {})).toEqual(new Set([WEAK]));
    expect(classAt(0.5, { kind: 'online' })).toEqual(new Set([STRONG]));
    expect(classAt(0.501, { kind: 'online' })).toEqual(new Set([WEAK]));
  });

  test('nobody meets where people met are 0, or where everyone meets everyone anyway', () => {
    const lonely = club({ people: 5 }, { series: { m: { ...open, neighbours: 0 } } });
    lonely.day(1);
    const mixed = club({ people: 5, mixed: true }, { series: { m: open } });
    mixed.day(1);
    expect([...lonely.world.ties.changes, ...mixed.world.ties.changes]).toEqual([]);
  });
});

test('fifty hours together make a tie strong; a tie that was there is strengthened, not made', () => {
  const series = { m: { ...open, hours: 10, capacity: 2 } };
  const before = (ties: Setting['ties'] & object) => {
    const { world, day } = club({ people: 2, ties }, { series });
    return [1, 2, 3, 4, 5, 6].map((t) => {
      day(t);
      const made = countOf(world, 'newEventTies');
      return [made, ...world.ties.changes.map(({ before, after }) => [before, after])];
    });
  };
  expect(before([])).toEqual([[1, [NO_TIE, WEAK]], [0], [0], [0], [0, [WEAK, STRONG]], [0]]);
  expect(before([[0, 1]])).toEqual([[0], [0], [0], [0], [0, [WEAK, STRONG]], [0]]);
  expect(before([[0, 1, 'strong']])).toEqual([[0], [0], [0], [0], [0], [0]]);
});

test('a weak event tie ends so many days after the last meeting, not a day before; a meeting on that day keeps it', () => {
  const { world, day } = club({ people: 2 }, { lastsDays: 30, series: { m: { ...open, perMonth: 1 } } });
  const changes = Array.from({ length: 100 }, (_, t) => {
    if (t + 1 === 70) place(world, 'lapsed', 0);
    day(t + 1);
    return world.ties.changes.map(({ before, after }) => [before, after]);
  });
  const eventful = changes.flatMap((list, t) => (list.length > 0 ? [[t + 1, ...list]] : []));
  expect(eventful, 'events on days 30, 60, 90, the last one without a partner').toEqual([
    [30, [NO_TIE, WEAK]],
    [90, [WEAK, NO_TIE]],
  ]);
});

test('a phase that lets ties last longer or shorter holds for ties made before it', () => {
  const endOf = (lastsDays: number) => {
    const world = worldOf({ people: 2 });
    place(world, 'member', 0, 1);
    const events = startOf('events', { lastsDays: 10, series: { m: open } }, world);
    for (let t = 1; t <= 60; t++) {
      world.ties.changes.length = 0;
      if (t === 2) events.configure(configOf('events', { lastsDays, series: {} }));
      events.today!(t);
      events.changeTies!(t);
      if (world.ties.changes.some(({ after }) => after === NO_TIE)) return t;
    }
    return null;
  };
  expect(endOf(10)).toBe(11);
  expect(endOf(40)).toBe(41);
  expect(endOf(3)).toBe(4);
});

test('a ritual receives members the n-th time they come as members, once', () => {
  const world = worldOf({ people: 2 });
  place(world, 'member', 0);
  place(world, 'acquaintance', 1);
  const events = startOf(
    'events',
    {
      trustPerHour: 0.01,
      offlineRatio: 1,
      hoursPerMonth: 720,
      ritualAt: 3,
      ritualTrust: 0.5,
      series: { daily: { perMonth: 30, hours: 1, interest: 1 } },
    },
    world,
  );
  const received: string[] = [];
  for (let day = 1; day <= 8; day++) {
    if (day === 3) place(world, 'member', 1);
    events.today!(day);
    for (const person of [0, 1]) {
      const units = world.trust.impulses.on(person);
      if (units === toUnits(0.01) + toUnits(0.5)) received.push(`${person} on day ${day}`);
      else expect(units).toBe(toUnits(0.01));
    }
    events.changeTies!(day);
    world.trust.endDay(day);
  }
  expect(received).toEqual(['0 on day 3', '1 on day 5']);
});
