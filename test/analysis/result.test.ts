import { describe, expect, test } from 'vitest';
import {
  bandQuantiles,
  COUNTERS,
  ITEMS,
  METRIC_IDS,
  METRICS,
  SOURCE_IDS,
  STAGE_IDS,
  VERSION,
} from '../../sim/index.ts';
import { joinDigests } from '../../sim/observe/index.ts';
import { planOf, type Raw } from '../mechanisms/helpers.ts';
import { outcomesOf, resultOf, scenario } from './club.ts';

const outcomes = outcomesOf(scenario);
const result = resultOf(scenario, outcomes);

describe('the document', () => {
  test('has the parts that it promises, and nothing that JSON cannot hold', () => {
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(Object.keys(result)).toEqual([
      'provenance',
      'digest',
      'level',
      'kpis',
      'series',
      'cohorts',
      'retention',
      'months',
      'value',
      'credit',
      'money',
      'counts',
    ]);
    expect(result.provenance).toEqual({
      kindling: VERSION,
      file: 'club.yaml',
      scenarioHash: planOf(scenario).hash,
      graphHash: null,
      seed: 7,
      replicates: 6,
      people: 150,
      days: 40,
      founders: 20,
    });
    expect(result.digest).toBe(joinDigests(outcomes.map(({ digest }) => digest)));
    expect(result.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test('every metric has its unit, n, mean, 95 % interval and quantiles', () => {
    expect(Object.keys(result.kpis)).toEqual(METRIC_IDS);
    for (const { id, unit } of METRICS) {
      expect(Object.keys(result.kpis[id])).toEqual([
        'unit',
        'n',
        'mean',
        'ci',
        'q05',
        'q25',
        'q50',
        'q75',
        'q95',
      ]);
      expect(result.kpis[id].unit).toBe(unit);
    }
    const reach = outcomes.map(({ kpis }) => kpis.reach!).toSorted((a, b) => a - b);
    expect(result.kpis.reach).toMatchObject({ n: 6, q50: (reach[2] + reach[3]) / 2 });
    expect(result.kpis.leverage).toMatchObject({ n: 0, mean: null, ci: null, q50: null });
  });

  test('another level changes the interval and the outer quantiles, and says so', () => {
    const wide = resultOf(scenario, outcomes, 0.8);
    expect(wide.level).toBe(0.8);
    const names = bandQuantiles(0.8).map(({ name }) => name);
    expect(Object.keys(wide.kpis.reach)).toEqual(['unit', 'n', 'mean', 'ci', ...names]);
    expect(names[0]).toBe('q20');
    const width = ({ ci }: { ci: readonly [number, number] | null }) => ci![1] - ci![0];
    expect(width(wide.kpis.reach)).toBeLessThan(width(result.kpis.reach));
  });

  test('a row a day for every stage and every metric by day', () => {
    expect(result.series.day).toEqual(Array.from({ length: 41 }, (_, day) => day));
    expect(Object.keys(result.series.stages)).toEqual([...STAGE_IDS, 'detractor']);
    expect(Object.keys(result.series.metrics)).toEqual(METRICS.filter((m) => m.series).map(({ id }) => id));
    for (const bands of [...Object.values(result.series.stages), ...Object.values(result.series.metrics)]) {
      expect(Object.keys(bands)).toEqual(['mean', 'q05', 'q25', 'q50', 'q75', 'q95']);
      for (const column of Object.values(bands)) expect(column).toHaveLength(41);
    }
    for (const day of [0, 20, 40]) {
      const people = STAGE_IDS.reduce((sum, id) => sum + result.series.stages[id].mean[day]!, 0);
      expect(people).toBeCloseTo(150, 9);
    }
    expect(result.series.metrics.reach.mean.at(-1)).toBeCloseTo(result.kpis.reach.mean!, 9);
  });

  test('credit is shares of known sources that sum to 1', () => {
    const { join, promotion, demotion } = result.credit;
    expect(Object.keys(promotion)).toEqual(STAGE_IDS);
    for (const shares of [join, demotion, promotion.stranger, promotion.acquaintance]) {
      for (const source of Object.keys(shares)) expect(SOURCE_IDS).toContain(source);
      expect(Object.values(shares).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    }
    expect(promotion.shareholder, 'nobody climbs from the top').toEqual({});
    for (const source of Object.keys(join))
      expect(promotion.acquaintance[source]).toBeCloseTo(join[source], 12);
  });

  test('joiners by week, and how many each week’s joiners brought: where nobody joined, nothing', () => {
    const { firstDay, joined, reproduction } = result.cohorts;
    expect(firstDay).toEqual([0, 7, 14, 21, 28, 35]);
    // Founders join in week 0, everybody else when they do.
    const all = joined.mean.reduce<number>((sum, n) => sum + n!, 0);
    expect(all).toBeCloseTo(result.kpis.joined.mean!, 9);
    const [first] = outcomes;
    expect(first.everJoined.at(-1)).toBe(first.kpis.joined);
    expect(first.kpis.joined).toBe(first.kpis.joinedNew! + 20);
    expect(first.everJoined[0]).toBe(20);
    const weekly = outcomes.map(({ cohort, children }) => children[1] / cohort[1]).filter(Number.isFinite);
    const mean = weekly.length === 0 ? null : weekly.reduce((a, b) => a + b, 0) / weekly.length;
    expect(reproduction.mean[1]).toBeCloseTo(mean!, 12);
    const empty: Raw = { days: 8, people: { count: 2 } };
    expect(resultOf(empty, outcomesOf(empty, 1)).cohorts.reproduction.mean).toEqual([null, null]);
  });

  test('money and counts are means over replicates, and cost is their sum', () => {
    expect(Object.keys(result.money)).toEqual(ITEMS.map(({ id }) => id));
    expect(Object.keys(result.counts)).toEqual(COUNTERS.map(({ id }) => id));
    const cost = ITEMS.reduce((sum, { id, kind }) => sum + (kind === 'cost' ? result.money[id].mean! : 0), 0);
    expect(cost).toBeCloseTo(result.kpis.cost.mean!, 9);
    expect(result.money.fees.mean).toBeCloseTo(result.kpis.revenue.mean!, 9);
    expect(result.money.founders.mean).toBe(200);
    expect(result.money.ip.mean).toBe(200);
  });

  test('one replicate has no interval, and nothing at all no credit', () => {
    const empty: Raw = { days: 3, people: { count: 2 } };
    const one = resultOf(empty, outcomesOf(empty, 1));
    expect(one.kpis.reach).toMatchObject({ n: 1, mean: 0, ci: null });
    expect(one.credit.join).toEqual({});
    expect(one.credit.demotion).toEqual({});
  });
});
