import Papa from 'papaparse/papaparse.js';
import { problem, type Problem, type ProblemCode, type ProblemValues } from '../../problems.ts';
import { cut, readPath, readValue } from '../../scenario/index.ts';

/** A table of points: a header of field paths, a row a point, each cell a value as in YAML (`0.2`, `degree`, `2 %`). */
export function readPoints(
  file: string,
  text: string,
): { paths: readonly string[]; rows: readonly (readonly unknown[])[]; problems: readonly Problem[] } {
  // Spreadsheets may write a byte order mark.
  const parsed = Papa.parse(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy', comments: '#' });
  const [header = [], ...body] = parsed.data;
  const paths = header.map((cell) => cell.trim());
  const steps = paths.map((path) => {
    const read = readPath(path);
    return 'path' in read ? read.path : [];
  });
  const problems: Problem[] = [];
  const refuse = <C extends ProblemCode>(code: C, values: ProblemValues[C]) =>
    problems.push(problem(code, { file, values }));
  if (paths.includes('') || new Set(paths).size < paths.length)
    refuse('pointsHeader', { row: 1, found: cut(paths.join(', ')) });
  if (body.length === 0) problems.push(problem('pointsNone', { file }));
  const rows = body.map((cells, i) => {
    // The header is row 1, as a spreadsheet counts.
    const row = i + 2;
    if (cells.length !== paths.length)
      refuse('pointsRow', { row, found: cells.length, expected: paths.length });
    return cells.map((cell, column) => {
      const read = readValue(cell.trim(), file, steps[column] ?? []);
      if (read.problems.length > 0) refuse('pointsCell', { row, found: cut(cell) });
      return read.value;
    });
  });
  return { paths, rows, problems };
}
