import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { InputError, loadFile, problem, type Change, type Variant } from '../sim/index.ts';
import { load } from './files.ts';

/** The name of the scenario around a graph file; no file of the user's is called so. */
const ALONE = '(graph)';
/** Bytes looked at to tell a graph from a scenario. */
const HEAD = 1 << 16;
/** A field of a scenario, an experiment or a sweep at the left edge, or first in a map. */
const SCENARIO =
  /(?:^|\n|\{\s*|,\s*)["']?(?:version|extends|variants|days|people|seeding|wordOfMouth|base|bases|factors|claim)["']?\s*:(?:\s|$)/;

/**
 * Whether a file is a graph rather than a scenario: by its content, whatever its name. YAML and JSON with a field of a scenario
 * are none; nor is what is not there, or is named like YAML.
 */
export function isGraphFile(name: string): boolean {
  if (/\.ya?ml$/i.test(name) || !isFile(name)) return false;
  const head = headOf(name);
  if (head.includes(0) || head[0] === 0x1f) return true;
  const text = new TextDecoder().decode(head);
  if (/^\s*[{[]/.test(text) && /"(?:nodes|links|edges|elements|adjacency)"\s*:/.test(text))
    return !/"version"\s*:\s*1\b/.test(text.slice(0, 1000)) || /"(?:links|edges)"\s*:/.test(text);
  return !SCENARIO.test(text);
}

function isFile(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;
}

function headOf(name: string): Uint8Array {
  const file = openSync(name, 'r');
  try {
    const head = new Uint8Array(HEAD);
    return head.subarray(0, readSync(file, head, 0, HEAD, 0));
  } finally {
    closeSync(file);
  }
}

/**
 * A graph file as the scenario that has nothing else, so that it can be changed as one: `graph.weightCut`, for example. No
 * tie is strong unless the file says so.
 */
export function asScenario(file: string, changes: readonly Change[]): Variant {
  if (!existsSync(file)) throw new InputError([problem('fileMissing', { file, values: { found: file } })]);
  const text = JSON.stringify({ version: 1, graph: { kind: 'file', path: file, strongShare: 0 } });
  const loaded = loadFile(ALONE, (path) => (path === ALONE ? { path, text } : load(path, '')), changes);
  const errors = loaded.problems.filter((p) => p.severity === 'error');
  if (errors.length > 0) throw new InputError(errors);
  return loaded.variants[0];
}

/** A scenario was asked for: says how a graph is used. */
export function refuseGraph(file: string): void {
  if (!isGraphFile(file)) return;
  throw new InputError([problem('graphNotScenario', { file, values: { found: file } })]);
}
