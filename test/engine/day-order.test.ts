import { describe, expect, test } from 'vitest';
import { sharedGraph, simulate, keyOf, type GraphSource } from '../../sim/index.ts';
import { family } from '../validation/family.ts';
import {
  edges,
  everybody,
  founders,
  only,
  outcomeOnFile,
  planOf,
  start,
  talk,
} from '../validation/scenario.ts';
import { graphSource } from '../graph/source.ts';

const { expectChiSquare } = family('dayOrder');
const N = 4000;
const people = Array.from({ length: N }, (_, k) => k);
/** N chains a–b–c of three, persons 3k, 3k + 1, 3k + 2; a is the founder. */
const chains = edges(people.flatMap((k) => [`${3 * k},${3 * k + 1}`, `${3 * k + 1},${3 * k + 2}`]));
const chainFounders = founders(people.map((k) => 3 * k));

/** Law of the day, counted from 1, on which one of D pours of β fills a bucket; the last cell is never. */
function dayLaw(beta: number, D: number): number[] {
  const p = Array.from({ length: D }, (_, k) => Math.exp(-beta * k) - Math.exp(-beta * (k + 1)));
  return [...p, Math.exp(-beta * D)];
}

describe('talk', () => {
  const [beta, D] = [0.3, 4];
  const run = outcomeOnFile(
    {
      days: 20,
      seeding: chainFounders,
      wordOfMouth: talk({ acquaintance: beta }, { talkingDays: D }),
    },
    chains,
    'day order',
  );
  const promoted = new Map<number, number>();
  run.transitions!.person.forEach((person, row) => promoted.set(person, run.transitions!.day[row]));

  /** How many days after `from` each of the `to` climbed, D + 1 where never. */
  function lags(from: number, to: number): number[] {
    const cells = Array.from({ length: D + 1 }, () => 0);
    for (const k of people) {
      const told = promoted.get(3 * k + from);
      if (told === undefined) continue;
      cells[(promoted.get(3 * k + to) ?? told + D + 1) - told - 1]++;
    }
    return cells;
  }

  // Catches founders who begin a day late, and one talking day too many or too few.
  test('of founders fills friends’ buckets on days 1 … D with the law of D pours', () => {
    expectChiSquare(lags(0, 1), dayLaw(beta, D));
  });

  // Catches a climber who talks on the day of the climb or only from the day after next.
  test('of a climber of day t on days t + 1 … t + D', () => {
    expectChiSquare(lags(1, 2), dayLaw(beta, D));
  });
});

// Catches talk that begins only with a first move: whoever is on a stage that talks, talks.
test('strangers talk from day 1 if strangers talk', () => {
  const run = outcomeOnFile({ days: 1, wordOfMouth: talk({ stranger: 64 }) }, edges(['a,b']), 1);
  expect([...run.transitions!.person]).toEqual([0, 1]);
  expect([...run.transitions!.parent]).toEqual([1, 0]);
});

/** Two people without a tie who come to the same event; both would climb at once on a word from the other. */
const strangersToEachOther: GraphSource = graphSource(
  'ties.json',
  JSON.stringify({ nodes: [{ key: 'a' }, { key: 'b' }], edges: [] }),
);
const meeting = planOf(
  {
    days: 12,
    graph: { kind: 'file', path: 'ties.json' },
    seeding: everybody('acquaintance'),
    wordOfMouth: { talk: only({ acquaintance: 64 }), weak: 1, receptivity: only({ acquaintance: 1 }) },
    events: {
      trustPerHour: 0,
      hoursPerMonth: 100,
      lastsDays: 3,
      series: { salon: { perMonth: 3, interest: 1, capacity: 2, neighbours: 1, hours: 1 } },
    },
  },
  strangersToEachOther,
);

// Catches ties that carry talk on the day they are made.
test('a tie made by an event of day t carries talk from t + 1', () => {
  const { graph } = sharedGraph(meeting, 1, strangersToEachOther);
  const days = [...start(meeting, 1, 0, graph)].map(() => 0);
  expect(days).toHaveLength(13);
  const key = keyOf(1, 0);
  let made = -1;
  const promotions: number[] = [];
  for (const { day, world, transitions } of simulate(meeting, graph, key)) {
    if (day === 0) continue;
    if (world.ledger.counts[4] > 0 && made < 0) made = day;
    for (let row = 0; row < transitions.count; row++) promotions.push(day);
  }
  expect(made).toBe(10);
  expect(promotions).toEqual([11, 11]);
});

// Catches talk that outlives its tie: what was added when the tie was made has to be taken away.
test('a weak event tie ends after its days and takes its talk along', () => {
  const deaf = planOf(
    {
      ...meeting.scenario,
      wordOfMouth: { ...meeting.scenario.wordOfMouth, talk: only({ acquaintance: 0.001 }) },
    },
    strangersToEachOther,
  );
  const { graph } = sharedGraph(deaf, 1, strangersToEachOther);
  const pressed: boolean[] = [];
  for (const { day, world } of start(deaf, 1, 0, graph))
    pressed[day] = world.trust.exposure.pressureOn(0) > 0;
  // Made on day 10, the pressure stands from that evening; ended on day 13, three days later.
  expect(pressed).toEqual([...Array(10).fill(false), true, true, true]);
});

test('a run of d days has rows 0 … d, and a run of no days has its start', () => {
  for (const days of [0, 1, 7]) {
    const run = outcomeOnFile({ days, seeding: founders([0]) }, edges(['0,1']), 1);
    expect(run.series.reachNew).toHaveLength(days + 1);
    expect(run.stages).toHaveLength(9 * (days + 1));
  }
});
