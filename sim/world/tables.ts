import { COUNTERS, ITEMS, type CounterRow, type ItemRow } from './ledger-tables.ts';
import { SOURCES, type SourceRow } from './sources.ts';

/** The tables of sources, ledger items and counters of a run. Records hold the positions of their rows. */
export interface Tables {
  readonly sources: readonly SourceRow[];
  readonly items: readonly ItemRow[];
  readonly counters: readonly CounterRow[];
}

/** The standard tables; rows that mechanisms add come after them. */
export const STANDARD_TABLES: Tables = { sources: SOURCES, items: ITEMS, counters: COUNTERS };

/** The standard rows, then those of each mechanism that adds some. Throws RangeError where two rows share an id. */
export function joinTables(brought: readonly Partial<Tables>[]): Tables {
  if (brought.length === 0) return STANDARD_TABLES;
  return {
    sources: joined(
      SOURCES,
      brought.map((one) => one.sources ?? []),
    ),
    items: joined(
      ITEMS,
      brought.map((one) => one.items ?? []),
    ),
    counters: joined(
      COUNTERS,
      brought.map((one) => one.counters ?? []),
    ),
  };
}

function joined<Row extends { id: string }>(
  standard: readonly Row[],
  more: readonly (readonly Row[])[],
): Row[] {
  const rows = [...standard, ...more.flat()];
  const twice = rows.find((row, k) => rows.findIndex(({ id }) => id === row.id) !== k);
  if (twice) throw new RangeError(`two rows of a table are called ${twice.id}`);
  return rows;
}

/** Where each id stands in its table. */
export class Places {
  readonly #places: ReadonlyMap<string, number>;

  constructor(rows: readonly { readonly id: string }[]) {
    this.#places = new Map(rows.map(({ id }, k) => [id, k]));
  }

  /** Throws RangeError for an id that no row has. */
  of(id: string): number {
    const place = this.#places.get(id);
    if (place === undefined) throw new RangeError(`no row of the table is called ${id}`);
    return place;
  }
}
