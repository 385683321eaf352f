import type { Command } from 'commander';
import { formatDate } from '../../i18n/index.ts';
import { creditLine, saturationWarnings } from '../../report/index.ts';
import type { VariantRun } from '../pool.ts';
import { amount } from './amount.ts';
import { printCohorts } from './cohorts.ts';
import type { Context } from './context.ts';
import { execute, type Finished } from './execute.ts';
import { addRunOptions, loadOrRefuse, type RunFlags } from './options.ts';
import { curve, metricTable } from './tables.ts';
import { writeResults } from './write.ts';
import { shown } from '../files.ts';

/** `kindling run FILE[#variant]`: one scenario over its replicates. */
export function addRun(program: Command, context: Context): void {
  const command = program
    .command('run')
    .argument('<file>', context.t('argument.file'))
    .summary(context.t('run.summary'));
  addRunOptions(command.description(context.t('run.description')), context).action(
    async (file: string, flags: RunFlags) => {
      const { loaded, chosen } = loadOrRefuse(file, flags, context, 'first');
      // An experiment without a #variant runs its baseline: the question of `run` is about one scenario.
      const [finished] = await execute(chosen, loaded.file, flags, context);
      if (flags.out !== undefined) writeResults(flags.out, [finished], finished.result, flags);
      if (flags.json) context.print(JSON.stringify(finished.result, null, 2));
      else report(finished, flags, context);
    },
  );
}

function report(finished: Finished, flags: RunFlags, context: Context): void {
  const { t, localised } = context;
  const { result, variant } = finished;
  context.printHeading(localised(variant.label));
  context.print(runLine(finished, context));
  const { startDate, days } = result.provenance;
  if (startDate !== undefined) {
    const [first, last] = [0, days].map((day) => formatDate(startDate, day, context.lang));
    context.print(t('run.dates', { first, last, days }));
  }
  context.print();
  context.print(metricTable(result, variant.plan.scenario.currency, context));
  for (const line of saturationWarnings([{ label: localised(variant.label), result }], context))
    context.print(`\n${line}`);
  context.print();
  context.print(t('run.curve', { days: result.provenance.days }));
  context.print(curve([result.series.metrics.reach.q50]));
  if (flags.cohorts) printCohorts(result, context);
  const credit = creditLine(result.credit.join, context);
  if (credit !== '') {
    context.print();
    context.print(t('run.credit', { credit }));
  }
  const currentStageCredit = creditLine(result.credit.members, context);
  if (currentStageCredit !== '') context.print(t('run.currentStageCredit', { credit: currentStageCredit }));
  if (finished.graphHash !== null) context.print(t('run.givenGraph'));
  context.print(t('run.digest', { digest: result.digest }));
  if (flags.out !== undefined) context.print(t('run.written', { folder: shown(flags.out) }));
}

/** What was run, in one line: file, people, days, runs, seed. */
export function runLine(
  { variant, result }: VariantRun & { result: Finished['result'] },
  context: Context,
): string {
  const { provenance } = result;
  return context.t('run.line', {
    file: provenance.file === variant.name ? variant.name : provenance.file,
    people: amount('people', provenance.people, context),
    days: amount('days', provenance.days, context),
    runs: amount('runs', provenance.replicates, context),
    seed: provenance.seed,
    version: provenance.kindling,
  });
}
