import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import type { Coded, Problem, ProblemCode, ProblemValues, Relation } from '../problems.ts';
import { cut, kindOf, placeIn, type ChangePlace, type Locate, type Place } from './document.ts';
import { formatPath, samePath, type Path } from './path.ts';
import { readHazards } from './read-hazards.ts';
import { keysAt, kindsOf, kindWord, notesOf, schemaAt, valueAt } from './schema-tree.ts';

export { schemaAt };

/** Plain data against a schema: the typed value, or everything that is wrong with it, each at its place. */

/** Unknown fields of one map for which a known name is suggested. */
const MAX_SUGGESTED = 100;

/** One issue of zod's, loosely: the fields depend on `code`. */
type Issue = z.core.$ZodIssue;

type Found = Coded & {
  readonly path: Path;
  /** Which place to show. */
  readonly what: 'key' | 'value';
};

/**
 * Checks `value`. Problems come sorted by file, line and column; `file` is their file unless `locate` knows better.
 * A refinement names its problem itself: `ctx.addIssue({ code: 'custom', path, ...refusal('code', values) })`.
 */
export function check<T>(
  schema: z.ZodType<T>,
  value: unknown,
  locate: Locate<Place | ChangePlace>,
  file: string,
): { data?: T; problems: Problem[] } {
  const { value: numbers, bad } = readHazards(schema, value);
  const result = schema.safeParse(numbers);
  if (result.success) return { data: result.data, problems: [] };
  const context = { schema, value: numbers };
  // A hazard that could not be read has its own problem; that it is a text is no second one.
  const isSaid = (path: Issue['path']) => bad.some((one) => samePath(one.path, path as Path));
  const problems = result.error.issues
    .filter(({ path }) => !isSaid(path))
    .flatMap((issue) => translate(issue, context, []))
    .concat(bad.map(({ path, refusal }) => ({ ...refusal, path, what: 'value' as const })))
    .map((found) => {
      const { path: steps, what: _, ...coded } = found;
      const path = steps.length > 0 ? { path: formatPath(steps) } : {};
      return { severity: 'error' as const, ...path, ...placeIn(file, placeOf(found, locate)), ...coded };
    });
  return { problems: sortByPlace(problems) };
}

/** The place of what is wrong, or of the nearest thing around it that the text has. */
function placeOf({ path, what }: Found, locate: Locate<Place | ChangePlace>) {
  for (let length = path.length; length >= 0; length--) {
    const place = locate(path.slice(0, length), length === path.length ? what : 'key');
    if (place) return place;
  }
  return undefined;
}

/** By file, line, column; what has no place comes last; equals keep their order. */
export function sortByPlace(problems: readonly Problem[]): Problem[] {
  const last = Number.MAX_SAFE_INTEGER;
  return problems.toSorted((a, b) => {
    if (a.file !== b.file) return (a.file ?? '') < (b.file ?? '') ? -1 : 1;
    return (a.line ?? last) - (b.line ?? last) || (a.column ?? last) - (b.column ?? last);
  });
}

interface Context {
  /** The schema and the value that `base` leads to. */
  readonly schema: z.ZodType;
  readonly value: unknown;
}

/** Issue paths start at the context; problem paths at the top, which is `base` above it. */
function translate(issue: Issue, context: Context, base: Path): Found[] {
  const inner = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const path = [...base, ...inner];
  const input = valueAt(context.value, inner);
  const one = <C extends ProblemCode>(code: C, values: ProblemValues[C]) => [foundAt(code, path, values)];
  const core = schemaAt(context.schema, inner, context.value);

  if (issue.code === 'custom') {
    const { refusal } = (issue.params ?? {}) as { refusal?: Coded };
    if (refusal === undefined) return one('notAccepted', { reason: issue.message });
    return [{ code: refusal.code, values: shortened(refusal.values), path, what: 'value' } as Found];
  }
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(context.schema, inner, context.value);
    const list = known.slice(0, 12).join(', ') + (known.length > 12 ? ', …' : '');
    return issue.keys.map((key, k) => {
      // Only the first are shown, and a likely name takes a comparison with each known one.
      const suggestion = k < MAX_SUGGESTED ? nearest(key, known) : '';
      const values = { found: cut(key), suggestion, known: list };
      return foundAt('unknownField', [...path, key], values, 'key');
    });
  }
  if (input === undefined) {
    const options = 'values' in issue ? issue.values : 'options' in issue ? issue.options : undefined;
    const expected = options ? 'choice' : core ? kindsOf(core.schema).join(', ') : 'value';
    return one('missingField', { expected, options: optionList(options ?? []) });
  }
  switch (issue.code) {
    case 'invalid_type':
      if (typeof input === 'number' && !Number.isFinite(input))
        return one('notFinite', { found: String(input) });
      return one('wrongType', foundIn(input, kindWord(issue.expected)));
    case 'too_small':
    case 'too_big': {
      const below = issue.code === 'too_small';
      const bound = Number(below ? issue.minimum : issue.maximum);
      const strict = below ? '>' : '<';
      const relation: Relation = issue.exact ? '=' : issue.inclusive === false ? strict : below ? '≥' : '≤';
      if (issue.origin === 'string')
        return one('wrongLength', { found: (input as string).length, bound, relation });
      if (issue.origin === 'array')
        return one('wrongCount', { found: (input as unknown[]).length, bound, relation });
      const notes = core && notesOf(core.meta);
      const words = {
        unit: notes?.unit ?? 'none',
        label: notes?.label.en ?? '',
        labelZh: notes?.label.zh ?? '',
      };
      return one('outOfBounds', { found: shown(input), bound, relation, ...words });
    }
    case 'invalid_value':
      return one('notOneOf', notOneOf(input, issue.values));
    case 'not_multiple_of':
      return one('notMultiple', { found: shown(input), divisor: Number(issue.divisor) });
    case 'invalid_format':
      return one('badFormat', { found: shown(input), format: issue.format, pattern: issue.pattern ?? '' });
    case 'invalid_key':
      return [badName(issue.issues[0], path, cut(String(inner.at(-1) ?? '')))];
    case 'invalid_union':
      return union(issue, context, inner, path, input);
    default:
      return one('notAccepted', { reason: issue.message });
  }
}

function foundAt<C extends ProblemCode>(
  code: C,
  path: Path,
  values: ProblemValues[C],
  what: 'key' | 'value' = 'value',
): Found {
  return { code, values, path, what } as Coded as Found;
}

/** What is wrong with a key: the first issue of its own schema. */
function badName(issue: Issue | undefined, path: Path, found: string): Found {
  switch (issue?.code) {
    case 'too_small':
      return foundAt('nameEmpty', path, {}, 'key');
    case 'too_big':
      return foundAt('nameTooLong', path, { found, limit: Number(issue.maximum) }, 'key');
    case 'invalid_format':
      return foundAt('nameCharacters', path, { found }, 'key');
    default:
      return foundAt('badName', path, { found, reason: issue?.message ?? '' }, 'key');
  }
}

type UnionIssue = Extract<Issue, { code: 'invalid_union' }>;

/** A union's problems are those of the branch that fits best; if none fits even in kind, what would. */
function union(issue: UnionIssue, context: Context, inner: Path, path: Path, input: unknown): Found[] {
  if (issue.discriminator !== undefined) {
    const options = 'options' in issue ? (issue.options as readonly unknown[]) : [];
    return [foundAt('notOneOf', path, notOneOf(input, options))];
  }
  const errors = issue.errors ?? [];
  const candidates = errors.map((issues, index) => ({ issues, index, cost: costOf(issues) }));
  const best = candidates.reduce<(typeof candidates)[number] | undefined>(
    (a, b) => (a && a.cost <= b.cost ? a : b),
    undefined,
  );
  const node = schemaAt(context.schema, inner, context.value);
  if (best === undefined || best.cost >= NO_FIT) {
    const options = errors
      .flat()
      .flatMap((one) => (one.code === 'invalid_value' && one.path.length === 0 ? one.values : []));
    const kind = kindOf(input);
    if (options.some((option) => kindOf(option) === kind))
      return [foundAt('notOneOf', path, notOneOf(input, options))];
    const finite = typeof input !== 'number' || Number.isFinite(input);
    if (!finite) return [foundAt('notFinite', path, { found: String(input) })];
    const expected = node ? kindsOf(node.schema).join(', ') : 'value';
    return [foundAt('wrongType', path, foundIn(input, expected))];
  }
  const branch = node?.def.options?.[best.index];
  const next = { schema: branch ?? context.schema, value: input };
  return best.issues.flatMap((one) => translate(one, next, path));
}

const NO_FIT = 1e6;

/** Lower is nearer: each wrong or unknown field costs 1, a wrong fixed word (a tag) 10, the wrong kind everything. */
function costOf(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => {
    const kind = issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
    if (kind) return sum + NO_FIT;
    if (issue.code === 'unrecognized_keys') return sum + issue.keys.length;
    if (issue.code === 'invalid_union' && issue.path.length === 0) {
      return sum + (issue.errors.length > 0 ? Math.min(...issue.errors.map(costOf)) : NO_FIT);
    }
    return sum + (issue.code === 'invalid_value' && issue.values.length === 1 ? 10 : 1);
  }, 0);
}

function foundIn(input: unknown, expected: string): ProblemValues['wrongType'] {
  return { found: shown(input), foundType: kindOf(input), expected };
}

function notOneOf(input: unknown, options: readonly unknown[]): ProblemValues['notOneOf'] {
  const words = [...new Set(options.map(String))];
  return { found: shown(input), options: optionList(words), suggestion: nearest(String(input), words) };
}

function optionList(options: readonly unknown[]): string {
  return options.map(String).join(', ');
}

function shown(input: unknown): string {
  return cut(typeof input === 'string' ? input : (JSON.stringify(input) ?? String(input)));
}

function shortened(values: object): object {
  return Object.fromEntries(
    Object.entries(values).map(([key, v]: [string, unknown]) => [key, typeof v === 'string' ? cut(v) : v]),
  );
}

/** The known word nearest to what was typed, or '' if none is near: at most a third of its letters, or two, differ. */
export function nearest(found: string, known: readonly string[]): string {
  const near = known.map((word) => ({ word, far: distance(found.toLowerCase(), word.toLowerCase()) }));
  near.sort((a, b) => a.far - b.far);
  const [best] = near;
  if (best === undefined || best.far >= Math.max(found.length, best.word.length)) return '';
  return best.far <= Math.max(2, found.length / 3) ? best.word : '';
}
