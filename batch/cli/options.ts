import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  InputError,
  loadFile,
  nearest,
  problem,
  type Loaded,
  type Overrides,
  type Variant,
} from '../../sim/index.ts';
import { load, shippedFiles } from '../files.ts';
import { printProblems, type Context } from './context.ts';
import { refuseGraph } from './graph-file.ts';

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

/** Throws InputError where there are errors; a name that is no file may be meant for something that ships. */
export function refuseErrors({ problems }: Pick<Loaded, 'problems'>, asked: string): void {
  if (problems.every((p) => p.severity !== 'error')) return;
  const ids = shippedFiles().map(({ id }) => id);
  const helped = problems.map((p) =>
    p.code === 'fileMissing' && p.line === undefined && p.values?.found === asked
      ? { ...p, values: { ...p.values, suggestion: nearest(asked, ids), known: ids.join(', ') } }
      : p,
  );
  throw new InputError(helped);
}

/** Loads FILE or FILE#variant, prints notes, and throws InputError where there are errors. */
export function loadOrRefuse(
  name: string,
  flags: RunFlags,
  context: Context,
): { loaded: Loaded; chosen: readonly Variant[]; variant: string | undefined } {
  const hash = name.lastIndexOf('#');
  const file = hash < 0 ? name : name.slice(0, hash);
  const variant = hash < 0 ? undefined : name.slice(hash + 1);
  refuseGraph(file);
  const loaded = loadFile(file, load, overridesOf(flags));
  refuseErrors(loaded, file);
  if (!flags.quiet) printProblems(context, loaded.problems);
  if (variant === undefined) return { loaded, chosen: loaded.variants, variant };
  const chosen = loaded.variants.filter((v) => v.name === variant);
  if (chosen.length === 0) {
    const names = loaded.variants.map((v) => v.name);
    const known = names.join(', ');
    throw new InputError([
      problem('unknownVariant', {
        file: loaded.file,
        values: { found: variant, known, suggestion: nearest(variant, names) },
      }),
    ]);
  }
  return { loaded, chosen, variant };
}
