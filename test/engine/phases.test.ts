import { expect, test } from 'vitest';
import { family } from '../validation/family.ts';
import {
  countOn,
  everybody,
  everyday,
  only,
  outcomeOf,
  planOf,
  start,
  talk,
} from '../validation/scenario.ts';

const { expectShare } = family('phases');
const N = 20_000;

/** Share of N acquaintances who joined by the last day, when the fee changes on a day. */
function joined(
  fees: [number, number],
  on: number,
  days: number,
  h: number,
  steps = 1,
  more: object = {},
): number {
  const outcome = outcomeOf(
    planOf({
      days,
      graph: { kind: 'mixed' },
      people: { count: N },
      stages: { steps: { acquaintance: steps } },
      seeding: everybody('acquaintance'),
      everyday: everyday({ acquaintance: h }),
      entry: { fee: fees[0], worth: 100 },
      phases: [{ day: on, change: { entry: { fee: fees[1] } } }],
      ...more,
    }),
    `fee ${fees.join()} ${steps}`,
  );
  return N - countOn(outcome, days, 'acquaintance');
}

/** Trust that counted: h φ a day, φ₁ until the day before the phase, φ₂ from then on. */
const counted = (fees: [number, number], on: number, days: number, h: number) =>
  (h * 100 * (on - 1)) / (100 + fees[0]) + (h * 100 * (days - on + 1)) / (100 + fees[1]);

// Catches a threshold that is rescaled whole, level and all; one rescaled the wrong way; a phase a day early or late.
test.each([
  [[100, 300], 11, 20, 0.05],
  [[300, 0], 6, 9, 0.1],
] as [[number, number], number, number, number][])(
  'fee %j from day %i: 1 − e^(−Σ hφ)',
  (fees, on, days, h) => {
    expectShare(joined(fees, on, days, h), N, 1 - Math.exp(-counted(fees, on, days, h)));
  },
);

// Catches steps drawn after the phase being laid from an empty bucket at the new factor.
test.each([
  [[0, 300], 11, 30, 0.08],
  [[300, 0], 11, 20, 0.08],
] as [[number, number], number, number, number][])(
  'the same with three steps, fee %j',
  (fees, on, days, h) => {
    const x = 3 * counted(fees, on, days, h);
    expectShare(joined(fees, on, days, h, 3), N, 1 - Math.exp(-x) * (1 + x + (x * x) / 2));
  },
);

// Catches thresholds cut off at the largest number: once the fee is lifted everybody would join at once.
test('a fee nobody can pay, lifted on day 5, leaves people as hard to win as they were', () => {
  const fees: [number, number] = [1_000_000, 0];
  expectShare(joined(fees, 5, 10, 0.05), N, 1 - Math.exp(-counted(fees, 5, 10, 0.05)));
});

// Catches a climb on a day without any trust: friends poured more than any bucket holds, into people who are beyond reach.
test('those whom no trust reaches are not won by a higher fee', () => {
  const outcome = outcomeOf(
    planOf({
      days: 4,
      graph: { kind: 'watts-strogatz', meanDegree: 2, rewire: 0 },
      people: { count: 5000 },
      seeding: everybody('acquaintance'),
      wordOfMouth: { talk: only({ acquaintance: 64 }), receptivity: only({ acquaintance: 1 }), weak: 1 },
      everyday: everyday({}, { acquaintance: 0.1 }),
      entry: { fee: 1_000_000, worth: 100 },
      phases: [{ day: 3, change: { entry: { fee: 2_000_000 }, wordOfMouth: { talk: only({}) } } }],
    }),
    'beyond reach',
  );
  const won = [1, 2, 3, 4].map((day) => countOn(outcome, day, 'member'));
  expect(won[0]).toBeGreaterThan(0);
  expect(won).toEqual(Array(4).fill(won[0]));
});

// Catches a phase that is heard of by some mechanisms only: a gate that the scenario starts without, or gives up.
test('a phase can ask for more friends, and for fewer again', () => {
  const plan = (first: number, then: number) =>
    planOf({
      days: 3,
      graph: { kind: 'watts-strogatz', meanDegree: 2, rewire: 0 },
      people: { count: 20 },
      seeding: { by: 'hand', people: [0], stage: 'acquaintance' },
      wordOfMouth: talk({ acquaintance: 64 }, { friendsNeeded: first }),
      phases: [{ day: 2, change: { wordOfMouth: { friendsNeeded: then } } }],
    });
  // On a ring everybody at the front hears one friend only.
  expect([...outcomeOf(plan(1, 2), 1).series.reachNew]).toEqual([0, 2, 2, 2]);
  expect([...outcomeOf(plan(2, 1), 1).series.reachNew]).toEqual([0, 0, 2, 4]);
});

// Catches people who fall silent at the old time, or who are silenced at once, when the time to talk changes.
test.each([
  [2, null, 2, 9],
  [null, 3, 3, 3],
  [3, 6, 2, 6],
  [6, 3, 5, 4],
  [2, 6, 5, 6],
])('talking days %j, then %j from day %i: a founder is last heard on day %i', (first, then, on, last) => {
  const plan = planOf({
    days: 9,
    graph: { kind: 'watts-strogatz', meanDegree: 2, rewire: 0 },
    people: { count: 20 },
    seeding: { by: 'hand', people: [0], stage: 'acquaintance' },
    wordOfMouth: talk({ acquaintance: 1e-4 }, { talkingDays: first }),
    phases: [{ day: on, change: { wordOfMouth: { talkingDays: then } } }],
  });
  const incoming: number[] = [];
  for (const { day, world } of start(plan, 1))
    if (day > 0 && world.trust.exposure.pressureOn(1) > 0) incoming.push(day);
  expect(incoming.at(-1)).toBe(last);
});

test('phases written in any order take effect by day, each on top of those before', () => {
  const phases = [
    { day: 9, change: { ip: { strength: 0.3 }, entry: { fee: 40 } } },
    { day: 4, change: { entry: { fee: 10, worth: 50 } } },
  ];
  const base = { days: 20, graph: { kind: 'mixed' }, people: { count: 50 }, ip: {}, entry: {} };
  const [a, b] = [phases, phases.toReversed()].map((order) => planOf({ ...base, phases: order }));
  expect(a.phases.map((p) => p.scenario.entry)).toEqual([
    expect.objectContaining({ fee: 10, worth: 50, fit: 1 }),
    expect.objectContaining({ fee: 40, worth: 50, fit: 1 }),
  ]);
  expect(outcomeOf(b, 3).digest).toBe(outcomeOf(a, 3).digest);
});
