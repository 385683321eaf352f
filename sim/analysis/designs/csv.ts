import Papa from 'papaparse/papaparse.js';
import { problem, type Problem } from '../../problems.ts';
import { cut, readValue } from '../../scenario/index.ts';

/** A table of points: a header of field paths, a row a point, each cell a value as in YAML (`0.2`, `degree`, `2 %`). */
export function readPoints(
  file: string,
  text: string,
): { paths: readonly string[]; rows: readonly (readonly unknown[])[]; problems: readonly Problem[] } {
  // A spreadsheet may write a mark of its own first.
  const parsed = Papa.parse(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy', comments: '#' });
  const [header = [], ...body] = parsed.data;
  const paths = header.map((cell) => cell.trim());
  const problems: Problem[] = [];
  const refuse = (code: string, row: number, values: Problem['values'] & object) =>
    problems.push(problem(code, { file, values: { row, ...values } }));
  if (paths.includes('') || new Set(paths).size < paths.length)
    refuse('pointsHeader', 1, { found: cut(paths.join(', ')) });
  const rows = body.map((cells, i) => {
    // The header is row 1, as a spreadsheet counts.
    const row = i + 2;
    if (cells.length !== paths.length)
      refuse('pointsRow', row, { found: cells.length, expected: paths.length });
    return cells.map((cell) => {
      const read = readValue(cell.trim(), file);
      if (read.problems.length > 0) refuse('pointsCell', row, { found: cut(cell) });
      return read.value;
    });
  });
  return { paths, rows, problems: problems.slice(0, 20) };
}
