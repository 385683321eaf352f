import { describe, expect, test } from 'vitest';
import {
  judgeClaims,
  loadFile,
  questionOf,
  readingKey,
  SHIPPED_BUDGET,
  VERDICTS,
  verdictOfClaim,
  type Judgement,
  type RunBackend,
} from '../../sim/index.ts';
import { keyOf, normalQuantile, Stream } from '../../sim/random/index.ts';

/** Fields of a scenario, at their values in a variant, and what comes of them: a world in formulas. */
type Formulas = (
  fields: Readonly<Record<string, number>>,
  variant: string,
) => { members: number; cost?: number };

const file = (more: string) => `version: 1
claim: made-up
title: {en: Made up, zh: 虚构}
question: {en: Which?, zh: 哪个？}
statement: {en: New beats old., zh: 新的胜过旧的。}
article: {en: nothing, zh: 无}
base: {version: 1, days: 1, replicates: 1, people: {count: 10}, ip: {strength: 0.5, investment: 100, trust: {member: 0.02, fan: 0.01}}, seeding: {count: 3}}
variants: {old: {change: {}}, new: {change: {ip: {strength: 1}}}}
metric: members
reference: old
challenger: new
smallestEffect: 1
${more}`;

/** A claim whose runs are a formula plus noise with standard deviation `noise`, on a stream of the claim's own. */
function caseOf(more: string, world: Formulas, noise = 1, name = 'noise') {
  const loaded = loadFile('made-up.yaml', (path) => ({ path, text: file(more) }));
  expect(loaded.problems).toEqual([]);
  const fieldsOf = (variant: string) => {
    const { ip, seeding } = loaded.variants.find((v) => v.name === variant)!.plan.scenario;
    return {
      'ip.strength': ip!.strength,
      'ip.investment': ip!.investment,
      'seeding.count': Number(seeding!.count),
      'ip.trust.member': ip!.trust.member,
      'ip.trust.fan': ip!.trust.fan,
    };
  };
  const backend: RunBackend = {
    valueOf: (variant, field) => {
      const fields: Record<string, number> = fieldsOf(variant);
      const byStage = { member: fields['ip.trust.member'], fan: fields['ip.trust.fan'] };
      return field === 'ip.trust' ? byStage : fields[field];
    },
    run: (jobs, [from, to], planning) =>
      Promise.resolve(
        jobs.map(({ changes, variants, readings }) =>
          Object.fromEntries(
            variants.map((variant) => {
              const fields: Record<string, number> = fieldsOf(variant);
              for (const { variant: whose, path, value: given } of changes) {
                if (whose !== variant) continue;
                const field = path.join('.');
                if (field === 'ip.trust') {
                  for (const [stage, n] of Object.entries(given as object))
                    fields[`${field}.${stage}`] = Number(n);
                } else fields[field] = Number(given);
              }
              const replicates = Array.from({ length: to - from }, (_, k) => {
                const stream = new Stream(keyOf(name, planning ? 1 : 0), variant);
                const { members, cost = 5 } = world(fields, variant);
                const values: Record<string, number> = {
                  members: members + noise * normalQuantile(stream.uniform(from + k)),
                  cost,
                };
                return new Map(readings.map(({ metric, day }) => [readingKey(metric, day), values[metric]]));
              });
              return [variant, replicates];
            }),
          ),
        ),
      ),
  };
  return { question: questionOf(loaded.experiment!), backend };
}

const options = { budget: SHIPPED_BUDGET, seed: 7, sideBySide: 2 };
const judgeOne = async (...args: Parameters<typeof caseOf>): Promise<Judgement> =>
  (await judgeClaims([caseOf(...args)], options))[0];

const investment = 'uncertain: [{field: ip.investment, low: 0, high: 200}]\n';
const assumed = 'assumed: [{field: ip.strength, without: 0}]\n';
const plain: Formulas = (f) => ({ members: 10 * f['ip.strength'] });

describe('each verdict is reached', () => {
  test('holds: new is ahead by 5, whatever the uncertain field', async () => {
    const { verdict, effect, uncertainty, runs } = await judgeOne(investment, plain);
    expect(verdict).toBe('holds');
    expect(effect).toMatchObject({ n: 24, side: 'above' });
    expect(effect.ci![0]).toBeGreaterThan(1);
    expect(uncertainty).toMatchObject({ holds: 1, above: 1, below: 0, deciding: null });
    expect(runs).toBe(2 * 24 + 20 * 2 * 6);
  });

  test('fails: behind, and practically equal', async () => {
    const behind = await judgeOne(investment, (f) => ({ members: -10 * f['ip.strength'] }));
    expect([behind.verdict, behind.effect.side]).toEqual(['fails', 'below']);
    const equal = await judgeOne('', (f) => ({ members: 0.1 * f['ip.strength'] }), 0.1);
    expect(equal.verdict).toBe('fails');
    expect(equal.effect.ci![0]).toBeGreaterThan(-1);
    expect(equal.uncertainty).toBeNull();
  });

  test('undecided: the effect is as large as the smallest one of interest, up to the cap', async () => {
    const { verdict, effect } = await judgeOne(investment, (f) => ({ members: 2 * f['ip.strength'] }));
    expect(verdict).toBe('undecided');
    expect(effect).toMatchObject({ n: SHIPPED_BUDGET.cap, side: 'unclear' });
  });

  test('depends: the field that turns it, where, and its break-even value', async () => {
    const world: Formulas = (f) => ({ members: f['ip.strength'] * (f['ip.investment'] - 40) });
    const { verdict, uncertainty } = await judgeOne(
      'uncertain: [{field: seeding.count, low: 1, high: 9}, {field: ip.investment, low: 0, high: 200}]\n',
      world,
      0.2,
    );
    expect(verdict).toBe('depends');
    const deciding = uncertainty!.deciding!;
    expect(deciding).toMatchObject({ field: 'ip.investment', holdsAbove: true, right: 1 });
    // (1 − 0.5)·(x − 40) = 1 at x = 42; the cut lies between two of 20 points of the range.
    expect(Math.abs(deciding.at! - 42)).toBeLessThan(20);
    expect(deciding.breakEven).toBeCloseTo(42, 0);
    expect(uncertainty!.holds).toBeCloseTo(1 - 42 / 200, 1);
  });

  test('depends, where the values of the file are undecided but both sides are clearly there', async () => {
    const world: Formulas = (f) => ({ members: f['ip.strength'] * (f['ip.investment'] / 10 - 8) });
    const { verdict, effect } = await judgeOne(investment, world);
    expect([verdict, effect.side]).toEqual(['depends', 'unclear']);
  });

  test('assumed: it turns without one effect, and the break-even value says how much of it is needed', async () => {
    const { verdict, assumed: found } = await judgeOne(`${investment}${assumed}`, plain, 0.2);
    expect(verdict).toBe('assumed');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ field: 'ip.strength', without: 0, turns: true });
    // 10·(1 − 0.5)·share = 1 at a fifth.
    expect(found[0].breakEven!.share).toBeCloseTo(0.2, 1);
    expect(found[0].breakEven!.values.new).toBeCloseTo(2 * found[0].breakEven!.values.old, 9);
  });

  test('assumed: a field that has a number for each stage is taken away on all stages', async () => {
    const trust = 'assumed: [{field: ip.trust, without: 0}]\n';
    const world: Formulas = (f, variant) => ({
      members: variant === 'new' ? 100 * (f['ip.trust.member'] + f['ip.trust.fan']) : 0,
    });
    const { verdict, assumed: found } = await judgeOne(trust, world, 0.05);
    expect(verdict).toBe('assumed');
    expect(found[0].effect.mean).toBeCloseTo(0, 1);
    // 100·(0.02 + 0.01)·share = 1 at a third.
    expect(found[0].breakEven!.share).toBeCloseTo(1 / 3, 1);
    expect(found[0].breakEven!.values).toEqual({});
  });

  test('holds, where the assumed effect can be taken away', async () => {
    const world: Formulas = (f, variant) => ({ members: f['ip.investment'] + (variant === 'new' ? 5 : 0) });
    const { verdict, assumed: found } = await judgeOne(assumed, world);
    expect(verdict).toBe('holds');
    expect(found[0]).toMatchObject({ turns: false, breakEven: null });
  });
});

describe('the rules', () => {
  const sides = (above: number, below: number, unclear: number) => [
    ...Array.from({ length: above }, () => 'above' as const),
    ...Array.from({ length: below }, () => 'below' as const),
    ...Array.from({ length: unclear }, () => 'unclear' as const),
  ];

  test('a tenth of the points on the other side is where depending begins; unclear points count for neither', () => {
    const of = (points: ReturnType<typeof sides>, baseline: 'above' | 'below' | 'unclear' = 'above') =>
      verdictOfClaim({ baseline, points, without: [] });
    expect(of(sides(18, 2, 0))).toBe('depends');
    expect(of(sides(18, 1, 1))).toBe('holds');
    expect(of(sides(0, 0, 20))).toBe('holds');
    expect(of(sides(2, 18, 0), 'below')).toBe('depends');
    expect(of(sides(1, 18, 1), 'below')).toBe('fails');
    expect(of(sides(18, 2, 0), 'unclear')).toBe('depends');
    expect(of(sides(19, 1, 0), 'unclear')).toBe('undecided');
  });

  test('depending goes before assuming, and what is undecided rests on nothing', () => {
    expect(verdictOfClaim({ baseline: 'above', points: sides(9, 1, 0), without: ['below'] })).toBe('depends');
    expect(verdictOfClaim({ baseline: 'unclear', points: [], without: ['below', 'above'] })).toBe(
      'undecided',
    );
    expect(verdictOfClaim({ baseline: 'below', points: [], without: ['above'] })).toBe('assumed');
    expect(verdictOfClaim({ baseline: 'above', points: [], without: ['unclear', 'above'] })).toBe('holds');
    expect(new Set(VERDICTS).size).toBe(5);
  });
});

describe('equal spend', () => {
  const spend = 'matchBudget: [{variant: old, matchTo: new, control: seeding.count, low: 1, high: 9}]\n';
  /** An old member costs 4, so that 5 of them cost what new does. */
  const world: Formulas = (f, variant) =>
    variant === 'new'
      ? { members: 10, cost: 20 }
      : { members: f['seeding.count'], cost: 4 * f['seeding.count'] };

  test('is solved for before anything is judged, and what remains is reported', async () => {
    const { budgets, effect } = await judgeOne(spend, world, 0.2);
    expect(budgets).toEqual([expect.objectContaining({ value: 5, residual: 0, equal: true })]);
    expect(effect.mean).toBeCloseTo(5, 0);
  });

  test('the knob may be a field that has a number for each stage: the same on all', async () => {
    const control = spend.replace('seeding.count, low: 1, high: 9', 'ip.trust, low: 0, high: 1');
    const dear: Formulas = (f, variant) => ({
      members: 1,
      cost: variant === 'new' ? 20 : 40 * f['ip.trust.member'] + 60 * f['ip.trust.fan'],
    });
    const { budgets } = await judgeOne(control, dear, 0.2);
    expect(budgets[0]).toMatchObject({ equal: true });
    expect(budgets[0].value).toBeCloseTo(0.2, 2);
  });

  test('says so where no value in the range gives it', async () => {
    const { budgets } = await judgeOne(spend.replace('high: 9', 'high: 3'), world);
    expect(budgets[0]).toMatchObject({ value: 3, equal: false });
    expect(budgets[0].residual).toBeCloseTo(12 / 20 - 1, 12);
  });
});

test('no effect at all is rarely taken for one: 60 made-up claims, judged together, on the edge of the smallest effect', async () => {
  const edge: Formulas = (f) => ({ members: 2 * f['ip.strength'] });
  const cases = Array.from({ length: 60 }, (_, i) => caseOf('', edge, 1, `world ${i}`));
  const judged = await judgeClaims(cases, options);
  // All of them together err with probability 0.05 at most; one error has chance 0.05, two 0.0013.
  expect(judged.filter(({ verdict }) => verdict !== 'undecided').length).toBeLessThanOrEqual(1);
});

test('neither the order of claims nor how many are worked on at once can matter', async () => {
  const cases = [
    caseOf(investment, plain, 1, 'a'),
    caseOf(assumed, plain, 1, 'b'),
    caseOf('', plain, 1, 'c'),
  ];
  const forth = await judgeClaims(cases, options);
  const back = await judgeClaims(cases.toReversed(), { ...options, sideBySide: 1 });
  expect(JSON.stringify(back.toReversed())).toBe(JSON.stringify(forth));
});
