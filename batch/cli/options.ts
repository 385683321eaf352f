import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Overrides } from '../../sim/index.ts';
import { loadChosen, type Chosen } from '../scenario-file.ts';
import { printProblems, type Context } from './context.ts';

/** Options that `run` and `compare` share, as commander hands them over. */
export interface RunFlags {
  people?: number;
  days?: number;
  replicates?: number;
  seed?: string;
  workers?: number;
  graph?: string;
  set?: string[];
  out?: string;
  events?: boolean;
  json?: boolean;
  quiet?: boolean;
  level?: number;
}

/** Reads a whole number within bounds. */
export const whole =
  (least: number, most = Number.MAX_SAFE_INTEGER) =>
  (text: string) => {
    const value = Number(text);
    const bounds = most === Number.MAX_SAFE_INTEGER ? `≥ ${least}` : `${least} … ${most}`;
    if (!Number.isInteger(value) || value < least || value > most) throw new InvalidArgumentError(bounds);
    return value;
  };

export function level(text: string): number {
  const value = Number(text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : text);
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('0 < level < 1');
  return value;
}

const collect = (text: string, before: string[] = []) => [...before, text];

/** Adds the options that change what is run. */
export function addOverrides(command: Command, context: Context): Command {
  return addSets(command, context).option('--graph <file>', context.say('option.graph'));
}

/** Those that make sense for many scenarios, too. */
export function addSets(command: Command, { say }: Context): Command {
  return command
    .option('--people <n>', say('option.people'), whole(1))
    .option('--days <n>', say('option.days'), whole(0))
    .option('--replicates <n>', say('option.replicates'), whole(1))
    .option('--seed <words>', say('option.seed'))
    .addOption(new Option('--set <path=value>', say('option.set')).argParser(collect));
}

/** Adds the options of commands that run something and write its results. */
export function addRunOptions(command: Command, context: Context): Command {
  const { say } = context;
  addOverrides(command, context)
    .option('--workers <n>', say('option.workers'), whole(1))
    .option('--level <share>', say('option.level'), level)
    .option('--out <folder>', say('option.out'))
    .option('--events', say('option.events'));
  return addPrinting(command, context);
}

/** Adds the options of commands that run something and only print. */
export function addJudgingOptions(command: Command, context: Context): Command {
  const { say } = context;
  addOverrides(command, context)
    .option('--workers <n>', say('option.workers'), whole(1))
    .option('--level <share>', say('option.level'), level);
  return addPrinting(command, context);
}

function addPrinting(command: Command, { say }: Context): Command {
  return command.option('--json', say('option.json')).option('--quiet', say('option.quiet'));
}

export function overridesOf(flags: RunFlags): Overrides {
  const { people, days, replicates, seed, graph, set } = flags;
  const number = seed !== undefined && /^-?\d+(\.\d+)?$/.test(seed) ? Number(seed) : seed;
  return {
    ...(people !== undefined && { people }),
    ...(days !== undefined && { days }),
    ...(replicates !== undefined && { replicates }),
    ...(number !== undefined && { seed: number }),
    ...(graph !== undefined && { graphFile: graph }),
    ...(set !== undefined && { set }),
  };
}

/** Loads FILE or FILE#variant, prints notes, and throws InputError where there are errors. */
export function loadOrRefuse(name: string, flags: RunFlags, context: Context): Chosen {
  const chosen = loadChosen(name, overridesOf(flags));
  if (!flags.quiet) printProblems(context, chosen.loaded.problems);
  return chosen;
}
