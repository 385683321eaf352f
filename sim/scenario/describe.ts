import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import type { FieldNotes } from '../mechanisms/field.ts';
import { hazardKind } from './read-hazards.ts';
import { branchesOf, notesOf, unwrap, type Core, type Definition } from './schema-tree.ts';

/** All fields of a zod schema as a list, for `explain`, forms and documents. */

export interface FieldDescription {
  /** Dotted; a name the user chooses is `<name>`, a position in a list `<number>`. */
  readonly path: string;
  readonly type: 'number' | 'integer' | 'boolean' | 'text' | 'choice' | 'list' | 'map';
  /** May be left out. */
  readonly optional: boolean;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  /** True where the bound itself is not allowed. */
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
  /** What a choice chooses from; for other types, the words allowed besides (`auto`). */
  readonly options?: readonly string[];
  /** A hazard per day, or of one contact: a number that may also be said in people's units, such as "12 % in 30 days". */
  readonly hazard?: 'perDay' | 'each';
  /** A number that may also be written as a text, such as the share "2 %". */
  readonly orText?: true;
  /** The values of a discriminator, e.g. `kind: grid, ring`, under which the field exists. */
  readonly when?: string;
  readonly notes?: FieldNotes;
}

/** Every field that holds a value, in the order of the schema. */
export function listFields(schema: z.ZodType): FieldDescription[] {
  const fields = new Map<string, FieldDescription>();
  collect(schema, [], undefined, new Set(), (field) => {
    const before = fields.get(field.path);
    fields.set(field.path, before ? joined(before, field) : field);
  });
  return [...fields.values()];
}

type Emit = (field: FieldDescription) => void;

function collect(
  wrapped: z.ZodType,
  path: readonly string[],
  when: string | undefined,
  open: Set<z.ZodType>,
  emit: Emit,
): void {
  const core = unwrap(wrapped);
  const { def, schema } = core;
  const leaf = (type: FieldDescription['type']) => emit(describe(wrapped, core, path, type, when));
  if (open.has(schema)) return leaf('map'); // A schema that contains itself.
  const inside = new Set(open).add(schema);
  const go = (child: z.ZodType, step: string) => collect(child, [...path, step], when, inside, emit);
  if (def.shape) {
    const children = Object.entries(def.shape);
    if (children.length === 0) leaf('map');
    for (const [key, child] of children) go(child, key);
  } else if (def.type === 'record') go(def.valueType!, '<name>');
  else if (def.type === 'array' || def.type === 'tuple') {
    leaf('list');
    if (def.element && !isLeaf(def.element)) go(def.element, '<number>');
  } else if (def.type === 'intersection') {
    for (const side of branchesOf(def)) collect(side, path, when, inside, emit);
  } else if (def.type === 'union') collectUnion(wrapped, core, path, when, inside, emit);
  else leaf(leafType(schema, def));
}

/** One entry for the branches that are single values, then the fields of those that are maps or lists. */
function collectUnion(
  wrapped: z.ZodType,
  core: Core,
  path: readonly string[],
  when: string | undefined,
  open: Set<z.ZodType>,
  emit: Emit,
): void {
  const branches = core.def.options ?? [];
  const types = branches.filter(isLeaf).map((branch) => leafType(unwrap(branch).schema, unwrap(branch).def));
  const main = types.find((type) => type !== 'choice') ?? types[0];
  if (main !== undefined) emit(describe(wrapped, core, path, main, when));
  for (const branch of branches.filter((b) => !isLeaf(b))) {
    const tag =
      core.def.discriminator === undefined ? undefined : unwrap(branch).def.shape?.[core.def.discriminator];
    const own = tag && `${core.def.discriminator}: ${optionsOf(jsonSchema(tag)).join(', ')}`;
    collect(branch, path, own ?? when, open, emit);
  }
}

function isLeaf(wrapped: z.ZodType): boolean {
  const { def } = unwrap(wrapped);
  if (def.type === 'union') return def.options!.every(isLeaf);
  return !['object', 'record', 'array', 'tuple', 'intersection'].includes(def.type);
}

function leafType(schema: z.ZodType, def: Definition): FieldDescription['type'] {
  if (def.type === 'enum' || def.type === 'literal') return 'choice';
  if (def.type === 'union') return leafType(unwrap(def.options![0]).schema, unwrap(def.options![0]).def);
  if (def.type === 'boolean') return 'boolean';
  if (def.type === 'string') return 'text';
  if (def.type === 'number') return jsonSchema(schema)['type'] === 'integer' ? 'integer' : 'number';
  return 'map';
}

type JsonSchema = Readonly<Record<string, unknown>>;

function jsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

/** The node of a JSON Schema that says something about numbers or choices, through `anyOf` and `oneOf`. */
function parts(json: JsonSchema): JsonSchema[] {
  const inner = (json['anyOf'] ?? json['oneOf'] ?? []) as JsonSchema[];
  return [json, ...inner.flatMap(parts)];
}

function optionsOf(json: JsonSchema): string[] {
  const options = parts(json).flatMap((part) =>
    'const' in part ? [part['const']] : ((part['enum'] as unknown[]) ?? []),
  );
  return options.map(String);
}

function describe(
  wrapped: z.ZodType,
  core: Core,
  path: readonly string[],
  type: FieldDescription['type'],
  when: string | undefined,
): FieldDescription {
  const json = jsonSchema(wrapped);
  const limit = (name: string) => {
    const bound = type === 'list' ? undefined : parts(json).find((part) => name in part)?.[name];
    // zod bounds every whole number by ±(2^53 − 1); that is no news to anyone.
    return typeof bound === 'number' && Math.abs(bound) !== Number.MAX_SAFE_INTEGER ? bound : undefined;
  };
  const minimum = limit('exclusiveMinimum') ?? limit('minimum');
  const maximum = limit('exclusiveMaximum') ?? limit('maximum');
  const options = type === 'list' || type === 'map' ? [] : optionsOf(json);
  const orText =
    (type === 'number' || type === 'integer') && parts(json).some((part) => part['type'] === 'string');
  const notes = notesOf(core.meta);
  const hazard = hazardKind(core.meta);
  return {
    path: path.join('.'),
    type,
    optional: core.optional,
    ...('default' in json ? { default: json['default'] } : {}),
    ...(minimum === undefined ? {} : { minimum, exclusiveMinimum: limit('exclusiveMinimum') !== undefined }),
    ...(maximum === undefined ? {} : { maximum, exclusiveMaximum: limit('exclusiveMaximum') !== undefined }),
    ...(options.length > 0 ? { options } : {}),
    ...(orText ? { orText } : {}),
    ...(hazard === null ? {} : { hazard }),
    ...(when === undefined ? {} : { when }),
    ...(notes === undefined ? {} : { notes }),
  };
}

/** One path in two branches of a union is one field: the options of both, the numbers of the first. */
function joined(a: FieldDescription, b: FieldDescription): FieldDescription {
  const { when: whenA, ...rest } = a;
  const options = [...new Set([...(a.options ?? []), ...(b.options ?? [])])];
  const [tagA, valuesA] = (whenA ?? '').split(': ');
  const [tagB, valuesB] = (b.when ?? '').split(': ');
  const isTag = a.path.split('.').at(-1) === tagA; // The tag itself is always there.
  const when = valuesA && valuesB && tagA === tagB && !isTag ? `${tagA}: ${valuesA}, ${valuesB}` : undefined;
  return { ...rest, ...(options.length > 0 ? { options } : {}), ...(when === undefined ? {} : { when }) };
}

/**
 * At most `n` fields whose paths are like what was typed, the likest first. A name the user chose matches `<name>`; the last word alone,
 * or a part of it, is compared too, so that `capacity` finds `events.series.<name>.capacity`.
 */
export function nearestFields(
  path: string,
  fields: readonly FieldDescription[],
  n: number,
): FieldDescription[] {
  const steps = path.split('.');
  const ranked = fields.map((field, order) => {
    const own = field.path.split('.');
    const filled = own
      .map((step, i) => (step.startsWith('<') && i < steps.length ? steps[i] : step))
      .join('.');
    const last = own.at(-1)!;
    const typed = steps.at(-1)!;
    const part = typed.length > 2 && last.toLowerCase().includes(typed.toLowerCase()) ? 1 : Infinity;
    const score = Math.min(distance(path, filled), distance(typed, last) + 0.5, part + 0.25);
    return { field, score, order };
  });
  ranked.sort((a, b) => a.score - b.score || a.order - b.order);
  const near = ranked.filter(({ score }) => score <= Math.max(2, path.length / 3));
  return near.slice(0, n).map(({ field }) => field);
}
