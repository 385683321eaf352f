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
  removalName,
  whySentences,
} from '../../report/index.ts';
import {
  changeThroughout,
  countedFor,
  explainRun,
  InputError,
  listFounderRemovals,
  listRemovals,
  METRIC_IDS,
  METRICS,
  nearest,
  problem,
  STANDARD_LEVEL,
  type Effect,
  type Removal,
  type Variant,
  type Why,
} from '../../sim/index.ts';
import { runVariants } from '../pool.ts';
import { heading, print, type Context } from './context.ts';
import { resultOf } from '../result.ts';
import { sayRemoved, underProgress, type Finished } from './execute.ts';
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
  const { say } = context;
  const command = program.command('why').argument('<file>', say('argument.file')).summary(say('why.summary'));
  addJudgingOptions(command.description(say('why.description')), context)
    .option('--metric <id>', say('option.metric'))
    .option('--top <n>', say('option.top'), whole(0), TOP_FOUNDERS)
    .action(async (file: string, flags: WhyFlags) => {
      const { loaded, chosen } = loadOrRefuse(file, flags, context);
      const metric = flags.metric ?? loaded.experiment?.metric ?? 'joined';
      const { why, finished } = await explainVariant(chosen[0], loaded.file, metric, flags, context);
      if (flags.json) {
        const { provenance, bits } = finished.result;
        print(JSON.stringify({ provenance, bits, ...why }, null, 2));
      } else report(why, finished, context);
    });
}

async function explainVariant(
  given: Variant,
  file: string,
  metric: string,
  flags: WhyFlags,
  context: Context,
): Promise<{ why: Why; finished: Finished }> {
  const judged = METRICS.find(({ id }) => id === metric);
  if (!judged) {
    const values = { found: metric, suggestion: nearest(metric, METRIC_IDS), known: METRIC_IDS.join(', ') };
    throw new InputError([problem('unknownMetric', { values })]);
  }
  // Nothing but leverage needs each run a second time.
  const leverage = metric === 'leverage';
  const variant = {
    ...given,
    plan: changeThroughout(given.plan, (scenario) => ({ ...scenario, measure: { leverage } })),
  };
  const level = flags.level ?? STANDARD_LEVEL;
  const parts = listRemovals(variant.plan);
  return underProgress(flags, context, async (onProgress, signal) => {
    const { workers } = flags;
    const share = 1 / (1 + parts.length + flags.top);
    const [base] = await runVariants([variant], {
      workers,
      signal,
      creditOf: countedFor(metric),
      onProgress: (done) => onProgress(done * share),
    });
    if (!flags.quiet) sayRemoved(base, context);
    const founders = listFounderRemovals(variant.plan, base.outcomes, flags.top, base.graph?.names ?? null);
    const removals = [...parts, ...founders];
    const removed = await runWithout(removals, variant, {
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
  removals: readonly Removal[],
  variant: Variant,
  options: Parameters<typeof runVariants>[1],
) {
  if (removals.length === 0) return [];
  const of = new Map(removals.map((removal) => [{ ...variant, plan: removal.plan(0) }, removal]));
  const runs = await runVariants([...of.keys()], {
    ...options,
    planOf: (one, replicate) => of.get(one)!.plan(replicate),
  });
  return runs.map((run) => ({ removal: of.get(run.variant)!, outcomes: run.outcomes }));
}

function report(why: Why, finished: Finished, context: Context): void {
  const { pick, say } = context;
  const { currency } = finished.variant.plan.scenario;
  print(heading(pick(finished.variant.label)));
  print(runLine(finished, context));
  print();
  const { before, after } = whySentences(why, currency, context);
  for (const line of before) print(line);
  if (why.effects.length > 0) {
    print();
    print(effectTable(why, currency, context));
    print();
  }
  for (const line of after) print(line);
  if (finished.graphHash !== null) print(say('run.givenGraph'));
}

/** One row for each thing left out: what it did to the metric, and its credit in people. */
function effectTable({ effects, metric, level }: Why, currency: string, context: Context): string {
  const { say, lang } = context;
  const percent = Math.round(level * 1000) / 10;
  const people = (value: number | null) => (value === null ? '–' : formatNumber(value, lang));
  const money = currencyName(currency, context);
  // Where nothing costs anything, a price says nothing.
  const priced = effects.some((one) => (one.costPerIncrementalMember?.value ?? 0) !== 0);
  const head = [
    say('why.leftOut'),
    `${metricName(metric, currency, context)}\n${say('why.effect')}`,
    say('table.interval', { percent }),
    say('why.direct'),
    say('why.forest'),
    ...(priced ? [lang === 'zh' ? `${say('why.price')}（${money}）` : `${say('why.price')} (${money})`] : []),
  ];
  return fitted(head, (titles, narrow) => {
    const table = new Table({
      head: [...titles],
      colAligns: ['left', ...Array<'right'>(head.length - 1).fill('right')],
      style: { head: [], border: [], ...(narrow && { 'padding-right': 0 }) },
      chars: LIGHT,
    });
    for (const one of effects) {
      table.push([
        removalName(one, context),
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
