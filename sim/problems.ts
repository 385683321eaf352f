/**
 * What is wrong with an input, as data: the words are in `i18n/`, in both languages, keyed by `code`.
 * A message says where, what was found, what was expected and what to do.
 */
export interface Problem {
  /** Key of the message in `i18n/`, e.g. `unknownField`. */
  readonly code: string;
  /** File (or "--set", "share link") the problem is in. */
  readonly file?: string;
  /** Dotted path of the field, e.g. `events.series.meetup.capacity`. */
  readonly path?: string;
  /** 1-based line and column in the file. */
  readonly line?: number;
  readonly column?: number;
  /** What fills the message's gaps: found, expected, unit, suggestion … */
  readonly values?: Readonly<Record<string, string | number>>;
  /** A note does not stop a run; an error does. */
  readonly severity: 'error' | 'note';
}

/** Thrown where an input cannot be used; carries every problem found, not only the first. */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((p) => `${p.file ?? ''}:${p.line ?? ''} ${p.path ?? ''} ${p.code}`).join('\n'));
    this.name = 'InputError';
    this.problems = problems;
  }
}

/** An error-severity problem. */
export function problem(code: string, details: Omit<Problem, 'code' | 'severity'> = {}): Problem {
  return { code, severity: 'error', ...details };
}
