import { describe, expect, test } from 'vitest';
import { compareVariants, METRIC_IDS } from '../../sim/index.ts';
import type { Raw } from '../mechanisms/helpers.ts';
import { outcomesOf, resultOf, scenario } from './club.ts';

const outcomes = outcomesOf(scenario);
const result = resultOf(scenario, outcomes);

describe('a comparison', () => {
  const question = { metric: 'joined', better: 'higher', smallestEffect: 5 } as const;
  const run = (name: string, raw: Raw, outcomes = outcomesOf(raw)) => ({
    name,
    outcomes,
    result: resultOf(raw, outcomes),
  });
  const base = run('base', scenario, outcomes);
  const cheaper = run('cheaper', { ...scenario, entry: { fee: 0 } });

  test('has every variant’s result, and every pair, the earlier one first', () => {
    const compared = compareVariants([base, cheaper, { ...base, name: 'again' }], question);
    expect(compared).toMatchObject(question);
    expect(Object.keys(compared.variants)).toEqual(['base', 'cheaper', 'again']);
    expect(compared.variants.base).toBe(base.result);
    expect(compared.pairs.map(({ a, b }) => [a, b])).toEqual([
      ['base', 'cheaper'],
      ['base', 'again'],
      ['cheaper', 'again'],
    ]);
    for (const pair of compared.pairs) expect(Object.keys(pair.metrics)).toEqual(METRIC_IDS);
    expect(JSON.parse(JSON.stringify(compared))).toEqual(compared);
  });

  test('with itself differs in nothing', () => {
    const [pair] = compareVariants([base, { ...base, name: 'again' }], question).pairs;
    for (const id of METRIC_IDS) {
      const n = result.kpis[id].n;
      const none = n === 0 ? null : 0;
      expect(pair.metrics[id]).toMatchObject({ n, difference: none, aheadPairs: 0, tiedPairs: n });
      expect(pair.metrics[id].aheadSameWorld).toBe(n === 0 ? null : 0.5);
      expect(pair.metrics[id].ci).toEqual(n < 2 ? null : [0, 0]);
      expect(pair.metrics[id].varianceRatio).toBeNull();
    }
    expect(pair.costPerIncrementalMember).toBeNull();
    for (const column of Object.values(pair.series!)) expect(column).toEqual(Array(41).fill(0));
  });

  test('differences are b − a, replicate by replicate; lower may be better', () => {
    const [pair] = compareVariants([base, cheaper], question).pairs;
    const gains = cheaper.outcomes.map((o, r) => o.kpis.joinedNew! - base.outcomes[r].kpis.joinedNew!);
    expect(pair.metrics.joined.difference).toBeCloseTo(gains.reduce((a, b) => a + b) / 6, 12);
    expect(pair.metrics.joined.aheadPairs).toBe(gains.filter((gain) => gain > 0).length);
    expect(pair.series!.mean.at(-1)).toBeCloseTo(pair.metrics.joined.difference!, 12);
    const costs = cheaper.outcomes.map((o, r) => o.kpis.cost! - base.outcomes[r].kpis.cost!);
    expect(pair.metrics.cost.aheadPairs, 'who spends less is ahead').toBe(costs.filter((d) => d < 0).length);
    const asked = compareVariants([base, cheaper], { ...question, metric: 'cost', better: 'higher' })
      .pairs[0];
    expect(asked.metrics.cost.aheadPairs, 'unless the question says otherwise').toBe(
      costs.filter((d) => d > 0).length,
    );
  });

  test('a metric without daily values has no series', () => {
    expect(compareVariants([base, cheaper], { ...question, metric: 'roi' }).pairs[0].series).toBeNull();
  });
});

describe('cost per incremental member', () => {
  /** Outcomes of which only cost and joins matter. */
  const made = (name: string, rows: readonly (readonly [cost: number, joined: number])[]) => {
    const outcomes = rows.map(([cost, joined], r) => ({
      ...base[r],
      kpis: { ...base[r].kpis, cost, joinedNew: joined },
    }));
    return { name, outcomes, result };
  };
  const base = outcomes.slice(0, 3);
  const none = made('a', [
    [100, 10],
    [200, 20],
    [300, 30],
  ]);
  const priceOf = (rows: readonly (readonly [number, number])[]) =>
    compareVariants([none, made('b', rows)], { metric: 'joined', better: 'higher', smallestEffect: 0 })
      .pairs[0].costPerIncrementalMember;

  test('is the ratio of the mean differences, with a jackknife interval', () => {
    // Differences in cost 10, 20, 30 and in members 1, 2, 2: 60/5; left out one by one 50/4, 40/3, 30/3.
    const price = priceOf([
      [110, 11],
      [220, 22],
      [330, 32],
    ])!;
    expect(price.value).toBe(12);
    const left = [50 / 4, 40 / 3, 30 / 3];
    const mean = (left[0] + left[1] + left[2]) / 3;
    const error = Math.sqrt((2 / 3) * left.reduce((sum, x) => sum + (x - mean) ** 2, 0));
    // Student's t with 2 degrees of freedom at 0.975.
    expect(price.ci![0]).toBeCloseTo(12 - 4.302652729911275 * error, 9);
    expect(price.ci![1]).toBeCloseTo(12 + 4.302652729911275 * error, 9);
    // Of single replicates: 10/1, 20/2, 30/2.
    expect([price.n, price['q05'], price['q50'], price['q95']]).toEqual([3, 10, 10, 14.5]);
  });

  test('is nothing where nobody more joined, and has no interval where one replicate decides', () => {
    expect(
      priceOf([
        [110, 10],
        [220, 20],
        [330, 30],
      ]),
    ).toBeNull();
    expect(
      priceOf([
        [110, 9],
        [220, 20],
        [330, 30],
      ]),
    ).toBeNull();
    expect(
      priceOf([
        [110, 11],
        [200, 20],
        [300, 30],
      ]),
    ).toMatchObject({ value: 10, ci: null, n: 1 });
  });
});
