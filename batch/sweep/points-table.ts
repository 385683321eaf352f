import { FORMAT, POINTS, pointsName } from '../../results/index.ts';
import { pointAddress, type Sweep } from '../../sim/index.ts';
import { factorColumns, factorTypes } from './buffer.ts';
import { toParquet, type Column } from './parquet.ts';
import type { Store } from './store.ts';

/** Points to a file: no more of them are in memory at once. */
const A_FILE = 50_000;

/** What of a sweep its table of points is made of. */
export interface PointsSource extends Pick<
  Sweep,
  'baseHashes' | 'factors' | 'points' | 'replicates' | 'seed' | 'randomNumbers' | 'keep'
> {
  readonly bases: readonly { readonly name: string }[];
}

/** How many files a table of so many points has. */
export const filesOfPoints = (points: number) => Math.ceil(points / A_FILE);

/** Writes the points of a sweep, as the design gives them, to `points/ID/`; files that are there and whole are left. */
export function writePoints(store: Store, id: string, sweep: PointsSource): void {
  const there = store.pointsThere(id);
  const total = sweep.points.count * sweep.bases.length;
  for (let k = 0; k < filesOfPoints(total); k++) {
    const file = pointsName(k);
    if (there.has(file)) continue;
    const columns = pointColumns(sweep, id, k * A_FILE, Math.min(A_FILE, total - k * A_FILE));
    store.addPoints(id, k, toParquet(columns, { format: String(FORMAT), table: POINTS, sweep: id, file }));
  }
}

function pointColumns(sweep: PointsSource, id: string, from: number, length: number): Column[] {
  const { count } = sweep.points;
  const rows = Array.from({ length }, (_, i) => {
    const base = Math.floor((from + i) / count);
    const number = (from + i) % count;
    const values = sweep.points.at(number);
    return { base, number, values, point: pointAddress(sweep, base, values) };
  });
  const column = (name: string, type: Column['type'], value: (row: (typeof rows)[number]) => unknown) => {
    return { name, type, data: rows.map(value) };
  };
  return [
    column('sweep', 'STRING', () => id),
    column('number', 'INT32', ({ number }) => number),
    column('point', 'STRING', ({ point }) => point),
    column('base', 'STRING', ({ base }) => sweep.bases[base].name),
    column('replicates', 'INT32', () => sweep.replicates),
    ...factorColumns(
      sweep,
      factorTypes(sweep),
      rows.map(({ values }) => values),
    ),
  ];
}
