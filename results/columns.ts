import { METRIC_IDS } from '../sim/index.ts';
import type { Manifest } from './manifest.ts';

/** Names of columns in the tables of a store. */

/** Provenance and size of a run, before the columns of factors and metrics. */
const OF_A_RUN = [
  'point',
  'replicate',
  'base',
  'seed',
  'kindling',
  'baseHash',
  'scenarioHash',
  'graphHash',
  'people',
  'days',
  'founders',
  'digest',
] as const;

/** A field without a dot, such as `days`, would be taken for a column of the run itself. */
export const factorColumn = (path: string) => (path.includes('.') ? path : `factor.${path}`);

/** The columns that a sweep's rows have. */
export function columnsKept({ factors, keep }: Manifest, table: 'runs' | 'series'): string[] {
  if (table === 'series') return ['point', 'replicate', 'day', ...keep.series];
  return [...OF_A_RUN, ...factors.map(({ path }) => factorColumn(path)), ...keep.metrics];
}

/** What columns of a table of runs are where no manifest says it: metrics by their names, factors all that is left. */
export function guessColumns(names: readonly string[]): { factors: string[]; metrics: string[] } {
  const metrics = new Set<string>(METRIC_IDS);
  const others = new Set<string>([...METRIC_IDS, ...OF_A_RUN]);
  return {
    factors: names.filter((name) => !others.has(name)),
    metrics: names.filter((name) => metrics.has(name)),
  };
}
