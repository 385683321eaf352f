import type { GraphBuilder } from './builder.ts';
import { linesOf } from './lines.ts';
import { quantityOf, wholeOf } from './numbers.ts';
import type { GraphFile } from './reading.ts';
import { broken, excerpt } from './refusal.ts';

const FIELDS = ['real', 'integer', 'pattern', 'double'];

/**
 * Reads Matrix Market files (Boisvert, Pozo & Remington, "The Matrix Market exchange formats", NIST 1996): people are rows and
 * columns, entries are ties.
 */
export function readMatrixMarket(builder: GraphBuilder, pieces: Iterator<string, void>): GraphFile {
  const { file } = builder;
  const lines = linesOf(pieces);
  const [, banner] = lines.next().value as [number, string];
  const [, object, layout, field, symmetry] = banner.trim().toLowerCase().split(/\s+/);
  if (object !== 'matrix' || !FIELDS.includes(field) || (layout !== 'coordinate' && layout !== 'array'))
    throw broken(file, 'matrixKind', { found: excerpt(banner) }, 1);
  let size: number[] | null = null;
  let entries = 0;
  let weighted = false;
  const add = (a: number, b: number, line: number, weight: string | undefined) => {
    if (weight !== undefined && quantityOf(weight)?.value !== 1) weighted = true;
    builder.tie(a, b, line, weight);
  };
  for (const [line, text] of lines) {
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.startsWith('%')) continue;
    const cells = trimmed.split(/\s+/);
    if (size === null) {
      const numbers = cells.map((cell) => wholeOf(cell));
      const [rows, columns] = numbers;
      if (numbers.includes(null) || numbers.length !== (layout === 'array' ? 2 : 3))
        throw broken(file, 'matrixSizes', {}, line);
      if (rows !== columns) throw broken(file, 'matrixShape', { rows: rows!, columns: columns! }, line);
      builder.checkRoom(rows!);
      size = numbers as number[];
      for (let id = 1; id <= rows!; id++) builder.declare(String(id));
      continue;
    }
    const [people] = size;
    if (layout === 'array') {
      const { row, column } = placeInArray(entries, people, symmetry);
      if (row >= people || column >= people)
        throw broken(
          file,
          'matrixEntries',
          { expected: entriesOf(people, symmetry), found: entries + 1 },
          line,
        );
      if (quantityOf(cells[0])?.value !== 0) add(row, column, line, cells[0]);
    } else {
      const [a, b] = [wholeOf(cells[0], 1), wholeOf(cells[1], 1)];
      if (a === null || b === null || a > people || b > people)
        builder.problems.add('edgeRowBroken', { line }, { found: excerpt(trimmed) });
      else add(a - 1, b - 1, line, field === 'pattern' ? undefined : (cells[2] ?? ''));
    }
    entries++;
  }
  if (size === null) throw broken(file, 'matrixSizes');
  const promised = layout === 'array' ? entriesOf(size[0], symmetry) : size[2];
  if (entries !== promised) throw broken(file, 'matrixEntries', { expected: promised, found: entries });
  return builder.finish({
    format: 'matrix-market',
    listsPeople: true,
    directed: symmetry === 'general',
    weightColumn: weighted ? { name: null, number: 3 } : null,
  });
}

function entriesOf(side: number, symmetry: string | undefined): number {
  if (symmetry === 'symmetric' || symmetry === 'hermitian') return (side * (side + 1)) / 2;
  return symmetry === 'skew-symmetric' ? (side * (side - 1)) / 2 : side * side;
}

/** Where an entry of a dense matrix stands: by column, and of a symmetric one only what is on and below the diagonal. */
function placeInArray(
  entry: number,
  side: number,
  symmetry: string | undefined,
): { row: number; column: number } {
  if (symmetry === 'general' || symmetry === undefined)
    return { row: entry % side, column: Math.floor(entry / side) };
  const below = symmetry === 'skew-symmetric' ? 1 : 0;
  // Column c begins after the longer columns before it: c·(side − below) − c·(c − 1)/2 entries.
  const length = side - below;
  const column = Math.floor((2 * length + 1 - Math.sqrt((2 * length + 1) ** 2 - 8 * entry)) / 2);
  const before = column * length - (column * (column - 1)) / 2;
  return { row: column + below + entry - before, column };
}
