import Table from 'cli-table3';
import type { Command } from 'commander';
import { toCsv } from '../csv.ts';
import { formatExact, formatNumber } from '../../i18n/index.ts';
import { formatMetric, formatRange, metricName } from '../../report/index.ts';
import { inBoth, InputError, nearest, problem, STANDARD_LEVEL } from '../../sim/index.ts';
import type { Manifest } from '../../results/index.ts';
import { checkFolder, shown } from '../files.ts';
import { exportCsv } from '../sweep/csv.ts';
import { chooseSweep, readable, summarisePoints, type PointSummary, type Readable } from '../sweep/read.ts';
import { query } from '../sweep/sql.ts';
import type { Context } from './context.ts';
import { refuseNoStore } from './merge.ts';
import { level } from './options.ts';
import { fitted, LIGHT } from './tables.ts';

interface ResultFlags {
  sweep?: string;
  sql?: string;
  sqlUnrestricted?: boolean;
  csv?: string;
  exact?: boolean;
  force?: boolean;
  metrics?: string;
  level?: number;
  json?: boolean;
}

/** Points shown in a table. */
const MAX_SHOWN = 30;
const SHOWN_BY_ITSELF = ['reach', 'members', 'profit'];

/** `kindling results DIR`: what a store holds, in words, in SQL or as CSV. */
export function addResults(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('results')
    .argument('<folder>', t('argument.folder'))
    .option('--sweep <name>', t('option.sweep'))
    .option('--metrics <names>', t('option.metrics'))
    .option('--level <share>', t('option.level'), level)
    .option('--sql <query>', t('option.sql'))
    .option('--sql-unrestricted', t('option.sqlUnrestricted'))
    .option('--csv <folder>', t('option.csv'))
    .option('--force', t('option.force'))
    .option('--exact', t('option.exact'))
    .option('--json', t('option.json'))
    .summary(t('results.summary'))
    .description(t('results.description'))
    .action(async (folder: string, flags: ResultFlags) => {
      refuseNoStore(folder);
      if (flags.csv !== undefined) checkFolder(flags.csv);
      const store = await readable(folder);
      const { manifest, others } = chooseSweep(store, flags.sweep === 'all' ? undefined : flags.sweep);
      const chosen = flags.sweep === 'all' ? null : manifest;
      context.printProblems(store.notes);
      for (const { id } of chosen ? [chosen] : [])
        if (store.points.get(id)?.length === 0)
          throw new InputError([problem('pointsMissing', { file: shown(folder), values: { found: id } })]);
      if (flags.sql !== undefined) return answer(store, chosen, flags.sql, flags, context);
      if (flags.csv !== undefined) {
        for (const { file, rows } of await exportCsv(store, chosen, flags.csv, flags))
          context.print(t('results.written', { rows: formatNumber(rows, context.lang), file: shown(file) }));
        return;
      }
      if (others.length > 0 && flags.sweep === undefined && !flags.json)
        reportSeveral(manifest, others, context);
      const sweeps = chosen ? [chosen] : [manifest, ...others];
      // Metrics of plug-ins are named and written as their sweep remembers them.
      for (const one of sweeps) await summary(store, one, flags, { ...context, plugins: one.plugins ?? [] });
    });
}

/** Rows as JSON, or as CSV, which a spreadsheet and a reader can both take. */
async function answer(
  store: Readable,
  manifest: Manifest | null,
  sql: string,
  { json, sqlUnrestricted, exact }: ResultFlags,
  { host, print }: Context,
): Promise<void> {
  const { columns, rows, close } = await query(store, manifest, sql, sqlUnrestricted);
  if (!json) print(toCsv([columns], exact));
  let first = true;
  for await (const some of rows) {
    if (some.length === 0) continue;
    if (!json) print(toCsv(some, exact));
    for (const row of json ? some : []) {
      const object = Object.fromEntries(columns.map((name, c) => [name, row[c]]));
      host.stdout.write(`${first ? '[' : ',\n'}${JSON.stringify(object)}`);
      first = false;
    }
  }
  if (json) print(first ? '[]' : ']');
  close();
}

function reportSeveral(shownOne: Manifest, others: readonly Manifest[], context: Context): void {
  const { t } = context;
  const names = [shownOne, ...others].map(({ id }) => id).join(', ');
  context.printError(t('results.several', { n: others.length + 1, names, shown: shownOne.id }));
}

async function summary(
  store: Readable,
  manifest: Manifest,
  flags: ResultFlags,
  context: Context,
): Promise<void> {
  const metrics = chosenMetrics(manifest, flags);
  const confidence = flags.level ?? STANDARD_LEVEL;
  const points = await summarisePoints(store, manifest, metrics, confidence);
  if (flags.json)
    return context.print(JSON.stringify({ sweep: manifest, level: confidence, points }, null, 2));
  const { t, lang, localised } = context;
  context.printHeading(
    manifest.title === null || manifest.title === undefined ? manifest.id : localised(inBoth(manifest.title)),
  );
  if (manifest.question) context.print(localised(inBoth(manifest.question)));
  context.print(
    t('results.line', {
      runs: formatNumber(
        distinct(points).reduce((sum, { runs }) => sum + Math.min(runs, manifest.replicates), 0),
        lang,
      ),
      total: formatNumber(distinct(points).length * manifest.replicates, lang),
      points: formatNumber(points.length, lang),
      seed: manifest.seed,
      version: manifest.kindling,
    }),
  );
  context.print();
  const few = points.length <= MAX_SHOWN;
  const [first] = metrics;
  const best = (a: PointSummary, b: PointSummary) =>
    (b.metrics[first].mean ?? -Infinity) - (a.metrics[first].mean ?? -Infinity) || a.number - b.number;
  if (!few) {
    const values = { n: MAX_SHOWN, total: points.length, metric: metricName(first, '', context) };
    context.print(t('results.best', values));
  }
  context.print(
    pointTable(
      manifest,
      few ? points : points.toSorted(best).slice(0, MAX_SHOWN),
      metrics,
      confidence,
      context,
    ),
  );
}

/** Points with one address, as in crossing trajectories, are run once. */
function distinct(points: readonly PointSummary[]): PointSummary[] {
  const seen = new Set<string>();
  return points.filter(({ base, values }) => {
    const key = JSON.stringify([base, values]);
    return !seen.has(key) && Boolean(seen.add(key));
  });
}

function chosenMetrics({ keep, plugins = [] }: Manifest, { metrics }: ResultFlags): string[] {
  const asked = metrics?.split(',').map((name) => name.trim());
  for (const found of asked ?? []) {
    if (keep.metrics.includes(found)) continue;
    const values = { found, options: keep.metrics.join(', '), suggestion: nearest(found, keep.metrics) };
    throw new InputError([problem('notOneOf', { file: '--metrics', values })]);
  }
  const own = plugins.flatMap(({ metrics: rows }) => rows.map(({ id }) => id));
  const usual = [...SHOWN_BY_ITSELF, ...own].filter((id) => keep.metrics.includes(id));
  return asked ?? (usual.length > 0 ? usual : keep.metrics.slice(0, 3));
}

function pointTable(
  { factors, bases }: Manifest,
  points: readonly PointSummary[],
  metrics: readonly string[],
  confidence: number,
  context: Context,
): string {
  const { t, lang } = context;
  const several = bases.length > 1;
  const percent = Math.round(confidence * 1000) / 10;
  const head = [
    ...(several ? [t('table.variant')] : []),
    ...factors.map(({ path }) => path),
    ...metrics.map((id) => `${metricName(id, '', context)}\n${t('table.interval', { percent })}`),
  ];
  const value = (x: unknown) => (typeof x === 'number' ? formatExact(x, lang) : String(x ?? '–'));
  const rows = points.map(({ base, values, metrics: of }) => [
    ...(several ? [base] : []),
    ...factors.map(({ path }) => value(values[path])),
    ...metrics.map(
      (id) => `${formatMetric(id, of[id].mean, context)}  ${formatRange(id, of[id].ci, context)}`,
    ),
  ]);
  return fitted(context, head, (titles) => {
    const table = new Table({
      head: [...titles],
      colAligns: head.map((_, c) => (several && c === 0 ? 'left' : 'right')),
      style: { head: [], border: [] },
      chars: LIGHT,
    });
    table.push(...rows);
    return table.toString();
  });
}
