import type { Command } from 'commander';
import { formatDate } from '../../i18n/index.ts';
import { creditLine } from '../../report/index.ts';
import type { VariantRun } from '../pool.ts';
import { amount } from './amount.ts';
import { heading, print, type Context } from './context.ts';
import { execute, type Finished } from './execute.ts';
import { addRunOptions, loadOrRefuse, type RunFlags } from './options.ts';
import { curve, metricTable } from './tables.ts';
import { writeResults } from './write.ts';
import { shown } from '../files.ts';

/** `kindling run FILE[#variant]`: one scenario over its replicates. */
export function addRun(program: Command, context: Context): void {
  const command = program
    .command('run')
    .argument('<file>', context.say('argument.file'))
    .summary(context.say('run.summary'));
  addRunOptions(command.description(context.say('run.description')), context).action(
    async (file: string, flags: RunFlags) => {
      const { loaded, chosen } = loadOrRefuse(file, flags, context);
      // An experiment without a #variant runs its baseline: the question of `run` is about one scenario.
      const [finished] = await execute(chosen.slice(0, 1), loaded.file, flags, context);
      if (flags.out !== undefined) writeResults(flags.out, [finished], finished.result);
      if (flags.json) print(JSON.stringify(finished.result, null, 2));
      else report(finished, flags, context);
    },
  );
}

function report(finished: Finished, flags: RunFlags, context: Context): void {
  const { say, pick } = context;
  const { result, variant } = finished;
  print(heading(pick(variant.label)));
  print(runLine(finished, context));
  const { startDate, days } = result.provenance;
  if (startDate !== undefined) {
    const [first, last] = [0, days].map((day) => formatDate(startDate, day, context.lang));
    print(say('run.dates', { first, last, days }));
  }
  print();
  print(metricTable(result, variant.plan.scenario.currency, context));
  print();
  print(say('run.curve', { days: result.provenance.days }));
  print(curve([result.series.metrics.reach.q50]));
  const credit = creditLine(result.credit.join, context);
  if (credit !== '') {
    print();
    print(say('run.credit', { credit }));
  }
  if (finished.graphHash !== null) print(say('run.givenGraph'));
  print(say('run.bits', { bits: result.bits }));
  if (flags.out !== undefined) print(say('run.written', { folder: shown(flags.out) }));
}

/** What was run, in one line: file, people, days, runs, seed. */
export function runLine(
  { variant, result }: VariantRun & { result: Finished['result'] },
  context: Context,
): string {
  const { provenance } = result;
  return context.say('run.line', {
    file: provenance.file === variant.name ? variant.name : provenance.file,
    people: amount('people', provenance.people, context),
    days: amount('days', provenance.days, context),
    runs: amount('runs', provenance.replicates, context),
    seed: provenance.seed,
    version: provenance.kindling,
  });
}
