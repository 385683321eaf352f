import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkMark,
  DAMAGED,
  FORMAT,
  isManifestName,
  isSweepId,
  manifestText,
  MARK,
  MARK_TEXT,
  partName,
  POINTS,
  pointsName,
  readManifest,
  sealOf,
  SWEEPS,
  TABLES,
  type CellName,
  type CellSet,
  type Manifest,
} from '../../results/index.ts';
import {
  asNote,
  InputError,
  problem,
  type Problem,
  type ProblemCode,
  type ProblemValues,
  reasonOf,
} from '../../sim/index.ts';
import { makeFolders, moveInto, nameOfTemporary, syncFolder, writeDurably } from '../disk.ts';
import { notWritable, OutputError, shown } from '../files.ts';
import type { Tables } from './buffer.ts';
import { sha256 } from './hash.ts';
import { isLock, LockedError, takeLock } from './lock.ts';
import { toParquet } from './parquet.ts';
import { listNames, partFile, survey, surveyPoints, type Finding, type Part } from './survey.ts';

/**
 * A folder of results that several sweeps may share. A part is up to three files of one name, in `series/`, `transitions/` and,
 * written last, `runs/`, which holds the seals of the others: a part without its runs was never finished. Parts are never changed.
 */

/** Throws InputError where a folder is no store of ours; false where there is none yet. */
export function isStore(folder: string): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat) return false;
  const notAStore = () => new InputError([problem('notAStore', { file: shown(folder) })]);
  if (!stat.isDirectory()) throw notAStore();
  const mark = join(folder, MARK);
  if (!existsSync(mark)) {
    // What a crash may leave behind before the mark is written.
    const ours = (name: string) => name.startsWith('.') || (name === 'lock' && isLock(join(folder, name)));
    if (!readdirSync(folder).every(ours)) throw notAStore();
    return false;
  }
  if (!statSync(mark).isFile()) throw notAStore();
  checkMark(readFileSync(mark, 'utf8'), shown(mark));
  return true;
}

/** The text of a regular file; '' for anything else, such as a pipe that would never end. */
const textOf = (file: string) => (statSync(file).isFile() ? readFileSync(file, 'utf8') : '');

/** The sweeps of a store, and the manifests that cannot be used with what is wrong with them. */
export function readManifests(folder: string): {
  manifests: Manifest[];
  unusable: string[];
  problems: Problem[];
} {
  const manifests: Manifest[] = [];
  const unusable: string[] = [];
  const problems: Problem[] = [];
  for (const name of listNames(join(folder, SWEEPS), SWEEPS, isManifestName, [])) {
    const file = join(folder, SWEEPS, name);
    try {
      manifests.push(readManifest(textOf(file), name, shown(file)));
    } catch (error) {
      if (!isDamage(error)) throw error;
      unusable.push(name);
      problems.push(...error.problems);
    }
  }
  return { manifests, unusable, problems };
}

/** Whether a manifest is broken; one of another version is none of this one's to judge. */
function isDamage(error: unknown): error is InputError {
  if (!(error instanceof InputError)) return false;
  return error.problems.every(({ code }) => code !== 'storeNewer' && code !== 'storeOlder');
}

/** A store held for writing. */
export class Store {
  readonly folder: string;
  /** Cells that are there. */
  readonly cells: CellSet;
  /** What was found damaged and set aside, or is none of a store's, as notes. */
  readonly notes: Problem[] = [];
  readonly #release: () => void;

  private constructor(folder: string, release: () => void, parts: readonly Part[], cells: CellSet) {
    this.folder = folder;
    this.#release = release;
    this.parts = parts;
    this.cells = cells;
  }

  /** Whole parts found when it was opened. */
  readonly parts: readonly Part[];

  /** Opens a folder, or makes it. Throws InputError for a folder of something else, OutputError where it cannot be written. */
  static async open(folder: string): Promise<Store> {
    const before = isStore(folder);
    let release = () => {};
    try {
      makeFolders(folder);
      release = takeLock(folder);
      if (!before) writeDurably(join(folder, MARK), MARK_TEXT);
      const { parts, cells, findings } = await survey(folder);
      const store = new Store(folder, release, parts, cells);
      listNames(join(folder, SWEEPS), SWEEPS, isManifestName, findings);
      for (const name of readdirSync(folder))
        if (nameOfTemporary(name) === MARK) findings.push({ kind: 'temporary', folder: '', name });
      for (const finding of findings) store.#heal(finding);
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

  /** What is no file of ours is left and named; what is ours and of no use goes; all else is set aside. */
  #heal({ kind, folder, name }: Finding): void {
    const path = join(this.folder, folder, name);
    if (kind === 'damaged') this.setAside(folder, name);
    else if (kind === 'orphan' || kind === 'temporary') {
      rmSync(path);
      syncFolder(join(this.folder, folder));
    } else this.#note(kind === 'stranger' ? 'storeStranger' : 'partRepeated', path, {});
  }

  /** What cannot be used is kept, out of the way: its cells count as not run. */
  setAside(folder: string, name: string): void {
    const places = folder === 'runs' ? TABLES : [folder];
    for (const place of places) {
      const file = join(this.folder, place, name);
      if (existsSync(file)) moveInto(file, join(this.folder, DAMAGED, place));
    }
    const code = folder === SWEEPS ? 'manifestSetAside' : 'partDamaged';
    this.#note(code, join(this.folder, folder, name), {
      folder: shown(join(this.folder, DAMAGED)),
    });
  }

  #note<C extends ProblemCode>(code: C, path: string, values: ProblemValues[C]): void {
    this.notes.push(asNote(problem(code, { file: shown(path), values })));
  }

  /** Writes what a store remembers of a sweep; a manifest that is damaged is set aside first. */
  writeManifest(manifest: Manifest): void {
    const name = `${manifest.id}.json`;
    const path = join(this.folder, SWEEPS, name);
    this.#writing(() => {
      if (existsSync(path)) {
        try {
          readManifest(textOf(path), name, shown(path));
        } catch (error) {
          if (!isDamage(error)) throw error;
          this.setAside(SWEEPS, name);
        }
      }
      writeDurably(path, manifestText(manifest));
    });
  }

  /** Adds the rows of cells as one part. */
  addPart(cells: readonly CellName[], tables: Tables): void {
    const part = partName(cells, sha256);
    const notes = { format: String(FORMAT) };
    this.#writing(() => {
      const seals: Record<string, string> = {};
      for (const table of TABLES) {
        if (table === 'runs' || tables[table].length === 0) continue;
        const bytes = toParquet(tables[table], { ...notes, table });
        seals[table] = sealOf(bytes)!;
        writeDurably(partFile(this.folder, table, part), bytes);
      }
      const runs = toParquet(tables.runs, { ...notes, table: 'runs', ...seals });
      writeDurably(partFile(this.folder, 'runs', part), runs);
    });
    for (const { point, replicate } of cells) this.cells.add(point, replicate);
  }

  /** Names of a sweep's files of points that are there; damaged ones are set aside, to be written again. */
  pointsThere(id: string): ReadonlySet<string> {
    const { files, findings } = surveyPoints(this.folder, id);
    this.#writing(() => findings.forEach((finding) => this.#heal(finding)));
    return new Set(files);
  }

  /** Adds the k-th file of a sweep's points. */
  addPoints(id: string, k: number, bytes: Uint8Array): void {
    if (!isSweepId(id)) throw new RangeError(`"${id}" is no id of a sweep.`);
    this.#writing(() => writeDurably(join(this.folder, POINTS, id, pointsName(k)), bytes));
  }

  #writing(write: () => void): void {
    try {
      write();
    } catch (error) {
      if (error instanceof InputError) throw error;
      const reason = reasonOf(error);
      throw new OutputError([problem('storeNotWritable', { file: shown(this.folder), values: { reason } })]);
    }
  }
}
