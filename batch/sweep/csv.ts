import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { columnsKept, TABLES, type Manifest, type Table } from '../../results/index.ts';
import { InputError } from '../../sim/index.ts';
import { toCsv } from '../csv.ts';
import { notWritable } from '../files.ts';
import { Outputs } from '../outputs.ts';
import { footerOf } from './parquet.ts';
import { rowsOf, type Readable } from './read.ts';
import { partFile } from './survey.ts';

/** Files that an export may write. */
export const CSV_FILES = TABLES.map((table) => `${table}.csv`);

/** Writes the tables of a sweep as CSV, part by part: all files appear, or none. */
export async function exportCsv(
  store: Readable,
  manifest: Manifest | null,
  out: string,
  { force = false, exact = false }: { readonly force?: boolean; readonly exact?: boolean } = {},
): Promise<{ file: string; rows: number }[]> {
  const written: { file: string; rows: number }[] = [];
  const outputs = new Outputs(out, CSV_FILES, force);
  try {
    for (const table of TABLES) {
      const columns = columnsOf(store, table, manifest);
      if (columns.length === 0) continue;
      const name = `${table}.csv`;
      let count = 0;
      outputs.write(name, `${toCsv([columns], exact)}\n`);
      for await (const rows of rowsOf(store, table, manifest)) {
        if (rows.length === 0) continue;
        const cells = rows.map((row) => columns.map((column) => row[column] ?? null));
        outputs.write(name, `${toCsv(cells, exact)}\n`);
        count += rows.length;
      }
      written.push({ file: join(out, name), rows: count });
    }
    outputs.commit();
  } catch (error) {
    outputs.discard();
    throw error instanceof InputError ? error : notWritable(out, error);
  }
  return written;
}

/** Columns of a table: of a sweep those that it has, of a whole store those of all parts. */
export function columnsOf({ folder, parts }: Readable, table: Table, manifest: Manifest | null): string[] {
  if (manifest && !keeps(manifest, table)) return [];
  if (manifest && table !== 'transitions') return columnsKept(manifest, table);
  const columns = new Set<string>();
  for (const { name, tables } of parts) {
    if (!tables.includes(table)) continue;
    const { metadata } = footerOf(readFileSync(partFile(folder, table, name)));
    for (const column of metadata.schema.slice(1)) columns.add(column.name);
  }
  return [...columns];
}

const keeps = ({ keep }: Manifest, table: Table) =>
  table === 'runs' || (table === 'series' ? keep.series.length > 0 : keep.transitions);
