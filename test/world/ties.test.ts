import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOf, Stream } from '../../sim/random/index.ts';
import { NO_TIE, STRONG, Ties, WEAK, type TieClass, type TieRules } from '../../sim/world/index.ts';
import { graphOf, type Tie } from '../mechanisms/helpers.ts';

const PEOPLE = 7;
const key = keyOf('ties', 0);
const idOf = (a: number, b: number) => `${Math.min(a, b)}–${Math.max(a, b)}`;

/** Event ties as a list of everything that is known about each pair, searched through every time. */
class Naive {
  readonly pairs = new Map<
    string,
    { i: number; j: number; made: boolean; hours: number; last: number; class: TieClass }
  >();
  readonly start: ReadonlyMap<string, TieClass>;
  readonly #order = new Stream(key, 'which event tie is dropped');

  constructor(ties: readonly Tie[]) {
    this.start = new Map(ties.map(([a, b, strong]) => [idOf(a, b), strong ? STRONG : WEAK]));
  }

  meet(a: number, b: number, hours: number, day: number, rules: TieRules): void {
    const id = idOf(a, b);
    const before = this.start.get(id) ?? NO_TIE;
    if (before === STRONG) return;
    const fresh = { i: Math.min(a, b), j: Math.max(a, b), made: before === NO_TIE, hours: 0, last: 0 };
    const pair = this.pairs.get(id) ?? { ...fresh, class: before };
    const isNew = pair.class === NO_TIE;
    this.pairs.set(id, pair);
    pair.hours += hours;
    pair.last = day;
    if (pair.hours >= rules.strongHours) pair.class = STRONG;
    else if (pair.class === NO_TIE) pair.class = WEAK;
    if (!isNew) return;
    for (const person of [pair.i, pair.j]) {
      const others = () =>
        [...this.pairs.values()].filter((p) => p.made && p !== pair && (p.i === person || p.j === person));
      while (others().length + 1 > rules.tieCap) {
        const rank = (p: { i: number; j: number }) => this.#order.word(p.i, p.j);
        const [oldest] = others().toSorted((p, q) => p.last - q.last || rank(p) - rank(q));
        this.pairs.delete(idOf(oldest.i, oldest.j));
      }
    }
  }

  expire(day: number, rules: TieRules): void {
    for (const [id, pair] of this.pairs) {
      if (pair.made && pair.class === WEAK && day - pair.last >= rules.lastsDays) this.pairs.delete(id);
    }
  }

  /** Every tie and its class. */
  all(): Map<string, TieClass> {
    return new Map([...this.start, ...[...this.pairs].map(([id, pair]) => [id, pair.class] as const)]);
  }
}

function allOf(ties: Ties): Map<string, TieClass> {
  const all = new Map<string, TieClass>();
  for (let person = 0; person < PEOPLE; person++) {
    const seen = new Set<number>();
    ties.forEach(person, (friend, strong) => {
      expect(seen.has(friend), `${person} is shown ${friend} twice`).toBe(false);
      seen.add(friend);
      const id = idOf(person, friend);
      const found: TieClass = strong ? STRONG : WEAK;
      if (person > friend) expect(all.get(id), `${id} looks the same from both ends`).toBe(found);
      all.set(id, found);
    });
  }
  return all;
}

const sorted = (map: Map<string, TieClass>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));

const pair = fc
  .tuple(fc.nat(PEOPLE - 1), fc.nat(PEOPLE - 1))
  .filter(([a, b]) => a !== b)
  .map(([a, b]): [number, number] => [a, b]);
const startTies = fc
  .uniqueArray(fc.tuple(pair, fc.boolean()), { selector: ([[a, b]]) => idOf(a, b), maxLength: 6 })
  .map((list) => list.map(([[a, b], strong]): Tie => (strong ? [a, b, 'strong'] : [a, b])));
const rules = fc.record({
  strongHours: fc.constantFrom(3, 6),
  lastsDays: fc.integer({ min: 1, max: 6 }),
  tieCap: fc.integer({ min: 1, max: 4 }),
});
const meetings = fc.array(fc.tuple(pair, fc.constantFrom(1, 2)), { maxLength: 4 });
const days = fc.array(fc.record({ meetings, rules: fc.option(rules, { nil: null, freq: 8 }) }), {
  maxLength: 30,
});

test('the same ties as a naive model, with rules that change on the way; the queue replays to the same state', () => {
  fc.assert(
    fc.property(startTies, rules, days, (start, firstRules, diary) => {
      const ties = new Ties(graphOf({ people: PEOPLE, ties: start }), key);
      const naive = new Naive(start);
      const replayed = new Map(naive.start);
      let now = firstRules;
      diary.forEach(({ meetings, rules }, t) => {
        now = rules ?? now;
        for (const [[a, b], hours] of meetings) {
          const wereStrangers = !naive.all().has(idOf(a, b));
          expect(ties.meet(a, b, hours, t + 1, now)).toBe(wereStrangers);
          naive.meet(a, b, hours, t + 1, now);
        }
        ties.expire(t + 1, now);
        naive.expire(t + 1, now);
        for (const { i, j, before, after } of ties.changes) {
          expect(replayed.get(idOf(i, j)) ?? NO_TIE).toBe(before);
          if (after === NO_TIE) replayed.delete(idOf(i, j));
          else replayed.set(idOf(i, j), after);
        }
        ties.changes.length = 0;
        expect(sorted(allOf(ties))).toEqual(sorted(naive.all()));
        expect(sorted(replayed)).toEqual(sorted(naive.all()));
      });
    }),
    { seed: 7, numRuns: 600 },
  );
});

test('what one started with never ends, and degree at the start counts it alone', () => {
  const ties = new Ties(graphOf({ people: 3, ties: [[0, 1]] }), key);
  const strict = { strongHours: 1000, lastsDays: 1, tieCap: 1 };
  ties.meet(0, 1, 1, 1, strict);
  ties.meet(0, 2, 1, 1, strict);
  expect(ties.degreeAtStart(0)).toBe(1);
  ties.expire(100, strict);
  const friends: number[] = [];
  ties.forEach(0, (friend) => friends.push(friend));
  expect(friends).toEqual([1]);
});
