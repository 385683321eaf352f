/** How the rows of a table are split into cells. */

/** A row of the file and the line it begins on. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
  /** Whether the line begins as comments do, outside quotes. */
  readonly comment: boolean;
  /** Quotes that do not close, or that close in the middle of a cell. */
  readonly broken: boolean;
}

export interface Dialect {
  /** A character, or `blank` for any number of blanks and tabs. */
  readonly delimiter: string;
  /** Characters that are read as the delimiter, too. */
  readonly alias: string | null;
}

/** Characters between cells, the surest first: where lines hold several, a comma may be in names and decimals. */
const CANDIDATES: readonly Dialect[] = [
  { delimiter: '\t', alias: null },
  { delimiter: ';', alias: '；' },
  { delimiter: ',', alias: '，' },
  { delimiter: '|', alias: '｜' },
  { delimiter: '、', alias: null },
];
export const BLANK: Dialect = { delimiter: 'blank', alias: null };

/**
 * The delimiter of most lines: the first candidate that all of them hold, else the one that most do. Lines of which some have tabs and
 * all have blanks or tabs are split at either.
 */
export function dialectOf(lines: readonly string[]): Dialect {
  const bare = lines.map((line) => line.trim().replace(/"[^"]*"/g, ''));
  const share = ({ delimiter, alias }: Dialect) =>
    bare.filter((line) => line.includes(delimiter) || (alias !== null && line.includes(alias))).length;
  const counts = CANDIDATES.map(share);
  const all = counts.findIndex((count) => count === bare.length);
  if (all >= 0) return withAlias(CANDIDATES[all], bare);
  const max = counts.indexOf(Math.max(...counts));
  const blanks = bare.filter((line) => /\s/.test(line)).length;
  if (counts[max] === 0) return BLANK;
  // Tabs in some lines and blanks in the others; commas in some are a mistake in the rest.
  if (CANDIDATES[max].delimiter === '\t' ? blanks === bare.length : 10 * counts[max] < blanks) return BLANK;
  return withAlias(CANDIDATES[max], bare);
}

/** The full-width sign counts only where lines hold it, and not the plain one: otherwise it is part of names. */
function withAlias(dialect: Dialect, lines: readonly string[]): Dialect {
  const { delimiter, alias } = dialect;
  const needed = alias !== null && lines.some((line) => line.includes(alias) && !line.includes(delimiter));
  return needed ? dialect : { delimiter, alias: null };
}

/** The delimiter that a first line such as `sep=;` names. */
export function declaredDelimiter(line: string): Dialect | null {
  const found = /^"?sep=(.|\\t)"?$/i.exec(line.replace(/\r$/, ''))?.[1];
  if (found === undefined) return null;
  if (found === ' ') return BLANK;
  return { delimiter: found === '\\t' ? '\t' : found, alias: null };
}

/** Splits a line, or several that a quote spans, into cells. `open` tells that a quote does not close. */
export function splitLine(
  line: string,
  { delimiter, alias }: Dialect,
): { cells: string[]; broken: boolean; open: boolean } {
  if (!line.includes('"')) {
    if (delimiter === 'blank') return { cells: line.trim().split(/\s+/), broken: false, open: false };
    const plain = alias === null ? line : line.replaceAll(alias, delimiter);
    return { cells: plain.split(delimiter), broken: false, open: false };
  }
  const cells: string[] = [];
  const ends = (i: number) => {
    const c = line[i];
    return delimiter === 'blank' ? c === ' ' || c === '\t' : c === delimiter || c === alias;
  };
  let broken = false;
  let open = false;
  const text = delimiter === 'blank' ? line.trimEnd() : line;
  for (let at = 0; ;) {
    let start = at;
    while (start < text.length && /[^\S\t]/.test(text[start])) start++;
    if (delimiter === 'blank') while (start < text.length && ends(start)) start++;
    let end: number;
    if (text[start] === '"') {
      let close = text.indexOf('"', start + 1);
      while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
      open = close < 0;
      end = open ? text.length : close + 1;
      cells.push(text.slice(start + 1, open ? undefined : close).replaceAll('""', '"'));
      const after = end;
      while (end < text.length && !ends(end)) end++;
      if (open || text.slice(after, end).trim() !== '') broken = true;
    } else {
      end = at;
      if (delimiter === 'blank') end = start;
      while (end < text.length && !ends(end)) end++;
      cells.push(text.slice(delimiter === 'blank' ? start : at, end));
    }
    if (end >= text.length) return { cells, broken, open };
    at = end + 1;
  }
}
