import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { notWritable } from '../files.ts';
import { columnsKept, type Manifest } from './manifest.ts';
import { footerOf } from './parquet.ts';
import { rowsOf } from './read.ts';
import { partFile, TABLES, type Table } from './store.ts';

/** Writes the tables of a sweep as CSV, part by part; each file appears whole or not at all. */
export async function exportCsv(
  folder: string,
  parts: readonly string[],
  manifest: Manifest | null,
  out: string,
): Promise<{ file: string; rows: number }[]> {
  const written: { file: string; rows: number }[] = [];
  for (const table of TABLES) {
    const columns = columnsOf(folder, parts, table, manifest);
    if (columns.length === 0) continue;
    const path = join(out, `${table}.csv`);
    const temporary = join(out, `.${table}.csv.${process.pid}.part`);
    try {
      mkdirSync(out, { recursive: true });
      const file = openSync(temporary, 'w');
      let count = 0;
      try {
        writeSync(file, `${Papa.unparse([columns])}\n`);
        for await (const rows of rowsOf(folder, parts, table, manifest)) {
          if (rows.length === 0) continue;
          const cells = rows.map((row) => columns.map((name) => row[name] ?? null));
          writeSync(file, `${Papa.unparse(cells, { newline: '\n' })}\n`);
          count += rows.length;
        }
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(temporary, path);
      written.push({ file: path, rows: count });
    } catch (error) {
      rmSync(temporary, { force: true });
      throw notWritable(path, error);
    }
  }
  return written;
}

/** Columns of a table: of a sweep those that it has, of a whole store those of all parts. */
export function columnsOf(
  folder: string,
  parts: readonly string[],
  table: Table,
  manifest: Manifest | null,
): string[] {
  if (manifest && !keeps(manifest, table)) return [];
  if (manifest && table !== 'events') return columnsKept(manifest, table);
  const columns = new Set<string>();
  for (const part of parts) {
    const file = partFile(folder, table, part);
    if (!existsSync(file)) continue;
    for (const { name } of footerOf(readFileSync(file)).metadata.schema.slice(1)) columns.add(name);
  }
  return [...columns];
}

const keeps = ({ keep }: Manifest, table: Table) =>
  table === 'runs' || (table === 'series' ? keep.series.length > 0 : keep.events);
