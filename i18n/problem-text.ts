import type { Coded, Problem, ProblemPlace } from '../sim/problems.ts';
import type { Lang, Values } from './lang.ts';
import { formatExact } from './numbers.ts';
import type { Translator } from './translator.ts';

/** Problems of an input as sentences. */

/** A problem without its severity, which no sentence tells. */
export type ProblemData = Coded & ProblemPlace;

/** The words of a unit, by its key, in the translator's language. */
export type UnitText = (key: string) => string;

/** Problems that are shown; a file may have one in each of its lines. */
export const MAX_SHOWN = 20;

/** The first problems, and a line that counts the others. */
export function firstProblems(
  translator: Translator,
  problems: readonly Problem[],
): { shown: readonly Problem[]; more: string | null } {
  const count = problems.length - MAX_SHOWN;
  return {
    shown: problems.slice(0, MAX_SHOWN),
    more: count > 0 ? translator.t('words:moreProblems', { count }) : null,
  };
}

/** "file:line:column variant:path: sentence", as far as the place is known. */
export function problemLine(translator: Translator, problem: ProblemData, unitText?: UnitText): string {
  const { file, line, column, variant, path } = problem;
  const place = [file, ...(file === undefined ? [] : [line, line && column])].filter(Boolean).join(':');
  const field = [variant, path].filter(Boolean).join(':');
  const where = [place, field].filter(Boolean).join(' ');
  return `${where}${where && ': '}${problemText(translator, problem, unitText)}`;
}

/** The sentence alone. */
export function problemText(translator: Translator, problem: ProblemData, unitText?: UnitText): string {
  const gaps = gapsOf(translator, problem, unitText);
  return translator.find(`problems:${problem.code}`, gaps, variantOf(problem, gaps)) ?? problem.code;
}

/** Which variant of a code's message fits. A variant without a message of its own falls back to the plain one. */
function variantOf(problem: ProblemData, gaps: Values): string | undefined {
  const { code, path, values } = problem;
  switch (code) {
    case 'yamlBroken':
    case 'graphFileBroken':
    case 'graphUnreadable':
    case 'graphTraitBroken':
    case 'workerCannot':
      return values.kind;
    case 'badOption':
      return values.options ? 'options' : values.bounds ? 'bounds' : undefined;
    case 'fileMissing':
      return path === undefined ? nearOrKnown(values) : 'named';
    case 'notAMap':
      return values.found;
    case 'mixedHasNoTies':
      if (path === 'belonging.law') return 'belonging';
      if (path?.startsWith('events.')) return 'guests';
      return path === 'seeding.by' ? 'founders' : path === 'start.ties' ? 'there' : undefined;
    case 'wrongType':
      return values.foundType;
    case 'formulaArguments':
      return values.needed;
    case 'missingField':
      if (!values.options) return undefined;
      return isList(values.options) ? 'options' : 'single';
    case 'notOneOf':
      if (!isList(values.options)) return 'single';
      return values.suggestion ? 'near' : undefined;
    case 'outOfBounds':
      return gaps['unit'] === '' ? 'bare' : undefined;
    case 'notMultiple':
      return values.divisor === 0.01 ? 'cents' : undefined;
    case 'wrongLength':
      return values.found === 0 ? 'empty' : undefined;
    case 'badIndex':
      return values.length === 0 ? 'empty' : undefined;
    case 'badFormat':
      if (values.pattern.includes('%')) return 'percent';
      return values.pattern === '' ? 'named' : undefined;
    case 'graphTooLarge':
      return values.ties === 0 ? 'noTies' : undefined;
    default:
      return nearOrKnown(values);
  }
}

function nearOrKnown(values: Coded['values']): 'near' | 'known' | undefined {
  if ('suggestion' in values && values.suggestion) return 'near';
  return 'known' in values && values.known ? 'known' : undefined;
}

/** Numbers that name something and are not amounts. */
const NAMES = new Set(['seed', 'day', 'replicate', 'firstLine', 'row', 'first', 'last']);
/** Several words in one text, joined by ", ". */
const LISTS = new Set(['options', 'known', 'example', 'tags', 'stages']);

/** Values as words of the language. */
function gapsOf(translator: Translator, problem: ProblemData, unitText: UnitText | undefined): Values {
  const { code, path } = problem;
  const { lang } = translator;
  const values: Values = { ...problem.values };
  const gaps = Object.entries(values).map(([key, value]): [string, string | number] => {
    if (typeof value === 'number') return [key, NAMES.has(key) ? value : formatExact(value, lang)];
    if (key === 'unit') return [key, value === 'none' ? '' : (unitText?.(value) ?? '')];
    if (key === 'relation') return [key, word(translator, 'relation', value)];
    if (key === 'reason') return [key, word(translator, 'reason', value).replace(/\.$/, '')];
    if (key === 'expected') return [key, expectedText(translator, value)];
    if (key === 'found' && code === 'notAMap') return [key, word(translator, 'kind', value)];
    if (key === 'found' && code === 'outOfBounds') return [key, asNumber(value, lang)];
    return [key, LISTS.has(key) ? listText(translator, value) : value];
  });
  const field = path?.split('.').at(-1) ?? '';
  const name = values[lang === 'zh' ? 'labelZh' : 'label'] || field;
  return { field, name, ...Object.fromEntries(gaps) };
}

function isList(value: string): boolean {
  return value.includes(', ');
}

/** A word of a small table; one that is not there stands for itself. */
function word(translator: Translator, table: 'kind' | 'relation' | 'reason', key: string): string {
  return translator.find(`words:${table}.${key}`) ?? key;
}

function listText(translator: Translator, list: string): string {
  const more = list.endsWith(', …');
  const words = (more ? list.slice(0, -3) : list).split(', ').join(translator.t('words:list.comma'));
  return more ? words + translator.t('words:list.more') : words;
}

/** Kinds of values as "a number, text or a list"; other words as a list. */
function expectedText(translator: Translator, expected: string): string {
  const parts = expected.split(', ');
  const kinds = parts.flatMap((part) => translator.find(`words:kind.${part}`) ?? []);
  if (kinds.length < parts.length) return listText(translator, expected);
  const tag = { en: 'en-GB', zh: 'zh-CN' }[translator.lang];
  return new Intl.ListFormat(tag, { type: 'disjunction' }).format(kinds);
}

function asNumber(text: string, lang: Lang): string {
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? text : formatExact(value, lang);
}
