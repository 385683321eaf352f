import Papa from 'papaparse/papaparse.js';
import { InputError, problem, type Problem } from '../../problems.ts';
import { delimiterOf, layoutOf, NUMBER, SAMPLE } from './csv-layout.ts';
import { sortNames, type GraphFile } from './names.ts';
import { excerpt, refuse } from './refusal.ts';

/** A row of the file and the line it begins on. */
interface Row {
  line: number;
  cells: string[];
  /** Quotes that do not close, or that close in the middle of a cell. */
  broken: boolean;
}

/**
 * Reads an edge list: two names a row, and a weight where there is a third column. Separated by tabs,
 * semicolons, commas or spaces; with or without a header; lines that begin with # are comments. People get
 * their ids in the order of {@link sortNames}, so the order of rows does not matter.
 */
export function parseCsv(file: string, text: string): GraphFile {
  const rows = rowsOf(text);
  const sample = firstOf(rows, SAMPLE);
  const layout = layoutOf(sample.map((row) => row.cells));
  const found = new Map<string, number>();
  const most = lineCount(text);
  const from = new Int32Array(most);
  const to = new Int32Array(most);
  const weights = layout.weight < 0 ? null : new Float64Array(most);
  const problems: Problem[] = [];
  let count = 0;
  const take = ({ cells, line, broken }: Row) => {
    const a = cells[layout.from]?.trim();
    const b = cells[layout.to]?.trim();
    const weight = weightOf(cells[layout.weight]);
    if (broken || a === undefined || b === undefined) {
      problems.push(problem('edgeRowBroken', { file, line, values: { found: excerpt(cells.join(' ')) } }));
    } else if (a === '' || b === '') {
      problems.push(problem('edgeToNobody', { file, line, values: { from: excerpt(a), to: excerpt(b) } }));
    } else if (weight === null) {
      problems.push(
        problem('edgeWeightBroken', { file, line, values: { found: excerpt(cells[layout.weight]) } }),
      );
    } else {
      from[count] = idOf(found, a);
      to[count] = idOf(found, b);
      if (weights !== null) weights[count] = weight;
      count++;
    }
  };
  for (const row of sample.slice(layout.skip)) take(row);
  for (const row of rows) take(row);
  refuse(file, problems);
  if (count === 0) throw new InputError([problem('graphEmpty', { file })]);

  const names = sortNames(found.keys());
  const rank = new Int32Array(names.length);
  names.forEach((name, id) => (rank[found.get(name)!] = id));
  for (let k = 0; k < count; k++) {
    from[k] = rank[from[k]];
    to[k] = rank[to[k]];
  }
  return { list: { people: names.length, count, from, to, names }, weights };
}

/**
 * Rows that hold anything, with their line numbers, one at a time: a file of millions of rows would not fit into memory
 * as cells. A row is one line: names hold no line breaks, so a quote left open spoils its own row and not all that
 * follow.
 */
function* rowsOf(text: string): Generator<Row, void> {
  let delimiter: string | undefined;
  let number = 0;
  for (const raw of linesOf(text)) {
    number++;
    const trimmed = raw.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    delimiter ??= delimiterOf(raw);
    const line = delimiter === ' ' ? trimmed.replace(/ {2,}/g, ' ') : raw;
    if (!line.includes('"')) {
      yield { line: number, cells: line.split(delimiter), broken: false };
      continue;
    }
    const { data, errors } = Papa.parse(line, { delimiter, newline: '\n', quoteChar: '"' });
    yield { line: number, cells: data[0], broken: errors.some((e) => e.type === 'Quotes') };
  }
}

/** Lines ended by a line feed, a carriage return, or both. */
function* linesOf(text: string): Generator<string, void> {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start <= text.length) {
    const feed = text.indexOf('\n', start);
    const chunk = text.slice(start, feed < 0 ? text.length : feed);
    start = feed < 0 ? text.length + 1 : feed + 1;
    if (!chunk.includes('\r')) yield chunk;
    else yield* chunk.replace(/\r$/, '').split('\r');
  }
}

/** At least as many as there are lines. */
function lineCount(text: string): number {
  let count = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) count++;
  }
  return count;
}

/** The first items of a sequence, which goes on after them. */
function firstOf<T>(items: Iterator<T, void>, most: number): T[] {
  const first: T[] = [];
  while (first.length < most) {
    const { done, value } = items.next();
    if (done) break;
    first.push(value as T);
  }
  return first;
}

/** The number in a cell, 1 where it is empty or absent, null where it is no number from 0 up. */
function weightOf(cell: string | undefined): number | null {
  const text = (cell ?? '').trim();
  if (text === '') return 1;
  // Where the separator is not a comma, tables from much of Europe write the decimal point as one.
  const value = NUMBER.test(text.replace(',', '.')) ? Number(text.replace(',', '.')) : NaN;
  return value >= 0 && value < Infinity ? value : null;
}

function idOf(found: Map<string, number>, name: string): number {
  let id = found.get(name);
  if (id === undefined) {
    id = found.size;
    found.set(name, id);
  }
  return id;
}
