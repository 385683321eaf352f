import { describe, expect, test } from 'vitest';
import { simulate } from '../../sim/engine/index.ts';
import { makeGraph } from '../../sim/graph/index.ts';
import {
  ACQUAINTANCE,
  CLOCK_UNITS_PER_HAZARD,
  LAPSED,
  MEMBER,
  STAGE_COUNT,
  stageIndex,
} from '../../sim/stages/index.ts';
import { keyOf, traitLevels } from '../../sim/random/index.ts';
import { Z_LIMIT } from '../graph/helpers.ts';
import { configOf, onEveryStage, outcomeOf, planOf, startOf, totalOf, worldOf } from './helpers.ts';

test('the hazard to join counts W/(W + fee) times, W = worth × affinity^fit × income; no other hazard is touched', () => {
  const spread = { distribution: 'lognormal', spread: 0.8 } as const;
  const world = worldOf({ people: 50, affinity: spread, income: spread });
  const entry = startOf('entry', { fee: 30, worth: 45, fit: 0.5 }, world);
  for (let person = 0; person < 50; person++) {
    const worth = 45 * Math.sqrt(world.affinity.of(person)) * world.income.of(person);
    expect(entry.factor!(person, ACQUAINTANCE)).toBeCloseTo(worth / (worth + 30), 12);
    for (let stage = 0; stage < STAGE_COUNT; stage++) {
      if (stage !== ACQUAINTANCE) expect(entry.factor!(person, stage)).toBe(1);
    }
  }
  entry.configure(configOf('entry', { fee: 0 }));
  expect(entry.factor!(0, ACQUAINTANCE)).toBe(1);
});

test('a fee of what membership is worth halves the hazard of an average person', () => {
  const entry = startOf('entry', { fee: 80, worth: 80 }, worldOf({ people: 1 }));
  expect(entry.factor!(0, ACQUAINTANCE)).toBe(0.5);
});

test('everyone who joins pays, once for each time; founders do not', () => {
  const hurry = { ...onEveryStage(0), stranger: 64, acquaintance: 64 };
  const raw = {
    days: 5,
    people: { count: 300 },
    graph: { kind: 'mixed' },
    seeding: { count: 40, stage: 'acquaintance' },
    everyday: { trust: hurry, doubt: onEveryStage(0) },
    entry: { fee: 9.99, worth: 1e9 },
  };
  const outcome = outcomeOf(raw);
  expect(outcome.stages.slice(-STAGE_COUNT)[MEMBER], 'all 300 are members').toBe(300);
  expect(outcome.kpis.joinedNew).toBe(260);
  expect(totalOf(outcome, 'cents', 'fees')).toBe(260 * 999);
});

/** People who join in `days` at hazard 0.05 a day × fit × factor, all acquaintances from day 1. */
function joiners(fee: number, fit: number) {
  const raw = {
    days: 31,
    people: { count: 20_000, affinity: { distribution: 'gamma', spread: 1 } },
    graph: { kind: 'mixed' },
    everyday: { trust: { ...onEveryStage(0), stranger: 64, acquaintance: 0.05 }, doubt: onEveryStage(0) },
    entry: { fee, worth: 50, fit },
  } as const;
  const plan = planOf(raw);
  const { graph } = makeGraph(plan.graph, plan.people, keyOf(7, 0));
  const fits: number[] = [];
  for (const { world, transitions } of simulate(plan, graph, keyOf(7, 0))) {
    for (let row = 0; row < transitions.count; row++) {
      if (transitions.to[row] === MEMBER) fits.push(world.affinity.of(transitions.person[row]));
    }
  }
  return fits;
}

test.each([
  [0, 1],
  [100, 0],
  [100, 1],
  [100, 2],
])(
  'fee %f, fit %f: how many join and how well they fit, by closed form (|z| < 4.4: 1.1e-5 each)',
  (fee, fit) => {
    const fits = joiners(fee, fit);
    const levels = traitLevels({ distribution: 'gamma', spread: 1 });
    let [share, sum] = [0, 0];
    const probability = Array.from(levels, (m) => {
      const worth = 50 * m ** fit;
      // A threshold of 64 or more is never reached, so day 1 leaves out e^(−64·m) for good.
      const reached = 1 - Math.exp(-64 * m);
      return reached * (1 - Math.exp(-0.05 * 30 * m * (worth / (worth + fee))));
    });
    levels.forEach((m, k) => {
      share += probability[k] / 64;
      sum += (m * probability[k]) / 64;
    });
    const n = 20_000;
    const mean = sum / share;
    const found = fits.reduce((a, b) => a + b, 0) / fits.length;
    expect(Math.abs(fits.length - n * share) / Math.sqrt(n * share * (1 - share))).toBeLessThan(Z_LIMIT);
    // Delta method for a ratio of sums: variance Σ p(m)(m − mean)²/64 ÷ (n·share²).
    const spread = levels.reduce((s, m, k) => s + (probability[k] * (m - mean) ** 2) / 64, 0);
    expect(Math.abs(found - mean) / Math.sqrt(spread / (n * share * share))).toBeLessThan(Z_LIMIT);
  },
);

test('the more fit counts in what membership is worth, the better those fit who pay', () => {
  const means = [0, 1, 2].map((fit) => {
    const fits = joiners(100, fit);
    return fits.reduce((a, b) => a + b, 0) / fits.length;
  });
  expect(means.toSorted((a, b) => a - b)).toEqual(means);
});

describe('approval', () => {
  const spread = { distribution: 'lognormal', spread: 0.8 } as const;

  test('counts on the step to member only: approval · m^k/(m^k + asked^k)', () => {
    const world = worldOf({ people: 40, affinity: spread });
    const entry = startOf('entry', { approval: 0.6, fitAsked: 1.5, strictness: 3 }, world);
    for (let person = 0; person < 40; person++) {
      const m = world.affinity.of(person);
      expect(entry.factor!(person, ACQUAINTANCE)).toBeCloseTo((0.6 * m ** 3) / (m ** 3 + 1.5 ** 3), 12);
      expect(entry.factor!(person, MEMBER)).toBe(1);
    }
  });

  test('is never nothing, so that a phase can raise it', () => {
    const world = worldOf({ people: 40, affinity: { distribution: 'gamma', spread: 5 } });
    const entry = startOf('entry', { fitAsked: 100, strictness: 8 }, world);
    const factors = Array.from({ length: 40 }, (_, person) => entry.factor!(person, ACQUAINTANCE));
    expect(Math.min(...factors)).toBe(1e-9);
  });
});

describe('the label', () => {
  // Catches a distance that fades from 0 on, and a factor that ends at the edge of those it suits.
  test.each([
    [0.3, 2, 2],
    [0.1, 4, 1],
    [0.5, 1, 0],
  ])(
    'suits %f, %f times, fading %f: the mean factor by closed form (|z| < 4.4: 1.1e-5)',
    (suits, well, fades) => {
      const people = 20_000;
      const entry = startOf('entry', { label: { suits, well, fades } }, worldOf({ people }));
      const factors = Array.from({ length: people }, (_, person) => entry.factor!(person, MEMBER));
      /** Mean of the p-th power: ∫ of well^p up to suits, and of well^p (suits/x)^(p·fades) from there to 1. */
      const moment = (p: number) => {
        const q = p * fades;
        const beyond =
          q === 0 ? 1 - suits : q === 1 ? -suits * Math.log(suits) : (suits - suits ** q) / (q - 1);
        return well ** p * (suits + beyond);
      };
      const sd = Math.sqrt(moment(2) - moment(1) ** 2);
      const mean = factors.reduce((a, b) => a + b, 0) / people;
      expect(Math.abs(mean - moment(1))).toBeLessThanOrEqual((Z_LIMIT * sd) / Math.sqrt(people) + 1e-9);
      expect(Math.max(...factors)).toBe(well);
    },
  );
});

test('dilution: doubt on members in proportion to what their mean fit lacks, none while it does not', () => {
  const world = worldOf({ people: 300, affinity: { distribution: 'gamma', spread: 1 } });
  const entry = startOf('entry', { dilution: 0.04, fitWished: 2 }, world);
  const doubt = (stage: number) => world.doubt.common[stage] / CLOCK_UNITS_PER_HAZARD;
  entry.today!(1);
  expect(doubt(MEMBER), 'without members').toBe(0);
  let fit = 0;
  for (let person = 0; person < 50; person++) {
    entry.moved!(person, ACQUAINTANCE, MEMBER, 1);
    fit += world.affinity.of(person);
  }
  entry.moved!(60, ACQUAINTANCE, MEMBER, 1);
  entry.moved!(60, MEMBER, LAPSED, 2);
  entry.today!(3);
  const expected = 0.04 * (1 - fit / 50 / 2);
  expect(doubt(MEMBER)).toBeCloseTo(expected, 10);
  expect(doubt(stageIndex('partner'))).toBeCloseTo(expected, 10);
  expect(doubt(ACQUAINTANCE)).toBe(0);
  entry.configure(configOf('entry', { dilution: 0.04, fitWished: 0.1 }));
  entry.today!(4);
  expect(doubt(MEMBER)).toBe(0);
});
