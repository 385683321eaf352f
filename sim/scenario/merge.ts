import { problem, type Problem } from '../problems.ts';
import { cut, FORBIDDEN_KEYS, kindOf, readValue } from './document.ts';

/** Changing one plain value by another. Nothing here changes what it is given. */

type PlainMap = Readonly<Record<string, unknown>>;

/** A map, as opposed to a list, a text, a number, a boolean or nothing. */
export function isPlainMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * `base` with `patch` laid over it (RFC 7396, JSON Merge Patch). Maps are merged key by key; a list or a single
 * value replaces what was there, whole. `null` in a patch removes the key, so that the default holds again.
 * Inside a list of the patch `null` stays `null`.
 */
export function mergePatch(base: unknown, patch: unknown): unknown {
  if (!isPlainMap(patch)) return patch;
  const merged = new Map(Object.entries(isPlainMap(base) ? base : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null || value === undefined) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged); // Defines keys rather than assigning them: `__proto__` would be a plain key.
}

/**
 * {@link mergePatch} for scenarios, with one rule more: a patch that names another kind of graph, or another law of ties or
 * offspring, replaces that map whole, because each kind and each law has fields of its own.
 */
export function mergeScenario(base: unknown, patch: unknown): unknown {
  let before = base;
  for (const path of [['graph'], ['graph', 'degrees'], ['graph', 'offspring']]) {
    const tag = path.length === 1 ? 'kind' : 'law';
    const [was, is] = [valueOf(before, [...path, tag]), valueOf(patch, [...path, tag])];
    if (was !== undefined && is !== undefined && was !== is) before = mergePatch(before, without(path));
  }
  return mergePatch(before, patch);
}

function valueOf(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((here, step) => (isPlainMap(here) ? here[step] : undefined), value);
}

/** The patch that removes what stands at a path. */
function without(path: readonly string[]): unknown {
  return path.reduceRight<unknown>((inner, step) => ({ [step]: inner }), null);
}

/** The kind of graph that a scenario as plain data names, if it does. */
export function graphKind(value: unknown): unknown {
  return isPlainMap(value) && isPlainMap(value.graph) ? value.graph.kind : undefined;
}

/** `value` as found after a change, and what was wrong with the change; with problems, `value` is unchanged. */
export interface Changed {
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

/**
 * `--set path=text`: the value at a dotted path becomes what `text` says in YAML (`0.2`, `true`, `[1, 2]`, `{a: 1}`,
 * words). It replaces what was there, also a whole map. `null` removes a key, as in a patch.
 * A step such as `2` points into a list (one past the end appends); otherwise missing maps are made on the way.
 */
export function setPath(value: unknown, path: string, text: string): Changed {
  const fail = (code: string, values: Problem['values'] & object): Changed => ({
    value,
    problems: [problem(code, { file: '--set', path: cut(path), values })],
  });
  const steps = path.split('.').map((step) => step.trim());
  if (steps.includes('')) return fail('badPath', { found: cut(path) });
  const forbidden = steps.find((step) => FORBIDDEN_KEYS.has(step));
  if (forbidden !== undefined) return fail('forbiddenKey', { key: forbidden });
  const read = readValue(text, '--set');
  if (read.problems.length > 0) {
    return {
      value,
      problems: read.problems.map((p) => ({ ...p, path: cut([path, p.path].filter(Boolean).join('.')) })),
    };
  }
  try {
    return { value: setAt(value, steps, read.value), problems: [] };
  } catch (error) {
    if (error instanceof BadIndex) return fail('badIndex', { found: cut(error.step), length: error.length });
    throw error;
  }
}

/** Reads several `path=text` in order. A part without `=`, or with nothing behind it, is the problem `badAssignment`. */
export function setPaths(value: unknown, assignments: readonly string[]): Changed {
  const problems: Problem[] = [];
  let current = value;
  for (const assignment of assignments) {
    const cutAt = assignment.indexOf('=');
    // Nothing after the sign is more often a variable of the shell that was empty than the wish for a default.
    if (cutAt < 1 || assignment.slice(cutAt + 1).trim() === '') {
      problems.push(problem('badAssignment', { file: '--set', values: { found: cut(assignment.trim()) } }));
      continue;
    }
    const changed = setPath(current, assignment.slice(0, cutAt), assignment.slice(cutAt + 1));
    problems.push(...changed.problems);
    current = changed.value;
  }
  return { value: current, problems };
}

export class BadIndex extends Error {
  readonly step: string;
  readonly length: number;

  constructor(step: string, length: number) {
    super(`${step} is not a place in a list of ${length}`);
    this.step = step;
    this.length = length;
  }
}

/**
 * `value` with `set` at the end of `steps`; `null` removes a key.
 * @throws BadIndex where a step into a list is no place in it.
 */
export function setAt(value: unknown, steps: readonly string[], set: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return set;
  if (kindOf(value) === 'list') {
    const list = value as readonly unknown[];
    const index = /^\d{1,9}$/.test(step) ? Number(step) : NaN;
    if (!(index <= list.length)) throw new BadIndex(step, list.length);
    const copy = [...list];
    copy[index] = setAt(list[index], rest, set);
    return copy;
  }
  const map = new Map(Object.entries(isPlainMap(value) ? value : {}));
  if (rest.length === 0 && set === null) map.delete(step);
  else map.set(step, setAt(map.get(step), rest, set));
  return Object.fromEntries(map);
}
