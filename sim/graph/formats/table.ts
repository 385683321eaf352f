import { InputError, problem } from '../../problems.ts';
import { isLgl, readAdjacencyList, readAdjacencyMatrix, readLgl, tableFormat } from './adjacency.ts';
import { readBraces, hasBraces } from './braces.ts';
import type { GraphBuilder } from './builder.ts';
import { layoutOf, type Layout } from './columns.ts';
import { dialectOf, splitLine, type Dialect, type Row } from './dialect.ts';
import { linesOf } from './lines.ts';
import { COMMENT, Preamble } from './preamble.ts';
import { NONE, type Column, type GraphFile, type Occurrence, type TableReading } from './reading.ts';
import { excerpt } from './refusal.ts';
import { another, weightRank } from './weights.ts';

/** Rows looked at to tell how a table is written. */
const SAMPLE = 100;
/** Lines that one quote may span. */
const LONGEST_QUOTE = 20;

/**
 * Reads tables: edge lists with two names a row and perhaps a weight, adjacency lists and matrices. Separated by tabs, semicolons,
 * commas, bars or blanks; with or without a header and comments.
 */
export function readTable(builder: GraphBuilder, pieces: Iterator<string, void>): GraphFile {
  const lines = linesOf(pieces);
  const preamble = new Preamble(builder);
  const sample: [line: number, text: string][] = [];
  for (let next = lines.next(); !next.done; next = lines.next()) {
    const [line, text] = next.value as [number, string];
    if (sample.length === 0 && (text.trim() === '' || preamble.take(line, text))) continue;
    sample.push([line, text]);
    if (sample.length === SAMPLE) break;
  }
  const whole = sample.length < SAMPLE;
  const rows = sample.map(([, text]) => text).filter((text) => !COMMENT.test(text) && text.trim() !== '');
  if (rows.length === 0) throw new InputError([problem('graphEmpty', { file: builder.file })]);
  const all = chain(sample, lines);
  if (isLgl(preamble.lines, sample)) return readLgl(builder, chain(preamble.lines, all));
  if (hasBraces(rows)) return readBraces(builder, all, preamble);
  const dialect = preamble.dialect ?? dialectOf(rows);
  const cells = rows.map((text) => splitLine(text, dialect).cells);
  const format = builder.settings.format ?? tableFormat(cells, dialect, whole, preamble);
  if (format === 'adjacency-list') return readAdjacencyList(builder, all, dialect, preamble);
  if (format === 'adjacency-matrix') return readAdjacencyMatrix(builder, all, dialect, preamble);
  return new EdgeList(builder, dialect, preamble).read(all);
}

class EdgeList {
  readonly #builder: GraphBuilder;
  readonly #dialect: Dialect;
  readonly #preamble: Preamble;
  #layout!: Layout;
  #blank: Occurrence = NONE;
  #longer: Occurrence = NONE;
  #shorter: Occurrence = NONE;
  /** Lines that begin with # after a header, and are ties. */
  #hashNames: Occurrence = NONE;
  /** Comments that would make a tie. */
  #likeRows: Occurrence = NONE;
  #firstTie: TableReading['firstTie'] = null;

  constructor(builder: GraphBuilder, dialect: Dialect, preamble: Preamble) {
    this.#builder = builder;
    this.#dialect = dialect;
    this.#preamble = preamble;
  }

  read(lines: Iterator<[number, string], void>): GraphFile {
    const builder = this.#builder;
    const rows = this.#rowsOf(lines);
    const first: Row[] = [];
    for (let next = rows.next(); !next.done; next = rows.next()) {
      first.push(next.value as Row);
      if (first.length === SAMPLE) break;
    }
    const comment = this.#preamble.lastComment;
    const inComment = comment === '' ? null : splitLine(comment, this.#dialect).cells;
    const filled = first.filter(({ cells, comment }) => !comment && !isBlank(cells));
    this.#layout = layoutOf(builder.file, filled, builder.settings, inComment);
    if (this.#preamble.unweighted && builder.settings.columns?.weight === undefined)
      this.#layout = { ...this.#layout, weight: -1, numeric: [] };
    for (const row of first) if (row !== this.#layout.header) this.#take(row);
    for (let next = rows.next(); !next.done; next = rows.next()) this.#take(next.value as Row);
    return this.#finish();
  }

  /** Rows in the order of the file; a quote may span lines, and one that never closes spoils its own line only. */
  *#rowsOf(lines: Iterator<[number, string], void>): Generator<Row, void> {
    let ahead: [number, string][] = [];
    const nextLine = (): [number, string] | null => {
      if (ahead.length > 0) return ahead.shift()!;
      const { done, value } = lines.next();
      return done ? null : (value as [number, string]);
    };
    for (let at = nextLine(); at !== null; at = nextLine()) {
      const [line, text] = at;
      if (text.trim() === '') {
        if (text !== '') this.#blank = another(this.#blank, line);
        continue;
      }
      let split = splitLine(text, this.#dialect);
      if (split.open) {
        let joined = text;
        const taken: [number, string][] = [];
        while (split.open && taken.length < LONGEST_QUOTE) {
          const more = nextLine();
          if (more === null) break;
          taken.push(more);
          joined += `\n${more[1]}`;
          split = splitLine(joined, this.#dialect);
        }
        if (split.open || split.broken) {
          split = splitLine(text, this.#dialect);
          ahead = [...taken, ...ahead];
        }
      }
      yield { line, cells: split.cells, comment: COMMENT.test(text), broken: split.broken };
    }
  }

  #take(row: Row): void {
    const { cells, line } = row;
    const builder = this.#builder;
    const layout = this.#layout;
    if (isBlank(cells)) {
      this.#blank = another(this.#blank, line);
      return;
    }
    if (row.comment && this.#isComment(row)) {
      this.#preamble.comments = another(this.#preamble.comments, line);
      return;
    }
    const a = cells[layout.from]?.trim();
    const b = cells[layout.to]?.trim();
    if (row.broken || a === undefined || b === undefined || a.includes('\n') || b.includes('\n')) {
      builder.problems.add('edgeRowBroken', { line }, { found: excerpt(cells.join(' ')) });
      return;
    }
    if (a === '' || b === '') {
      builder.problems.add('edgeToNobody', { line }, { from: excerpt(a), to: excerpt(b) });
      return;
    }
    this.#firstTie ??= { line, cells: cells.slice(0, 8).map(excerpt) };
    const { width } = layout;
    if (cells.length > width && !isBlank(cells.slice(width))) this.#longer = another(this.#longer, line);
    else if (cells.length < width && layout.header !== null) this.#shorter = another(this.#shorter, line);
    builder.tie(
      builder.person(a),
      builder.person(b),
      line,
      layout.weight < 0 ? undefined : (cells[layout.weight] ?? ''),
    );
  }

  /** After a header, a line that has as many cells as a row is one, and its # part of a name. */
  #isComment({ cells, line }: Row): boolean {
    const { header, width, from, to } = this.#layout;
    const begin = cells[0].trim();
    const isRow =
      cells.length === width &&
      !/^(#|%|\/\/)$/.test(begin) &&
      [from, to].every((c) => (cells[c] ?? '').trim() !== '');
    if (header === null) {
      if (isRow && !/^(#|%|\/\/)\s/.test(begin)) this.#likeRows = another(this.#likeRows, line);
      return true;
    }
    if (isRow) this.#hashNames = another(this.#hashNames, line);
    return !isRow;
  }

  #finish(): GraphFile {
    const builder = this.#builder;
    const layout = this.#layout;
    const { header, names, from, to, weight } = layout;
    const columnOf = (column: number): Column => ({ name: names[column] || null, number: column + 1 });
    this.#note();
    this.#preamble.compare();
    const ends = new Set([from, to, weight, ...(layout.rowNames ? [0] : [])]);
    const unused = Array.from({ length: layout.width }, (_, column) => column).filter(
      (column) => !ends.has(column),
    );
    const nameOf = (column: number) => names[column] || String(column + 1);
    return builder.finish({
      format: 'edge-list',
      directed: this.#preamble.directed,
      weightColumn: weight < 0 ? null : columnOf(weight),
      numericColumns: layout.numeric.map(nameOf),
      table: {
        delimiter: this.#dialect.delimiter,
        header: header === null ? null : { line: header.line, cells: header.cells.map(excerpt) },
        headerFrom: layout.headerFrom,
        firstTie: this.#firstTie,
        source: columnOf(from),
        target: columnOf(to),
        unused: unused.map(nameOf),
        rowNames: layout.rowNames,
        comments: this.#preamble.comments,
        blankRows: this.#blank,
        longerRows: this.#longer,
        shorterRows: this.#shorter,
      },
    });
  }

  #note(): void {
    const builder = this.#builder;
    const { header, rowNames, numeric, names, weight } = this.#layout;
    const { settings } = builder;
    if (header === null && settings.header === undefined && this.#firstTie !== null && builder.ties > 2) {
      const [a, b] = [this.#layout.from, this.#layout.to].map(
        (column) => this.#firstTie!.cells[column] ?? '',
      );
      if (builder.isSingle(a) && builder.isSingle(b) && ![a, b].some((name) => /^[\d.]+$/.test(name)))
        builder.note('graphHeaderUncertain', { found: `${a}, ${b}` }, this.#firstTie.line);
    }
    if (rowNames) builder.note('graphRowNames', {}, header?.line);
    if (this.#hashNames.count > 0)
      builder.note('graphHashNames', { n: this.#hashNames.count }, this.#hashNames.line);
    if (this.#likeRows.count > 0)
      builder.note('graphHashComments', { n: this.#likeRows.count }, this.#likeRows.line);
    if (this.#longer.count > 0) builder.note('graphLongerRows', { n: this.#longer.count }, this.#longer.line);
    if (this.#shorter.count > 0)
      builder.note('graphShorterRows', { n: this.#shorter.count }, this.#shorter.line);
    const others = numeric
      .filter((column) => weightRank(names[column] ?? '') >= 0)
      .map((column) => excerpt(names[column]));
    if (weight >= 0 && others.length > 0 && settings.columns?.weight === undefined)
      builder.note('graphWeightChosen', { found: names[weight], known: others.join(', ') });
  }
}

export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function* chain<T>(first: readonly T[], rest: Iterator<T, void>): Generator<T, void> {
  yield* first;
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value as T;
}
