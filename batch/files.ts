import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError, problem, type Load } from '../sim/index.ts';
import { decode, MOST_CHARACTERS } from './text.ts';

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
    return { path: shown(candidate), text: read(candidate, path) };
  }
  return null;
};

/** The same, each file read once: whoever loads again and again sees the files as they were at first. */
export function loadOnce(): Load {
  const seen = new Map<string, ReturnType<Load>>();
  return (path, from) => {
    const key = JSON.stringify([from, path]);
    if (!seen.has(key)) seen.set(key, load(path, from));
    return seen.get(key)!;
  };
}

/** What reading takes at its peak, as measured on an edge list of 110 MB: bytes, text, names and ties. */
const MEMORY_PER_BYTE = 5;

/** The text of a file that is there, named as the user did where it cannot be read. */
function read(file: string, named: string): string {
  const refused = (code: string, values: Record<string, string | number>, line?: number) =>
    new InputError([problem(code, { file: shown(file), ...(line !== undefined && { line }), values })]);
  let bytes: Uint8Array;
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) throw new Error('a folder, not a file');
    if (!stat.isFile()) throw new Error('not a regular file');
    if (stat.size > MOST_CHARACTERS) {
      const megabytes = (size: number) => Math.floor(size / 1e6);
      throw refused('fileTooBig', { found: megabytes(stat.size), limit: megabytes(MOST_CHARACTERS) });
    }
    const needed = stat.size * MEMORY_PER_BYTE;
    if (needed > process.availableMemory()) {
      // Rounded apart, so that the message never shows two equal numbers.
      const available = Math.floor(process.availableMemory() / 1e8) / 10;
      throw refused('fileOverMemory', { needed: Math.ceil(needed / 1e8) / 10, available });
    }
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw refused('fileUnreadable', { found: named, reason });
  }
  const decoded = decode(bytes);
  if ('line' in decoded) throw refused('fileNotUtf8', {}, decoded.line);
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

/**
 * Makes a folder and what is above it, one at a time: the platform's own recursion never ends where a parent can hold
 * nothing, such as /proc. Returns what was made, the outermost first.
 */
export function makeFolders(folder: string): string[] {
  if (existsSync(folder)) return [];
  const made = makeFolders(dirname(folder));
  mkdirSync(folder);
  return [...made, folder];
}

/** Finds out whether results can be written to a folder, before they are made; leaves nothing behind. */
export function checkFolder(folder: string): void {
  let made: string[] = [];
  try {
    made = makeFolders(resolve(folder));
    const probe = join(folder, `.kindling-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw notWritable(folder, error);
  } finally {
    for (const one of made.toReversed()) rmdirSync(one);
  }
}

/** Writes a file under a temporary name and renames it: it appears whole or not at all. */
export function writeWhole(path: string, text: string): void {
  writeTogether(dirname(path), { [basename(path)]: text });
}

/**
 * Writes several files of one folder, all of them or none: each under a temporary name first, and only when all are on
 * the disk do they get their own. A file whose text is null belongs to an earlier writing, and goes.
 */
export function writeTogether(folder: string, files: Readonly<Record<string, string | null>>): void {
  const temporary = (name: string) => join(folder, `${name}.${process.pid}.part`);
  const written = Object.keys(files).filter((name) => files[name] !== null);
  try {
    makeFolders(resolve(folder));
    for (const name of written) writeFileSync(temporary(name), files[name]!);
    for (const name of written) renameSync(temporary(name), join(folder, name));
    for (const name of Object.keys(files))
      if (files[name] === null) rmSync(join(folder, name), { force: true });
  } catch (error) {
    for (const name of written) removeIfThere(temporary(name));
    throw notWritable(written.length === 1 ? join(folder, written[0]) : folder, error);
  }
}

function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Nothing was written: its folder is no folder.
  }
}

/** A run whose results cannot be kept; unlike a wrong input it may work the next time. */
export class OutputError extends InputError {
  override readonly name = 'OutputError';
}

/** A place that cannot be written to, with the system's reason. */
export function notWritable(path: string, error: unknown): OutputError {
  const reason = error instanceof Error ? error.message : String(error);
  return new OutputError([
    problem('outputNotWritable', { file: shown(path), values: { path: shown(path), reason } }),
  ]);
}
