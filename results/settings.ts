import { RunningMean, STANDARD_LEVEL, type MeanAndInterval } from '../sim/index.ts';

/** Runs folded by what they are runs of, so that memory grows with the settings and not with the runs. */

export type Value = string | number | boolean | null;

/** A variant, or a point of a sweep, with what its runs came to. */
export interface Setting {
  readonly base: string;
  /** By factor. */
  readonly values: readonly Value[];
  readonly runs: number;
  readonly metrics: Readonly<Record<string, MeanAndInterval>>;
}

export class SettingTable {
  readonly factors: readonly string[];
  readonly metrics: readonly string[];
  readonly #settings = new Map<
    string,
    { base: string; values: Value[]; runs: number; means: RunningMean[] }
  >();

  constructor(factors: readonly string[], metrics: readonly string[]) {
    this.factors = factors;
    this.metrics = metrics;
  }

  /** Adds one run, as a row of the table of runs. */
  add(row: Readonly<Record<string, unknown>>): void {
    const base = String(row['base'] ?? '');
    const values = this.factors.map((name) => plain(row[name]));
    const key = JSON.stringify([base, ...values]);
    let setting = this.#settings.get(key);
    if (!setting) {
      setting = { base, values, runs: 0, means: this.metrics.map(() => new RunningMean()) };
      this.#settings.set(key, setting);
    }
    setting.runs++;
    for (const [m, mean] of setting.means.entries()) {
      const value = row[this.metrics[m] ?? ''];
      if (typeof value === 'number' && Number.isFinite(value)) mean.add(value);
    }
  }

  /** By base, then by the values of the factors. */
  settings(): Setting[] {
    const list = [...this.#settings.values()].map(({ base, values, runs, means }) => {
      const named = means.map((mean, m) => [this.metrics[m] ?? '', mean.summary(STANDARD_LEVEL)] as const);
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
