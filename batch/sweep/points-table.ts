import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pointAddress, type Sweep } from '../../sim/index.ts';
import { factorColumns, factorTypes } from './buffer.ts';
import { toParquet, type Column } from './parquet.ts';
import type { Store } from './store.ts';

/** Points to a file: no more of them are in memory at once. */
const A_FILE = 50_000;

/** Writes the points of a sweep, as the design gives them, to `points/ID/`; files that are there are left. */
export function writePoints(store: Store, id: string, sweep: Sweep): void {
  const types = factorTypes(sweep);
  const { count } = sweep.points;
  const total = count * sweep.bases.length;
  for (let from = 0; from < total; from += A_FILE) {
    const path = join('points', id, `${String(from / A_FILE).padStart(6, '0')}.parquet`);
    if (existsSync(join(store.folder, path))) continue;
    const numbers = Array.from({ length: Math.min(A_FILE, total - from) }, (_, i) => from + i);
    const rows = numbers.map((k) => {
      const base = Math.floor(k / count);
      const values = sweep.points.at(k % count);
      return { base, number: k % count, values, point: pointAddress(sweep, base, values) };
    });
    const column = (name: string, type: Column['type'], data: unknown[]): Column => ({ name, type, data });
    const columns = [
      column(
        'sweep',
        'STRING',
        rows.map(() => id),
      ),
      column(
        'number',
        'INT32',
        rows.map(({ number }) => number),
      ),
      column(
        'point',
        'STRING',
        rows.map(({ point }) => point),
      ),
      column(
        'base',
        'STRING',
        rows.map(({ base }) => sweep.bases[base].name),
      ),
      column(
        'replicates',
        'INT32',
        rows.map(() => sweep.replicates),
      ),
      ...factorColumns(
        sweep,
        types,
        rows.map(({ values }) => values),
      ),
    ];
    store.addFile(path, toParquet(columns, {}));
  }
}
