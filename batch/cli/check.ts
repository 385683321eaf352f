import type { Command } from 'commander';
import { formatNumber } from '../../i18n/index.ts';
import { graphReading, InputError, loadFile, loadSweep, sharedGraph, type Problem } from '../../sim/index.ts';
import { loadWith } from '../plugins.ts';
import { amount } from './amount.ts';
import type { Context } from './context.ts';
import { sayReadings } from './graph-reading.ts';
import { asScenario, isGraphFile } from '../graph-file.ts';
import { addChanges, changesOf, type RunFlags } from './options.ts';

/** `kindling check FILE …`: reads and validates, runs nothing. */
export function addCheck(program: Command, context: Context): void {
  const { t } = context;
  const command = program
    .command('check')
    .argument('<files...>', t('argument.files'))
    .summary(t('check.summary'));
  addChanges(command.description(t('check.description')), context).action(
    (files: string[], flags: RunFlags) => {
      const errors: Problem[] = [];
      for (const file of files) {
        if (isGraphFile(file)) {
          checkGraph(file, flags, context, errors);
          continue;
        }
        if (checkSweep(file, flags, context, errors)) continue;
        const loaded = loadFile(file, loadWith(context.plugins), changesOf(flags));
        const wrong = loaded.problems.filter((p) => p.severity === 'error');
        errors.push(...wrong);
        context.printProblems(loaded.problems.filter((p) => p.severity === 'note'));
        if (wrong.length > 0) continue;
        const { plan } = loaded.variants[0];
        const values = {
          file: loaded.file,
          people: amount('people', plan.people, context),
          days: amount('days', plan.scenario.days, context),
          variants: loaded.variants.map((v) => v.name).join(', '),
          n: amount('variants', loaded.variants.length, context),
        };
        context.print(t(loaded.experiment ? 'check.experiment' : 'check.scenario', values));
      }
      if (errors.length > 0) throw new InputError(errors);
    },
  );
}

/** A sweep with its bases and points: says how large it is, or adds what is wrong to the errors. False for other files. */
function checkSweep(file: string, flags: RunFlags, context: Context, errors: Problem[]): boolean {
  const { sweep, problems } = loadSweep(file, loadWith(context.plugins), changesOf(flags));
  const wrong = problems.filter(({ severity }) => severity === 'error');
  if (wrong.some(({ code }) => code === 'notASweep') || (!sweep && wrong.length === 0)) return false;
  errors.push(...wrong);
  context.printProblems(problems.filter(({ severity }) => severity === 'note'));
  if (!sweep) return true;
  const points = sweep.points.count * sweep.bases.length;
  const number = (n: number) => formatNumber(n, context.lang);
  const runs = { points: number(points), replicates: number(sweep.replicates) };
  context.print(context.t('check.sweep', { file, ...runs, runs: number(points * sweep.replicates) }));
  return true;
}

/** A graph file alone: says how large it is, or adds what is wrong to the errors. */
function checkGraph(file: string, flags: RunFlags, context: Context, errors: Problem[]): void {
  try {
    const { plan, graphFile } = asScenario(file, changesOf(flags));
    const { graph, removed } = sharedGraph(plan, plan.scenario.seed, graphFile);
    const values = {
      people: amount('people', graph.people, context),
      ties: amount('ties', graph.tieCount, context),
    };
    context.print(context.t('check.graph', { file, ...values }));
    if (removed.selfLoops + removed.parallelTies > 0)
      context.print(context.t('graph.removed', { file, ...removed }));
    sayReadings([{ plan, graphFile }], context);
    context.printProblems(graphReading(plan.graph, graphFile)?.notes ?? []);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    errors.push(...error.problems);
  }
}
