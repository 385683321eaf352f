import { expect, test } from 'vitest';
import { buildGraph, mixedGraph, type TieList } from '../../sim/graph/index.ts';
import { DigestHash, hashGraph, joinDigests } from '../../sim/observe/index.ts';
import { DIARY, record, type Happening } from './by-hand.ts';

const digest = record().digest;

test('they do not depend on what is kept, on money, counts, parents or credit', () => {
  expect(record(DIARY, true).digest).toBe(digest);
  const silent = Object.fromEntries(
    Object.entries(DIARY).map(([day, { transitions = [] }]) => [
      day,
      { transitions: transitions.map(({ person, from, to }) => ({ person, from, to })) },
    ]),
  );
  expect(record(silent).digest).toBe(digest);
});

test('they depend on who ends where: 5 put off in place of 3', () => {
  const putOff = (person: number) =>
    record({
      ...DIARY,
      3: { transitions: [{ person, from: 'stranger', to: 'wary' }] },
      8: { transitions: DIARY[8].transitions!.slice(1) },
    });
  const [three, five] = [putOff(3), putOff(5)];
  expect([...three.stages]).toEqual([...five.stages]);
  expect(three.digest).not.toBe(five.digest);
});

/** Days on which people move between stranger and wary. */
const between = (days: Readonly<Record<number, Readonly<Record<number, 'stranger' | 'wary'>>>>) => {
  const diary: Record<number, Happening> = {};
  for (const [day, transitions] of Object.entries(days)) {
    diary[Number(day)] = {
      transitions: Object.entries(transitions).map(([person, to]) => {
        return { person: Number(person), from: to === 'wary' ? 'stranger' : 'wary', to } as const;
      }),
    };
  }
  return record(diary);
};

test('they depend on who moved last when, where stages and flows of every day are the same', () => {
  const three = between({ 3: { 3: 'wary' }, 4: { 5: 'wary' } });
  const five = between({ 3: { 5: 'wary' }, 4: { 3: 'wary' } });
  expect([...three.stages]).toEqual([...five.stages]);
  expect([...three.demotions]).toEqual([...five.demotions]);
  expect([...three.finalStage]).toEqual([...five.finalStage]);
  expect(three.digest).not.toBe(five.digest);
});

test('they depend on flows, where stages of every day, final stages and last moves are the same', () => {
  const swap = { 3: 'stranger', 5: 'wary' } as const;
  const once = between({ 1: { 3: 'wary' }, 6: swap });
  const thrice = between({ 1: { 5: 'wary' }, 4: { 3: 'wary', 5: 'stranger' }, 6: swap });
  expect([...once.stages]).toEqual([...thrice.stages]);
  expect([...once.finalStage]).toEqual([...thrice.finalStage]);
  expect([...once.lastTransition]).toEqual([...thrice.lastTransition]);
  expect(once.digest).not.toBe(thrice.digest);
});

test('a number is four bytes, lowest first: SHA-256 of the known bytes', () => {
  const hash = new DigestHash();
  hash.add([0x64636261]);
  // SHA-256 of "abcd".
  expect(hash.digest()).toBe('88d4266fd4e6338d13b845fcf289579d209c897823b9217da3e161936f031589');
});

test('bits of replicates are joined in order; one stands for itself', () => {
  expect(joinDigests(['a'])).toBe('a');
  expect(joinDigests(['a', 'b'])).not.toBe(joinDigests(['b', 'a']));
});

test('a graph’s hash tells ties, strength, circles and mixing, and not names', () => {
  const list = (rest: Partial<TieList>): TieList => ({
    people: 3,
    count: 2,
    from: Int32Array.of(0, 1),
    to: Int32Array.of(1, 2),
    strong: Uint8Array.of(0, 0),
    ...rest,
  });
  const hashOf = (rest: Partial<TieList>) => hashGraph(buildGraph(list(rest)).graph);
  const all = [
    hashOf({}),
    hashOf({ to: Int32Array.of(2, 2) }),
    hashOf({ strong: Uint8Array.of(0, 1) }),
    hashOf({ circle: Uint16Array.of(0, 0, 1), circleCount: 2 }),
    hashGraph(mixedGraph(3)),
    hashGraph(mixedGraph(4)),
  ];
  expect(new Set(all).size).toBe(all.length);
  expect(hashOf({ names: ['a', 'b', 'c'] })).toBe(hashOf({}));
});
