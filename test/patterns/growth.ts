import { SOURCES } from '../../sim/tables.ts';
import { sourceIndex } from '../../sim/world/index.ts';
import type { Pattern } from './pattern.ts';
import { city, runs, sum, type Run } from './runs.ts';

const THIRD = 365;

/** Share of all joins that fall into third k of the run. */
function third({ joined, days }: Run, k: number): number {
  return (joined[(k + 1) * THIRD] - joined[k * THIRD]) / joined[days];
}

/** Share of joins that is credited to word of mouth. */
function byTalk({ joinCredit }: Run): number {
  const own = joinCredit.filter((_, at) => at % SOURCES.length === sourceIndex('wordOfMouth'));
  return sum(own) / sum(joinCredit);
}

/** Where people talk for as long as they stay, word of mouth leads, and the city fills up in three years. */
export const growth: Pattern = {
  id: 'growth',
  measure() {
    const three = runs(city(2000, 3 * THIRD, ['wordOfMouth.talkingDays=null']), 10);
    return [
      {
        of: { en: 'joins credited to word of mouth', zh: '归功于口碑的入会' },
        values: three.map(byTalk),
        published: { en: 'imitation leads', zh: '模仿主导' },
        above: 0.5,
      },
      {
        of: { en: 'joins of year 2 less year 1, of all', zh: '第二年与第一年入会之差，占全部' },
        values: three.map((run) => third(run, 1) - third(run, 0)),
        published: { en: 'S-shaped: above 0', zh: 'S 形：大于 0' },
        above: 0,
      },
      {
        of: { en: 'joins of year 2 less year 3, of all', zh: '第二年与第三年入会之差，占全部' },
        values: three.map((run) => third(run, 1) - third(run, 2)),
        published: { en: 'S-shaped: above 0', zh: 'S 形：大于 0' },
        above: 0,
      },
    ];
  },
};
