import { format, resolveConfig } from 'prettier';
import { formatExact, type Lang } from '../i18n/index.ts';
import { makeLocale, sourceText, type Locale } from '../report/index.ts';
import {
  listFields,
  MECHANISM_LIST,
  scenarioSchema,
  sourceParts,
  STAGES,
  UNITS,
  type FieldDescription,
} from '../sim/index.ts';

/** The parts of docs/model.md that come from the schema and the table of mechanisms, between markers. */

const WORDS = {
  en: {
    order: ['mechanism', 'what it does', 'reason for its place'],
    table: ['field', 'what it is', 'unit', 'default', 'bounds', 'source'],
    marks: ['section', 'fields', 'published', 'published in part', 'belief of practitioners', 'assumption'],
    general: 'General',
    only: (when: string) => `only with ${when}`,
    list: ', ',
    none: '–',
    nothing: 'none',
  },
  zh: {
    order: ['机制', '做什么', '位次的理由'],
    table: ['字段', '是什么', '单位', '默认值', '范围', '出处'],
    marks: ['部分', '字段数', '已发表', '部分已发表', '实践者的说法', '假设'],
    general: '总体',
    only: (when: string) => `仅在 ${when} 时`,
    list: '、',
    none: '–',
    nothing: '无',
  },
} as const;

/** One row: a field, or the same field on every stage. */
type Row = readonly FieldDescription[];

/** The text of a model document with all its generated parts made anew, laid out as the formatter lays it out. */
export async function withTables(text: string, path: string, lang: Lang): Promise<string> {
  const parts: Readonly<Record<string, () => string>> = {
    order: () => orderTable(lang),
    // Not laid out: in aligned tables one longer text would change every line.
    parameters: () =>
      `<!-- prettier-ignore-start -->\n\n${parameterTables(makeLocale(lang))}\n\n<!-- prettier-ignore-end -->`,
    evidence: () => evidenceTable(makeLocale(lang)),
  };
  let out = text;
  for (const [name, make] of Object.entries(parts)) {
    const [begin, end] = [`<!-- ${name}: npm run model:docs -->`, `<!-- end of ${name} -->`];
    const [from, to] = [out.indexOf(begin), out.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`${path}: no ${begin} … ${end}`);
    out = `${out.slice(0, from + begin.length)}\n\n${make().trim()}\n\n${out.slice(to)}`;
  }
  return format(out, { ...(await resolveConfig(path)), filepath: path });
}

function orderTable(lang: Lang): string {
  const rows = MECHANISM_LIST.map(({ id, name, does, reason }) => [
    `${name[lang]} \`${id}\``,
    does[lang],
    reason[lang],
  ]);
  return table(WORDS[lang].order, rows);
}

function parameterTables(locale: Locale): string {
  const { lang } = locale;
  return sections()
    .map(
      ([id, rows]) =>
        `#### ${titleOf(id, lang)}\n\n${table(
          WORDS[lang].table,
          rows.map((row) => fieldCells(row, locale)),
        )}`,
    )
    .join('\n\n');
}

/** How many fields of each section rest on what. */
function evidenceTable({ lang }: Locale): string {
  const rows = sections().map(([id, fields]) => {
    const marks = fields.map(([{ notes }]) => markOf(notes!.source));
    const counts = [0, 1, 2, 3].map((mark) => marks.filter((m) => m === mark).length);
    return [titleOf(id, lang), fields.length, ...counts].map(String);
  });
  const sums = rows[0].map((_, k) =>
    k === 0 ? '**Σ**' : String(rows.reduce((sum, row) => sum + Number(row[k]), 0)),
  );
  return table(WORDS[lang].marks, [...rows, sums]);
}

/** 0 = from papers alone, 1 = from papers and otherwise assumed, 2 = as practitioners say it, 3 = assumed alone. */
function markOf(source: Parameters<typeof sourceParts>[0]): 0 | 1 | 2 | 3 {
  const kinds = new Set(sourceParts(source, 'en').map(({ kind }) => kind));
  if (kinds.has('paper')) return kinds.size === 1 ? 0 : 1;
  return kinds.has('claims') ? 2 : 3;
}

/** Fields with notes by section, in the order of the schema; the same field on every stage is one row. */
function sections(): [id: string, rows: Row[]][] {
  const found = new Map<string, FieldDescription[][]>();
  for (const field of listFields(scenarioSchema)) {
    if (!field.notes) continue;
    const steps = field.path.split('.');
    const section = steps.length === 1 ? '' : steps[0];
    const rows = found.get(section) ?? [];
    found.set(section, rows);
    const before = rows.at(-1)?.at(-1);
    const joins = isByStage(field) && before && isByStage(before) && parentOf(before) === parentOf(field);
    if (joins) rows.at(-1)!.push(field);
    else rows.push([field]);
  }
  return [...found];
}

const isByStage = ({ path }: FieldDescription) => STAGES.some(({ id }) => path.endsWith(`.${id}`));
const parentOf = ({ path }: FieldDescription) => path.slice(0, path.lastIndexOf('.'));

function titleOf(id: string, lang: Lang): string {
  const mechanism = MECHANISM_LIST.find((m) => m.id === id);
  if (id === '') return WORDS[lang].general;
  return mechanism ? `${mechanism.name[lang]} \`${id}\`` : `\`${id}\``;
}

function fieldCells(row: Row, locale: Locale): string[] {
  const { lang, localised } = locale;
  const words = WORDS[lang];
  const [first] = row;
  const several = row.length > 1;
  const label = localised(first.notes!.label);
  const help = localised(first.notes!.help);
  const name = several ? label.replace(/(: |：).*$/, '') : label;
  const colon = lang === 'zh' ? '：' : ': ';
  return [
    `\`${several ? parentOf(first) : first.path}\``,
    `${name}${colon}${help}${first.when ? ` (${words.only(`\`${first.when}\``)})` : ''}`.replace(
      / \((.*)\)$/,
      (all, inner: string) => (lang === 'zh' && first.when ? `（${inner}）` : all),
    ),
    localised(UNITS[first.notes!.unit]) || words.none,
    several ? defaultsByStage(row, lang) : defaultOf(first, lang),
    boundsOf(first, locale),
    sourceText(first.notes!.source, locale, (id) => `\`${id}\``),
  ];
}

/** `member 0.004, fan 0.01`; what is 0 everywhere else is said once. */
function defaultsByStage(row: Row, lang: Lang): string {
  const groups = new Map<string, string[]>();
  for (const field of row) {
    const value = defaultOf(field, lang);
    const stage = STAGES.find(({ id }) => field.path.endsWith(`.${id}`))!.id;
    groups.set(value, [...(groups.get(value) ?? []), `\`${stage}\``]);
  }
  if (groups.size === 1) return [...groups.keys()][0];
  const list = lang === 'zh' ? '、' : ', ';
  return [...groups]
    .map(([value, stages]) => `${stages.join(list)} ${value}`)
    .join(lang === 'zh' ? '；' : '; ');
}

function defaultOf({ default: value }: FieldDescription, lang: Lang): string {
  const { none, nothing } = WORDS[lang];
  if (value === undefined) return none;
  if (value === null || (Array.isArray(value) && value.length === 0)) return nothing;
  if (typeof value === 'number') return formatExact(value, lang);
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function boundsOf(field: FieldDescription, { lang }: Locale): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, options } = field;
  if (options) return options.map((option) => `\`${option}\``).join(WORDS[lang].list);
  const low = minimum === undefined ? '' : `${exclusiveMinimum ? '>' : '≥'} ${formatExact(minimum, lang)}`;
  const high = maximum === undefined ? '' : `${exclusiveMaximum ? '<' : '≤'} ${formatExact(maximum, lang)}`;
  return [low, high].filter(Boolean).join(WORDS[lang].list) || WORDS[lang].none;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
