import { InputError, problem } from '../../problems.ts';
import type { GraphBuilder } from './builder.ts';
import { declaredDelimiter, type Dialect } from './dialect.ts';
import { NONE, type Occurrence } from './reading.ts';
import { another } from './weights.ts';

export const COMMENT = /^\s*(#|%|\/\/)/;

/** What lines before the first row say: comments, the delimiter of a spreadsheet, the sizes that KONECT and SNAP promise. */
export class Preamble {
  comments: Occurrence = NONE;
  dialect: Dialect | null = null;
  /** Comments with their lines. */
  readonly lines: [line: number, text: string][] = [];
  /** The last comment, which may name the columns. */
  lastComment = '';
  /** People and ties as promised, null where nothing is. */
  #people: number | null = null;
  #ties: number | null = null;
  /** Whether the third column is no weight, as in an unweighted network of KONECT. */
  unweighted = false;
  directed: boolean | null = null;
  /** Whether comments are those of an adjacency list of NetworkX. */
  networkx = false;
  readonly #builder: GraphBuilder;

  constructor(builder: GraphBuilder) {
    this.#builder = builder;
  }

  /** Takes a line if it is none of a table. */
  take(line: number, text: string): boolean {
    if (line === 1) {
      this.dialect = declaredDelimiter(text);
      if (this.dialect !== null) return true;
    }
    if (!COMMENT.test(text)) return false;
    this.comments = another(this.comments, line);
    this.lines.push([line, text]);
    this.lastComment = text.replace(COMMENT, '').trim();
    this.#konect(line, text);
    if (/^#\s*GMT\s/.test(text)) this.networkx = true;
    const snap = /Nodes:\s*(\d+)\s+Edges:\s*(\d+)/i.exec(text);
    if (snap) {
      this.#people = Number(snap[1]);
      this.#ties = Number(snap[2]);
    }
    if (/^#\s*(un)?directed graph/i.test(text)) this.directed = !/undirected/i.test(text);
    return true;
  }

  /** Tells where a file has other sizes than its first lines promise. */
  compare(): void {
    const { people, ties } = this.#builder;
    if (this.#people !== null && (this.#people !== people || this.#ties !== ties)) {
      const values = { people, ties, promisedPeople: this.#people, promisedTies: this.#ties ?? 0 };
      this.#builder.note('graphSizesDiffer', values, this.comments.line);
    }
  }

  /** `% sym unweighted`, then `% ties people people`: Kunegis, "KONECT", WWW 2013. */
  #konect(line: number, text: string): void {
    const format = /^%\s*(sym|asym|bip)\s+(\w+)/.exec(text);
    if (format) {
      const [, kind, weights] = format;
      if (kind === 'bip')
        throw new InputError([problem('graphBipartite', { file: this.#builder.file, line })]);
      this.directed = kind === 'asym';
      this.unweighted = weights === 'unweighted';
    }
    const sizes = /^%\s*(\d+)\s+(\d+)\s+\d+\s*$/.exec(text);
    if (sizes && line === 2) {
      this.#ties = Number(sizes[1]);
      this.#people = Number(sizes[2]);
    }
  }
}
