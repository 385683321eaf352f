import { existsSync, readdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError, problem, reasonOf, type GraphSource, type Load, type LoadedFile } from '../sim/index.ts';
import { makeFolders, PendingFile, syncFolder, writeDurably } from './disk.ts';
import { checkRoom, graphSourceOf } from './graph-source.ts';
import { decode, MAX_CHARACTERS } from './text.ts';

/** Disk access, all in one place: what ships, what the user names, and writing that is whole or not at all. */

const here = dirname(fileURLToPath(import.meta.url));

/** Folder of the scenarios that ship, from the checkout and from the installed package alike. */
const SHIPPED =
  [join(here, '../scenarios'), join(here, 'scenarios')].find(existsSync) ?? join(here, '../scenarios');

/** A path as a reader would type it: relative to where they are, where that is shorter. */
export function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near !== '' && !near.startsWith('..') && !isAbsolute(near) ? near : path;
}

/**
 * How results name a file: what ships by its place in the package, anything else as seen from where the reader is. Results
 * made from equal places are then equal, whatever lies above.
 */
export function recorded(path: string): string {
  const inPackage = relative(SHIPPED, resolve(path));
  const ships = !inPackage.startsWith('..') && !isAbsolute(inPackage);
  const near = ships ? join('scenarios', inPackage) : relative(process.cwd(), resolve(path));
  return near.replaceAll('\\', '/');
}

/** Reads a file named in another one ('' = on the command line). What ships may be named by its id alone. */
export const load: Load = (path, from) => {
  const base = from === '' ? process.cwd() : dirname(resolve(from));
  const candidates = [resolve(base, path)];
  for (const { id, file } of yamlFiles()) if (id === path) candidates.push(file);
  for (const candidate of candidates) {
    if (!existsSync(candidate)) continue;
    return new FileOnDisk(candidate, path);
  }
  return null;
};

/** A file that is there, read once; its text is made only where it is asked for. */
class FileOnDisk implements LoadedFile {
  readonly path: string;
  readonly #bytes: Uint8Array;
  #text: string | undefined;
  #graph: GraphSource | undefined;

  constructor(file: string, named: string) {
    this.path = shown(file);
    this.#bytes = readBytes(file, named);
  }

  get text(): string {
    return (this.#text ??= textOf(this.path, this.#bytes));
  }

  get graph(): GraphSource {
    return (this.#graph ??= graphSourceOf(this.path, this.#bytes));
  }
}

/** The bytes of a file that is there, named as the user did where it cannot be read. */
function readBytes(file: string, named: string): Uint8Array {
  const unreadable = (reason: string) =>
    new InputError([problem('fileUnreadable', { file: shown(file), values: { found: named, reason } })]);
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) throw unreadable('EISDIR');
    if (!stat.isFile()) throw new Error('not a regular file');
    checkRoom(shown(file), stat.size);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw unreadable(reasonOf(error));
  }
}

/** What a text takes beside its bytes, at most: two bytes a character, and what a parser makes of it. */
const MEMORY_PER_BYTE = 5;

/** The text in a file's bytes. */
function textOf(file: string, bytes: Uint8Array): string {
  if (bytes.length > MAX_CHARACTERS) {
    const [found, limit] = [bytes.length, MAX_CHARACTERS].map((size) => Math.floor(size / 1e6));
    throw new InputError([problem('fileTooBig', { file, values: { found, limit } })]);
  }
  checkRoom(file, bytes.length * MEMORY_PER_BYTE);
  const decoded = decode(bytes);
  if ('line' in decoded) throw new InputError([problem('fileNotUtf8', { file, line: decoded.line })]);
  return decoded.text;
}

/** Files of the laws that the simulator is held to: found by id like all others, but not offered as scenarios. */
const LAWS = 'validation';

/** Scenario and experiment files that ship, by id (file name without ending). */
export function shippedFiles(): { id: string; file: string }[] {
  return yamlFiles().filter(({ file }) => dirname(file) !== join(SHIPPED, LAWS));
}

/** The file of a law, as a reader would type it. */
export function validationFile(id: string): string {
  return shown(join(SHIPPED, LAWS, `${id}.yaml`));
}

function yamlFiles(): { id: string; file: string }[] {
  const names = existsSync(SHIPPED) ? readdirSync(SHIPPED, { recursive: true, encoding: 'utf8' }) : [];
  return names
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => ({ id: name.replace(/^.*[/\\]/, '').replace(/\.yaml$/, ''), file: join(SHIPPED, name) }));
}

/** Finds out whether results can be written to a folder, before they are made; leaves nothing behind. */
export function checkFolder(folder: string): void {
  let made: string[] = [];
  try {
    made = makeFolders(folder);
    new PendingFile(join(folder, 'probe')).discard();
  } catch (error) {
    throw notWritable(folder, error);
  } finally {
    for (const one of made.toReversed()) rmdirSync(one);
  }
}

/** Writes a file whole or not at all. */
export function writeWhole(path: string, text: string): void {
  try {
    writeDurably(path, text);
  } catch (error) {
    throw notWritable(path, error);
  }
}

/**
 * Writes several files of one folder, all of them or none: each under a temporary name first, and only when all are on
 * the disk do they get their own.
 */
export function writeTogether(folder: string, files: Readonly<Record<string, string>>): void {
  const pending: PendingFile[] = [];
  try {
    for (const [name, text] of Object.entries(files)) {
      const file = new PendingFile(join(folder, name));
      pending.push(file);
      file.write(text);
      file.flush();
    }
    for (const file of pending) file.rename();
    syncFolder(folder);
  } catch (error) {
    for (const file of pending) file.discard();
    throw notWritable(folder, error);
  }
}

/** A run whose results cannot be kept; unlike a wrong input it may work the next time. */
export class OutputError extends InputError {
  override readonly name = 'OutputError';
}

/** A place that cannot be written to, with the system's reason; a file where a folder is asked for is a wrong input. */
export function notWritable(path: string, error: unknown): InputError {
  const reason = reasonOf(error);
  const where = { file: shown(path), values: { path: shown(path), reason } };
  if (['ENOTDIR', 'EISDIR', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? ''))
    return new InputError([problem('outputNoFolder', where)]);
  return new OutputError([problem('outputNotWritable', where)]);
}
