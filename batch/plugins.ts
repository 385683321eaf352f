import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  addPlugin,
  InputError,
  problem,
  reasonOf,
  watchPlugins,
  type Load,
  type PluginRecord,
  type Problem,
} from '../sim/index.ts';
import { load as fromDisk } from './files.ts';

/** Where the module of a plug-in is: what a thread needs to load it too. */
export interface PluginFile {
  readonly hash: string;
  readonly file: string;
}

/** What a thread answers where a plug-in broke its contract. */
export interface Refused {
  readonly refused: readonly Problem[];
}

const files = new Map<string, PluginFile>();

/**
 * Loads a plug-in from its module, holds it to its contract, and keeps it for scenarios that are read with it.
 *
 * @throws InputError for a file that is missing, a module that does not load, and all that the contract finds.
 */
export async function loadPlugin(file: string): Promise<PluginRecord> {
  const record = await fromModule(file, false);
  files.set(record.hash, { hash: record.hash, file: resolve(file) });
  return record;
}

/** Where the plug-ins of a plan are. */
export function filesOf(plugins: readonly PluginRecord[]): PluginFile[] {
  return plugins.flatMap(({ hash }) => files.get(hash) ?? []);
}

/** Loads in a thread what another has tried. A file that has changed meanwhile is refused. */
export async function holdPlugins(wanted: readonly PluginFile[]): Promise<void> {
  for (const one of wanted) {
    if (files.has(one.hash)) continue;
    const { hash } = await fromModule(one.file, true);
    if (hash !== one.hash) throw new InputError([problem('pluginChanged', { file: one.file })]);
    files.set(hash, one);
  }
}

/** Reads files from disk, for scenarios that may use these plug-ins. */
export function loadWith(plugins: readonly PluginRecord[] = [], load: Load = fromDisk): Load {
  return Object.assign((path: string, from: string) => load(path, from), { plugins });
}

async function fromModule(file: string, trusted: boolean): Promise<PluginRecord> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new InputError([problem('fileMissing', { values: { found: file } })]);
  }
  // Before the module is loaded, so that it cannot keep a clock for later.
  watchPlugins();
  let module: { default?: unknown };
  try {
    // A module that was edited is another one, in programs that run on.
    const version = createHash('sha256').update(text).digest('hex').slice(0, 16);
    module = (await import(`${pathToFileURL(resolve(file)).href}?${version}`)) as { default?: unknown };
  } catch (error) {
    const reason = reasonOf(error);
    throw new InputError([problem('pluginThrew', { file, values: { hook: 'import', reason } })]);
  }
  return addPlugin(module.default, text, file, trusted);
}
