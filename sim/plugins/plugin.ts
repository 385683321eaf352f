import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import * as stages from '../stages/index.ts';
import * as fields from '../mechanisms/field.ts';
import { mechanism, type Mechanism } from '../mechanisms/mechanism.ts';
import { Occasions } from '../mechanisms/occasions.ts';
import { holdMechanisms, registryOf, type PluginRecord } from '../mechanisms/registry.ts';
import { Talk } from '../mechanisms/talk.ts';
import { holdMetrics, METRIC_IDS, type Metric } from '../observe/index.ts';
import { InputError, problem, reasonOf, type Problem } from '../problems.ts';
import { exp, log, pow, Stream } from '../random/index.ts';
import { checkMechanism, checkMetric } from './contract.ts';
import { guardMechanism, guardMetric } from './guard.ts';

/** What a plug-in adds: mechanisms, metrics or both. */
export interface Plugin {
  /** Lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly version: string;
  readonly mechanisms?: readonly Mechanism[];
  readonly metrics?: readonly Metric[];
}

/** A mechanism of one's own, checked by the compiler; `checkMechanism` holds it to the contract. */
export const defineMechanism = mechanism;

/** A metric of one's own. */
export const defineMetric = (definition: Metric): Metric => definition;

/**
 * What a plug-in's function is handed: everything that our own mechanisms are made of. A module that exports such a function
 * imports nothing, and so loads in Node, in threads and in a page alike.
 */
export const PLUGIN_KIT = {
  ...stages,
  ...fields,
  defineMechanism,
  defineMetric,
  exp,
  log,
  Occasions,
  pow,
  Stream,
  Talk,
  z,
} as const;

export type PluginKit = typeof PLUGIN_KIT;

/** The default export of a plug-in's module. */
export type PluginModule = Plugin | ((kit: PluginKit) => Plugin);

const shape = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  version: z.string().min(1),
  mechanisms: z.array(z.object({ id: z.string().regex(/^[a-z][A-Za-z0-9]*$/) }).loose()).default([]),
  metrics: z.array(z.object({ id: z.string().regex(/^[a-z][A-Za-z0-9]*$/) }).loose()).default([]),
});

const records = new Map<string, PluginRecord>();

/**
 * Holds a plug-in to its contract and keeps it for plans that name it. `text` is that of its module, whose hash is part of every
 * result; `file` is named in problems. A module that was added before is not looked at again. With `trusted` the contract is
 * taken as kept: another thread has tried it.
 *
 * @throws InputError with all that is wrong.
 */
export function addPlugin(module: unknown, text: string, file: string, trusted = false): PluginRecord {
  const hash = bytesToHex(sha256(utf8ToBytes(text)));
  const known = records.get(hash);
  if (known) return known;
  const plugin = read(module, file);
  const { id, version, mechanisms = [], metrics = [] } = plugin;
  const problems: Problem[] = [];
  const names = [...Object.keys(registryOf().mechanisms), ...METRIC_IDS];
  for (const one of [...mechanisms, ...metrics]) {
    if (names.includes(one.id))
      problems.push(problem('pluginNameTaken', { file, path: one.id, values: { found: one.id } }));
    names.push(one.id);
  }
  if (problems.length === 0 && !trusted) {
    problems.push(...mechanisms.flatMap((one) => checkMechanism(one, file)));
    problems.push(...metrics.flatMap((one) => checkMetric(one, file)));
  }
  if (problems.length > 0) throw new InputError(problems);
  holdMechanisms(
    hash,
    mechanisms.map((one) => guardMechanism(one, file)),
  );
  holdMetrics(
    hash,
    metrics.map((one) => guardMetric(one, file)),
  );
  const record = recordOf({ id, version, mechanisms, metrics }, hash);
  try {
    registryOf([record]);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError([
      problem('pluginThrew', { file, path: id, values: { hook: 'brings', reason: error.message } }),
    ]);
  }
  records.set(hash, record);
  return record;
}

/** A plug-in as plain data. */
export function recordOf({ id, version, mechanisms = [], metrics = [] }: Plugin, hash: string): PluginRecord {
  const rows = <T>(of: (one: Mechanism) => readonly T[] | undefined) =>
    mechanisms.flatMap((one) => of(one) ?? []);
  return {
    id,
    version,
    hash,
    mechanisms: mechanisms.map(({ id, name }) => ({ id, name })),
    metrics: metrics.map(({ id, name, unit, better, doc, series }) => {
      return { id, name, unit, better, doc, daily: series !== undefined };
    }),
    sources: rows((one) => one.brings?.sources),
    items: rows((one) => one.brings?.items),
    counters: rows((one) => one.brings?.counters),
  };
}

/** The plug-in that a module exports by default, or a problem that says what is missing. */
function read(module: unknown, file: string): Plugin {
  let plugin: unknown = module;
  try {
    if (typeof module === 'function') plugin = (module as (kit: PluginKit) => unknown)(PLUGIN_KIT);
  } catch (error) {
    const reason = reasonOf(error);
    throw new InputError([problem('pluginThrew', { file, values: { hook: 'default', reason } })]);
  }
  const result = shape.safeParse(plugin);
  if (result.success) return plugin as Plugin;
  throw new InputError(
    result.error.issues.map(({ path, message }) =>
      problem('pluginNoPlugin', { file, path: path.join('.'), values: { reason: message } }),
    ),
  );
}
