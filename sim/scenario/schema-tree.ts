import type { z } from 'zod';
import type { FieldNotes } from '../mechanisms/field.ts';
import type { Kind } from '../problems.ts';
import type { Path } from './path.ts';
import { isPlainMap } from './merge.ts';

/** Walking a zod schema: what stands at a path, and what its wrappers say about it. */

/** The parts of zod 4's public `schema.def` that are read here. */
export interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly getter?: () => z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly valueType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly items?: readonly z.ZodType[];
  readonly options?: readonly z.ZodType[];
  readonly discriminator?: string;
  readonly left?: z.ZodType;
  readonly right?: z.ZodType;
}

/** A schema without its wrappers, and all that the wrappers said. Outer words win over inner ones. */
export interface Core {
  readonly schema: z.ZodType;
  readonly def: Definition;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly optional: boolean;
}

/** Takes off optional, default, nullable, readonly, catch, lazy and the output side of a pipe. */
export function unwrap(wrapped: z.ZodType): Core {
  let schema = wrapped;
  let meta = schema.meta() ?? {};
  let optional = false;
  for (;;) {
    const def = schema.def as unknown as Definition;
    const inner = insideOf(def);
    if (inner === undefined) return { schema, def, meta, optional };
    optional ||= ['optional', 'default', 'prefault', 'catch'].includes(def.type);
    meta = Object.assign({}, inner.meta(), meta);
    schema = inner;
  }
}

/** What a wrapper wraps. A pipe is what goes in, unless that is only the function before it (`z.preprocess`). */
function insideOf(def: Definition): z.ZodType | undefined {
  if (def.type === 'lazy') return def.getter?.();
  if (def.type === 'pipe') return def.in?.def.type === 'transform' ? def.out : def.in;
  return def.innerType;
}

/** The notes of a node, if {@link unwrap} found complete ones. */
export function notesOf(meta: Readonly<Record<string, unknown>>): FieldNotes | undefined {
  return isPlainMap(meta['label']) && 'unit' in meta ? (meta as unknown as FieldNotes) : undefined;
}

/**
 * The schema node at a path. Where the path meets a union, `value` (the whole value, if known) picks the branch by its
 * discriminator; otherwise the first branch that has the path is taken.
 */
export function schemaAt(root: z.ZodType, path: Path, value?: unknown): Core | undefined {
  const core = unwrap(root);
  const [step, ...rest] = path;
  if (step === undefined) return core;
  for (const branch of branchesOf(core.def, value)) {
    const found = schemaAt(branch, path, value);
    if (found) return found;
  }
  const next = childOf(core.def, step);
  if (next === undefined) return undefined;
  const inner =
    isPlainMap(value) || Array.isArray(value) ? (value as Record<string, unknown>)[step] : undefined;
  return schemaAt(next, rest, inner);
}

/** Branches of a union (the one the discriminator names first) or an intersection; none for other nodes. */
export function branchesOf(def: Definition, value?: unknown): readonly z.ZodType[] {
  const sides = def.left && def.right ? [def.left, def.right] : (def.options ?? []);
  const key = def.discriminator;
  if (key === undefined || !isPlainMap(value)) return sides;
  const named = sides.filter((side) => {
    const tag = unwrap(side).def.shape?.[key];
    return tag !== undefined && tag.safeParse(value[key]).success;
  });
  return [...named, ...sides.filter((side) => !named.includes(side))];
}

function childOf(def: Definition, step: string | number): z.ZodType | undefined {
  if (def.shape) return Object.hasOwn(def.shape, step) ? def.shape[step] : undefined;
  return def.valueType ?? def.element ?? def.items?.[Number(step)];
}

/** The part of plain data at a path; undefined where there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (!isPlainMap(here) && !Array.isArray(here)) return undefined;
    here = Object.hasOwn(here, step) ? (here as Record<string, unknown>)[step] : undefined;
  }
  return here;
}

/** The fields a map at a path may have; of a union, those of the branch its discriminator names, or else of all. */
export function keysAt(root: z.ZodType, path: Path, value: unknown): string[] {
  const collect = (node: z.ZodType, here: unknown): string[] => {
    const { def } = unwrap(node);
    if (def.shape) return Object.keys(def.shape);
    const branches = branchesOf(def, here);
    return (def.discriminator === undefined ? branches : branches.slice(0, 1)).flatMap((one) =>
      collect(one, here),
    );
  };
  const node = schemaAt(root, path, value);
  return node ? [...new Set(collect(node.schema, valueAt(value, path)))] : [];
}

/** Kinds a schema takes, as words that `i18n/` knows: number, integer, text, boolean, list, map, choice, null. */
export function kindsOf(schema: z.ZodType): Kind[] {
  const { def } = unwrap(schema);
  if (def.type === 'union') return [...new Set((def.options ?? []).flatMap(kindsOf))];
  if (def.type === 'number' && 'format' in schema && schema.format === 'safeint') return ['integer'];
  return [kindWord(def.type)];
}

/** zod's word for a kind as ours. */
export function kindWord(type: string): Kind {
  const words: Readonly<Record<string, Kind>> = {
    number: 'number',
    int: 'integer',
    string: 'text',
    boolean: 'boolean',
    object: 'map',
    record: 'map',
    intersection: 'map',
    array: 'list',
    tuple: 'list',
    enum: 'choice',
    literal: 'choice',
    null: 'null',
  };
  return words[type] ?? 'value';
}
