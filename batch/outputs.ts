import { createHash, type Hash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError, problem, type Problem } from '../sim/index.ts';
import { makeFolders, PendingFile, syncFolder, writeDurably } from './disk.ts';
import { notWritable, shown } from './files.ts';

/**
 * Files that a command leaves in a folder of the user's choice. The folder keeps a list of them with their checksums, and
 * nothing else is ever replaced or removed: neither a file that Kindling did not write, nor one that was changed since.
 */

/** The list of what Kindling wrote to a folder. */
export const LIST = 'kindling.json';
const VERSION_OF_LIST = 1;

/** Checksums of a file by name: those of its last writing, and for as long as a writing is under way those of both. */
type Written = Readonly<Record<string, readonly string[]>>;

/** Throws InputError, naming them, where files of these names are there that Kindling did not write. */
export function refuseForeign(folder: string, names: readonly string[]): void {
  const written = readList(folder);
  const foreign = names.filter((name) => {
    const hash = hashOf(join(folder, name));
    return hash !== null && !written?.[name]?.includes(hash);
  });
  if (written === null) foreign.push(LIST);
  if (foreign.length === 0) return;
  const values = { path: shown(folder), found: foreign.join(', ') };
  throw new InputError([problem('outputForeign', { file: shown(folder), values })]);
}

/**
 * What is wrong with the files that Kindling wrote to a folder: changed since, or gone; null where the folder has no list of them.
 */
export function checkOutputs(folder: string): Problem[] | null {
  const written = readList(folder);
  if (!written || Object.keys(written).length === 0) return null;
  return Object.entries(written).flatMap(([name, hashes]) => {
    // A name of a list never leads out of its folder.
    const hash = basename(name) === name ? hashOf(join(folder, name)) : '';
    if (hash !== null && hashes.includes(hash)) return [];
    const code = hash === null ? 'outputGone' : 'outputChanged';
    return [problem(code, { file: shown(join(folder, basename(name))) })];
  });
}

/** A set of files of one folder that appear together. */
export class Outputs {
  readonly #folder: string;
  readonly #names: readonly string[];
  readonly #files = new Map<string, { readonly pending: PendingFile; readonly hash: Hash }>();

  /**
   * @param names all that the command may write; of those it does not, an earlier one is removed, as it would mislead.
   * @throws InputError where one of them is there and not Kindling's, unless `force` is given.
   */
  constructor(folder: string, names: readonly string[], force = false) {
    this.#folder = folder;
    this.#names = names;
    if (!force) refuseForeign(folder, names);
  }

  /** Appends to a file. */
  write(name: string, text: string): void {
    let file = this.#files.get(name);
    if (!file) {
      file = { pending: new PendingFile(join(this.#folder, name)), hash: createHash('sha256') };
      this.#files.set(name, file);
    }
    file.pending.write(text);
    file.hash.update(text);
  }

  /** All files are brought to the disk first, and only then get their names. */
  commit(): void {
    const folder = this.#folder;
    makeFolders(folder);
    for (const { pending } of this.#files.values()) pending.flush();
    const before = readList(folder) ?? {};
    const now: Written = Object.fromEntries(
      [...this.#files].map(([name, { hash }]) => [name, [hash.digest('hex')]]),
    );
    // Should power fail between two renames, both the old and the new files are known as Kindling's.
    const either = Object.fromEntries(
      [...new Set([...Object.keys(before), ...Object.keys(now)])].map((name) => [
        name,
        [...(before[name] ?? []), ...(now[name] ?? [])],
      ]),
    );
    writeList(folder, either);
    for (const { pending } of this.#files.values()) pending.rename();
    for (const name of this.#names) if (!this.#files.has(name)) rmSync(join(folder, name), { force: true });
    syncFolder(folder);
    const others = Object.entries(before).filter(([name]) => !this.#names.includes(name));
    writeList(folder, { ...Object.fromEntries(others), ...now });
  }

  /** Leaves nothing of what was not committed. */
  discard(): void {
    for (const { pending } of this.#files.values()) pending.discard();
  }
}

/** Writes files of one folder, all of them or none; one whose text is null belongs to an earlier writing, and goes. */
export function writeOutputs(
  folder: string,
  files: Readonly<Record<string, string | null>>,
  force = false,
): void {
  const outputs = new Outputs(folder, Object.keys(files), force);
  try {
    for (const [name, text] of Object.entries(files)) if (text !== null) outputs.write(name, text);
    outputs.commit();
  } catch (error) {
    outputs.discard();
    throw error instanceof InputError ? error : notWritable(folder, error);
  }
}

function writeList(folder: string, files: Written): void {
  writeDurably(
    join(folder, LIST),
    `${JSON.stringify({ kindlingOutput: VERSION_OF_LIST, files }, null, 2)}\n`,
  );
}

/** The list of a folder, empty where there is none; null where a file of that name is none of ours. */
function readList(folder: string): Written | null {
  let text: string;
  try {
    if (!lstatSync(join(folder, LIST)).isFile()) return null;
    text = readFileSync(join(folder, LIST), 'utf8');
  } catch (error) {
    if (isAbsent(error)) return {};
    throw notWritable(folder, error);
  }
  try {
    const list = JSON.parse(text) as { kindlingOutput?: unknown; files?: Written } | null;
    const files = list?.kindlingOutput === VERSION_OF_LIST ? list.files : null;
    const whole = files && Object.values(files).every((hashes) => Array.isArray(hashes));
    return whole ? files : null;
  } catch {
    return null;
  }
}

/** SHA-256 of a file, read piece by piece; '' for what is no file, null where nothing is there. */
function hashOf(path: string): string | null {
  try {
    if (!lstatSync(path).isFile()) return '';
    const hash = createHash('sha256');
    const piece = new Uint8Array(1 << 20);
    const file = openSync(path, 'r');
    try {
      for (let n = readSync(file, piece); n > 0; n = readSync(file, piece)) hash.update(piece.subarray(0, n));
    } finally {
      closeSync(file);
    }
    return hash.digest('hex');
  } catch (error) {
    if (isAbsent(error)) return null;
    throw notWritable(dirname(path), error);
  }
}

function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
}
