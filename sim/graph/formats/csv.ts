import Papa from 'papaparse/papaparse.js';
import { InputError, problem, type Problem } from '../../problems.ts';
import { delimiterOf, layoutOf, NUMBER } from './csv-layout.ts';
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
  const rows = splitRows(text);
  const layout = layoutOf(rows.map((row) => row.cells));
  const found = new Map<string, number>();
  const from = new Int32Array(rows.length);
  const to = new Int32Array(rows.length);
  const weights = layout.weight < 0 ? null : new Float64Array(rows.length);
  const problems: Problem[] = [];
  let count = 0;
  for (let r = layout.skip; r < rows.length; r++) {
    const { cells, line, broken } = rows[r];
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
  }
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
 * Rows that hold anything, with their line numbers. A row is one line: names hold no line breaks, so a quote
 * left open spoils its own row and not all that follow.
 */
function splitRows(text: string): Row[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  const rows: Row[] = [];
  let delimiter: string | undefined;
  lines.forEach((raw, index) => {
    const trimmed = raw.trim();
    if (trimmed === '' || trimmed.startsWith('#')) return;
    delimiter ??= delimiterOf(raw);
    const line = delimiter === ' ' ? trimmed.replace(/ {2,}/g, ' ') : raw;
    if (!line.includes('"')) {
      rows.push({ line: index + 1, cells: line.split(delimiter), broken: false });
      return;
    }
    const { data, errors } = Papa.parse(line, { delimiter, newline: '\n', quoteChar: '"' });
    rows.push({ line: index + 1, cells: data[0], broken: errors.some((e) => e.type === 'Quotes') });
  });
  return rows;
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
