import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError, problem, type Problem } from '../../sim/index.ts';
import { makeFolders, notWritable, OutputError, shown } from '../files.ts';
import type { Tables } from './buffer.ts';
import { CellSet } from './cells.ts';
import { TEMPORARY, writeDurably } from './disk.ts';
import { hashText } from './hash.ts';
import { LockedError, takeLock } from './lock.ts';
import { FORMAT, type Manifest } from './manifest.ts';
import { footerOf, readRows, toParquet } from './parquet.ts';

/**
 * A folder of results that several sweeps may share. A part is up to three files of one name, in `series/`, `events/` and,
 * written last, `runs/`: a part without its runs was never finished. Parts are never changed.
 */

const MARK = 'store.json';
export const TABLES = ['runs', 'series', 'events'] as const;
export type Table = (typeof TABLES)[number];

/** Throws InputError where a folder is no store of ours; false where there is none yet. */
export function isStore(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const refuse = (code: string, values: Record<string, string | number> = {}) =>
    new InputError([problem(code, { file: shown(folder), values })]);
  if (!statSync(folder).isDirectory()) throw refuse('notAStore');
  const mark = join(folder, MARK);
  if (!existsSync(mark)) {
    // What a crash may leave behind before the mark is written.
    const names = readdirSync(folder).filter((name) => !name.startsWith('.') && name !== 'lock');
    if (names.length > 0) throw refuse('notAStore');
    return false;
  }
  const { kindlingStore } = readJson(mark) as { kindlingStore?: unknown };
  if (typeof kindlingStore !== 'number') throw refuse('notAStore');
  if (kindlingStore > FORMAT) throw refuse('storeNewer', { found: kindlingStore, limit: FORMAT });
  return true;
}

/** Reads a file of ours; broken JSON is told as a problem of that file. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError([
      problem('fileUnreadable', { file: shown(file), values: { found: shown(file), reason } }),
    ]);
  }
}

/** All sweeps of a store, by id. */
export function readManifests(folder: string): Manifest[] {
  return list(join(folder, 'sweeps'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const file = join(folder, 'sweeps', name);
      const manifest = readJson(file) as Manifest;
      if (!(manifest.format <= FORMAT)) {
        const values = { found: manifest.format ?? '?', limit: FORMAT };
        throw new InputError([problem('storeNewer', { file: shown(file), values })]);
      }
      return manifest;
    });
}

/** Names of whole parts. */
export function partsOf(folder: string): string[] {
  return list(join(folder, 'runs')).filter((name) => name.endsWith('.parquet'));
}

export const partFile = (folder: string, table: Table, part: string) => join(folder, table, part);

/** The cells of one part; throws where one of its files is cut off. */
export async function cellsOfPart(
  folder: string,
  part: string,
): Promise<{ point: string; replicate: number }[]> {
  const bytes = readFileSync(partFile(folder, 'runs', part));
  const { notes } = footerOf(bytes);
  for (const table of ['series', 'events'] as const) {
    const expected = notes[table];
    if (expected !== undefined && statSync(partFile(folder, table, part)).size !== Number(expected))
      throw new Error(`${table}: ${expected} bytes expected`);
  }
  const rows = await readRows(bytes, ['point', 'replicate']);
  return rows as { point: string; replicate: number }[];
}

/** A store held for writing. */
export class Store {
  readonly folder: string;
  /** Cells that are there. */
  readonly cells = new CellSet();
  /** Parts found damaged and set aside, as notes. */
  readonly notes: Problem[] = [];
  readonly #release: () => void;

  private constructor(folder: string, release: () => void) {
    this.folder = folder;
    this.#release = release;
  }

  /** Opens a folder, or makes it. Throws InputError for a folder of something else, OutputError where it cannot be written. */
  static async open(folder: string): Promise<Store> {
    const before = isStore(folder);
    let release = () => {};
    try {
      makeFolders(resolve(folder));
      release = takeLock(folder);
      if (!before) writeDurably(join(folder, MARK), `${JSON.stringify({ kindlingStore: FORMAT })}\n`);
      const store = new Store(folder, release);
      await store.#read();
      return store;
    } catch (error) {
      release();
      if (error instanceof LockedError) {
        const { pid, host } = error.holder;
        throw new OutputError([
          problem('storeLocked', {
            file: shown(folder),
            values: { pid: String(pid), host, lock: shown(join(folder, 'lock')) },
          }),
        ]);
      }
      throw error instanceof InputError ? error : notWritable(folder, error);
    }
  }

  close(): void {
    this.#release();
  }

  async #read(): Promise<void> {
    const { folder } = this;
    for (const name of list(folder).filter((one) => TEMPORARY.test(one))) rmSync(join(folder, name));
    for (const table of [...TABLES, 'sweeps', 'points'])
      for (const name of list(join(folder, table)))
        if (TEMPORARY.test(name)) rmSync(join(folder, table, name));
    const parts = new Set(partsOf(folder));
    for (const table of ['series', 'events'] as const)
      for (const name of list(join(folder, table)))
        if (!parts.has(name)) rmSync(partFile(folder, table, name));
    for (const part of parts) {
      try {
        for (const { point, replicate } of await cellsOfPart(folder, part)) this.cells.add(point, replicate);
      } catch {
        this.#setAside(part);
      }
    }
  }

  /** A part that cannot be read is kept, out of the way: its cells count as not run. */
  #setAside(part: string): void {
    for (const table of TABLES) {
      const file = partFile(this.folder, table, part);
      if (!existsSync(file)) continue;
      mkdirSync(join(this.folder, 'damaged', table), { recursive: true });
      renameSync(file, join(this.folder, 'damaged', table, part));
    }
    const file = shown(partFile(this.folder, 'runs', part));
    const values = { folder: shown(join(this.folder, 'damaged')) };
    this.notes.push({ ...problem('partDamaged', { file, values }), severity: 'note' });
  }

  writeManifest(manifest: Manifest): void {
    this.#writing(() =>
      writeDurably(
        join(this.folder, 'sweeps', `${manifest.id}.json`),
        `${JSON.stringify(manifest, null, 2)}\n`,
      ),
    );
  }

  /** Adds the rows of cells as one part. */
  addPart(cells: readonly { point: string; replicate: number }[], tables: Tables): void {
    const names = cells.map(({ point, replicate }) => `${point}/${replicate}`).toSorted();
    const part = `${hashText(names.join('\n')).slice(0, 16)}.parquet`;
    this.#writing(() => {
      const sizes: Record<string, string> = {};
      for (const table of ['series', 'events'] as const) {
        if (tables[table].length === 0) continue;
        const bytes = toParquet(tables[table], {});
        sizes[table] = String(bytes.length);
        writeDurably(partFile(this.folder, table, part), bytes);
      }
      writeDurably(partFile(this.folder, 'runs', part), toParquet(tables.runs, sizes));
    });
    for (const { point, replicate } of cells) this.cells.add(point, replicate);
  }

  /** Adds a file whole, as it is elsewhere. */
  addFile(path: string, bytes: Uint8Array): void {
    this.#writing(() => writeDurably(join(this.folder, path), bytes));
  }

  #writing(write: () => void): void {
    try {
      write();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new OutputError([problem('storeNotWritable', { file: shown(this.folder), values: { reason } })]);
    }
  }
}

function list(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
}
