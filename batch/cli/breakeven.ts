import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import Table from 'cli-table3';
import type { Command } from 'commander';
import { formatMetric, formatRange, metricName } from '../../report/index.ts';
import { formatNumber } from '../../i18n/index.ts';
import {
  applyChanges,
  fileAndVariant,
  findBreakEvens,
  InputError,
  isPlainMap,
  metricsOf,
  nearest,
  problem,
  readPath,
  readingKey,
  STANDARD_LEVEL,
  stepOf,
  valueAt,
  type BreakEven,
  type BreakEvens,
  type Change,
  type Loaded,
  type Path,
  type Variant,
} from '../../sim/index.ts';
import { openPool } from '../pool.ts';
import { PoolBackend } from '../run-backend.ts';
import { refuseErrors } from '../scenario-file.ts';
import type { Context } from './context.ts';
import { underProgress } from './execute.ts';
import { addJudgingOptions, badOption, decimal, loadOrRefuse, whole, type RunFlags } from './options.ts';
import { LIGHT } from './tables.ts';

interface BreakEvenFlags extends RunFlags {
  field: string;
  from: number;
  to: number;
  metric: string;
  target: number;
  against?: string;
  log?: boolean;
  places: number;
}

/** What is asked, checked. */
interface Asked {
  readonly loaded: Loaded;
  readonly variant: Variant;
  readonly against: Variant | undefined;
  readonly path: Path;
  readonly flags: BreakEvenFlags;
}

const MOST_PLACES = 1_000;

/** `kindling breakeven FILE[#variant] --field PATH --from A --to B`: where a metric crosses a target, or another variant. */
export function addBreakEven(program: Command, context: Context): void {
  const { t } = context;
  const command = program
    .command('breakeven')
    .argument('<file>', t('argument.file'))
    .summary(t('breakeven.summary'))
    .description(t('breakeven.description'))
    .requiredOption('--field <path>', t('option.field'))
    .requiredOption('--from <n>', t('option.from'), decimal)
    .requiredOption('--to <n>', t('option.to'), decimal)
    .option('--metric <id>', t('option.judged'), 'profit')
    .option('--target <n>', t('option.target'), decimal, 0)
    .option('--against <variant>', t('option.against'))
    .option('--log', t('option.log'))
    .option('--places <n>', t('option.places'), whole(2, MOST_PLACES), 9);
  addJudgingOptions(command, context).action(async (file: string, flags: BreakEvenFlags) => {
    const asked = check(file, flags, context);
    const found = await find(asked, context);
    if (flags.json) context.print(JSON.stringify(documentOf(asked, found), null, 2));
    else report(asked, found, context);
  });
}

function check(file: string, flags: BreakEvenFlags, context: Context): Asked {
  const { metric, from, to, log, against } = flags;
  const metrics = metricsOf(context.plugins).map(({ id }) => id);
  if (!metrics.includes(metric)) {
    const values = { found: metric, suggestion: nearest(metric, metrics), known: metrics.join(', ') };
    throw new InputError([problem('unknownMetric', { values })]);
  }
  if (from >= to) throw badOption('--to', to, `> ${from}`);
  if (log && from <= 0) throw badOption('--from', from, '> 0');
  const field = readPath(flags.field);
  if ('wrong' in field) throw new InputError([problem(field.wrong, { values: { found: flags.field } })]);
  if (against === undefined) {
    const { loaded, chosen } = loadOrRefuse(file, flags, context, 'first');
    return { loaded, variant: chosen[0], against: undefined, path: field.path, flags };
  }
  // Variants that are compared have the same days, runs and seed.
  const [path, name] = fileAndVariant(file, existsSync);
  const { loaded } = loadOrRefuse(path, flags, context);
  const variantOf = (wanted: string) => {
    const found = loaded.variants.find((one) => one.name === wanted);
    if (found) return found;
    const names = loaded.variants.map((one) => one.name);
    const values = { found: wanted, known: names.join(', '), suggestion: nearest(wanted, names) };
    throw new InputError([problem('unknownVariant', { file: loaded.file, values })]);
  };
  const variant = name === undefined ? loaded.variants[0] : variantOf(name);
  return { loaded, variant, against: variantOf(against), path: field.path, flags };
}

/** The field set to a number; one that has a number for each stage, on each. */
function changeTo({ variant, path }: Asked): (value: number) => Change {
  const central = valueAt(variant.plan.scenario, path);
  return (value) => ({
    variant: variant.name,
    path,
    value: isPlainMap(central)
      ? Object.fromEntries(Object.keys(central).map((stage) => [stage, value]))
      : value,
    from: { kind: 'option', option: '--field' },
  });
}

async function find(asked: Asked, context: Context): Promise<BreakEvens> {
  const { loaded, variant, against, flags } = asked;
  const { field, from, to, metric } = flags;
  const change = changeTo(asked);
  for (const end of [from, to]) refuseErrors(applyChanges(loaded, [change(end)]), field);
  const { replicates, seed } = variant.plan.scenario;
  const readings = [{ metric, day: null }];
  const key = readingKey(metric, null);
  const pool = openPool(flags.workers ?? availableParallelism());
  try {
    return await underProgress(flags, context, async ({ onProgress, signal }) => {
      const backend = new PoolBackend(loaded, pool, signal, seed);
      const run = async (who: string, places: readonly (number | null)[]) => {
        const jobs = places.map((place) => ({
          changes: place === null ? [] : [change(place)],
          variants: [who],
          readings,
        }));
        const samples = await backend.run(jobs, [0, replicates]);
        return samples.map((sample) => sample[who].map((values) => values.get(key) ?? null));
      };
      const rival = against && (await run(against.name, [null]))[0];
      let done = 0;
      return findBreakEvens(
        {
          low: from,
          high: to,
          log: Boolean(flags.log),
          step: stepOf(field, variant.plan.scenario),
          target: flags.target,
          level: flags.level ?? STANDARD_LEVEL,
          places: flags.places,
        },
        async (places) => {
          const values = await run(variant.name, places);
          done += places.length;
          onProgress(done / (done + flags.places));
          return rival === undefined ? values : values.map((own) => lessPaired(own, rival));
        },
      );
    });
  } finally {
    await pool.destroy();
  }
}

/** The difference in each replicate in which both are defined. */
const lessPaired = (own: readonly (number | null)[], rival: readonly (number | null)[]) =>
  own.map((value, i) => (value === null || rival[i] === null ? null : value - rival[i]));

function documentOf({ loaded, variant, against, flags }: Asked, { tried, found }: BreakEvens) {
  const { field, from, to, metric, target, level = STANDARD_LEVEL } = flags;
  const { seed, replicates } = variant.plan.scenario;
  return {
    file: loaded.file,
    variant: variant.name,
    against: against?.name ?? null,
    field,
    from,
    to,
    metric,
    target,
    level,
    seed,
    replicates,
    found,
    tried,
  };
}

function report({ variant, against, flags }: Asked, { tried, found }: BreakEvens, context: Context): void {
  const { t, localised, lang } = context;
  const { currency, replicates } = variant.plan.scenario;
  const { field, metric, from, to, level = STANDARD_LEVEL, target } = flags;
  const number = (value: number) => formatNumber(value, lang);
  const name = metricName(metric, currency, context);
  const rival = against && localised(against.label);
  const goal = formatMetric(metric, target, context);
  context.printHeading(localised(variant.label));
  context.print(
    rival === undefined
      ? t('breakeven.question', { field, from: number(from), to: number(to), metric: name, target: goal })
      : t('breakeven.questionAgainst', { field, from: number(from), to: number(to), metric: name, rival }),
  );
  context.print(t('breakeven.runs', { count: replicates, places: tried.length }));
  context.print();
  const table = new Table({
    head: [
      field,
      rival === undefined ? name : t('breakeven.difference', { metric: name, rival }),
      t('table.interval', { percent: Math.round(level * 1000) / 10 }),
    ],
    colAligns: ['right', 'right', 'right'],
    style: { head: [], border: [] },
    chars: LIGHT,
  });
  for (const { at, mean, ci } of tried) {
    table.push([number(at), formatMetric(metric, mean, context), formatRange(metric, ci, context)]);
  }
  context.print(table.toString());
  context.print();
  if (found.length === 0) context.print(none(tried, flags, context));
  for (const one of found) context.print(sentence(one, flags, context));
  context.print(t('breakeven.fair'));
}

function none(tried: BreakEvens['tried'], { field, from, to, target }: BreakEvenFlags, { t, lang }: Context) {
  const means = tried.flatMap(({ mean }) => mean ?? []);
  const range = { field, from: formatNumber(from, lang), to: formatNumber(to, lang) };
  if (means.length === 0) return t('breakeven.undefined', range);
  if (means.every((mean) => mean > target)) return t('breakeven.above', range);
  if (means.every((mean) => mean <= target)) return t('breakeven.below', range);
  return t('breakeven.unclear', range);
}

function sentence({ at, rises, from, to }: BreakEven, flags: BreakEvenFlags, { t, lang }: Context): string {
  const number = (value: number) => formatNumber(value, lang);
  const percent = Math.round((flags.level ?? STANDARD_LEVEL) * 1000) / 10;
  const values = {
    field: flags.field,
    at: number(at),
    percent,
    low: from === null ? t('breakeven.under', { value: number(flags.from) }) : number(from),
    high: to === null ? t('breakeven.over', { value: number(flags.to) }) : number(to),
  };
  return t(rises ? 'breakeven.rises' : 'breakeven.falls', values);
}
