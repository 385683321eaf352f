import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  CellSet,
  FORMAT,
  isCell,
  isIntact,
  isPartName,
  isPointsName,
  partName,
  POINTS,
  sealOf,
  TABLES,
  type CellName,
  type Table,
} from '../../results/index.ts';
import { nameOfTemporary } from '../disk.ts';
import { sha256 } from './hash.ts';
import { footerOf, readRows } from './parquet.ts';

/** What is in the tables of a store, file by file: which parts are whole, and what is wrong with the rest. Only reads. */

export interface Part {
  readonly name: string;
  /** The tables it has a file in. */
  readonly tables: readonly Table[];
  /** Cells that a part before it has too: their rows here do not count. */
  readonly repeated: readonly CellName[];
}

/**
 * `damaged`: bears a part's name, but its bytes or its cells are not those of a part. `orphan`: intact, but of a part whose runs were
 * never written. `temporary`: left by a writing that did not end. `stranger`: none of ours. `repeated`: a part of which
 * every cell is in others.
 */
export interface Finding {
  readonly kind: 'damaged' | 'orphan' | 'temporary' | 'stranger' | 'repeated';
  /** Folder and name in the store. */
  readonly folder: string;
  readonly name: string;
}

export interface Survey {
  /** Whole parts, by name. */
  readonly parts: readonly Part[];
  /** Every cell, once. */
  readonly cells: CellSet;
  readonly findings: Finding[];
}

export const partFile = (folder: string, table: Table, part: string) => join(folder, table, part);

export async function survey(folder: string): Promise<Survey> {
  const parts: Part[] = [];
  const cells = new CellSet();
  const findings: Finding[] = [];
  const claimed = new Set<string>();
  for (const name of listNames(join(folder, 'runs'), 'runs', isPartName, findings)) {
    const read = await readPart(folder, name);
    if (!read) {
      findings.push({ kind: 'damaged', folder: 'runs', name });
      // Its other tables go with it.
      for (const table of TABLES) claimed.add(`${table}/${name}`);
      continue;
    }
    const repeated = read.cells.filter(({ point, replicate }) => cells.has(point, replicate));
    for (const table of read.tables) claimed.add(`${table}/${name}`);
    if (read.cells.length > 0 && repeated.length === read.cells.length) {
      findings.push({ kind: 'repeated', folder: 'runs', name });
      continue;
    }
    for (const { point, replicate } of read.cells) cells.add(point, replicate);
    parts.push({ name, tables: read.tables, repeated });
  }
  for (const table of TABLES) {
    if (table === 'runs') continue;
    for (const name of listNames(join(folder, table), table, isPartName, findings)) {
      if (claimed.has(`${table}/${name}`)) continue;
      const bytes = readFile(partFile(folder, table, name));
      const kind = bytes && isOurs(bytes, { table }) ? 'orphan' : 'damaged';
      findings.push({ kind, folder: table, name });
    }
  }
  return { parts, cells, findings };
}

/** The files of a sweep's points that are whole, in order, and what is wrong with the others. */
export function surveyPoints(folder: string, id: string): { files: string[]; findings: Finding[] } {
  const place = join(POINTS, id);
  const findings: Finding[] = [];
  const files: string[] = [];
  for (const name of listNames(join(folder, place), place, isPointsName, findings)) {
    const bytes = readFile(join(folder, place, name));
    if (bytes && isOurs(bytes, { table: POINTS, sweep: id, file: name })) files.push(name);
    else findings.push({ kind: 'damaged', folder: place, name });
  }
  return { files, findings };
}

/** Names in a folder that have the form of ours; all others are findings. */
export function listNames(
  folder: string,
  shown: string,
  isOurName: (name: string) => boolean,
  findings: Finding[],
): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  const names: string[] = [];
  for (const name of readdirSync(folder).toSorted()) {
    if (isOurName(name)) names.push(name);
    else {
      const meant = nameOfTemporary(name);
      const kind = meant !== null && isOurName(meant) ? 'temporary' : 'stranger';
      findings.push({ kind, folder: shown, name });
    }
  }
  return names;
}

/** Cells and tables of one part; null where any of its files is damaged, or is not what its name says. */
async function readPart(
  folder: string,
  name: string,
): Promise<{ cells: CellName[]; tables: Table[] } | null> {
  try {
    return await readWhole(folder, name);
  } catch (error) {
    // Intact, and yet no Parquet: made by somebody who wants to be believed. What the system refuses is another matter.
    if (error instanceof Error && 'syscall' in error) throw error;
    return null;
  }
}

async function readWhole(
  folder: string,
  name: string,
): Promise<{ cells: CellName[]; tables: Table[] } | null> {
  const bytes = readFile(partFile(folder, 'runs', name));
  if (!bytes || !isOurs(bytes, { table: 'runs' })) return null;
  const { notes } = footerOf(bytes);
  const tables: Table[] = ['runs'];
  for (const table of TABLES) {
    const expected = notes[table];
    if (expected === undefined) continue;
    const other = readFile(partFile(folder, table, name));
    if (!other || sealOf(other) !== expected || !isOurs(other, { table })) return null;
    tables.push(table);
  }
  const cells: CellName[] = [];
  for (const { point, replicate } of await readRows(bytes, ['point', 'replicate'])) {
    if (!isCell(point, replicate)) return null;
    cells.push({ point: String(point), replicate: Number(replicate) });
  }
  return partName(cells, sha256) === name ? { cells, tables } : null;
}

/** Whether bytes are those of a file that Kindling wrote, unchanged, and say of themselves what is expected. */
export function isOurs(bytes: Uint8Array, expected: Readonly<Record<string, string>>): boolean {
  if (!isIntact(bytes, sha256)) return false;
  let notes: Record<string, string>;
  try {
    ({ notes } = footerOf(bytes));
  } catch {
    return false;
  }
  if (notes['format'] !== String(FORMAT)) return false;
  return Object.entries(expected).every(([key, value]) => notes[key] === value);
}

/** Bytes of a regular file; null for anything else, such as a pipe that would never end. Throws where it may not be read. */
function readFile(path: string): Uint8Array | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? readFileSync(path) : null;
}
