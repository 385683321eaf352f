import { expect, test } from 'vitest';
import type { Shown } from '../../ui/views/compare/shown.ts';
import { differencesOf, leadOf, stripOf } from '../../ui/views/compare/lead.ts';

/** A comparison by `profit` of as many variants as there are means. */
function shownWith(means: readonly number[], better: 'higher' | 'lower' = 'higher'): Shown {
  const names = means.map((_, k) => `v${k}`);
  const kpi = (mean: number) => ({ mean, n: 1 });
  const kpis = (mean: number) => ({
    profit: kpi(mean),
    members: kpi(0),
    retention: kpi(0.5),
    acquisitionCost: kpi(2),
    paybackDay: { mean: null, n: 0 },
    cost: kpi(3),
    reach: kpi(9),
    joined: kpi(9),
  });
  const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => ({ a, b })));
  return {
    comparison: { metric: 'profit', better, pairs },
    variants: names.map((name, k) => ({ name, label: name, result: { kpis: kpis(means[k]!) } })),
    worlds: [{ profit: [1, 2, null] }, { profit: [5, null, 7] }],
  } as unknown as Shown;
}

test('the variant that is shown stands against its reference, in the order of the file', () => {
  expect(leadOf(shownWith([1, 2, 3]), 1, 0)).toMatchObject({ shown: 1, a: 0, b: 1 });
  expect(leadOf(shownWith([1, 2, 3]), 0, 2)).toMatchObject({ shown: 0, a: 0, b: 2 });
  expect(leadOf(shownWith([1, 2, 3]), 9, 0)).toMatchObject({ shown: 2, a: 0, b: 2 });
});

test('the reference itself stands against the best of the others, which may be the lowest', () => {
  expect(leadOf(shownWith([9, 5, 7]), 0, 0)).toMatchObject({ shown: 2, a: 0, b: 2 });
  expect(leadOf(shownWith([9, 5, 7], 'lower'), 0, 0)).toMatchObject({ shown: 1, a: 0, b: 1 });
  expect(leadOf(shownWith([9]), 0, 0)).toBeNull();
});

test('differences are of runs in which both are defined', () => {
  const shown = shownWith([1, 2]);
  expect(differencesOf(shown, leadOf(shown, 1, 0)!, 'profit')).toEqual([4]);
  expect(differencesOf(shown, leadOf(shown, 1, 0)!, 'reach')).toEqual([]);
});

test('the strip begins with the metric of the question and leaves out what is 0 or undefined everywhere', () => {
  expect(stripOf(shownWith([1, 2]))).toEqual(['profit', 'retention', 'acquisitionCost', 'cost']);
});
