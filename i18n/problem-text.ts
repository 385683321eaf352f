import type { Lang, Values } from './lang.ts';
import { formatExact } from './numbers.ts';
import type { Translator } from './translator.ts';

/** Problems of an input as sentences. */

/** A problem as the simulator reports it. */
export interface ProblemData {
  readonly code: string;
  readonly file?: string;
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
  readonly values?: Values;
}

/** The words of a unit, by its key, in the translator's language. */
export type UnitText = (key: string) => string;

/** "file:line:column path: sentence", as far as the place is known. */
export function problemLine(translator: Translator, problem: ProblemData, unitText?: UnitText): string {
  const { file, line, column, path } = problem;
  const place = [file, ...(file === undefined ? [] : [line, line && column])].filter(Boolean).join(':');
  const where = [place, path].filter(Boolean).join(' ');
  return `${where}${where && ': '}${problemText(translator, problem, unitText)}`;
}

/** The sentence alone. */
export function problemText(translator: Translator, problem: ProblemData, unitText?: UnitText): string {
  const { code } = problem;
  const raw = { ...problem.values, ...wordsIn(problem) };
  const values = gapsOf(translator, { ...problem, values: raw }, unitText);
  const key = `problems:${code}`;
  const known = translator.has(key) || ('count' in values && translator.has(`${key}_other`));
  if (known) return translator.t(key, values, variantOf({ ...problem, values: raw }, values));
  return translator.t('words:unknownProblem', { code, values: JSON.stringify(problem.values ?? {}) });
}

/** What parsers say, where it has a sentence of its own, with what they name. */
const REASONS: Readonly<Record<string, readonly (readonly [variant: string, pattern: RegExp])[]>> = {
  yamlBroken: [
    ['OPEN_QUOTE', /^Missing closing/],
    ['OPEN_BRACKET', /must be sufficiently indented and end with/],
  ],
  badName: [
    ['letters', /letters, digits and hyphens/],
    ['empty', /^Too small/],
    ['long', /^Too big.*<=(?<limit>\d+)/],
  ],
  graphFileBroken: [
    ['json', /^not valid JSON/],
    ['noNodes', /^no list "nodes"/],
    ['badEdges', /^"edges" is not a list/],
    ['noKey', /^nodes\[(?<index>\d+)\] has no key/],
    ['twice', /^two nodes have the key "(?<name>.*)"$/],
    ['twice', /the "(?<name>.*)" node already exist/],
    ['noGraph', /^no element <graph>/],
    ['noId', /<node> has no id/],
    ['noRoot', /^missing root element/],
    ['open', /^unclosed xml tag\(s\): (?<tags>.*)/],
  ],
  badOption: [
    ['choices', /^Allowed choices are (?<options>.*?)\.?$/],
    ['bound', /./],
  ],
};

function reasonOf({ code, values }: ProblemData): { variant?: string; groups?: Record<string, string> } {
  for (const [variant, pattern] of REASONS[code] ?? []) {
    const match = pattern.exec(String(values?.['reason'] ?? values?.['expected'] ?? ''));
    if (match) return { variant, groups: { ...match.groups } };
  }
  return {};
}

/** What a message may name beside the problem's own values. */
function wordsIn(problem: ProblemData): Values {
  const field = problem.path?.split('.').at(-1) ?? '';
  return { field, ...reasonOf(problem).groups };
}

/** Which variant of a code's message fits. A variant without a message of its own falls back to the plain one. */
function variantOf(problem: ProblemData, gaps: Values): string | undefined {
  const { code, path, values = {} } = problem;
  const is = (key: string) => values[key] !== undefined && values[key] !== '';
  switch (code) {
    case 'yamlBroken':
      return reasonOf(problem).variant ?? String(values['kind'] ?? '');
    case 'graphFileBroken':
    case 'badName':
    case 'badOption':
      return reasonOf(problem).variant;
    case 'fileMissing':
      if (path !== undefined) return 'named';
      if (is('suggestion')) return 'near';
      return is('known') ? 'known' : undefined;
    case 'notAMap':
      return String(values['found']);
    case 'mixedHasNoTies':
      return path === 'seeding.by' ? 'founders' : path === 'start.ties' ? 'there' : undefined;
    case 'wrongType':
      return String(values['foundType']);
    case 'formulaArguments':
      return String(values['needed']);
    case 'missingField':
      if (!is('options')) return undefined;
      return isList(values['options']) ? 'options' : 'single';
    case 'notOneOf':
      if (!isList(values['options'])) return 'single';
      return is('suggestion') ? 'near' : undefined;
    case 'outOfBounds':
      return gaps['unit'] === '' ? 'bare' : undefined;
    case 'notMultiple':
      return values['divisor'] === 0.01 ? 'cents' : undefined;
    case 'wrongLength':
      return values['found'] === 0 ? 'empty' : undefined;
    case 'badIndex':
      return values['length'] === 0 ? 'empty' : undefined;
    case 'badFormat':
      if (String(values['pattern']).includes('%')) return 'percent';
      return is('pattern') ? undefined : 'named';
    case 'graphTooLarge':
      return values['ties'] === 0 ? 'noTies' : undefined;
    case 'graphFormatUnknown':
      return is('found') ? undefined : 'none';
    default:
      return is('suggestion') ? 'near' : is('known') ? 'known' : undefined;
  }
}

/** Numbers that name something and are not amounts. */
const NAMES = new Set(['seed', 'day', 'replicate', 'firstLine', 'count', 'row']);
/** Several words in one text, joined by ", ". */
const LISTS = new Set(['options', 'known', 'example', 'tags']);

/** Values as words of the language. */
function gapsOf(translator: Translator, problem: ProblemData, unitText: UnitText | undefined): Values {
  const { code, values = {} } = problem;
  const { lang } = translator;
  const gaps = Object.entries(values).map(([key, value]): [string, string | number] => {
    if (typeof value === 'number') return [key, NAMES.has(key) ? value : formatExact(value, lang)];
    if (key === 'unit') return [key, value === 'none' ? '' : (unitText?.(value) ?? '')];
    if (key === 'relation') return [key, word(translator, 'relation', value)];
    if (key === 'reason') return [key, reasonText(translator, value)];
    if (key === 'expected') return [key, expectedText(translator, value)];
    if (key === 'found' && code === 'notAMap') return [key, word(translator, 'kind', value)];
    if (key === 'found' && code === 'outOfBounds') return [key, asNumber(value, lang)];
    return [key, LISTS.has(key) ? listText(translator, value) : value];
  });
  const label = values[lang === 'zh' ? 'labelZh' : 'label'] || values['field'];
  return { ...(label !== undefined && { name: label }), ...Object.fromEntries(gaps) };
}

function isList(value: string | number | undefined): boolean {
  return String(value).includes(', ');
}

/** A word of a small table; one that is not there stands for itself. */
function word(translator: Translator, table: string, key: string): string {
  const path = `words:${table}.${key}`;
  return translator.has(path) ? translator.t(path) : key;
}

function listText(translator: Translator, list: string): string {
  const more = list.endsWith(', …');
  const words = (more ? list.slice(0, -3) : list).split(', ').join(translator.t('words:list.comma'));
  return more ? words + translator.t('words:list.more') : words;
}

/** Kinds of values as "a number, text or a list"; other words as a list. */
function expectedText(translator: Translator, expected: string): string {
  const parts = expected.split(', ');
  if (!parts.every((part) => translator.has(`words:kind.${part}`))) return listText(translator, expected);
  const kinds = parts.map((part) => word(translator, 'kind', part));
  const tag = { en: 'en-GB', zh: 'zh-CN' }[translator.lang];
  return new Intl.ListFormat(tag, { type: 'disjunction' }).format(kinds);
}

const SYSTEM_REASONS = [
  [/folder, not a file/, 'EISDIR'],
  [/\bJSON\b/, 'JSON'],
] as const;

/** The system's reason in words, by its code; other reasons as they are, without their last stop. */
function reasonText(translator: Translator, reason: string): string {
  const code = SYSTEM_REASONS.find(([pattern]) => pattern.test(reason))?.[1] ?? /^E[A-Z]+/.exec(reason)?.[0];
  const key = `words:reason.${code}`;
  return translator.has(key) ? translator.t(key) : reason.replace(/\.$/, '');
}

function asNumber(text: string, lang: Lang): string {
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? text : formatExact(value, lang);
}
