import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { problem, type Problem } from '../../sim/index.ts';
import { shown } from '../files.ts';
import { footerOf, readRows, type Column, type Row } from './parquet.ts';
import { cellsOfPart, partFile, partsOf, readManifests, TABLES, type Store } from './store.ts';

/** Brings stores together: shards of one sweep, or sweeps that share cells. */

export interface Merged {
  /** Cells added, and cells that the target held already. */
  readonly added: number;
  readonly known: number;
  /** Parts that could not be read. */
  readonly notes: readonly Problem[];
}

/** Copies the parts of `from` into `store`; of a part that is there in part, the rows that are not. */
export async function mergeInto(store: Store, from: string): Promise<Merged> {
  let added = 0;
  let known = 0;
  const notes: Problem[] = [];
  for (const part of partsOf(from)) {
    let cells: { point: string; replicate: number }[];
    try {
      cells = await cellsOfPart(from, part);
    } catch {
      const file = shown(partFile(from, 'runs', part));
      notes.push({ ...problem('partUnreadable', { file }), severity: 'note' });
      continue;
    }
    const fresh = cells.filter(({ point, replicate }) => !store.cells.has(point, replicate));
    added += fresh.length;
    known += cells.length - fresh.length;
    if (fresh.length === 0) continue;
    const wanted = new Set(fresh.map(({ point, replicate }) => `${point}/${replicate}`));
    const table = async (name: (typeof TABLES)[number]) => {
      const file = partFile(from, name, part);
      return existsSync(file) ? columnsOf(readFileSync(file), wanted) : [];
    };
    store.addPart(fresh, {
      runs: await table('runs'),
      series: await table('series'),
      events: await table('events'),
    });
  }
  for (const manifest of readManifests(from)) {
    store.writeManifest(manifest);
    const folder = join('points', manifest.id);
    if (!existsSync(join(from, folder))) continue;
    for (const name of readdirSync(join(from, folder)).filter((one) => one.endsWith('.parquet')))
      store.addFile(join(folder, name), readFileSync(join(from, folder, name)));
  }
  return { added, known, notes };
}

/** The columns of a file, of the cells that are wanted. */
async function columnsOf(bytes: Uint8Array, wanted: ReadonlySet<string>): Promise<Column[]> {
  const { metadata } = footerOf(bytes);
  const rows = (await readRows(bytes)).filter(({ point, replicate }) => wanted.has(`${point}/${replicate}`));
  const types: Record<string, Column['type']> = { INT32: 'INT32', DOUBLE: 'DOUBLE', BOOLEAN: 'BOOLEAN' };
  return metadata.schema.slice(1).map(({ name, type }) => {
    return { name, type: types[type ?? ''] ?? 'STRING', data: rows.map((row: Row) => row[name] ?? null) };
  });
}
