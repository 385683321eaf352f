import type { GraphBuilder } from './builder.ts';
import { endsByWords } from './columns.ts';
import { splitLine, type Dialect } from './dialect.ts';
import { isMissing, isQuantity, quantityOf } from './numbers.ts';
import { COMMENT, type Preamble } from './preamble.ts';
import { NONE, type GraphFile, type TableReading } from './reading.ts';
import { broken, excerpt } from './refusal.ts';
import type { Format } from './source.ts';
import { another } from './weights.ts';

/** Which kind of table rows are, as far as they can tell. `whole`: these are all rows of the file. */
export function tableFormat(
  rows: readonly (readonly string[])[],
  dialect: Dialect,
  whole: boolean,
  preamble: Preamble,
): Format {
  if (isMatrix(rows, whole)) return 'adjacency-matrix';
  return isAdjacencyList(rows, dialect, preamble) ? 'adjacency-list' : 'edge-list';
}

/** Rows of different lengths, some longer than a tie with a weight; or every row a name, a colon and others. */
function isAdjacencyList(
  rows: readonly (readonly string[])[],
  { delimiter }: Dialect,
  { networkx }: Preamble,
): boolean {
  if (rows.length > 1 && rows.every(([first]) => /\S:$/.test(first.trim()))) return true;
  const tidy = rows[0].map((cell) => cell.trim().toLowerCase());
  if (delimiter !== 'blank' || endsByWords(tidy) !== null) return false;
  const lengths = new Set(rows.map(({ length }) => length));
  const longest = Math.max(...lengths);
  // NetworkX writes the time above its adjacency lists, and above no edge list.
  if (networkx && lengths.size > 1) return true;
  return (
    lengths.size > 2 &&
    longest > 3 &&
    rows.every((row) => row.slice(1).every((cell) => !/^[-+]?\d*\.\d+$/.test(cell)))
  );
}

/** As many columns as rows, of numbers, with names on both sides or on none. */
function isMatrix(rows: readonly (readonly string[])[], whole: boolean): boolean {
  if (rows.length < 2) return false;
  const [first, ...others] = rows.map((row) => row.map((cell) => cell.trim()));
  const numeric = (cells: readonly string[]) =>
    cells.every((cell) => cell === '' || isMissing(cell) || isQuantity(cell)) && cells.some(isQuantity);
  const size = others[0].length - 1;
  const names = first.length === size ? first : first.slice(1);
  if (names.length === size && size >= 2 && (whole ? others.length === size : size >= others.length)) {
    const sideways = others.every(
      (row, k) => row.length === size + 1 && row[0] === names[k] && numeric(row.slice(1)),
    );
    if (sideways) return true;
  }
  const side = first.length;
  const all = [first, ...others];
  if (
    side < 3 ||
    (whole ? all.length !== side : side < all.length) ||
    !all.every((row) => row.length === side && numeric(row))
  )
    return false;
  if (!whole) return true;
  // Three rows of three numbers may be ties with weights: a matrix of ties is symmetric or of noughts and ones.
  const binary = side > 3 && all.every((row) => row.every((cell) => cell === '0' || cell === '1'));
  return binary || all.every((row, i) => row[i] === '0' && row.every((cell, j) => all[j][i] === cell));
}

type Lines = Iterator<[number, string], void>;

/** Rows with their cells, without comments and blank lines. */
function* rowsOf(
  lines: Lines,
  dialect: Dialect,
  preamble: Preamble,
): Generator<[line: number, cells: string[]], void> {
  for (let next = lines.next(); !next.done; next = lines.next()) {
    const [line, text] = next.value as [number, string];
    if (text.trim() === '') continue;
    if (COMMENT.test(text)) preamble.comments = another(preamble.comments, line);
    else yield [line, splitLine(text, dialect).cells.map((cell) => cell.trim())];
  }
}

/** Everybody's neighbours, one person a row. */
export function readAdjacencyList(
  builder: GraphBuilder,
  lines: Lines,
  dialect: Dialect,
  preamble: Preamble,
): GraphFile {
  for (const [line, [first, ...others]] of rowsOf(lines, dialect, preamble)) {
    const name = first.replace(/:$/, '');
    if (name === '') {
      builder.problems.add('edgeRowBroken', { line }, { found: excerpt(others.join(' ')) });
      continue;
    }
    const person = builder.person(name);
    for (const other of others) if (other !== '') builder.tie(person, builder.person(other), line);
  }
  if (builder.settings.format === undefined) builder.note('graphListGuessed', {});
  return builder.finish({ format: 'adjacency-list', table: tableOf(dialect, preamble, null) });
}

/** A row and a column for everybody; what is neither 0 nor empty is a tie. */
export function readAdjacencyMatrix(
  builder: GraphBuilder,
  lines: Lines,
  dialect: Dialect,
  preamble: Preamble,
): GraphFile {
  const rows = rowsOf(lines, dialect, preamble);
  const first = rows.next().value;
  const second = rows.next().value;
  if (!first || !second) throw broken(builder.file, 'matrixSizes');
  const named = second[1].length === first[1].length + 1 || first[1][0] === '' || !first[1].every(isQuantity);
  const names = !named
    ? first[1].map((_, column) => String(column + 1))
    : second[1].length === first[1].length + 1
      ? first[1]
      : first[1].slice(1);
  builder.checkRoom(names.length);
  for (const name of names) builder.declare(name, { line: first[0] });
  let weighted = false;
  let row = 0;
  const take = ([line, cells]: [number, string[]]) => {
    const values = named ? cells.slice(1) : cells;
    if (row >= names.length || values.length !== names.length || (named && cells[0] !== names[row])) {
      builder.problems.add('edgeRowBroken', { line }, { found: excerpt(cells.join(' ')) });
      return;
    }
    values.forEach((cell, column) => {
      const quantity = quantityOf(cell);
      if (quantity === null || quantity.value === 0) return;
      weighted ||= quantity.value !== 1;
      builder.tie(row, column, line, cell);
    });
    row++;
  };
  for (const one of named ? [second] : [first, second]) take(one);
  for (const one of rows) take(one);
  if (builder.settings.format === undefined) builder.note('graphMatrixGuessed', {});
  return builder.finish({
    format: 'adjacency-matrix',
    listsPeople: true,
    weightColumn: weighted ? { name: null, number: null } : null,
    table: tableOf(
      dialect,
      preamble,
      named ? { line: first[0], cells: names.slice(0, 8).map(excerpt) } : null,
    ),
  });
}

function tableOf(
  { delimiter }: Dialect,
  { comments }: Preamble,
  header: TableReading['header'],
): TableReading {
  return {
    delimiter,
    header,
    headerFrom: header === null ? 'none' : 'cells',
    firstTie: null,
    source: null,
    target: null,
    unused: [],
    rowNames: header !== null,
    comments,
    blankRows: NONE,
    longerRows: NONE,
    shorterRows: NONE,
  };
}

const CENTRE = /^#\s+(\S+)\s*$/;

/** Whether lines are those of the Large Graph Layout: `# name`, then a neighbour and perhaps a weight in each line. */
export function isLgl(comments: readonly [number, string][], sample: readonly [number, string][]): boolean {
  const rows = sample.map(([, text]) => text.trim()).filter((text) => text !== '');
  const others = rows.filter((text) => !CENTRE.test(text)).map((text) => text.split(/\s+/));
  return (
    comments.length > 0 &&
    comments.every(([, text]) => CENTRE.test(text)) &&
    (others.length < rows.length || others.every(({ length }) => length === 1)) &&
    others.every(({ length, 1: weight }) => length === 1 || (length === 2 && isQuantity(weight)))
  );
}

/** Reads the Large Graph Layout, as igraph writes it with the ending .lgl. */
export function readLgl(builder: GraphBuilder, lines: Lines): GraphFile {
  let centre: number | null = null;
  let weighted = false;
  for (let next = lines.next(); !next.done; next = lines.next()) {
    const [line, text] = next.value as [number, string];
    const name = CENTRE.exec(text)?.[1];
    const [neighbour, weight] = text.trim().split(/\s+/);
    if (name !== undefined) centre = builder.person(name);
    else if (neighbour === '') continue;
    else if (centre === null || neighbour === '#')
      builder.problems.add('edgeRowBroken', { line }, { found: excerpt(text) });
    else {
      weighted ||= weight !== undefined;
      builder.tie(centre, builder.person(neighbour), line, weight);
    }
  }
  return builder.finish({
    format: 'adjacency-list',
    weightColumn: weighted ? { name: null, number: 2 } : null,
  });
}
