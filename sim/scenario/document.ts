import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Range,
  type YAMLError,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import {
  problem,
  type Kind,
  type Origin,
  type Problem,
  type ProblemCode,
  type ProblemValues,
} from '../problems.ts';
import { formatPath, type Path } from './path.ts';

/**
 * Text to plain data, remembering where everything stood. YAML 1.2 and JSON, which is part of it.
 * Only maps, lists, texts, numbers, booleans and null come out: nothing in a file can build anything else.
 */

/** 1-based. `file` is given where several files make one value. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly file?: string;
}

/** The place of a value that no file holds: a change set it. */
export interface ChangePlace {
  readonly from: Origin;
  /** The one variant that the change is for, if it is for one. */
  readonly variant?: string;
}

/** Where a path stands: its value, or the key (in a list: the item) that introduces it. */
export type Locate<P = Place> = (path: Path, what?: 'key' | 'value') => P | undefined;

/** The part of a problem that says where: a place in a file, `file` unless the place names another, or a change. */
export function placeIn(file: string, place: Place | ChangePlace | undefined) {
  return place !== undefined && 'from' in place ? place : { file, ...place };
}

export interface ScenarioDocument {
  /** Undefined when the text cannot be read at all; otherwise as much as could be read. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  readonly locate: Locate;
}

/** Longest text that is read, in UTF-16 units. */
export const LONGEST_TEXT = 2_000_000;
/** Maps and lists inside one another. */
const DEEPEST_NESTING = 60;
/** Values that aliases (`*name`) may add to a file. */
export const MAX_ALIAS_COPIES = 10_000;

/** Names through which a file could reach into JavaScript's own objects. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Where a value and the key or list position before it begin, as offsets in the text. */
interface Mark {
  readonly key: number;
  readonly value: number;
  readonly children: Map<string, Mark>;
}

/** Reads a file whose top level is a map. Never throws. */
export function readDocument(text: string, fileName: string): ScenarioDocument {
  const document = readValue(text, fileName);
  if (document.problems.length > 0 && document.value === undefined) return document;
  const { value } = document;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return document;
  const place = { file: fileName, line: 1, column: 1 };
  const wrong =
    value === null
      ? problem('fileEmpty', place)
      : problem('notAMap', { ...place, values: { found: kindOf(value) } });
  return { value: undefined, problems: [...document.problems, wrong], locate: document.locate };
}

/**
 * Reads any one YAML value: a map, a list, or a single text, number, boolean or null. Never throws. `at` is the path that the
 * value is for.
 */
export function readValue(text: string, fileName: string, at: Path = []): ScenarioDocument {
  const fail = <C extends ProblemCode>(
    code: C,
    values: ProblemValues[C],
    place: Partial<Place> = {},
  ): ScenarioDocument => ({
    value: undefined,
    problems: [problem(code, { file: fileName, ...place, values })],
    locate: () => undefined,
  });
  if (text.length > LONGEST_TEXT) {
    return fail('fileTooLarge', { found: text.length, limit: LONGEST_TEXT });
  }
  const lines = new LineCounter();
  const parsed = parse(text, lines);
  if (parsed === undefined) return fail('nestedTooDeep', { limit: DEEPEST_NESTING });
  const broken = firstOf([...parsed.errors, ...parsed.warnings]);
  if (broken !== undefined) {
    const place = placeOf(lines, broken.pos[0]);
    if (broken.code === 'RESOURCE_EXHAUSTION') {
      return fail('nestedTooDeep', { limit: DEEPEST_NESTING }, place);
    }
    const kind = openIn(parsed, text) ?? broken.code;
    return fail('yamlBroken', { reason: broken.message, kind }, place);
  }
  const reader = new Reader(lines, fileName);
  const top: Mark = { key: 0, value: parsed.contents?.range?.[0] ?? 0, children: new Map() };
  const value = parsed.contents === null ? null : reader.read(parsed.contents, top, at, 0);
  return {
    value,
    problems: reader.problems,
    locate: (path, what) => find(top, lines, path, what ?? 'value'),
  };
}

function parse(text: string, lineCounter: LineCounter) {
  try {
    // Repeated keys are looked for below: yaml's own search takes quadratic time.
    return parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
  } catch {
    return undefined; // Only the call stack can run out here.
  }
}

/** One mistake makes the parser stumble many times; only the first place says what is wrong. */
function firstOf(errors: readonly YAMLError[]): YAMLError | undefined {
  return errors.reduce<YAMLError | undefined>((a, b) => (a && a.pos[0] <= b.pos[0] ? a : b), undefined);
}

/** What was left open, if anything: a quotation mark, or a bracket of a list or map. */
function openIn(parsed: Document.Parsed, text: string): 'OPEN_QUOTE' | 'OPEN_BRACKET' | undefined {
  let open: 'OPEN_QUOTE' | 'OPEN_BRACKET' | undefined;
  const endsWith = (range: Range | null | undefined, closing: string) => {
    if (!range) return true;
    const [start, end] = range;
    return end - start > 1 && closing.includes(text[end - 1]);
  };
  const collection = (_: unknown, node: YAMLMap | YAMLSeq) => {
    if (node.flow && !endsWith(node.range, ']}')) open ??= 'OPEN_BRACKET';
  };
  visit(parsed, {
    Map: collection,
    Seq: collection,
    Scalar: (_, { type, range }) => {
      const quote = type === 'QUOTE_DOUBLE' ? '"' : type === 'QUOTE_SINGLE' ? "'" : '';
      if (quote !== '' && !endsWith(range, quote)) open = 'OPEN_QUOTE';
    },
  });
  return open;
}

function placeOf(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function find(top: Mark, lines: LineCounter, path: Path, what: 'key' | 'value'): Place | undefined {
  let mark: Mark | undefined = top;
  for (const step of path) mark = mark?.children.get(String(step));
  return mark && placeOf(lines, mark[what]);
}

/** Turns yaml's nodes into plain data, noting marks and problems on the way. */
class Reader {
  readonly problems: Problem[] = [];
  readonly #lines: LineCounter;
  readonly #file: string;
  readonly #anchors = new Map<string, Node>();
  readonly #targets = new Map<Node, Node | undefined>();
  #aliasesOpen = 0;
  #copies = 0;

  constructor(lines: LineCounter, file: string) {
    this.#lines = lines;
    this.#file = file;
  }

  read(node: unknown, mark: Mark, path: Path, depth: number): unknown {
    if (depth > DEEPEST_NESTING) return this.#refuse('nestedTooDeep', mark, path, { limit: DEEPEST_NESTING });
    if (this.#aliasesOpen > 0 && ++this.#copies > MAX_ALIAS_COPIES) {
      if (this.#copies > MAX_ALIAS_COPIES + 1) return null;
      return this.#refuse('tooManyAliases', mark, path, { limit: MAX_ALIAS_COPIES });
    }
    if (isAlias(node)) return this.#readAlias(node, mark, path, depth);
    // Only where it is written: a copy made by an alias gives no anchor anew.
    const written = this.#aliasesOpen === 0 && (isMap(node) || isSeq(node) || isScalar(node));
    if (written && node.anchor) this.#anchors.set(node.anchor, node);
    if (isMap(node)) return this.#readMap(node.items, mark, path, depth);
    if (isSeq(node)) {
      return node.items.map((item, i) =>
        this.#readChild(item, i, mark, startOf(item, mark.value), path, depth),
      );
    }
    if (!isScalar(node)) return null; // A key without a value.
    const { value } = node;
    if (
      (typeof value === 'boolean' || (typeof value === 'number' && node.source !== String(value))) &&
      isWritten(path)
    )
      return node.source ?? String(value);
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
    return this.#refuse('notPlainData', mark, path, { found: cut(String(node.source ?? node.tag ?? '')) });
  }

  #readMap(
    pairs: readonly { key: unknown; value: unknown }[],
    mark: Mark,
    path: Path,
    depth: number,
  ): unknown {
    const map: Record<string, unknown> = {};
    for (const { key, value } of pairs) {
      const at = startOf(key, mark.value);
      const name = keyText(key);
      const here: Mark = { key: at, value: startOf(value, at), children: new Map() };
      if (name === undefined) this.#refuse('keyNotText', here, path, {}, at);
      else if (FORBIDDEN_KEYS.has(name))
        this.#refuse('forbiddenKey', here, [...path, name], { key: name }, at);
      else if (mark.children.has(name)) {
        const first = placeOf(this.#lines, mark.children.get(name)!.key).line;
        this.#refuse('duplicateKey', here, [...path, name], { key: cut(name), firstLine: first }, at);
      } else map[name] = this.#readChild(value, name, mark, at, path, depth);
    }
    return map;
  }

  #readChild(
    node: unknown,
    step: string | number,
    parent: Mark,
    key: number,
    path: Path,
    depth: number,
  ): unknown {
    const mark: Mark = { key, value: startOf(node, key), children: new Map() };
    parent.children.set(String(step), mark);
    return this.read(node, mark, [...path, step], depth + 1);
  }

  #readAlias(alias: Node & { source: string }, mark: Mark, path: Path, depth: number): unknown {
    // An anchor may be given again further down; an alias means the last one before it.
    if (!this.#targets.has(alias)) this.#targets.set(alias, this.#anchors.get(alias.source));
    const target = this.#targets.get(alias);
    if (target === undefined) return this.#refuse('unknownAlias', mark, path, { alias: cut(alias.source) });
    this.#aliasesOpen++;
    const value = this.read(target, mark, path, depth + 1);
    this.#aliasesOpen--;
    return value;
  }

  #refuse<C extends ProblemCode>(
    code: C,
    mark: Mark,
    path: Path,
    values: ProblemValues[C],
    offset = mark.value,
  ): null {
    const limit = 'limit' in values; // A limit that is passed once is passed a thousand times.
    if (limit && this.problems.some((p) => p.code === code)) return null;
    const where = { ...(path.length > 0 ? { path: formatPath(path) } : {}), ...placeOf(this.#lines, offset) };
    this.problems.push(problem(code, { file: this.#file, ...where, values }));
    return null;
  }
}

/**
 * Whether a value counts as it is written: a seed, or the name of a person. 007 is not 7 there, and 9007199254740993 not
 * the nearest number that a computer has. What a number prints as anyway stays a number.
 */
function isWritten(path: Path): boolean {
  if (path.at(-1) === 'seed') return true;
  const [section, list] = [path.at(-3), path.at(-2)];
  if (section === 'seeding' && (list === 'people' || list === 'except')) return true;
  return path.some((step) => step === 'seeding.people' || step === 'seeding.except'); // Factors of a sweep.
}

function startOf(node: unknown, otherwise: number): number {
  if (!isMap(node) && !isSeq(node) && !isScalar(node) && !isAlias(node)) return otherwise;
  return node.range?.[0] ?? otherwise;
}

/** A key as text: `7` and `true` are the texts "7" and "true"; lists, maps and nothing are no keys. */
function keyText(key: unknown): string | undefined {
  if (!isScalar(key) || key.value === null) return undefined;
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

/** The word for a value's kind that problems carry; `i18n/` has it in both languages. */
export function kindOf(value: unknown): Kind {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'list';
  const kinds: Readonly<Record<string, Kind>> = {
    string: 'text',
    number: 'number',
    boolean: 'boolean',
    object: 'map',
  };
  return kinds[typeof value] ?? 'value';
}

/** Words from a file go into messages at most 60 characters long. */
export function cut(text: string): string {
  if (text.length <= 60) return text;
  return `${Array.from(text.slice(0, 118)).slice(0, 59).join('')}…`; // By code points, so that no character is halved.
}
