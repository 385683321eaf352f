import type { Pattern } from './pattern.ts';
import { city, planOf, runs, sum, type Run } from './runs.ts';

/** Weeks of joining whose people had half a year to bring others. */
const WEEKS = 26;

/** Share of trees – founders, and those whom no member brought – of which nobody is more than one step from the root. */
export function endedWithinOneStep({ forest }: Run): number {
  const { parent, depth } = forest;
  const root = new Int32Array(parent.length);
  const deepest = new Map<number, number>();
  for (let row = 0; row < parent.length; row++) {
    root[row] = parent[row] < 0 ? row : root[parent[row]];
    deepest.set(root[row], Math.max(deepest.get(root[row]) ?? 0, depth[row]));
  }
  const depths = [...deepest.values()];
  return depths.filter((steps) => steps <= 1).length / depths.length;
}

/** Joiners whom those of the weeks from … to brought, per head. */
export function reproduction(all: readonly Run[], from: number, to: number): number[] {
  return all.map(({ cohort, children }) => sum(children.subarray(from, to)) / sum(cohort.subarray(from, to)));
}

export const cascades: Pattern = {
  id: 'cascades',
  measure() {
    const year = runs(city(10_000, 365), 12);
    return [
      {
        of: { en: 'cascades that end within one step', zh: '一步之内结束的传播链' },
        values: year.map(endedWithinOneStep),
        published: { en: 'vast majority', zh: '绝大多数' },
        above: 0.8,
      },
      {
        of: { en: 'brought by a founder', zh: '每位种子用户带来' },
        values: reproduction(year, 0, 1),
        published: { en: 'below 1', zh: '低于 1' },
        above: 0.1,
        below: 0.9,
      },
      {
        of: { en: 'brought by a joiner of the first half year', zh: '前半年入会者每人带来' },
        values: reproduction(year, 1, WEEKS),
        published: { en: 'below 1', zh: '低于 1' },
        above: 0.1,
        below: 0.9,
      },
    ];
  },
};

/** The same for a shipped case at a small size, its first variant. */
export function cascadesOf(id: string): Pattern {
  return {
    id,
    measure() {
      const some = runs(planOf(id, 2500, 180), 8);
      return [
        {
          of: { en: 'cascades that end within one step', zh: '一步之内结束的传播链' },
          values: some.map(endedWithinOneStep),
          published: { en: 'most', zh: '多数' },
          above: 0.5,
        },
      ];
    },
  };
}
