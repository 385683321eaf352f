#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander';
import { LANGS, pickLang, type Lang } from '../../i18n/index.ts';
import { InputError, problem, VERSION } from '../../sim/index.ts';
import { OutputError } from '../files.ts';
import { RunError } from '../run-error.ts';
import { addCheck } from './check.ts';
import { addClaims } from './claims.ts';
import { addCompare } from './compare.ts';
import { makeContext, printError, printProblems, type Context } from './context.ts';
import { addDiff } from './diff.ts';
import { addExplain } from './explain.ts';
import { addFit } from './fit.ts';
import { addGraph } from './graph.ts';
import { addList } from './list.ts';
import { addNew } from './new.ts';
import { addRun } from './run.ts';
import { addMerge } from './merge.ts';
import { addQueue } from './queue.ts';
import { addResults } from './results.ts';
import { addSchema } from './schema.ts';
import { addSweep } from './sweep.ts';
import { addUi } from './ui.ts';
import { addVerify } from './verify.ts';
import { addWhy } from './why.ts';
import { addWorker } from './worker.ts';

/** Exit codes: fine, the run failed, the input is wrong. */
const FAILED = 1;
const WRONG_INPUT = 2;

function langAsked(argv: readonly string[]): Lang | undefined {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return undefined;
  const value = argv[at].includes('=') ? argv[at].split('=')[1] : argv[at + 1];
  return LANGS.find((lang) => lang === value);
}

function makeProgram(context: Context): Command {
  const { say } = context;
  const program = new Command('kindling')
    .description(say('program.description'))
    .version(VERSION, '-V, --version', say('option.version'))
    .helpOption('-h, --help', say('option.help'))
    .helpCommand('help [command]', say('option.helpCommand'))
    .configureHelp({ styleTitle: (title) => say(`help.${title.replace(':', '').toLowerCase()}`) })
    .addHelpText('after', `\n${say('program.examples')}`);
  for (const add of [
    addUi,
    addRun,
    addCompare,
    addSweep,
    addResults,
    addMerge,
    addWorker,
    addQueue,
    addWhy,
    addClaims,
    addGraph,
    addCheck,
    addSchema,
    addExplain,
    addList,
    addNew,
    addDiff,
    addVerify,
    addFit,
  ]) {
    add(program, context);
  }
  for (const command of [program, ...program.commands.flatMap((one) => [one, ...one.commands])]) {
    command
      .addOption(new Option('--lang <zh|en>', say('option.lang')).choices(LANGS))
      .exitOverride()
      .helpOption('-h, --help', say('option.help'));
    command.configureOutput({ writeErr: () => {} });
    command.copyInheritedSettings(program);
  }
  return program;
}

async function main(): Promise<number> {
  // A reader such as `head` that has seen enough is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? 0 : FAILED),
  );
  const context = makeContext(pickLang(process.env, langAsked(process.argv)));
  const program = makeProgram(context);
  try {
    // Nothing asked, or only in which language.
    const words = process.argv.slice(2);
    if (words.length === 0 || /^--lang[= ](zh|en)$/.test(words.join(' '))) {
      program.outputHelp();
      return 0;
    }
    await program.parseAsync();
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return commandProblem(error, context);
    if (error instanceof InputError) {
      printProblems(context, error.problems);
      return error instanceof OutputError ? FAILED : WRONG_INPUT;
    }
    if (error instanceof RunError) {
      printProblems(context, [error.problem]);
      return FAILED;
    }
    printError(
      context.say('unexpected', {
        reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    );
    return FAILED;
  }
}

/** Commander's own refusals, in the reader's language. */
function commandProblem({ code, exitCode, message }: CommanderError, context: Context): number {
  if (exitCode === 0) return 0;
  const quoted = /'([^']+)'/.exec(message)?.[1] ?? '';
  const suggestion = /Did you mean (?:one of )?([^?)]+)\?/.exec(message)?.[1] ?? '';
  const refused =
    /^error: (?:option '([^']+)' argument|command-argument value) '([^']*)' is invalid(?: for argument '([^']*)')?\.?\s*(.*)$/s;
  const [, option, found, argument, expected] = refused.exec(message) ?? [];
  const [, command, limit, given] =
    /too many arguments for '([^']+)'\. Expected (\d+) arguments? but got (\d+)/.exec(message) ?? [];
  if (code === 'commander.help') {
    // `help` on a word that is no command, or only options.
    const words = process.argv.slice(2).filter((word) => word !== 'help');
    printProblems(context, [problem('unknownCommand', { values: { found: words[0] ?? '', suggestion } })]);
  } else if (code === 'commander.optionMissingArgument') {
    printProblems(context, [problem('optionWithoutValue', { values: { option: quoted } })]);
  } else if (code === 'commander.excessArguments' && command !== undefined) {
    const values = { command, limit: Number(limit), found: Number(given) };
    printProblems(context, [problem('tooManyArguments', { values })]);
  } else if (code === 'commander.unknownCommand') {
    printProblems(context, [problem('unknownCommand', { values: { found: quoted, suggestion } })]);
  } else if (code === 'commander.unknownOption') {
    printProblems(context, [problem('unknownOption', { values: { found: quoted, suggestion } })]);
  } else if (code === 'commander.missingArgument') {
    printProblems(context, [problem('missingArgument', { values: { argument: quoted } })]);
  } else if (found !== undefined) {
    const values = { option: option ?? argument ?? '', found, expected: (expected ?? '').trim() };
    printProblems(context, [problem('badOption', { values })]);
  } else {
    printError(message.replace(/^error: /, ''));
  }
  return WRONG_INPUT;
}

process.exitCode = await main();
