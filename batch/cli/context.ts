import { styleText } from 'node:util';
import {
  firstProblems,
  problemLine,
  visible,
  type KeyIn,
  type Lang,
  type Values,
  type ValuesFor,
} from '../../i18n/index.ts';
import { makeLocale, type Locale } from '../../report/index.ts';
import { UNITS, type Problem, type Unit } from '../../sim/index.ts';
import type { Host } from './host.ts';

/** What every command is given: a reader, whose phrases are those of the terminal, and where to print. */
export interface Context extends Locale {
  readonly host: Host;
  /** A phrase of the terminal by its key; of another table by `table:key`. */
  readonly t: Locale['t'] &
    (<K extends KeyIn<'terminal'>>(key: K, ...values: ValuesFor<`terminal:${K}`>) => string);
  /** Prints a line to standard output. */
  print(text?: string): void;
  /** Prints a line to standard error: progress, notes and problems, never results. */
  printError(text: string): void;
  /** Prints problems to standard error, one a line: the first of them, and how many more there are. */
  printProblems(problems: readonly Problem[]): void;
  /** Prints a heading, bold where the terminal can, and what follows it on its line. */
  printHeading(text: string, rest?: string): void;
}

/**
 * Names and values from files, queues and other machines may hold anything: all text passes here on its way to a terminal, and
 * what a terminal would obey is written out.
 */
export function makeContext(lang: Lang, host: Host): Context {
  const locale = makeLocale(lang);
  const phrase = locale.t as (key: string, values?: Values) => string;
  const t = (key: string, values?: Values) => phrase(key.includes(':') ? key : `terminal:${key}`, values);
  const unitText = (key: string) => locale.localised(UNITS[key as Unit] ?? key);
  const printError = (text: string) => void host.stderr.write(`${visible(text)}\n`);
  return {
    ...locale,
    host,
    t,
    print: (text = '') => void host.stdout.write(`${visible(text)}\n`),
    printHeading(text, rest = '') {
      const shown = host.stdout.isTTY ? styleText('bold', visible(text)) : visible(text);
      host.stdout.write(`${shown}${visible(rest)}\n`);
    },
    printError,
    printProblems(problems) {
      const { shown, more } = firstProblems(locale.translator, problems);
      for (const p of shown) {
        const mark = p.severity === 'note' ? `${t('note')} ` : '';
        printError(mark + problemLine(locale.translator, atOption(p), unitText).replaceAll('\n', '\\n'));
      }
      if (more !== null) printError(more);
    },
  };
}

/** A problem with what an option gave is named by the option. */
function atOption(p: Problem): Problem {
  return p.from?.kind === 'option' ? { ...p, file: p.from.option } : p;
}
