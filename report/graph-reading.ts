import { formatNumber, type KeyIn, type Values, type ValuesFor } from '../i18n/index.ts';
import { STAGES, type GraphReading } from '../sim/index.ts';
import type { Locale } from './locale.ts';

/** How a graph file was read, in words: for the terminal and the page alike. */

type Column = NonNullable<GraphReading['weights']>['column'];

type Label =
  | 'format'
  | 'encoding'
  | 'delimiter'
  | 'firstRow'
  | 'ends'
  | 'weights'
  | 'skipped'
  | 'people'
  | 'names'
  | 'circles'
  | 'stages'
  | 'traits'
  | 'directions'
  | 'unused'
  | 'alike';

/** Columns and attributes listed one by one; the rest are counted. */
const LISTED = 12;

/** What was read and how, a line each: label and value. */
export function graphReadingLines(reading: GraphReading, locale: Locale): [label: string, value: string][] {
  const { table, weights, encoding, alike } = reading;
  const words = wordsOf(locale);
  const { t } = words;
  const lines: [Label, string | null][] = [
    ['format', formatOf(reading, words)],
    ['encoding', t(`encoding.${encoding.from}`, { name: encoding.name })],
    ['delimiter', table && words.delimiter(table.delimiter)],
    ['firstRow', table && firstRowOf(table, words)],
    [
      'ends',
      table?.source && table.target
        ? t('ends.columns', { source: words.column(table.source), target: words.column(table.target) })
        : null,
    ],
    ['weights', weights === null ? t('weights.none') : weightsOf(weights, words)],
    ['skipped', table && skippedOf(table, words)],
    ['people', peopleOf(reading, words)],
    ['names', namesOf(reading, words)],
    ['circles', reading.circleFrom && t('circles.attribute', { name: reading.circleFrom })],
    ['stages', reading.stages && stagesOf(reading.stages, words)],
    ...reading.traits.map((trait): [Label, string] => ['traits', traitOf(trait, words)]),
    ['directions', reading.directed ? t('directions.dropped') : null],
    ['unused', words.list([...(table?.unused ?? []), ...reading.unusedAttributes])],
    [
      'alike',
      words.list(
        alike.examples.map(({ names: [one, other], differ }) =>
          t('alike.pair', { one, other, differ: t(`alike.${differ}`) }),
        ),
        alike.count,
      ),
    ],
  ];
  return lines.flatMap(([label, value]) => (value ? [[t(label), value] as [string, string]] : []));
}

/** The same in one sentence, for commands that do something else with the graph. */
export function graphReadingSentence(reading: GraphReading, locale: Locale): string {
  const words = wordsOf(locale);
  const { t, number } = words;
  const { table, weights, namesFrom } = reading;
  const skipped = table ? table.comments.count + table.blankRows.count : 0;
  const details: string[] = [];
  if (table?.header) details.push(t('sentence.header', { line: table.header.line }));
  else if (table?.source) details.push(t('sentence.noHeader'));
  if (table?.source && table.target)
    details.push(
      t('sentence.ends', { source: words.column(table.source), target: words.column(table.target) }),
    );
  if (namesFrom !== null) details.push(t('sentence.names', { name: namesFrom }));
  details.push(
    weights ? t('sentence.weights', { column: words.column(weights.column) }) : t('sentence.noWeights'),
  );
  if (skipped > 0) details.push(t('sentence.skipped', { n: number(skipped) }));
  return t('sentence', {
    file: reading.file,
    format: formatOf(reading, words),
    people: number(reading.people),
    ties: number(reading.ties),
    details: details.join(words.comma),
  });
}

interface Words {
  t: <K extends KeyIn<'graph'>>(key: K, ...values: ValuesFor<`graph:${K}`>) => string;
  number: (value: number) => string;
  lang: Locale['lang'];
  column: (column: Column) => string;
  delimiter: (delimiter: string) => string;
  list: (items: readonly string[], count?: number) => string | null;
  comma: string;
}

function wordsOf({ t: any, lang, translator }: Locale): Words {
  const phrase = any as (key: string, values?: Values) => string;
  const t = ((key: string, values?: Values) => phrase(`graph:${key}`, values)) as Words['t'];
  const comma = any('words:list.comma');
  const number = (value: number) => formatNumber(value, lang);
  return {
    t,
    number,
    lang,
    comma,
    column: ({ name, number: place }) => {
      if (name !== null && place !== null) return t('column', { name, number: place });
      if (place !== null) return t('column.number', { number: place });
      return name === null ? t('column.values') : t('column.name', { name });
    },
    delimiter: (delimiter) => {
      const key = `delimiter.${delimiter === '\t' ? 'tab' : delimiter}`;
      return translator.find(`graph:${key}`) ?? delimiter;
    },
    list: (items, count = items.length) => {
      const shown = items.slice(0, LISTED);
      const list = shown.join(comma);
      if (list === '') return null;
      return count > shown.length ? t('more', { list, n: number(count - shown.length) }) : list;
    },
  };
}

function formatOf({ format, formatFrom, packed }: GraphReading, { t }: Words): string {
  let value = t(`format.${format}`);
  if (formatFrom === 'set') value = t('set', { value });
  return packed === null ? value : t('gzip', { value });
}

function firstRowOf(
  { header, firstTie, headerFrom }: NonNullable<GraphReading['table']>,
  { t, comma }: Words,
): string | null {
  if (header !== null) return t('firstRow.header', { line: header.line, cells: header.cells.join(comma) });
  if (firstTie === null) return null;
  const values = { line: firstTie.line, cells: firstTie.cells.join(comma) };
  return t(headerFrom === 'comment' ? 'firstRow.comment' : 'firstRow.tie', values);
}

function weightsOf(weights: NonNullable<GraphReading['weights']>, { t, number, column }: Words): string {
  const range = t('weights.range', {
    column: column(weights.column),
    min: number(weights.min),
    max: number(weights.max),
  });
  const missing = weights.missing.count > 0 ? t('weights.missing', { n: number(weights.missing.count) }) : '';
  const negative =
    weights.negative.count > 0 ? t('weights.negative', { n: number(weights.negative.count) }) : '';
  return range + missing + negative;
}

function skippedOf(
  { comments, blankRows }: NonNullable<GraphReading['table']>,
  { t, number, comma }: Words,
): string | null {
  const parts = [
    comments.count > 0 ? t('skipped.comments', { n: number(comments.count), line: comments.line }) : '',
    blankRows.count > 0 ? t('skipped.blank', { n: number(blankRows.count), line: blankRows.line }) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(comma);
}

function peopleOf({ people, ties, peopleWithoutTies }: GraphReading, { t, number }: Words): string {
  const alone = peopleWithoutTies > 0 ? t('people.alone', { n: number(peopleWithoutTies) }) : '';
  return t('people.count', { people: number(people), ties: number(ties) }) + alone;
}

function stagesOf({ from, people, missing }: NonNullable<GraphReading['stages']>, words: Words): string {
  const { t, number, comma, lang } = words;
  const counts = STAGES.filter(({ id }) => people[id] > 0).map(({ id, name }) =>
    t('stages.count', { name: name[lang], n: number(people[id]) }),
  );
  const without = missing > 0 ? t('stages.missing', { n: number(missing) }) : '';
  return t('stages.attribute', { name: from, list: counts.join(comma) }) + without;
}

function traitOf(
  { trait, from, min, max, mean, levels }: GraphReading['traits'][number],
  { t, number }: Words,
): string {
  const range = { min: number(min), max: number(max), mean: number(mean) };
  const words = t('traits.attribute', { trait: t(`traits.${trait}`), name: from, ...range });
  return words + t('traits.levels', { n: number(levels) });
}

function namesOf({ namesFrom, table }: GraphReading, { t }: Words): string {
  if (namesFrom !== null) return t('names.attribute', { name: namesFrom });
  return t(table === null ? 'names.id' : 'names.asWritten');
}
