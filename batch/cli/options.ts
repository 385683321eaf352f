import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  commonChanges,
  InputError,
  problem,
  seedOf,
  type Change,
  type CommonChanges,
  type PluginRecord,
} from '../../sim/index.ts';
import { loadPlugin, loadWith } from '../plugins.ts';
import { loadChosen, type Chosen } from '../scenario-file.ts';
import type { Context } from './context.ts';
import { sayReadings } from './graph-reading.ts';
import { readSets } from './set.ts';

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
  force?: boolean;
  transitions?: boolean;
  cohorts?: boolean;
  json?: boolean;
  quiet?: boolean;
  level?: number;
  plugin?: string[];
  exact?: boolean;
}

/** Reads a whole number within bounds. */
export const whole =
  (min: number, max = Number.MAX_SAFE_INTEGER) =>
  (text: string) => {
    const value = Number(text);
    const bounds = max === Number.MAX_SAFE_INTEGER ? `≥ ${min}` : `${min} … ${max}`;
    if (!Number.isInteger(value) || value < min || value > max) throw new InvalidArgumentError(bounds);
    return value;
  };

/** Refusal of a number that the option's parser let through: `bounds` hold for one command, or hang on another option. */
export function badOption(option: string, found: number, bounds: string): InputError {
  return new InputError([problem('badOption', { values: { option, found: String(found), bounds } })]);
}

/** Reads any finite number. */
export function decimal(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('-∞ < n < ∞');
  return value;
}

export function level(text: string): number {
  const value = Number(text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : text);
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('0 < level < 1');
  return value;
}

/**
 * Makes a command throw InputError where the value of an option or of an argument is blank, as an unset variable of the shell
 * makes it. An option says so before its own reader sees the value.
 */
export function refuseBlanks(command: Command): void {
  const refuse = (option: string, value: unknown) => {
    if (typeof value === 'string' && value.trim() === '')
      throw new InputError([problem('optionWithoutValue', { values: { option } })]);
  };
  for (const option of command.options.filter(({ required, optional }) => required || optional)) {
    const read = option.parseArg;
    option.argParser((text: string, before: unknown) => {
      refuse(option.long ?? option.flags, text);
      return read ? read(text, before) : text;
    });
  }
  command.hook('preAction', (_, action) =>
    action.processedArgs.forEach((value: unknown, i) => {
      for (const one of [value].flat()) refuse(action.registeredArguments[i]?.name() ?? '', one);
    }),
  );
}

const collect = (text: string, before: string[] = []) => [...before, text];

/** Adds the option that loads plug-ins into the context, before the command does anything. */
export function addPlugins(command: Command, context: Context): Command {
  return command
    .addOption(new Option('--plugin <file>', context.t('option.plugin')).argParser(collect))
    .hook('preAction', async (self) => {
      const { plugin = [] } = self.opts<RunFlags>();
      const plugins: PluginRecord[] = [];
      for (const file of plugin) plugins.push(await loadPlugin(file));
      Object.assign(context, { plugins });
    });
}

/** Adds the options that change what is run. */
export function addChanges(command: Command, context: Context): Command {
  return addSets(command, context).option('--graph <file>', context.t('option.graph'));
}

/** Those that make sense for many scenarios, too. */
export function addSets(command: Command, context: Context): Command {
  const { t } = context;
  return addPlugins(command, context)
    .option('--people <n>', t('option.people'), whole(1))
    .option('--days <n>', t('option.days'), whole(0))
    .option('--replicates <n>', t('option.replicates'), whole(1))
    .option('--seed <words>', t('option.seed'))
    .addOption(new Option('--set <path=value>', t('option.set')).argParser(collect));
}

/** Adds the options of commands that run something and write its results. */
export function addRunOptions(command: Command, context: Context): Command {
  const { t } = context;
  addChanges(command, context)
    .option('--workers <n>', t('option.workers'), whole(1))
    .option('--level <share>', t('option.level'), level)
    .option('--out <folder>', t('option.out'))
    .option('--force', t('option.force'))
    .option('--exact', t('option.exact'))
    .option('--transitions', t('option.transitions'))
    .option('--cohorts', t('option.cohorts'));
  return addPrinting(command, context);
}

/** Adds the options of commands that run something and only print. */
export function addJudgingOptions(command: Command, context: Context): Command {
  const { t } = context;
  addChanges(command, context)
    .option('--workers <n>', t('option.workers'), whole(1))
    .option('--level <share>', t('option.level'), level);
  return addPrinting(command, context);
}

function addPrinting(command: Command, { t }: Context): Command {
  return command.option('--json', t('option.json')).option('--quiet', t('option.quiet'));
}

/** What the options change, in their order of precedence: `--set` comes last. */
export function changesOf({ people, days, replicates, seed, graph, set = [] }: RunFlags): Change[] {
  const given: CommonChanges = {
    people,
    days,
    replicates,
    seed: seed === undefined ? undefined : seedOf(seed),
    graphFile: graph,
  };
  const common = commonChanges(given, (name) => ({
    kind: 'option',
    option: name === 'graphFile' ? '--graph' : `--${name}`,
  }));
  return [...common, ...readSets(set)];
}

/** Loads FILE or FILE#variant, prints notes, and throws InputError where there are errors. */
export function loadOrRefuse(
  name: string,
  flags: RunFlags,
  context: Context,
  which: 'all' | 'first' = 'all',
): Chosen {
  const chosen = loadChosen(name, changesOf(flags), which, loadWith(context.plugins));
  if (!flags.quiet) {
    sayReadings(chosen.chosen, context);
    context.printProblems(chosen.loaded.problems);
  }
  return chosen;
}
