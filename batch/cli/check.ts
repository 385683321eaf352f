import type { Command } from 'commander';
import { formatNumber } from '../../i18n/index.ts';
import { InputError, loadFile, loadSweep, sharedGraph, type Problem } from '../../sim/index.ts';
import { load } from '../files.ts';
import { amount } from './amount.ts';
import { print, printProblems, type Context } from './context.ts';
import { asScenario, isGraphFile } from '../graph-file.ts';
import { addOverrides, overridesOf, type RunFlags } from './options.ts';

/** `kindling check FILE …`: reads and validates, runs nothing. */
export function addCheck(program: Command, context: Context): void {
  const { say } = context;
  const command = program
    .command('check')
    .argument('<files...>', say('argument.files'))
    .summary(say('check.summary'));
  addOverrides(command.description(say('check.description')), context).action(
    (files: string[], flags: RunFlags) => {
      const errors: Problem[] = [];
      for (const file of files) {
        if (isGraphFile(file)) {
          checkGraph(file, flags, context, errors);
          continue;
        }
        if (checkSweep(file, flags, context, errors)) continue;
        const loaded = loadFile(file, load, overridesOf(flags));
        const wrong = loaded.problems.filter((p) => p.severity === 'error');
        errors.push(...wrong);
        printProblems(
          context,
          loaded.problems.filter((p) => p.severity === 'note'),
        );
        if (wrong.length > 0) continue;
        const { plan } = loaded.variants[0];
        const values = {
          file: loaded.file,
          people: amount('people', plan.people, context),
          days: amount('days', plan.scenario.days, context),
          variants: loaded.variants.map((v) => v.name).join(', '),
          n: amount('variants', loaded.variants.length, context),
        };
        print(say(loaded.experiment ? 'check.experiment' : 'check.scenario', values));
      }
      if (errors.length > 0) throw new InputError(errors);
    },
  );
}

/** A sweep with its bases and points: says how large it is, or adds what is wrong to the errors. False for other files. */
function checkSweep(file: string, flags: RunFlags, context: Context, errors: Problem[]): boolean {
  const { sweep, problems } = loadSweep(file, load, overridesOf(flags));
  const wrong = problems.filter(({ severity }) => severity === 'error');
  if (wrong.some(({ code }) => code === 'notASweep') || (!sweep && wrong.length === 0)) return false;
  errors.push(...wrong);
  printProblems(
    context,
    problems.filter(({ severity }) => severity === 'note'),
  );
  if (!sweep) return true;
  const points = sweep.points.count * sweep.bases.length;
  const number = (n: number) => formatNumber(n, context.lang);
  const runs = { points: number(points), replicates: number(sweep.replicates) };
  print(context.say('check.sweep', { file, ...runs, runs: number(points * sweep.replicates) }));
  return true;
}

/** A graph file alone: says how large it is, or adds what is wrong to the errors. */
function checkGraph(file: string, flags: RunFlags, context: Context, errors: Problem[]): void {
  try {
    const { plan, graphFile } = asScenario(file, overridesOf(flags));
    const { graph, removed } = sharedGraph(plan, plan.scenario.seed, graphFile);
    const values = {
      people: amount('people', graph.people, context),
      ties: amount('ties', graph.tieCount, context),
    };
    print(context.say('check.graph', { file, ...values }));
    if (removed.selfLoops + removed.parallelTies > 0)
      print(context.say('graph.removed', { file, ...removed }));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    errors.push(...error.problems);
  }
}
