import { expect, test } from 'vitest';
import { ACQUAINTANCE, MEMBER, STAGE_COUNT } from '../../sim/stages/index.ts';
import { Occasions } from '../../sim/mechanisms/occasions.ts';
import { family } from '../validation/family.ts';
import { place, worldOf } from './helpers.ts';

const { expectChiSquare } = family('occasions');

/** Occasions a day that members have; nobody else has any. */
const ofMembers = (rate: number) =>
  Array.from({ length: STAGE_COUNT }, (_, stage) => (stage === MEMBER ? rate : 0));

function members(people: number) {
  const world = worldOf({ people });
  place(world, 'member', ...Array.from({ length: people }, (_, k) => k));
  return world;
}

/** Everybody who has an occasion on the days from … to, one entry each: `person/number`. */
function between(occasions: Occasions, from: number, to: number): string[] {
  const had: string[] = [];
  for (let day = from; day <= to; day++) occasions.each(day, (person, n) => had.push(`${person}/${n}`));
  return had;
}

const counts = (had: readonly string[], people: number) => {
  const of = new Float64Array(people);
  for (const one of had) of[Number.parseInt(one)]++;
  return of;
};

/** How many people had 0, 1 … occasions, against the law of Poisson. */
function expectPoisson(of: Float64Array, mean: number): void {
  const max = 30;
  const found = new Float64Array(max + 1);
  for (const count of of) found[Math.min(max, count)]++;
  const distribution = Float64Array.from({ length: max }, () => 0);
  let p = Math.exp(-mean);
  for (let k = 0; k < max; k++) {
    distribution[k] = p;
    p *= mean / (k + 1);
  }
  expectChiSquare(found, [...distribution, 1 - distribution.reduce((a, b) => a + b)]);
}

// Catches a wait drawn by day, one wait used for every occasion of a person, and no more than one occasion a day.
test.each([
  [0.07, 40],
  [1.5, 3],
])('at %f a day for %i days their number is Poisson', (rate, days) => {
  const n = 20_000;
  const occasions = new Occasions(members(n), 'test', ofMembers(rate));
  expectPoisson(counts(between(occasions, 1, days), n), rate * days);
});

// A wait that began anew on each of these would be met twice by the same draw, or lose what was used up.
test('the wait goes on through a change of rate, a time away, and a move', () => {
  const n = 20_000;
  const world = members(n);
  const occasions = new Occasions(world, 'test', ofMembers(0.1));
  const had = between(occasions, 1, 7);
  occasions.setRates(ofMembers(0.3));
  had.push(...between(occasions, 8, 9));
  for (let person = 0; person < n; person++) {
    place(world, 'acquaintance', person);
    occasions.moved(person, MEMBER, ACQUAINTANCE, 9);
  }
  expect(between(occasions, 10, 30), 'nothing while the rate is 0').toEqual([]);
  for (let person = 0; person < n; person++) {
    place(world, 'member', person);
    occasions.moved(person, ACQUAINTANCE, MEMBER, 30);
  }
  had.push(...between(occasions, 31, 33));
  expectPoisson(counts(had, n), 0.7 + 0.6 + 0.9);
});

test('twice the rate is the same process in half the time', () => {
  const slow = new Occasions(members(300), 'test', ofMembers(0.25));
  const fast = new Occasions(members(300), 'test', ofMembers(0.5));
  const had = between(slow, 1, 40);
  expect(had.length).toBeGreaterThan(2500);
  expect(between(fast, 1, 20).toSorted()).toEqual(had.toSorted());
});

test('a day visits people in order of number, each with the number of the occasion', () => {
  const occasions = new Occasions(members(100), 'test', ofMembers(0.5));
  const next = new Float64Array(100);
  for (let day = 1; day <= 50; day++) {
    const had = between(occasions, day, day);
    const people = had.map((one) => Number.parseInt(one));
    expect(people).toEqual(people.toSorted((a, b) => a - b));
    expect(had).toEqual(people.map((person) => `${person}/${next[person]++}`));
  }
});

test('one more person, or another rate for others, changes nobody’s occasions', () => {
  const had = between(new Occasions(members(50), 'test', ofMembers(0.2)), 1, 60);
  const more = between(new Occasions(members(51), 'test', ofMembers(0.2)), 1, 60);
  expect(more.filter((one) => !one.startsWith('50/'))).toEqual(had);
});

test('a rate too small for any day in sight has no occasion', () => {
  expect(between(new Occasions(members(50), 'test', ofMembers(1e-12)), 1, 1000)).toEqual([]);
});
