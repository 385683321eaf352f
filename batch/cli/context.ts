import { styleText } from 'node:util';
import { problemLine, type Lang } from '../../i18n/index.ts';
import { makeReader, type Reader } from '../../report/index.ts';
import { UNITS, type Problem, type Unit } from '../../sim/index.ts';

/** What every command is given: a reader, whose phrases are those of the terminal. */
export type Context = Reader;

export function makeContext(lang: Lang): Context {
  const reader = makeReader(lang);
  return {
    ...reader,
    pick: (text) => harmless(reader.pick(text)),
    say: (key, values) => reader.say(key.includes(':') ? key : `terminal:${key}`, values),
  };
}

/** Words of a file without the control characters that a terminal would obey. */
function harmless(text: string): string {
  return [...text]
    .filter((c) => c === '\n' || c === '\t' || (c >= ' ' && !(c >= '\u007f' && c <= '\u009f')))
    .join('');
}

/** Prints to standard output. */
export function print(text = ''): void {
  process.stdout.write(`${text}\n`);
}

/** Prints to standard error: progress, notes and problems, never results. */
export function printError(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** A heading; bold where the terminal can. */
export function heading(text: string): string {
  return process.stdout.isTTY ? styleText('bold', text) : text;
}

/** Prints problems to standard error, one a line. */
export function printProblems(context: Context, problems: readonly Problem[]): void {
  const unitText = (key: string) => context.pick(UNITS[key as Unit] ?? key);
  for (const p of problems) {
    const mark = p.severity === 'note' ? `${context.say('note')} ` : '';
    printError(mark + harmless(problemLine(context.translator, p, unitText)));
  }
}
