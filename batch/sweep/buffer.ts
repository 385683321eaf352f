import { factorColumn } from '../../results/index.ts';
import { shareOf, STAGE_IDS, tablesOf, VERSION, type SourceRow, type Sweep } from '../../sim/index.ts';
import type { Cell } from './cells.ts';
import type { Column } from './parquet.ts';
import type { CellResult } from './worker.ts';

/** Finished cells waiting to become a part: rows of three tables as columns. */

/** A part as tables; a table without columns is not kept. */
export interface Tables {
  readonly runs: readonly Column[];
  readonly series: readonly Column[];
  readonly transitions: readonly Column[];
}

export class RowBuffer {
  readonly #sweep: Sweep;
  readonly #types: readonly Column['type'][];
  #cells: Cell[] = [];
  readonly #sources: readonly SourceRow[];
  #results: CellResult[] = [];
  #bytes = 0;
  #since = 0;

  constructor(sweep: Sweep) {
    this.#sweep = sweep;
    this.#types = factorTypes(sweep);
    this.#sources = tablesOf(sweep.bases[0].plan.plugins).sources;
  }

  get rows(): number {
    return this.#cells.length;
  }
  /** About what the rows take. */
  get bytes(): number {
    return this.#bytes;
  }
  /** When the oldest row came, in milliseconds. */
  get since(): number {
    return this.#since;
  }
  get cells(): readonly Cell[] {
    return this.#cells;
  }

  add(cell: Cell, result: CellResult, now: number): void {
    if (this.#cells.length === 0) this.#since = now;
    this.#cells.push(cell);
    this.#results.push(result);
    const { metrics, series, transitions } = result;
    this.#bytes +=
      400 +
      metrics.byteLength +
      series.byteLength +
      (transitions ? transitions.day.length * (200 + 8 * this.#sources.length) : 0);
  }

  /** All rows as tables, in the order of point and replicate; the buffer is empty afterwards. */
  take(): Tables {
    const order = this.#cells
      .map((_, i) => i)
      .toSorted((a, b) => {
        const [x, y] = [this.#cells[a], this.#cells[b]];
        return x.base - y.base || x.number - y.number || x.replicate - y.replicate;
      });
    const cells = order.map((i) => this.#cells[i]);
    const results = order.map((i) => this.#results[i]);
    this.#cells = [];
    this.#results = [];
    this.#bytes = 0;
    const { keep } = this.#sweep;
    return {
      runs: this.#runs(cells, results),
      series: keep.series.length > 0 ? this.#series(cells, results) : [],
      transitions: keep.transitions ? transitionColumns(cells, results, this.#sources) : [],
    };
  }

  #runs(cells: readonly Cell[], results: readonly CellResult[]): Column[] {
    const { bases, baseHashes, keep } = this.#sweep;
    const text = (name: string, data: (string | null)[]): Column => ({ name, type: 'STRING', data });
    const whole = (name: string, data: number[]): Column => ({ name, type: 'INT32', data });
    return [
      ...cellColumns(cells),
      text(
        'base',
        cells.map(({ base }) => bases[base].name),
      ),
      text(
        'seed',
        cells.map(({ seed }) => String(seed)),
      ),
      text(
        'kindling',
        cells.map(() => VERSION),
      ),
      text(
        'baseHash',
        cells.map(({ base }) => baseHashes[base]),
      ),
      text(
        'scenarioHash',
        results.map((r) => r.scenarioHash),
      ),
      text(
        'graphHash',
        results.map((r) => r.graphHash),
      ),
      whole(
        'people',
        results.map((r) => r.people),
      ),
      whole(
        'days',
        results.map((r) => r.dayCount),
      ),
      whole(
        'founders',
        results.map((r) => r.founders),
      ),
      text(
        'digest',
        results.map((r) => r.digest),
      ),
      ...factorColumns(
        this.#sweep,
        this.#types,
        cells.map(({ values }) => values),
      ),
      ...keep.metrics.map((name, m): Column => {
        return { name, type: 'DOUBLE', data: results.map(({ metrics }) => orNull(metrics[m])) };
      }),
    ];
  }

  #series(cells: readonly Cell[], results: readonly CellResult[]): Column[] {
    const { series } = this.#sweep.keep;
    const rows = results.flatMap(({ days }, i) => Array.from(days, (day, row) => ({ i, day, row })));
    return [
      ...cellColumns(rows.map(({ i }) => cells[i])),
      { name: 'day', type: 'INT32', data: rows.map(({ day }) => day) },
      ...series.map((name, s): Column => {
        const data = rows.map(({ i, row }) => orNull(results[i].series[row * series.length + s]));
        return { name, type: 'DOUBLE', data };
      }),
    ];
  }
}

const orNull = (value: number) => (Number.isNaN(value) ? null : value);

function cellColumns(cells: readonly Cell[]): Column[] {
  return [
    { name: 'point', type: 'STRING', data: cells.map(({ point }) => point) },
    { name: 'replicate', type: 'INT32', data: cells.map(({ replicate }) => replicate) },
  ];
}

/** Values of factors by column; a value that is no number, truth or text stands as JSON. */
export function factorColumns(
  { factors }: Pick<Sweep, 'factors'>,
  types: readonly Column['type'][],
  rows: readonly (readonly unknown[])[],
): Column[] {
  return factors.map(({ path }, f) => {
    const asText = (value: unknown) =>
      value === null || value === undefined
        ? null
        : typeof value === 'string'
          ? value
          : JSON.stringify(value);
    const data = rows.map((row) => (types[f] === 'STRING' ? asText(row[f]) : (row[f] ?? null)));
    return { name: factorColumn(path), type: types[f], data };
  });
}

/** One type a factor, whatever part a value is in: that of all its values, else text. */
export function factorTypes({ factors }: Pick<Sweep, 'factors'>): Column['type'][] {
  return factors.map(({ factor }) => {
    if (!('choices' in factor)) return 'DOUBLE';
    const kinds = new Set(factor.choices.filter((value) => value !== null).map((value) => typeof value));
    if (kinds.size !== 1) return 'STRING';
    return kinds.has('number') ? 'DOUBLE' : kinds.has('boolean') ? 'BOOLEAN' : 'STRING';
  });
}

/** One row a move, people by their original names, shares by source. */
function transitionColumns(
  cells: readonly Cell[],
  results: readonly CellResult[],
  sources: readonly SourceRow[],
): Column[] {
  const rows = results.flatMap(({ transitions }, i) => Array.from(transitions!.day, (_, k) => ({ i, k })));
  const transition = (i: number) => results[i].transitions!;
  const person = (i: number, k: number) => results[i].names?.person[k] ?? String(transition(i).person[k]);
  const parent = (i: number, k: number) => {
    if (transition(i).parent[k] < 0) return null;
    return results[i].names?.parent[k] ?? String(transition(i).parent[k]);
  };
  return [
    ...cellColumns(rows.map(({ i }) => cells[i])),
    { name: 'day', type: 'INT32', data: rows.map(({ i, k }) => transition(i).day[k]) },
    { name: 'person', type: 'STRING', data: rows.map(({ i, k }) => person(i, k)) },
    { name: 'from', type: 'STRING', data: rows.map(({ i, k }) => STAGE_IDS[transition(i).from[k]]) },
    { name: 'to', type: 'STRING', data: rows.map(({ i, k }) => STAGE_IDS[transition(i).to[k]]) },
    { name: 'parent', type: 'STRING', data: rows.map(({ i, k }) => parent(i, k)) },
    ...sources.map(({ id }, s): Column => {
      const data = rows.map(({ i, k }) => shareOf(transition(i), k, s));
      return { name: id, type: 'DOUBLE', data };
    }),
  ];
}
