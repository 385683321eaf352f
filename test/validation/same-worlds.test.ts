import { describe, expect, test } from 'vitest';
import { sharedGraph, type GraphSource, type Outcome } from '../../sim/index.ts';
import { everyday, founders, only, outcomeOf, planOf } from './scenario.ts';
import { graphSource } from '../graph/source.ts';

/** First day on which each person became acquaintance, and member. */
function arrivals(outcome: Outcome): { acquaintance: Map<number, number>; firstJoin: number } {
  const acquaintance = new Map<number, number>();
  let firstJoin = Infinity;
  outcome.transitions!.person.forEach((person, row) => {
    if (outcome.transitions!.to[row] === 1 && !acquaintance.has(person))
      acquaintance.set(person, outcome.transitions!.day[row]);
    if (outcome.transitions!.to[row] === 2) firstJoin = Math.min(firstJoin, outcome.transitions!.day[row]);
  });
  return { acquaintance, firstJoin };
}

const base = {
  days: 80,
  graph: { kind: 'watts-strogatz', meanDegree: 6, rewire: 0.1 },
  people: { count: 400, affinity: { distribution: 'gamma', spread: 0.5 } },
  everyday: everyday({ stranger: 0.03, acquaintance: 0.004 }, { acquaintance: 0.005, member: 0.01 }),
  wordOfMouth: { talk: only({ member: 0.1 }) },
};

describe('under one seed', () => {
  test('a scenario against itself differs in nothing', () => {
    const [a, b] = [
      planOf({ ...base, entry: { fee: 20 } }),
      planOf({ ...base, entry: { fee: 20.0 }, name: 'again' }),
    ];
    expect(a.hash).toBe(b.hash);
    expect(outcomeOf(b, 'self')).toEqual(outcomeOf(a, 'self'));
  });

  // Catches draws keyed by the day or taken in turn: a change that concerns nobody yet would change everybody’s luck.
  test('another entry fee does not touch strangers before somebody has joined', () => {
    const [free, dear] = [0, 500].map((fee) =>
      arrivals(outcomeOf(planOf({ ...base, entry: { fee } }), 'fees')),
    );
    const first = Math.min(free.firstJoin, dear.firstJoin);
    expect(first).toBeGreaterThan(1);
    const before = ({ acquaintance }: typeof free) => [...acquaintance].filter(([, day]) => day <= first);
    expect(before(free).length).toBeGreaterThan(5);
    expect(before(dear)).toEqual(before(free));
  });

  test('a mechanism that pours nothing is as good as none', () => {
    const idle = {
      ip: { strength: 1, trust: only({}) },
      channels: { ads: { reach: '50 %', touch: 0 } },
      referral: { invites: only({}) },
      entry: { fee: 0 },
      complaints: { share: 0 },
      events: { series: {} },
    };
    expect(outcomeOf(planOf({ ...base, ...idle }), 'idle').digest).toBe(
      outcomeOf(planOf(base), 'idle').digest,
    );
  });

  // The first people of a larger company draw the same thresholds and traits.
  test('more days only go on', () => {
    const short = outcomeOf(planOf({ ...base, days: 40 }), 'longer');
    const long = outcomeOf(planOf(base), 'longer');
    expect(long.stages.subarray(0, short.stages.length)).toEqual(short.stages);
  });
});

/** A ring with chords, and as many more people as asked for, whose names come last, tied to some or to nobody. */
function company(extra: number, friends: readonly number[] = []): GraphSource {
  const names = Array.from({ length: 120 + extra }, (_, k) => String(k));
  const tie = (a: number, b: number) => ({ source: String(a % 120), target: String(b % 120) });
  const edges = Array.from({ length: 120 }, (_, k) => [tie(k, k + 1), tie(k, k + 2), tie(k, 7 * k + 11)]);
  const simple = new Map(edges.flat().map((e) => [[e.source, e.target].toSorted().join(), e]));
  const proper = [...simple.values()].filter((e) => e.source !== e.target);
  for (const key of names.slice(120))
    proper.push(...friends.map((friend) => ({ source: String(friend), target: key })));
  const nodes = names.map((key) => ({ key }));
  return graphSource('company.json', JSON.stringify({ nodes, edges: proper }));
}

/** Every move in a company of 120 and more, and the rows of it that are about the 120. */
function transitionsIn(file: GraphSource, more: object = { referral: { rewardSender: 10 } }) {
  const plan = planOf(
    {
      days: 90,
      graph: { kind: 'file', path: 'company.json' },
      people: {
        affinity: { distribution: 'gamma', spread: 0.7 },
        talkativeness: { distribution: 'lognormal', spread: 1 },
        income: { distribution: 'gamma', spread: 0.5 },
        homophily: 0.4,
      },
      seeding: founders([3, 40, 77], 'fan'),
      everyday: {},
      ip: { strength: 1, reputation: 0, trust: { stranger: 0.02, acquaintance: 0.02 } },
      channels: { ads: { reach: '100 %', touch: 0.01, annoyance: 0.002 } },
      wordOfMouth: { talk: { member: 0.05, fan: 0.1 }, talkingDays: 30 },
      complaints: { share: 0.5, rate: 0.05 },
      entry: { fee: 30 },
      ...more,
    },
    file,
  );
  const { transitions } = outcomeOf(plan, 'worlds', 0, sharedGraph(plan, 'worlds', file).graph);
  const rows = [...transitions!.person.keys()].map((row) => ({
    person: transitions!.person[row],
    day: transitions!.day[row],
    from: transitions!.from[row],
    to: transitions!.to[row],
    parent: transitions!.parent[row],
  }));
  return { rows, others: rows.filter(({ person }) => person < 120) };
}

// One more person in the world changes nobody else while nobody hears of them: draws belong to people, not to a queue.
// Catches a shuffled list, a generator walked person by person, and an average over everybody where none belongs.
describe('one more person', () => {
  test('without a tie changes nobody else', () => {
    const without = transitionsIn(company(0));
    expect(without.others.length).toBeGreaterThan(60);
    expect(transitionsIn(company(1)).others).toEqual(without.others);
  });

  // No referral here: an invitation may go to them in place of another before they ever speak.
  test('with ties changes nobody else until they talk, and then does', () => {
    const chatty = { wordOfMouth: { talk: { acquaintance: 0.05 } } };
    const without = transitionsIn(company(0), chatty);
    const friends = Array.from({ length: 40 }, (_, k) => 3 * k);
    const { rows, others } = transitionsIn(company(1, friends), chatty);
    const speaks = rows.find(({ person, to }) => person === 120 && to === 1)!.day;
    const until = (all: typeof rows) => all.filter(({ day }) => day <= speaks);
    expect(until(others).length).toBeGreaterThan(10);
    expect(until(others)).toEqual(until(without.others));
    expect(others).not.toEqual(without.others);
  });
});
