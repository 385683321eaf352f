import Table from 'cli-table3';
import type { Command } from 'commander';
import {
  creditLine,
  formatBand,
  formatMetric,
  formatRange,
  metricName,
  outerQuantiles,
  pairSentences,
  saturationWarnings,
  shownMetrics,
} from '../../report/index.ts';
import {
  compareVariants,
  InputError,
  metricsOf,
  problem,
  STANDARD_LEVEL,
  type Comparison,
  type Experiment,
} from '../../sim/index.ts';
import { printCohorts } from './cohorts.ts';
import type { Context } from './context.ts';
import { execute, type Finished } from './execute.ts';
import { addRunOptions, loadOrRefuse, type RunFlags } from './options.ts';
import { runLine } from './run.ts';
import { curve, fitted, LIGHT } from './tables.ts';
import { writeResults } from './write.ts';
import { shown } from '../files.ts';

/** `kindling compare FILE`: the variants of an experiment, pair by pair, on the same seeds. */
export function addCompare(program: Command, context: Context): void {
  const command = program
    .command('compare')
    .argument('<file>', context.t('argument.experiment'))
    .summary(context.t('compare.summary'));
  addRunOptions(command.description(context.t('compare.description')), context).action(
    async (file: string, flags: RunFlags) => {
      const { loaded, chosen, variant } = loadOrRefuse(file, flags, context);
      const { experiment } = loaded;
      if (!experiment) throw new InputError([problem('notAnExperiment', { file: loaded.file })]);
      if (variant !== undefined)
        throw new InputError([
          problem('comparesAll', { file: loaded.file, values: { variant, asked: file } }),
        ]);
      const runs = await execute(chosen, loaded.file, flags, context);
      const level = flags.level ?? STANDARD_LEVEL;
      const comparison = compareVariants(
        runs.map(({ variant, outcomes, result }) => ({ name: variant.name, outcomes, result })),
        experiment,
        level,
      );
      if (flags.out !== undefined) writeResults(flags.out, runs, comparison, flags);
      if (flags.json) context.print(JSON.stringify(comparison, null, 2));
      else report(experiment, comparison, runs, flags, level, context);
    },
  );
}

function report(
  experiment: Experiment,
  comparison: Comparison,
  runs: readonly Finished[],
  flags: RunFlags,
  level: number,
  context: Context,
): void {
  const { t, localised } = context;
  const currency = runs[0].variant.plan.scenario.currency;
  const names = Object.fromEntries(runs.map(({ variant }) => [variant.name, localised(variant.label)]));
  context.printHeading(localised(experiment.title));
  context.print(localised(experiment.question));
  context.print(runLine(runs[0], context));
  context.print();
  context.print(variantTable(experiment, comparison, names, currency, level, context));
  const labelled = runs.map(({ variant, result }) => ({ label: names[variant.name], result }));
  for (const line of saturationWarnings(labelled, context)) context.print(`\n${line}`);
  const daily = metricsOf(context.plugins).find((m) => m.id === comparison.metric)?.series
    ? comparison.metric
    : 'reach';
  context.print();
  context.print(
    t('compare.curve', {
      metric: metricName(daily, currency, context),
      days: runs[0].result.provenance.days,
    }),
  );
  context.print(curve(runs.map((run) => run.result.series.metrics[daily].q50)));
  const atEnd = (run: Finished) => run.result.series.metrics[daily].q50.at(-1) ?? 0;
  const order = runs.toSorted((a, b) => atEnd(b) - atEnd(a)).map((run) => names[run.variant.name]);
  context.print(t('compare.order', { names: order.join(context.lang === 'zh' ? '、' : ', ') }));
  if (flags.cohorts)
    for (const { variant, result } of runs) {
      context.print();
      context.printHeading(names[variant.name]);
      printCohorts(result, context);
    }
  for (const pair of comparison.pairs) {
    context.print();
    for (const line of pairSentences(pair, comparison, names, currency, level, context)) context.print(line);
  }
  context.print();
  for (const { variant, result } of runs) {
    const credit = creditLine(result.credit.join, context);
    if (credit !== '') context.print(t('compare.credit', { name: names[variant.name], credit }));
  }
  for (const one of experiment.uncertain) {
    const { field } = one;
    const values = {
      field,
      set: settable(field, runs),
      source: one.source === undefined ? '' : localised(one.source),
    };
    context.print(
      'choices' in one
        ? t('compare.uncertainChoice', { ...values, choices: one.choices.join(', ') })
        : t('compare.uncertain', { ...values, low: one.low, high: one.high }),
    );
  }
  if (runs[0].graphHash !== null) context.print(t('run.givenGraph'));
  if (flags.out !== undefined) context.print(t('run.written', { folder: shown(flags.out) }));
}

/** How `--set` reaches a field: of the one variant that has it, or of all. */
function settable(field: string, runs: readonly Finished[]): string {
  const having = runs.filter(({ variant }) => {
    const value = field.split('.').reduce<unknown>((here, step) => {
      return (here as Record<string, unknown> | undefined)?.[step];
    }, variant.plan.scenario);
    return value !== undefined;
  });
  return having.length === 1 && runs.length > 1 ? `${having[0].variant.name}:${field}` : field;
}

/** Variants in rows; for each shown metric the mean and its interval. */
function variantTable(
  experiment: Experiment,
  comparison: Comparison,
  names: Readonly<Record<string, string>>,
  currency: string,
  level: number,
  context: Context,
): string {
  const ids = shownMetrics(comparison, experiment.watch);
  const percent = Math.round(level * 1000) / 10;
  const [first] = Object.values(comparison.variants);
  const share = outerQuantiles(first.kpis.reach).share;
  const band = context.t('table.band', { percent: Math.round(share * 1000) / 10 });
  const head = [
    context.t('table.variant'),
    ...ids.map((id, i) => {
      const name = metricName(id, currency, context);
      return i === 0 ? `${name}\n${context.t('table.interval', { percent })}\n${band}` : name;
    }),
  ];
  const rows = Object.entries(comparison.variants).map(([variant, result]) => [
    names[variant],
    ...ids.map((id, i) => {
      const kpi = result.kpis[id];
      const mean = formatMetric(id, kpi.mean, context);
      const top = i === 0 ? `${mean}  ${formatRange(id, kpi.ci, context)}` : mean;
      const runs = formatBand(id, kpi, context);
      return runs === null ? top : `${top}\n${runs}`;
    }),
  ]);
  return fitted(context, head, (titles, narrow) => {
    const table = new Table({
      head: [...titles],
      colAligns: ['left', ...ids.map(() => 'right' as const)],
      style: { head: [], border: [], ...(narrow && { 'padding-right': 0 }) },
      chars: LIGHT,
    });
    table.push(...rows);
    return table.toString();
  });
}
