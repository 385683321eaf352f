import {
  firstProblems,
  makeTranslator,
  chooseLang,
  problemLine,
  visible,
  type Lang,
} from '../../i18n/index.ts';
import { InputError, UNITS, type Problem, type Unit } from '../../sim/index.ts';
import { OutputError } from '../files.ts';
import { RunError } from '../run-error.ts';

/**
 * - `input`: a file, field or option that cannot be used; nothing has run.
 * - `output`: results that could not be written; what was written stays.
 * - `run`: trouble while running, such as a thread that died twice or cells of a sweep that failed.
 */
export type ErrorKind = 'input' | 'output' | 'run';

/**
 * What went wrong, as the command line would say it: where, what was found, what was expected, what to do. `message` is in the
 * language of the environment (`LC_ALL`, `LC_MESSAGES`, `LANG`), {@link KindlingError.text} in the one asked for.
 */
export class KindlingError extends Error {
  override readonly name = 'KindlingError';
  readonly kind: ErrorKind;
  /** Every problem found, not only the first: code, file, line, field and values. */
  readonly problems: readonly Problem[];

  constructor(kind: ErrorKind, problems: readonly Problem[], cause?: unknown) {
    super(textOf(problems, chooseLang(process.env)), { cause });
    this.kind = kind;
    this.problems = problems;
  }

  /** The message in English or Chinese, one problem a line. */
  text(lang: Lang): string {
    return textOf(this.problems, lang);
  }
}

function textOf(problems: readonly Problem[], lang: Lang): string {
  const translator = makeTranslator(lang);
  const unitText = (key: string) => UNITS[key as Unit]?.[lang] ?? key;
  const { shown, more } = firstProblems(translator, problems);
  const inCall = (one: Problem): Problem =>
    one.from?.kind === 'call' ? { ...one, file: translator.t('words:from.call', one.from) } : one;
  const lines = shown.map((one) => problemLine(translator, inCall(one), unitText));
  return visible([...lines, ...(more === null ? [] : [more])].join('\n')); // Node prints it to the terminal.
}

/** An error of the inside as one for programs; where the caller asked to stop, the reason that they gave. */
export function outward(error: unknown, signal?: AbortSignal): unknown {
  if (error instanceof OutputError) return new KindlingError('output', error.problems, error);
  if (error instanceof InputError) return new KindlingError('input', error.problems, error);
  if (!(error instanceof RunError)) return error;
  if (error.problem.code === 'cancelled' && signal?.aborted) return signal.reason;
  return new KindlingError('run', [error.problem], error);
}
