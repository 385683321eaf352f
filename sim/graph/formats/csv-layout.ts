/** How the columns of an edge list are laid out: told from its text alone. */
export interface Layout {
  /** Rows before the first tie: 1 with a header, else 0. */
  skip: 0 | 1;
  from: number;
  to: number;
  /** Column of the weight, −1 without. */
  weight: number;
}

const FROM = new Set(['source', 'from', 'src', '来源', '起点', '源']);
const TO = new Set(['target', 'to', 'dst', '目标', '终点']);
const WEIGHT = new Set(['weight', 'value', 'strength', '权重', '强度']);

/** Rows looked at to tell a header from a first tie. */
export const SAMPLE = 100;

export const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The first of tab, semicolon, comma that occurs in a line outside quotes; else a space. */
export function delimiterOf(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '');
  for (const delimiter of ['\t', ';', ',']) if (bare.includes(delimiter)) return delimiter;
  return ' ';
}

/**
 * A first row that names a source and a target column is a header, and the columns are found by name. A first
 * row is also a header, with the ends in the first two columns, where its third cell names a weight, or where
 * its ends are not numbers although all that follow are.
 */
export function layoutOf(rows: readonly string[][]): Layout {
  const first = (rows[0] ?? []).map((cell) => cell.trim().toLowerCase());
  const from = first.findIndex((cell) => FROM.has(cell));
  const to = first.findIndex((cell) => TO.has(cell));
  if (from >= 0 && to >= 0) return { skip: 1, from, to, weight: first.findIndex((cell) => WEIGHT.has(cell)) };

  const others = rows.slice(1, SAMPLE);
  const header =
    WEIGHT.has(first[2] ?? '') ||
    (first.length > 1 && !numericEnds(first) && others.length > 0 && others.every(numericEnds));
  const weighted = rows.slice(0, SAMPLE).some((row) => row.length > 2);
  return { skip: header ? 1 : 0, from: 0, to: 1, weight: weighted ? 2 : -1 };
}

function numericEnds(row: readonly string[]): boolean {
  return NUMBER.test((row[0] ?? '').trim()) && NUMBER.test((row[1] ?? '').trim());
}
