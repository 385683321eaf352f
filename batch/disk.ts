import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * The one way to write: under a temporary name, down to the disk, then under its own name, and the folder's entry down to the
 * disk as well. After a crash or a loss of power a file is whole, old or new, or not there. Errors are the system's own.
 */

/** Temporary files begin with a dot, so that no reader's pattern such as `runs/*.parquet` takes them in. */
const temporaryName = (name: string) => `.${name}.${process.pid}.kindling`;

/** The name that a temporary file was to have; null where a name is none of ours. */
export function nameOfTemporary(name: string): string | null {
  return /^\.(.+)\.\d+\.kindling$/.exec(name)?.[1] ?? null;
}

/**
 * Makes a folder and what is above it, one at a time: the platform's own recursion never ends where a parent can hold
 * nothing, such as /proc. Returns what was made, the outermost first.
 */
export function makeFolders(folder: string): string[] {
  if (folder.trim() === '')
    throw Object.assign(new Error('ENOENT: a folder without a name'), { code: 'ENOENT' });
  const path = resolve(folder);
  if (existsSync(path)) {
    if (statSync(path).isDirectory()) return [];
    throw Object.assign(new Error(`ENOTDIR: not a directory, mkdir '${path}'`), { code: 'ENOTDIR', path });
  }
  const made = makeFolders(dirname(path));
  mkdirSync(path);
  syncFolder(dirname(path));
  return [...made, path];
}

/** A file that is being written; nothing is under its name before it is committed. */
export class PendingFile {
  readonly path: string;
  readonly #temporary: string;
  readonly #file: number;
  #open = true;

  /** Makes the folder too, where it is not there. */
  constructor(path: string) {
    makeFolders(dirname(path));
    this.path = path;
    this.#temporary = join(dirname(path), temporaryName(basename(path)));
    this.#file = openSync(this.#temporary, 'w');
  }

  write(bytes: Uint8Array | string): void {
    const data = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    for (let at = 0; at < data.length;) at += writeSync(this.#file, data, at);
  }

  /** Brings what was written down to the disk. */
  flush(): void {
    fsyncSync(this.#file);
    this.#close();
  }

  /** Gives the file its name; the folder is still to be brought down to the disk by {@link syncFolder}. */
  rename(): void {
    if (this.#open) this.flush();
    renameSync(this.#temporary, this.path);
  }

  commit(): void {
    this.rename();
    syncFolder(dirname(this.path));
  }

  /** Leaves nothing behind. */
  discard(): void {
    this.#close();
    rmSync(this.#temporary, { force: true });
  }

  #close(): void {
    if (!this.#open) return;
    this.#open = false;
    closeSync(this.#file);
  }
}

/** Writes a file whole or not at all. */
export function writeDurably(path: string, bytes: Uint8Array | string): void {
  const file = new PendingFile(path);
  try {
    file.write(bytes);
    file.commit();
  } catch (error) {
    file.discard();
    throw error;
  }
}

/** Moves a file into another folder under its name, or under a number more where that is taken; returns where it is. */
export function moveInto(path: string, folder: string): string {
  makeFolders(folder);
  const name = basename(path);
  let to = join(folder, name);
  for (let k = 2; existsSync(to); k++) to = join(folder, `${k}-${name}`);
  renameSync(path, to);
  syncFolder(folder);
  syncFolder(dirname(path));
  return to;
}

/** Brings a folder's entries down to the disk, where the system can. */
export function syncFolder(folder: string): void {
  let file: number;
  try {
    file = openSync(folder, 'r');
  } catch {
    // Windows opens no folders; its renames are written through.
    return;
  }
  try {
    fsyncSync(file);
  } catch (error) {
    // Some file systems cannot do this; a disk that fails is no such case.
    if ((error as NodeJS.ErrnoException).code === 'EIO') throw error;
  } finally {
    closeSync(file);
  }
}
