import { InputError, problem, type Problem, type ProblemCode, type ProblemValues } from '../../problems.ts';

/** Where a tie or a person stands in the file. */
export type Place = { readonly line: number } | { readonly path: string };

/** Problems told one by one; the rest are counted. */
const MAX_TOLD = 5;

/** What is wrong in a file: the first few problems, and how many more there are. */
export class ProblemList {
  readonly #file: string;
  readonly #told: Problem[] = [];
  #more = 0;

  constructor(file: string) {
    this.#file = file;
  }

  add<C extends ProblemCode>(code: C, place: Place | Record<string, never>, values: ProblemValues[C]): void {
    if (this.#told.length < MAX_TOLD) this.#told.push(problem(code, { file: this.#file, ...place, values }));
    else this.#more++;
  }

  /** Throws what was found, if anything. */
  refuse(): void {
    if (this.#told.length === 0) return;
    const values = { count: this.#more };
    const more = this.#more === 0 ? [] : [problem('moreProblems', { file: this.#file, values })];
    throw new InputError([...this.#told, ...more]);
  }
}

/** What makes a file unreadable as its format; each has words of its own. */
export type Broken =
  | 'json'
  | 'noNodes'
  | 'badTies'
  | 'noKey'
  | 'noRoot'
  | 'noGraph'
  | 'noId'
  | 'open'
  | 'close'
  | 'tag'
  | 'entity'
  | 'outside'
  | 'deep'
  | 'gml'
  | 'noVertices'
  | 'matrixKind'
  | 'matrixSizes'
  | 'matrixShape'
  | 'matrixEntries';

/** The error for a file that cannot be read as its format at all. */
export function broken(
  file: string,
  kind: Broken,
  values: Omit<ProblemValues['graphFileBroken'], 'kind'> = {},
  line = 0,
): InputError {
  const place = line > 0 ? { line } : {};
  return new InputError([problem('graphFileBroken', { file, ...place, values: { kind, ...values } })]);
}

/** Words from a file, short enough to repeat in a message. */
export function excerpt(text: string): string {
  const line = text.slice(0, 200).replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** Rounded apart, so that the message never shows two equal numbers. */
export function tooLarge(file: string, needed: number, room: number): Problem {
  const values = { needed: Math.ceil(needed / 1e8) / 10, available: Math.floor(room / 1e8) / 10 };
  return problem('fileOverMemory', { file, values });
}
