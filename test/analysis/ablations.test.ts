import { describe, expect, test } from 'vitest';
import { listFounderAblations, listAblations, runReplicate, type Outcome } from '../../sim/analysis/index.ts';
import type { Plan } from '../../sim/scenario/index.ts';
import { planOf, totalOf, type Raw } from '../mechanisms/helpers.ts';

/** One replicate with its moves and forest credit. */
function run(plan: Plan, replicate = 0): Outcome {
  const running = runReplicate(plan, 7, replicate, undefined, true, 'joined');
  for (;;) {
    const step = running.next();
    if (step.done) return step.value;
  }
}

const foundersOf = ({ forestCredit }: Outcome) => [...forestCredit!.founders];

const busy: Raw = {
  days: 50,
  people: { count: 300 },
  seeding: { count: 12, price: 9.5 },
  everyday: { trust: { acquaintance: 0.02 } },
  wordOfMouth: { talk: { acquaintance: 0.02 } },
  channels: { ads: { touch: 0.1 }, live: { touch: 0.05 } },
  events: { series: { salon: { perMonth: 4 }, call: { perMonth: 8, kind: 'online' } } },
  referral: { rewardSender: 5 },
};

describe('what can be left out', () => {
  const ids = (raw: Raw) => listAblations(planOf(raw)).map(({ id }) => id);

  test('every mechanism that is on, series and channels by name, and rewards that are paid', () => {
    expect(ids(busy)).toEqual([
      'seeding',
      'everyday',
      'channels',
      'wordOfMouth',
      'referral',
      'events',
      'channels.ads',
      'channels.live',
      'referral.rewardSender',
      'events.series.call',
      'events.series.salon',
    ]);
  });

  test('a single series or channel is its mechanism; a reward of nothing is no reward', () => {
    expect(ids({ channels: { ads: {} }, events: { series: { salon: {} } }, referral: {} })).toEqual([
      'channels',
      'referral',
      'events',
    ]);
    expect(ids({})).toEqual([]);
  });

  test('what a phase brings in counts, and is left out of every phase', () => {
    const plan = planOf({
      days: 50,
      channels: { ads: {} },
      referral: {},
      phases: [{ day: 20, change: { channels: { 'live.show': {} }, referral: { rewardFriend: 3 } } }],
    });
    const ablations = listAblations(plan);
    expect(ablations.map(({ name }) => name)).toEqual([
      'channels',
      'referral',
      'ads',
      'live.show',
      'rewardFriend',
    ]);
    const without = (id: string) => ablations.find((one) => one.id === id)!.plan(0);
    const scenarios = ({ scenario, phases }: Plan) => [scenario, ...phases.map((p) => p.scenario)];
    expect(scenarios(without('channels')).map((s) => s.channels)).toEqual([undefined, undefined]);
    expect(scenarios(without('channels.live.show')).map((s) => Object.keys(s.channels!))).toEqual([
      ['ads'],
      ['ads'],
    ]);
    expect(scenarios(without('referral.rewardFriend')).map((s) => s.referral!.rewardFriend)).toEqual([0, 0]);
    // And nothing else is touched.
    expect({ ...without('channels').scenario, channels: plan.scenario.channels }).toEqual(plan.scenario);
  });
});

// Catches a mechanism that leaves a trace when it does nothing: a draw taken in turn, a sum that is rounded otherwise.
test('a mechanism that did nothing changes nothing: the same bits without it, in every replicate', () => {
  const idle: Raw = {
    ip: { strength: 0, reputation: 0 },
    complaints: { share: 0 },
    entry: { fee: 0 },
    channels: { ads: { reach: 0 }, live: { touch: 0, annoyance: 0, costPerReach: 0 } },
    events: { series: { never: { perMonth: 0 }, empty: { capacity: 0, perMonth: 30 } } },
    referral: { invites: { member: 0, fan: 0, superfan: 0, partner: 0, shareholder: 0 }, rewardSender: 5 },
  };
  const plan = planOf({ ...busy, ...idle });
  const ablations = listAblations(plan).filter(({ id }) => id.split('.')[0] in idle);
  expect(ablations.map(({ id }) => id)).toHaveLength(11);
  for (let replicate = 0; replicate < 3; replicate++) {
    const base = run(plan, replicate);
    expect(base.kpis.reach).toBeGreaterThan(10);
    for (const { id, plan: without } of ablations) {
      const other = run(without(replicate), replicate);
      expect(other.digest, id).toBe(base.digest);
      expect(other.kpis, id).toEqual(base.kpis);
    }
  }
});

describe('founders', () => {
  const plan = planOf(busy);
  const outcomes = [0, 1, 2].map((replicate) => run(plan, replicate));
  const top = listFounderAblations(plan, outcomes, 3, null);

  test('differ from run to run where chance chose them: then places by forest credit', () => {
    expect(top.map(({ id }) => id)).toEqual(['seeding.#1', 'seeding.#2', 'seeding.#3']);
    outcomes.forEach(({ forestCredit }, replicate) => {
      const { founders, founderForest } = forestCredit!;
      const best = top.map(({ person }) => founderForest[founders.indexOf(person!(replicate))]);
      expect(best).toEqual([...founderForest].toSorted((a, b) => b - a).slice(0, 3));
    });
  });

  // Catches a founder who is replaced, paid all the same, or taken out of the graph.
  test('one who is left out is a stranger again; all others are founders still', () => {
    const [first] = top;
    outcomes.forEach((outcome, replicate) => {
      const without = run(first.plan(replicate), replicate);
      const person = first.person!(replicate);
      expect(foundersOf(without)).toEqual(foundersOf(outcome).filter((one) => one !== person));
      expect(totalOf(outcome, 'cents', 'founders') - totalOf(without, 'cents', 'founders')).toBe(950);
      expect(without.stages.slice(0, 9).reduce((a, b) => a + b)).toBe(300);
    });
  });

  test('are people where all runs have the same, by their mean credit', () => {
    const named = planOf({ ...busy, seeding: { by: 'hand', people: [5, 9, 40] } });
    const runs = [0, 1, 2].map((replicate) => run(named, replicate));
    const ablations = listFounderAblations(named, runs, 5, null);
    expect(ablations.map(({ name }) => name).toSorted()).toEqual(['40', '5', '9']);
    const total = (person: number) =>
      runs.reduce((sum, { forestCredit: c }) => sum + c!.founderForest[c!.founders.indexOf(person)], 0);
    const totals = ablations.map(({ person }) => total(person!(0)));
    expect(totals).toEqual(totals.toSorted((a, b) => b - a));
    for (const { plan: without, person } of ablations) {
      expect(foundersOf(run(without(1), 1))).not.toContain(person!(1));
    }
  });

  test('there are none where nobody is placed, and no more than there are', () => {
    const nobody = planOf({ days: 5 });
    expect(listFounderAblations(nobody, [run(nobody)], 5, null)).toEqual([]);
    expect(listFounderAblations(plan, outcomes, 100, null)).toHaveLength(12);
    expect(listFounderAblations(plan, outcomes, 0, null)).toEqual([]);
  });
});
