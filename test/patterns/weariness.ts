import { stageIndex, STAGE_COUNT } from '../../sim/stages/index.ts';
import type { Pattern } from './pattern.ts';
import { planOf, runs, type Run } from './runs.ts';

const PEOPLE = 3000;
const REPLICATES = 16;
const MEMBER = stageIndex('member');

/** Members who are only sold to: no everyday life, no talk. */
const members = (offers: number) =>
  planOf('city', PEOPLE, 600, [
    'everyday=null',
    'wordOfMouth=null',
    'people.fitSoftensDoubt=0',
    'graph.circles=18',
    'seeding.count=100 %',
    `selling={offers: {member: ${offers}}}`,
  ]);

/** Hazard a day of leaving on the days after `from` up to `to`. */
function leaving({ stages }: Run, from: number, to: number): number {
  const on = (day: number) => stages[day * STAGE_COUNT + MEMBER];
  return Math.log(on(from) / on(to)) / (to - from);
}

export const sellingPressure: Pattern = {
  id: 'selling-pressure',
  measure() {
    const some = runs(members(0.2), REPLICATES);
    const twice = runs(members(0.4), REPLICATES);
    const ratio = (pair: readonly [number, number]) => pair[0] / pair[1];
    return [
      {
        of: { en: 'harm after a year, of that in the first month', zh: '一年之后的损害与首月之比' },
        values: some.map((run) => ratio([leaving(run, 365, 600), leaving(run, 0, 30)])),
        published: { en: '3', zh: '3' },
        above: 2,
        below: 4.5,
      },
      {
        of: { en: 'harm of twice the offers', zh: '推销加倍时的损害倍数' },
        values: some.map((run, r) => ratio([leaving(twice[r], 0, 365), leaving(run, 0, 365)])),
        published: { en: '2 (linear)', zh: '2（线性）' },
        above: 1.8,
        below: 2.2,
      },
    ];
  },
};
