import { AttributedTies } from './attributed-ties.ts';
import type { GraphBuilder } from './builder.ts';
import type { Preamble } from './preamble.ts';
import { NONE, type GraphFile } from './reading.ts';
import { COMMENT } from './preamble.ts';
import { excerpt } from './refusal.ts';
import { another } from './weights.ts';

const BRACES = /^([^{]*)\{(.*)\}\s*$/;
/** An entry of a Python dictionary. */
const ENTRY = /(?:'([^']*)'|"([^"]*)")\s*:\s*(?:'([^']*)'|"([^"]*)"|([^,}\s]+))/g;

/** Whether rows end with attributes in braces, as NetworkX writes edge lists and adjacency lists of several lines. */
export function hasBraces(rows: readonly string[]): boolean {
  return rows.filter((row) => BRACES.test(row)).length >= rows.length / 3;
}

/**
 * Reads `a b {'weight': 3}`, NetworkX's edge list, and its adjacency list of several lines: a person with the number of
 * neighbours that follow, one a line.
 */
export function readBraces(
  builder: GraphBuilder,
  lines: Iterator<[number, string], void>,
  preamble: Preamble,
): GraphFile {
  const ties = new AttributedTies(builder);
  let centre: string | null = null;
  for (let next = lines.next(); !next.done; next = lines.next()) {
    const [line, text] = next.value as [number, string];
    if (text.trim() === '') continue;
    if (COMMENT.test(text)) {
      preamble.comments = another(preamble.comments, line);
      continue;
    }
    const [, before, inside] = BRACES.exec(text) ?? [];
    const cells = (before ?? text)
      .trim()
      .split(before?.includes(',') ? /\s*,\s*/ : before?.includes('\t') ? /\t+/ : /\s+/);
    const names = cells.filter((cell) => cell !== '');
    const values = new Map<string, string>();
    for (const [, a, b, c, d, e] of (inside ?? '').matchAll(ENTRY)) values.set(a ?? b, c ?? d ?? e);
    if (before === undefined && names.length === 2) {
      centre = names[0];
      builder.person(centre);
    } else if (before !== undefined && names.length === 2) ties.add(names[0], names[1], line, values);
    else if (before !== undefined && names.length === 1 && centre !== null)
      ties.add(centre, names[0], line, values);
    else builder.problems.add('edgeRowBroken', { line }, { found: excerpt(text) });
  }
  return builder.finish({
    format: centre === null ? 'edge-list' : 'adjacency-list',
    ...ties.told(),
    table: {
      delimiter: 'blank',
      header: null,
      headerFrom: 'none',
      firstTie: null,
      source: null,
      target: null,
      unused: [],
      rowNames: false,
      comments: preamble.comments,
      blankRows: NONE,
      longerRows: NONE,
      shorterRows: NONE,
    },
  });
}
