import { samePath, type Path } from './path.ts';

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

/** A map whose fields depend on one of them, its tag. */
export interface Tagged {
  readonly path: readonly string[];
  readonly tag: string;
}

/** Each kind of graph, and each distribution of ties or offspring, has fields of its own. Outer maps come first. */
export const TAGGED: readonly Tagged[] = [
  { path: ['graph'], tag: 'kind' },
  { path: ['graph', 'degrees'], tag: 'distribution' },
  { path: ['graph', 'offspring'], tag: 'distribution' },
];

/**
 * {@link mergePatch} for scenarios, with one rule more: a patch that names another kind of graph, or another distribution
 * of ties or offspring, replaces that map whole.
 */
export function mergeScenario(base: unknown, patch: unknown): unknown {
  let before = base;
  for (const tagged of TAGGED) {
    if (replaces(before, tagged, valueOf(patch, [...tagged.path, tagged.tag])))
      before = mergePatch(before, patchAt(tagged.path, null));
  }
  return mergePatch(before, patch);
}

/** Whether a tag given to a tagged map is another one than the map has, so that the map's other fields go. */
function replaces(value: unknown, { path, tag }: Tagged, given: unknown): boolean {
  const present = valueOf(value, [...path, tag]);
  return present !== undefined && given !== undefined && present !== given;
}

function valueOf(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((here, step) => (isPlainMap(here) ? here[step] : undefined), value);
}

/** The patch that sets one value at a path. */
function patchAt(path: readonly string[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value);
}

/** A step into a list that is no place in it. */
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
 * `value` with `set` at the end of a path. It replaces what was there, also a whole map; `null` removes a key. A step such as
 * `2` points into a list (one past the end appends); otherwise missing maps are made on the way. Where the path leads to a tag
 * and names another one, the tagged map is replaced whole, as by {@link mergeScenario}.
 * @returns the path of what was replaced, beside the value
 * @throws BadIndex where a step into a list is no place in it.
 */
export function setAt(value: unknown, path: Path, set: unknown): { value: unknown; replaced: Path } {
  const tagged = TAGGED.find((one) => samePath(path, [...one.path, one.tag]));
  if (tagged === undefined || !replaces(value, tagged, set))
    return { value: setIn(value, path, set), replaced: path };
  const rest = mergePatch(value, patchAt(tagged.path, null));
  return { value: setIn(rest, path, set), replaced: tagged.path };
}

function setIn(value: unknown, [step, ...rest]: Path, set: unknown): unknown {
  if (step === undefined) return set;
  if (Array.isArray(value)) {
    const index = /^\d{1,9}$/.test(String(step)) ? Number(step) : NaN;
    if (!(index <= value.length)) throw new BadIndex(String(step), value.length);
    return Object.assign([...(value as unknown[])], { [index]: setIn(value[index], rest, set) });
  }
  const key = String(step);
  const map = new Map(Object.entries(isPlainMap(value) ? value : {}));
  if (rest.length === 0 && set === null) map.delete(key);
  else map.set(key, setIn(map.get(key), rest, set));
  return Object.fromEntries(map);
}
