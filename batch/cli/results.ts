import Table from 'cli-table3';
import type { Command } from 'commander';
import Papa from 'papaparse';
import { formatExact, formatNumber } from '../../i18n/index.ts';
import { formatMetric, formatRange, metricName } from '../../report/index.ts';
import { inBoth, InputError, METRIC_IDS, nearest, problem, STANDARD_LEVEL } from '../../sim/index.ts';
import { shown } from '../files.ts';
import { exportCsv } from '../sweep/csv.ts';
import type { Manifest } from '../sweep/manifest.ts';
import { pickSweep, readableParts, summarisePoints, type PointSummary } from '../sweep/read.ts';
import { query } from '../sweep/sql.ts';
import { heading, print, printError, printProblems, type Context } from './context.ts';
import { refuseNoStore } from './merge.ts';
import { level } from './options.ts';
import { fitted, LIGHT } from './tables.ts';

interface ResultFlags {
  sweep?: string;
  sql?: string;
  csv?: string;
  metrics?: string;
  level?: number;
  json?: boolean;
}

/** Points shown in a table. */
const MOST_SHOWN = 30;
const SHOWN_BY_ITSELF = ['reach', 'members', 'profit'];

/** `kindling results DIR`: what a store holds, in words, in SQL or as CSV. */
export function addResults(program: Command, context: Context): void {
  const { say } = context;
  program
    .command('results')
    .argument('<folder>', say('argument.folder'))
    .option('--sweep <name>', say('option.sweep'))
    .option('--metrics <names>', say('option.metrics'))
    .option('--level <share>', say('option.level'), level)
    .option('--sql <query>', say('option.sql'))
    .option('--csv <folder>', say('option.csv'))
    .option('--json', say('option.json'))
    .summary(say('results.summary'))
    .description(say('results.description'))
    .action(async (folder: string, flags: ResultFlags) => {
      refuseNoStore(folder);
      const { manifest, others } = pickSweep(folder, flags.sweep === 'all' ? undefined : flags.sweep);
      const chosen = flags.sweep === 'all' ? null : manifest;
      const { parts, notes } = await readableParts(folder);
      printProblems(context, notes);
      if (flags.sql !== undefined) return answer(folder, parts, chosen, flags.sql, flags);
      if (flags.csv !== undefined) {
        for (const { file, rows } of await exportCsv(folder, parts, chosen, flags.csv))
          print(say('results.written', { rows: formatNumber(rows, context.lang), file: shown(file) }));
        return;
      }
      if (others.length > 0 && flags.sweep === undefined && !flags.json)
        saySeveral(manifest, others, context);
      const sweeps = chosen ? [chosen] : [manifest, ...others];
      for (const one of sweeps) await summary(folder, parts, one, flags, context);
    });
}

/** Rows as JSON, or as CSV, which a spreadsheet and a reader can both take. */
async function answer(
  folder: string,
  parts: readonly string[],
  manifest: Manifest | null,
  sql: string,
  { json }: ResultFlags,
): Promise<void> {
  const { columns, rows, close } = await query(folder, parts, manifest, sql);
  if (!json) print(Papa.unparse([columns]));
  let first = true;
  for await (const some of rows) {
    if (some.length === 0) continue;
    if (!json) print(Papa.unparse(some as unknown[][], { newline: '\n' }));
    for (const row of json ? some : []) {
      const object = Object.fromEntries(columns.map((name, c) => [name, row[c]]));
      process.stdout.write(`${first ? '[' : ',\n'}${JSON.stringify(object)}`);
      first = false;
    }
  }
  if (json) print(first ? '[]' : ']');
  close();
}

function saySeveral(shownOne: Manifest, others: readonly Manifest[], { say }: Context): void {
  const names = [shownOne, ...others].map(({ id }) => id).join(', ');
  printError(say('results.several', { n: others.length + 1, names, shown: shownOne.id }));
}

async function summary(
  folder: string,
  parts: readonly string[],
  manifest: Manifest,
  flags: ResultFlags,
  context: Context,
): Promise<void> {
  const metrics = chosenMetrics(manifest, flags);
  const confidence = flags.level ?? STANDARD_LEVEL;
  const points = await summarisePoints(folder, parts, manifest, metrics, confidence);
  if (flags.json) return print(JSON.stringify({ sweep: manifest, level: confidence, points }, null, 2));
  const { say, lang, pick } = context;
  print(
    heading(
      manifest.title === null || manifest.title === undefined ? manifest.id : pick(inBoth(manifest.title)),
    ),
  );
  if (manifest.question) print(pick(inBoth(manifest.question)));
  print(
    say('results.line', {
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
  print();
  const few = points.length <= MOST_SHOWN;
  const [first] = metrics;
  const best = (a: PointSummary, b: PointSummary) =>
    (b.metrics[first].mean ?? -Infinity) - (a.metrics[first].mean ?? -Infinity) || a.number - b.number;
  if (!few) {
    const values = { n: MOST_SHOWN, total: points.length, metric: metricName(first, '', context) };
    print(say('results.best', values));
  }
  print(
    pointTable(
      manifest,
      few ? points : points.toSorted(best).slice(0, MOST_SHOWN),
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

function chosenMetrics({ keep }: Manifest, { metrics }: ResultFlags): string[] {
  const asked = metrics?.split(',').map((name) => name.trim());
  for (const found of asked ?? []) {
    if (keep.metrics.includes(found)) continue;
    const values = { found, options: keep.metrics.join(', '), suggestion: nearest(found, METRIC_IDS) };
    throw new InputError([problem('notOneOf', { file: '--metrics', values })]);
  }
  const usual = SHOWN_BY_ITSELF.filter((id) => keep.metrics.includes(id));
  return asked ?? (usual.length > 0 ? usual : keep.metrics.slice(0, 3));
}

function pointTable(
  { factors, bases }: Manifest,
  points: readonly PointSummary[],
  metrics: readonly string[],
  confidence: number,
  context: Context,
): string {
  const { say, lang } = context;
  const several = bases.length > 1;
  const percent = Math.round(confidence * 1000) / 10;
  const head = [
    ...(several ? [say('table.variant')] : []),
    ...factors.map(({ path }) => path),
    ...metrics.map((id) => `${metricName(id, '', context)}\n${say('table.interval', { percent })}`),
  ];
  const value = (x: unknown) => (typeof x === 'number' ? formatExact(x, lang) : String(x ?? '–'));
  const rows = points.map(({ base, values, metrics: of }) => [
    ...(several ? [base] : []),
    ...factors.map(({ path }) => value(values[path])),
    ...metrics.map(
      (id) => `${formatMetric(id, of[id].mean, context)}  ${formatRange(id, of[id].ci, context)}`,
    ),
  ]);
  return fitted(head, (titles) => {
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
