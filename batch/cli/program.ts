import { CommanderError, Option, type Command } from 'commander';
import { LANGS, chooseLang, type Lang } from '../../i18n/index.ts';
import { InputError, VERSION } from '../../sim/index.ts';
import { OutputError } from '../files.ts';
import { RunError } from '../run-error.ts';
import { CommandLine, commandLineProblem } from './command-line.ts';
import { commandsFor, type AddCommand } from './commands.ts';
import { makeContext, type Context } from './context.ts';
import type { Host } from './host.ts';
import { refuseBlanks } from './options.ts';

/** Columns of the help where no terminal says how many it has. */
const PLAIN_WIDTH = 80;

/** Exit codes: fine, the run failed, the input is wrong. */
const FAILED = 1;
const WRONG_INPUT = 2;

function langAsked(argv: readonly string[]): Lang | undefined {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return undefined;
  const value = argv[at].includes('=') ? argv[at].split('=')[1] : argv[at + 1];
  return LANGS.find((lang) => lang === value);
}

const HELP_TITLES = ['usage', 'arguments', 'options', 'commands'] as const;

/** Commander's titles of help, in the reader's language. */
function helpTitle(title: string, { t }: Context): string {
  const key = HELP_TITLES.find((one) => title.toLowerCase() === `${one}:`);
  return key === undefined ? title : t(`help.${key}`);
}

function makeProgram(commands: readonly AddCommand[], context: Context): Command {
  const { t, host } = context;
  const output = {
    writeOut: (text: string) => void host.stdout.write(text),
    writeErr: () => {},
    getOutHelpWidth: () => (host.stdout.isTTY && host.stdout.columns) || PLAIN_WIDTH,
  };
  const program = new CommandLine('kindling')
    .description(t('program.description'))
    .version(VERSION, '-V, --version', t('option.version'))
    .helpOption('-h, --help', t('option.help'))
    .helpCommand('help [command]', t('option.helpCommand'))
    .configureHelp({ styleTitle: (title) => helpTitle(title, context) })
    .addHelpText('after', `\n${t('program.examples')}`);
  for (const add of commands) add(program, context);
  for (const command of [program, ...program.commands.flatMap((one) => [one, ...one.commands])]) {
    command
      .addOption(new Option('--lang <zh|en>', t('option.lang')).choices(LANGS))
      .exitOverride()
      .helpOption('-h, --help', t('option.help'));
    refuseBlanks(command);
    command.configureOutput(output);
    command.copyInheritedSettings(program);
  }
  return program;
}

/** Reads the words of a call, does what they say, and returns the exit code. */
export async function runProgram(argv: readonly string[], host: Host): Promise<number> {
  const context = makeContext(chooseLang(host.env, langAsked(argv)), host);
  const program = makeProgram(await commandsFor(argv), context);
  try {
    // Nothing asked, or only in which language.
    if (argv.length === 0 || /^--lang[= ](zh|en)$/.test(argv.join(' '))) {
      program.outputHelp();
      return 0;
    }
    await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      context.printProblems([commandLineProblem(error)]);
      return WRONG_INPUT;
    }
    if (error instanceof InputError) {
      context.printProblems(error.problems);
      return error instanceof OutputError ? FAILED : WRONG_INPUT;
    }
    if (error instanceof RunError) {
      context.printProblems([error.problem]);
      return FAILED;
    }
    context.printError(
      context.t('unexpected', {
        reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    );
    return FAILED;
  }
}
