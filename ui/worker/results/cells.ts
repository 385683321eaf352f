import { METRIC_IDS, RunningMean, STANDARD_LEVEL } from '../../../sim/index.ts';
import type { Cell, Value } from './opened.ts';

/** Columns of a run that are neither factors nor metrics. */
const OF_A_RUN = new Set(
  'point replicate base seed kindling baseHash scenarioHash graphHash people days founders bits'.split(' '),
);

/** What columns of a table of runs are: metrics by their names, factors whatever else varies by design. */
export function columnsOf(names: readonly string[]): { factors: string[]; metrics: string[] } {
  const known = new Set<string>(METRIC_IDS);
  const metrics = names.filter((name) => known.has(name));
  const factors = names.filter((name) => !known.has(name) && !OF_A_RUN.has(name));
  return { factors, metrics };
}

/** Runs folded into cells, so that memory grows with the cells and not with the runs. */
export class CellTable {
  readonly factors: readonly string[];
  readonly metrics: readonly string[];
  readonly #cells = new Map<string, { base: string; values: Value[]; runs: number; means: RunningMean[] }>();

  constructor(factors: readonly string[], metrics: readonly string[]) {
    this.factors = factors;
    this.metrics = metrics;
  }

  add(row: Readonly<Record<string, unknown>>): void {
    const base = String(row['base'] ?? '');
    const values = this.factors.map((name) => plain(row[name]));
    const key = JSON.stringify([base, ...values]);
    let cell = this.#cells.get(key);
    if (!cell) {
      cell = { base, values, runs: 0, means: this.metrics.map(() => new RunningMean()) };
      this.#cells.set(key, cell);
    }
    cell.runs++;
    this.metrics.forEach((metric, m) => {
      const value = row[metric];
      if (typeof value === 'number' && Number.isFinite(value)) cell.means[m].add(value);
    });
  }

  cells(): Cell[] {
    const list = [...this.#cells.values()].map(({ base, values, runs, means }) => {
      const named = this.metrics.map((metric, m) => [metric, means[m].summary(STANDARD_LEVEL)] as const);
      return { base, values, runs, metrics: Object.fromEntries(named) };
    });
    return list.toSorted((a, b) => {
      if (a.base !== b.base) return a.base < b.base ? -1 : 1;
      const f = a.values.findIndex((value, k) => value !== b.values[k]);
      const [x, y] = [a.values[f] ?? null, b.values[f] ?? null];
      if (typeof x === 'number' && typeof y === 'number') return x - y;
      return String(x) < String(y) ? -1 : 1;
    });
  }
}

function plain(value: unknown): Value {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}
