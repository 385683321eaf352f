import { REASON_CODES, type ProblemCode, type ProblemValues } from './problem-values.ts';

export type { Kind, ProblemCode, ProblemValues, Relation } from './problem-values.ts';

/** What a value comes from that stands in no file. */
export type Origin =
  /** An option of a command line, such as `--people`. */
  | { readonly kind: 'option'; readonly option: string }
  /** The control of a form; the path says which. */
  | { readonly kind: 'field' }
  /** An argument of a program's call, such as `people`. */
  | { readonly kind: 'call'; readonly argument: string }
  /** A value that an experiment solved for or drew. */
  | { readonly kind: 'solver' };

/** Where a problem is. */
export interface ProblemPlace {
  /** File the problem is in; none where the value comes from a change. */
  readonly file?: string;
  /** Where the value comes from, if no file holds it; each host says it in its own words. */
  readonly from?: Origin;
  /** The variant of an experiment that the problem is about, where others do not have it. */
  readonly variant?: string;
  /** Path of the field as `formatPath` writes it, e.g. `events.series.meetup.capacity`. */
  readonly path?: string;
  /** 1-based line and column in the file. */
  readonly line?: number;
  readonly column?: number;
}

/** A code with the values that go with it. */
export type Coded<Code extends ProblemCode = ProblemCode> = {
  [C in Code]: { readonly code: C; readonly values: Readonly<ProblemValues[C]> };
}[Code];

/**
 * What is wrong with an input, as data: the words are in `i18n/`, in both languages, keyed by `code`.
 * A message says where, what was found, what was expected and what to do.
 */
export type Problem<Code extends ProblemCode = ProblemCode> = Coded<Code> &
  ProblemPlace & {
    /** A note does not stop a run; an error does. */
    readonly severity: 'error' | 'note';
  };

/** Problems that an error's own message names; there may be as many as a file has lines. */
const MAX_IN_MESSAGE = 20;

/** Thrown where an input cannot be used; carries every problem found, not only the first. */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const told = problems.slice(0, MAX_IN_MESSAGE);
    super(told.map((p) => `${p.file ?? ''}:${p.line ?? ''} ${p.path ?? ''} ${p.code}`).join('\n'));
    this.name = 'InputError';
    this.problems = problems;
  }
}

/** Codes that carry no values. */
export type PlainCode = {
  [Code in ProblemCode]: Record<never, never> extends ProblemValues[Code] ? Code : never;
}[ProblemCode];

type Details<Code extends ProblemCode> = ProblemPlace & { readonly values: Readonly<ProblemValues[Code]> };

/** An error-severity problem. */
export function problem(code: PlainCode, place?: ProblemPlace): Problem;
export function problem<Code extends ProblemCode>(code: Code, details: Details<Code>): Problem;
export function problem(code: ProblemCode, details: ProblemPlace = {}): Problem {
  // The signatures tie values to the code, which the compiler cannot follow into the union.
  return { severity: 'error', values: {}, ...details, code } as Problem;
}

/** The same problem as a note, which does not stop a run. */
export function asNote(found: Problem): Problem {
  return { ...found, severity: 'note' };
}

/** The parameters of a zod refinement that fails: its issue becomes this problem, at the place. */
export function refusal<Code extends ProblemCode>(code: Code, values: ProblemValues[Code]) {
  return { params: { refusal: { code, values } } };
}

/** Why something failed, for the gap `reason`: a code that `i18n/` has words for, else the error's own words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = error instanceof SyntaxError ? 'JSON' : 'code' in error ? error.code : undefined;
  return REASON_CODES.find((one) => one === code) ?? error.message;
}
