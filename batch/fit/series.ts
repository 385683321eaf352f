import Papa from 'papaparse';
import { InputError, problem, type Problem } from '../../sim/index.ts';

/** A series to be fitted: one value a period. */
export interface Series {
  readonly labels: readonly string[];
  readonly values: readonly number[];
}

/** Fewer values than this cannot tell three parameters from noise. */
export const MIN_ROWS = 6;

const NUMBER = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i;

/**
 * Reads a CSV with a period and a number in each row: the last column holds the numbers, the first names the periods, which
 * follow each other without a gap. A first row without a number is a header. Throws InputError.
 */
export function readSeries(file: string, text: string, first: number | undefined): Series {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: false });
  const rows = data
    .map((cells, k) => ({ cells, line: k + 1 }))
    .filter(({ cells }) => cells.some((c) => c.trim()));
  if (rows.length > 0 && !NUMBER.test(rows[0].cells.at(-1)!)) rows.shift();
  const used = rows.slice(0, first);
  const problems: Problem[] = [];
  const values = used.map(({ cells, line }) => {
    const cell = cells.at(-1)!;
    if (!NUMBER.test(cell) || Number(cell) < 0)
      problems.push(
        problem('seriesValueBroken', { file, line, values: { found: cell.trim().slice(0, 40) } }),
      );
    return Number(cell);
  });
  const labels = used.map(({ cells }, k) => (cells.length > 1 ? cells[0].trim() : String(k + 1)));
  const gap = labels.findIndex(
    (label, k) =>
      k > 0 &&
      NUMBER.test(label) &&
      NUMBER.test(labels[k - 1]) &&
      Number(label) !== Number(labels[k - 1]) + 1,
  );
  if (gap > 0) {
    const found = { before: labels[gap - 1], found: labels[gap] };
    problems.push(problem('seriesGap', { file, line: used[gap].line, values: found }));
  }
  if (used.length < MIN_ROWS)
    problems.push(problem('seriesShort', { file, values: { found: used.length, min: MIN_ROWS } }));
  if (problems.length > 0) throw new InputError(problems);
  return { labels, values };
}
