import Table from 'cli-table3';
import type { Command } from 'commander';
import { formatNumber } from '../../i18n/index.ts';
import {
  currencyName,
  formatDifference,
  formatDifferenceRange,
  formatMetric,
  formatRange,
  metricName,
  ablationName,
  whySentences,
} from '../../report/index.ts';
import {
  changeThroughout,
  countedFor,
  explainRun,
  InputError,
  listFounderAblations,
  listAblations,
  metricsOf,
  nearest,
  problem,
  STANDARD_LEVEL,
  type Effect,
  type Ablation,
  type Variant,
  type AblationStudy,
} from '../../sim/index.ts';
import { runVariants } from '../pool.ts';
import type { Context } from './context.ts';
import { resultOf } from '../result.ts';
import { reportRemoved, underProgress, type Finished } from './execute.ts';
import { addJudgingOptions, loadOrRefuse, whole, type RunFlags } from './options.ts';
import { runLine } from './run.ts';
import { fitted, LIGHT } from './tables.ts';

interface WhyFlags extends RunFlags {
  metric?: string;
  top: number;
}

const TOP_FOUNDERS = 5;

/** `kindling why FILE[#variant]`: the same runs without each mechanism, part and founder, one at a time. */
export function addWhy(program: Command, context: Context): void {
  const { t } = context;
  const command = program.command('why').argument('<file>', t('argument.file')).summary(t('why.summary'));
  addJudgingOptions(command.description(t('why.description')), context)
    .option('--metric <id>', t('option.metric'))
    .option('--top <n>', t('option.top'), whole(0), TOP_FOUNDERS)
    .action(async (file: string, flags: WhyFlags) => {
      const { loaded, chosen } = loadOrRefuse(file, flags, context, 'first');
      const metric = flags.metric ?? loaded.experiment?.metric ?? 'joinedNew';
      const { why, finished } = await explainVariant(chosen[0], loaded.file, metric, flags, context);
      if (flags.json) {
        const { provenance, digest } = finished.result;
        context.print(JSON.stringify({ provenance, digest, ...why }, null, 2));
      } else report(why, finished, context);
    });
}

async function explainVariant(
  given: Variant,
  file: string,
  metric: string,
  flags: WhyFlags,
  context: Context,
): Promise<{ why: AblationStudy; finished: Finished }> {
  const known = metricsOf(context.plugins);
  const judged = known.find(({ id }) => id === metric);
  if (!judged) {
    const ids = known.map(({ id }) => id);
    const values = { found: metric, suggestion: nearest(metric, ids), known: ids.join(', ') };
    throw new InputError([problem('unknownMetric', { values })]);
  }
  // Nothing but leverage needs each run a second time.
  const leverage = metric === 'leverage';
  const variant = {
    ...given,
    plan: changeThroughout(given.plan, (scenario) => ({ ...scenario, measure: { leverage } })),
  };
  const level = flags.level ?? STANDARD_LEVEL;
  const parts = listAblations(variant.plan);
  return underProgress(flags, context, async ({ onProgress, onGraph, signal }) => {
    const { workers } = flags;
    const share = 1 / (1 + parts.length + flags.top);
    const [base] = await runVariants([variant], {
      workers,
      signal,
      onGraph,
      creditOf: countedFor(metric),
      onProgress: (done) => onProgress(done * share),
    });
    if (!flags.quiet) reportRemoved(base, context);
    const founders = listFounderAblations(variant.plan, base.outcomes, flags.top, base.graph?.names ?? null);
    const ablations = [...parts, ...founders];
    const removed = await runWithout(ablations, variant, {
      workers,
      signal,
      onProgress: (done) => onProgress(share + done * (1 - share)),
    });
    const why = explainRun(variant.plan, base.outcomes, removed, judgedBy(judged), level);
    return { why, finished: { ...base, result: resultOf(base, file, level) } };
  });
}

const judgedBy = ({ id, better }: { id: string; better: 'higher' | 'lower' }) => ({ metric: id, better });

/** The runs without each of several things, on the graph and the seeds of the variant. */
async function runWithout(
  ablations: readonly Ablation[],
  variant: Variant,
  options: Parameters<typeof runVariants>[1],
) {
  if (ablations.length === 0) return [];
  const of = new Map(ablations.map((ablation) => [{ ...variant, plan: ablation.plan(0) }, ablation]));
  const runs = await runVariants([...of.keys()], {
    ...options,
    planOf: (one, replicate) => of.get(one)!.plan(replicate),
  });
  return runs.map((run) => ({ ablation: of.get(run.variant)!, outcomes: run.outcomes }));
}

function report(why: AblationStudy, finished: Finished, context: Context): void {
  const { localised, t } = context;
  const { currency } = finished.variant.plan.scenario;
  context.printHeading(localised(finished.variant.label));
  context.print(runLine(finished, context));
  context.print();
  const { before, after } = whySentences(why, currency, context);
  for (const line of before) context.print(line);
  if (why.effects.length > 0) {
    context.print();
    context.print(effectTable(why, currency, context));
    context.print();
  }
  for (const line of after) context.print(line);
  if (finished.graphHash !== null) context.print(t('run.givenGraph'));
}

/** One row for each thing left out: what it did to the metric, and its credit in people. */
function effectTable({ effects, metric, level }: AblationStudy, currency: string, context: Context): string {
  const { t, lang } = context;
  const percent = Math.round(level * 1000) / 10;
  const people = (value: number | null) => (value === null ? '–' : formatNumber(value, lang));
  const money = currencyName(currency, context);
  // Where nothing costs anything, a price says nothing.
  const priced = effects.some((one) => (one.costPerIncrementalMember?.value ?? 0) !== 0);
  const head = [
    t('why.leftOut'),
    `${metricName(metric, currency, context)}\n${t('why.effect')}`,
    t('table.interval', { percent }),
    t('why.direct'),
    t('why.forest'),
    ...(priced ? [lang === 'zh' ? `${t('why.price')}（${money}）` : `${t('why.price')} (${money})`] : []),
  ];
  return fitted(context, head, (titles, narrow) => {
    const table = new Table({
      head: [...titles],
      colAligns: ['left', ...Array<'right'>(head.length - 1).fill('right')],
      style: { head: [], border: [], ...(narrow && { 'padding-right': 0 }) },
      chars: LIGHT,
    });
    for (const one of effects) {
      table.push([
        ablationName(one, context),
        formatDifference(metric, one.effect.difference, context),
        formatDifferenceRange(metric, one.effect.ci, context),
        people(one.direct),
        people(one.forest),
        ...(priced ? [priceCell(one, context)] : []),
      ]);
    }
    return table.toString();
  });
}

/** What each member more cost, and the interval of that. */
function priceCell({ costPerIncrementalMember: price }: Effect, context: Context): string {
  if (price === null) return '–';
  const value = formatMetric('costPerMember', price.value, context);
  return price.ci === null ? value : `${value}\n${formatRange('costPerMember', price.ci, context)}`;
}
