import type { FactorLine } from '../../charts/FactorChart.tsx';
import { entry, item } from '../../../report/index.ts';
import { lookOf } from '../../parts/variants.ts';
import type { Opened } from '../../worker/results/opened.ts';

/** Lines that can be told apart; with more, points stand alone. */
const MAX_LINES = 5;
/** Points that a page draws without delay. */
const MAX_POINTS = 3000;

/** A metric of all cells against a factor (by number; one past the last is the scenario): one line where nothing else differs. */
export function linesOf(
  { cells, factors }: Opened,
  metric: string,
  factor: number,
): { lines: (FactorLine & { label: string })[]; joined: boolean; shown: number } {
  const byBase = factor >= factors.length;
  const groups = new Map<string, (typeof cells)[number][]>();
  const drawable = cells.filter((cell) => entry(cell.metrics, metric).mean !== null).slice(0, MAX_POINTS);
  const bases = new Set(cells.map(({ base }) => base)).size;
  for (const cell of drawable) {
    const others = cell.values.map((value, f) => (f === factor ? null : `${factors[f]} ${String(value)}`));
    const parts = [byBase || bases === 1 ? null : cell.base, ...others];
    const key = parts.filter((part) => part !== null).join(', ');
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  const joined = groups.size <= MAX_LINES && [...groups.values()].some((group) => group.length > 1);
  const split = joined ? [...groups] : [['', drawable] as const];
  const lines = split.map(([label, group], k) => {
    const points = group.flatMap(({ base, values, metrics }) => {
      const { mean, ci } = entry(metrics, metric);
      return mean === null ? [] : [{ x: byBase ? base : item(values, factor), value: mean, ci }];
    });
    const ordered = points.toSorted((a, b) =>
      typeof a.x === 'number' && typeof b.x === 'number' ? a.x - b.x : 0,
    );
    // Names have no order that a line could follow.
    const numeric = points.every(({ x }) => typeof x === 'number');
    const { letter, colour, dash } = lookOf(split.length > 1 ? k : 1);
    return {
      key: label,
      letter,
      colour,
      ...(dash && { dash }),
      points: ordered,
      joined: joined && numeric,
      label,
    };
  });
  return { lines, joined, shown: drawable.length };
}
