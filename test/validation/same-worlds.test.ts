import { describe, expect, test } from 'vitest';
import { sharedGraph, type FileText, type Outcome } from '../../sim/index.ts';
import { everyday, founders, only, outcomeOf, planOf } from './scenario.ts';

/** First day on which each person became acquaintance, and member. */
function arrivals(outcome: Outcome): { acquaintance: Map<number, number>; firstJoin: number } {
  const acquaintance = new Map<number, number>();
  let firstJoin = Infinity;
  outcome.moves!.person.forEach((person, row) => {
    if (outcome.moves!.to[row] === 1 && !acquaintance.has(person))
      acquaintance.set(person, outcome.moves!.day[row]);
    if (outcome.moves!.to[row] === 2) firstJoin = Math.min(firstJoin, outcome.moves!.day[row]);
  });
  return { acquaintance, firstJoin };
}

const base = {
  days: 80,
  graph: { kind: 'watts-strogatz', meanDegree: 6, rewire: 0.1 },
  people: { count: 400, affinity: { law: 'gamma', spread: 0.5 } },
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
    expect(outcomeOf(planOf({ ...base, ...idle }), 'idle').bits).toBe(outcomeOf(planOf(base), 'idle').bits);
  });

  // The first people of a larger company draw the same thresholds and traits.
  test('more days only go on', () => {
    const short = outcomeOf(planOf({ ...base, days: 40 }), 'longer');
    const long = outcomeOf(planOf(base), 'longer');
    expect(long.stages.subarray(0, short.stages.length)).toEqual(short.stages);
  });
});

/** A ring with chords, and as many more people without a tie as asked for, whose names come last. */
function company(extra: number): FileText {
  const names = Array.from({ length: 120 + extra }, (_, k) => String(k));
  const tie = (a: number, b: number) => ({ source: String(a % 120), target: String(b % 120) });
  const edges = Array.from({ length: 120 }, (_, k) => [tie(k, k + 1), tie(k, k + 2), tie(k, 7 * k + 11)]);
  const simple = new Map(edges.flat().map((e) => [[e.source, e.target].toSorted().join(), e]));
  const proper = [...simple.values()].filter((e) => e.source !== e.target);
  return {
    name: 'company.json',
    text: JSON.stringify({ nodes: names.map((key) => ({ key })), edges: proper }),
  };
}

// One more person in the world who knows nobody changes nobody else: draws belong to people, not to a queue.
// Catches a shuffled list, a generator walked person by person, and an average over everybody where none belongs.
test('one more person without a tie changes nobody else', () => {
  const ends = [0, 1].map((extra) => {
    const file = company(extra);
    const plan = planOf(
      {
        days: 90,
        graph: { kind: 'file', path: 'company.json' },
        people: {
          affinity: { law: 'gamma', spread: 0.7 },
          talkativeness: { law: 'lognormal', spread: 1 },
          income: { law: 'gamma', spread: 0.5 },
          homophily: 0.4,
        },
        seeding: founders([3, 40, 77], 'fan'),
        everyday: {},
        ip: { strength: 1, reputation: 0, trust: { stranger: 0.02, acquaintance: 0.02 } },
        channels: { ads: { reach: '100 %', touch: 0.01, annoyance: 0.002 } },
        wordOfMouth: { talk: { member: 0.05, fan: 0.1 }, talkingDays: 30 },
        complaints: { share: 0.5, rate: 0.05 },
        referral: { rewardSender: 10 },
        entry: { fee: 30 },
      },
      file,
    );
    const { moves } = outcomeOf(plan, 'worlds', 0, sharedGraph(plan, 'worlds', file).graph);
    const rows = [...moves!.person.keys()].filter((row) => moves!.person[row] < 120);
    return rows.map((row) => [
      moves!.person[row],
      moves!.day[row],
      moves!.from[row],
      moves!.to[row],
      moves!.parent[row],
    ]);
  });
  expect(ends[0].length).toBeGreaterThan(60);
  expect(ends[1]).toEqual(ends[0]);
});
