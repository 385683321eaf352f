import { describe, expect, test } from 'vitest';
import {
  countedFor,
  explainRun,
  listFounderAblations,
  listAblations,
  runReplicate,
  splitSeeding,
  type CountedAs,
  type Outcome,
} from '../../sim/analysis/index.ts';
import type { Plan } from '../../sim/scenario/index.ts';
import { planOf, type Raw } from '../mechanisms/helpers.ts';

const REPLICATES = 3;

function outcomesOf(plan: (replicate: number) => Plan, creditOf: CountedAs | null = null): Outcome[] {
  return Array.from({ length: REPLICATES }, (_, replicate) => {
    const running = runReplicate(plan(replicate), 7, replicate, undefined, false, creditOf);
    for (;;) {
      const step = running.next();
      if (step.done) return step.value;
    }
  });
}

function why(raw: Raw, metric: string, better: 'higher' | 'lower' = 'higher') {
  const plan = planOf(raw);
  const outcomes = outcomesOf(() => plan, countedFor(metric));
  const ablations = [...listAblations(plan), ...listFounderAblations(plan, outcomes, 2, null)];
  const removed = ablations.map((ablation) => ({ ablation, outcomes: outcomesOf(ablation.plan) }));
  return { plan, outcomes, ...explainRun(plan, outcomes, removed, { metric, better }) };
}

/** Founders and their talk bring everybody; IP says nothing, and the fee keeps some out. */
const founded: Raw = {
  days: 60,
  people: { count: 300 },
  seeding: { count: 10, price: 7 },
  everyday: { trust: { stranger: 0, acquaintance: 0.05, member: 0, lapsed: 0, wary: 0 } },
  ip: { strength: 0, investment: 1, growth: 0, reputation: 0 },
  wordOfMouth: { talk: { acquaintance: 0.02, member: 0.03 } },
  entry: { fee: 50 },
};

describe('a run with and without each part', () => {
  const { outcomes, effects, total, counted, replaceability } = why(founded, 'reachNew');
  const effect = (id: string) => effects.find((one) => one.id === id)!;

  test('what did nothing has an effect of exactly 0 in every replicate', () => {
    const { effect: none, unchanged, direct, forest } = effect('ip');
    expect(none).toMatchObject({ n: REPLICATES, difference: 0, ci: [0, 0], tiedPairs: REPLICATES });
    expect({ unchanged, direct, forest }).toEqual({ unchanged: REPLICATES, direct: 0, forest: 0 });
  });

  test('without founders or talk nobody is reached: each of them has done it all', () => {
    expect(effect('wordOfMouth').effect.difference).toBeCloseTo(total.mean!, 12);
    expect(effect('seeding').effect.difference).toBeCloseTo(total.mean!, 12);
    expect(effect('wordOfMouth').unchanged).toBe(0);
    // Everybody came by talk, and all of them descend from a founder.
    expect(counted).toBe(total.mean);
    expect(effect('wordOfMouth').direct).toBeCloseTo(counted, 9);
    expect(effect('seeding').forest).toBeCloseTo(counted, 12);
    expect(effect('seeding').direct).toBeLessThan(counted);
  });

  test('a factor has an effect and no credit', () => {
    expect(effect('entry')).toMatchObject({ direct: null, forest: null });
    expect(effect('entry').unchanged).toBe(0);
  });

  test('founders one by one: the credit of each is part of that of all', () => {
    const [first, second] = effects.filter(({ kind }) => kind === 'founder');
    expect(first.forest).toBeGreaterThanOrEqual(second.forest!);
    expect(first.forest! + second.forest!).toBeLessThanOrEqual(effect('seeding').forest!);
    expect(first.direct).toBeLessThanOrEqual(first.forest!);
  });

  test('replaceability is what mechanisms with credit did, one by one, over all', () => {
    // Founders and talk each explain everything; everyday experience reaches nobody and has no credit here.
    expect(effect('everyday').forest).toBe(0);
    expect(replaceability).toBeCloseTo(2, 12);
  });

  test('the total is that of the run', () => {
    expect(total.mean).toBe(outcomes.reduce((sum, { kpis }) => sum + kpis.reachNew!, 0) / REPLICATES);
  });
});

test('a metric that counts no people has effects, and nothing to be replaced', () => {
  const { effects, replaceability } = why(founded, 'cost', 'lower');
  expect(replaceability).toBeNull();
  expect(effects.find(({ id }) => id === 'seeding')!.effect.difference).toBe(70);
  expect(effects.find(({ id }) => id === 'ip')!.effect.difference).toBe(60);
});

test('two sources of which each would have sufficed: less is lost by leaving either out than both brought', () => {
  const { replaceability } = why(
    {
      days: 200,
      people: { count: 60 },
      ip: { strength: 1, trust: { stranger: 0.05 }, decay: 0 },
      channels: { ads: { reach: '20 %', touch: 0.3 } },
    },
    'reachNew',
  );
  expect(replaceability).toBeLessThan(0.2);
  expect(replaceability).toBeGreaterThanOrEqual(0);
});

describe('acceleration and expansion', () => {
  test('by hand: the same people earlier, and two more', () => {
    // Four come in the end with founders, two without; the first two come a day earlier each.
    const split = splitSeeding([2, 3, 4], [1, 1, 2], 0);
    // (2 − 1) + (2 − 1) + (2 − 2) days earlier; 0 + 1 + 2 days of the two others.
    expect(split).toEqual({ total: 5, acceleration: 2, expansion: 3 });
  });

  test('only earlier, only more, worse in both', () => {
    expect(splitSeeding([5, 5, 5], [0, 2, 5], 0)).toMatchObject({ acceleration: 8, expansion: 0 });
    expect(splitSeeding([0, 1, 3], [0, 0, 0], 0)).toMatchObject({ acceleration: 0, expansion: 4 });
    expect(splitSeeding([0, 0, 1], [0, 1, 2], 0)).toMatchObject({ acceleration: -1, expansion: -1 });
    expect(splitSeeding([1, 2, 3], [1, 2, 3], 0)).toEqual({ total: 0, acceleration: 0, expansion: 0 });
  });

  test('a day of a year from now counts for less', () => {
    const later = (day: number) => Array.from({ length: 366 }, (_, t) => (t >= day ? 1 : 0));
    const { total, acceleration } = splitSeeding(later(364), later(365), 1);
    expect(acceleration).toBeCloseTo(1 / 2 ** (364 / 365), 12);
    expect(total).toBe(acceleration);
  });

  test('in a run: both parts add up to the difference of adopter-days, founders included', () => {
    const raw = { ...founded, channels: { ads: { reach: 20, touch: 0.1 } } };
    const { plan, outcomes, seeding } = why(raw, 'joinedNew');
    const { expansion, acceleration, total } = seeding!;
    expect(expansion.mean! + acceleration.mean!).toBeCloseTo(total.mean!, 9);
    const alone = outcomesOf(() =>
      listAblations(plan)
        .find(({ id }) => id === 'seeding')!
        .plan(0),
    );
    const area = ({ everJoined }: Outcome) => everJoined.reduce((a, b) => a + b, 0);
    const expected = outcomes.reduce((sum, o, r) => sum + area(o) - area(alone[r]), 0) / REPLICATES;
    expect(total.mean).toBeCloseTo(expected, 9);
    expect(acceleration.mean).toBeGreaterThan(0);
  });

  test('without founders there is nothing to split', () => {
    expect(why({ days: 5, ip: {} }, 'reach').seeding).toBeNull();
  });
});
