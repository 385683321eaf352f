import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError, problem, type Load } from '../sim/index.ts';

/** Disk access, all in one place: what ships, what the user names, and writing that is whole or not at all. */

const here = dirname(fileURLToPath(import.meta.url));

/** Folder of the scenarios that ship, from the checkout and from the installed package alike. */
export const SHIPPED =
  [join(here, '../scenarios'), join(here, 'scenarios')].find(existsSync) ?? join(here, '../scenarios');

/** A path as a reader would type it: relative to where they are, where that is shorter. */
export function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near !== '' && !near.startsWith('..') && !isAbsolute(near) ? near : path;
}

/** Reads a file named in another one ('' = on the command line). What ships may be named by its id alone. */
export const load: Load = (path, from) => {
  const base = from === '' ? process.cwd() : dirname(resolve(from));
  const candidates = [resolve(base, path)];
  for (const { id, file } of shippedFiles()) if (id === path) candidates.push(file);
  for (const candidate of candidates) {
    if (!existsSync(candidate)) continue;
    try {
      const stat = statSync(candidate);
      if (stat.isDirectory()) throw new Error('a folder, not a file');
      if (!stat.isFile()) throw new Error('not a regular file');
      return { path: shown(candidate), text: readFileSync(candidate, 'utf8') };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new InputError([
        problem('fileUnreadable', { file: shown(candidate), values: { found: path, reason } }),
      ]);
    }
  }
  return null;
};

/** Scenario and experiment files that ship, by id (file name without ending). */
export function shippedFiles(): { id: string; file: string }[] {
  const names = existsSync(SHIPPED) ? readdirSync(SHIPPED, { recursive: true, encoding: 'utf8' }) : [];
  return names
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => ({ id: name.replace(/^.*[/\\]/, '').replace(/\.yaml$/, ''), file: join(SHIPPED, name) }));
}

/** One folder at a time: the platform's own recursion never ends where a parent can hold nothing, such as /proc. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  mkdirSync(folder);
}

/** Makes a folder for results; a problem where that cannot be. */
export function makeFolder(folder: string): void {
  try {
    makeFolders(resolve(folder));
    const probe = join(folder, `.kindling-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw notWritable(folder, error);
  }
}

/** Writes a file under a temporary name and renames it: it appears whole or not at all. */
export function writeWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.part`;
  try {
    makeFolders(dirname(resolve(path)));
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw notWritable(path, error);
  }
}

/** A run whose results cannot be kept; unlike a wrong input it may work the next time. */
export class OutputError extends InputError {
  override readonly name = 'OutputError';
}

function notWritable(path: string, error: unknown): OutputError {
  const reason = error instanceof Error ? error.message : String(error);
  return new OutputError([
    problem('outputNotWritable', { file: shown(path), values: { path: shown(path), reason } }),
  ]);
}
