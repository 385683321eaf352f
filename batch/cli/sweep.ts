import { createInterface } from 'node:readline/promises';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { formatBytes, formatDuration, formatNumber } from '../../i18n/index.ts';
import { differences, manifestOf, type Manifest } from '../../results/index.ts';
import { InputError, loadSweep, problem, type Problem, type Sweep } from '../../sim/index.ts';
import { shown } from '../files.ts';
import { loadWith } from '../plugins.ts';
import { refuseErrors } from '../scenario-file.ts';
import { RunError } from '../run-error.ts';
import { Cells, type Shard } from '../sweep/cells.ts';
import { estimate } from '../sweep/estimate.ts';
import { problemsOf } from '../sweep/failed.ts';
import { writePoints } from '../sweep/points-table.ts';
import { collectIntoStore } from '../queue/collect.ts';
import { openConnection, type Connection } from '../queue/connection.ts';
import { sealFrom } from '../queue/seal.ts';
import { serverRisks } from '../queue/server-risks.ts';
import { runIntoStore, type SweepRun } from '../sweep/run.ts';
import type { FailedCell } from '../sweep/scheduler.ts';
import { isStore, readManifests, Store } from '../sweep/store.ts';
import { survey } from '../sweep/survey.ts';
import type { Context } from './context.ts';
import { sayReadings } from './graph-reading.ts';
import { untilInterrupted } from './interrupt.ts';
import { watchConnection } from './connection-notes.ts';
import { addSets, changesOf, whole, type RunFlags } from './options.ts';
import { startCounter } from './progress.ts';

interface SweepFlags extends RunFlags {
  dryRun?: boolean;
  yes?: boolean;
  shard?: Shard;
  queue?: string;
  queueKey?: string;
  saveEvery?: number;
}

/** Runs from which a sweep is more likely a slip than a wish. */
const HUGE = 10_000_000;

function shard(text: string): Shard {
  const [, part, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (part === undefined || Number(part) < 1 || Number(part) > Number(of))
    throw new InvalidArgumentError('1/1 … n/n');
  return { part: Number(part), of: Number(of) };
}

/** `kindling sweep FILE --out DIR`: many scenarios into a store, whatever happens on the way. */
export function addSweep(program: Command, context: Context): void {
  const { t } = context;
  const command = program
    .command('sweep')
    .argument('<file>', t('argument.sweep'))
    .summary(t('sweep.summary'));
  addSets(command.description(t('sweep.description')), context)
    .option('--out <folder>', t('option.sweepOut'))
    .option('--dry-run', t('option.dryRun'))
    .option('--yes', t('option.yes'))
    .option('--workers <n>', t('option.workers'), whole(1))
    .addOption(new Option('--shard <i/n>', t('option.shard')).argParser(shard))
    .option('--queue <url>', t('option.queue'))
    .option('--queue-key <file>', t('option.queueKey'))
    .option('--save-every <seconds>', t('option.saveEvery'), whole(0))
    .option('--quiet', t('option.quiet'))
    .action(async (file: string, flags: SweepFlags) => {
      const { sweep, problems } = loadSweep(file, loadWith(context.plugins), changesOf(flags));
      refuseErrors({ problems }, file);
      if (!flags.quiet) {
        sayReadings(sweep!.bases, context);
        context.printProblems(problems);
      }
      if (flags.out === undefined && !flags.dryRun)
        throw new InputError([problem('optionNeeds', { values: { option: 'sweep', needed: '--out' } })]);
      if (flags.queue !== undefined && (context.plugins ?? []).length > 0)
        throw new InputError([problem('pluginOnQueue', { file: '--plugin' })]);
      if (flags.queue !== undefined && flags.shard)
        throw new InputError([
          problem('optionsExclude', { values: { option: '--queue', other: '--shard' } }),
        ]);
      await refuseHuge(sweep!, flags, context);
      const cells = new Cells(sweep!, flags.shard);
      if (flags.dryRun) await dryRun(cells, flags, context);
      else await runAll(cells, flags.out!, flags, context);
    });
}

/** More runs than anybody means are asked about, where there is somebody to ask. */
async function refuseHuge(sweep: Sweep, flags: SweepFlags, context: Context): Promise<void> {
  const runs = sweep.points.count * sweep.bases.length * sweep.replicates;
  if (runs < HUGE || flags.yes || flags.dryRun) return;
  const { stdin, stderr } = context.host;
  if (stdin?.isTTY && stderr.isTTY) {
    const asking = createInterface({ input: stdin, output: stderr });
    const answer = await asking.question(
      context.t('sweep.confirm', { runs: formatNumber(runs, context.lang) }),
    );
    asking.close();
    if (/^(y|yes|是|好)$/i.test(answer.trim())) return;
  }
  throw new InputError([problem('sweepHuge', { file: sweep.file, values: { found: runs } })]);
}

function describePlan({ sweep, count }: Cells, context: Context): string {
  const { t, lang } = context;
  const number = (n: number) => formatNumber(n, lang);
  const points = sweep.points.count * sweep.bases.length;
  const all = {
    points: number(points),
    replicates: number(sweep.replicates),
    runs: number(points * sweep.replicates),
  };
  const plan = t('sweep.plan', { name: sweep.name, ...all });
  return count === points * sweep.replicates ? plan : `${plan} ${t('sweep.shard', { runs: number(count) })}`;
}

/** Says what a sweep will cost; writes nothing. */
async function dryRun(cells: Cells, flags: SweepFlags, context: Context): Promise<void> {
  const { t, lang } = context;
  context.print(describePlan(cells, context));
  const there =
    flags.out !== undefined && isStore(flags.out) ? cells.countIn((await survey(flags.out)).cells) : 0;
  if (there > 0) context.print(t('sweep.there', { runs: formatNumber(there, lang) }));
  const cost = await estimate(cells, cells.count - there, flags);
  refuseFailed(cells.sweep, cost.failed, cost.failed.length, context);
  const { seconds, workers, sample, bytes } = cost;
  context.print(t('sweep.time', { time: formatDuration(seconds, lang), workers, sample }));
  context.print(t('sweep.disk', { size: formatBytes(bytes, lang) }));
}

async function runAll(cells: Cells, out: string, flags: SweepFlags, context: Context): Promise<void> {
  const { t, lang } = context;
  const { sweep } = cells;
  // Before anything is written: a server that is not there leaves no trace.
  const connection = flags.queue === undefined ? null : await openConnection(flags.queue);
  const seal = sealFrom(flags.queueKey);
  const onNote = (note: Problem) => {
    if (!flags.quiet) context.printProblems([note]);
  };
  if (connection) await welcome(connection, flags, context, onNote);
  const store = await Store.open(out).catch((error: unknown) => {
    connection?.close();
    throw error;
  });
  try {
    const points = sweep.points.count * sweep.bases.length;
    const manifest = manifestOf(sweep, points, points * sweep.replicates);
    if (!flags.quiet) reportChanged(out, manifest, context);
    store.writeManifest(manifest);
    writePoints(store, manifest.id, sweep);
    if (!flags.quiet) context.printProblems(store.notes);
    const there = cells.countIn(store.cells);
    const wanted = cells.count - there;
    if (!flags.quiet) {
      context.printError(describePlan(cells, context));
      if (there > 0) context.printError(t('sweep.there', { runs: formatNumber(there, lang) }));
    }
    if (wanted === 0)
      return context.print(t('sweep.none', { runs: formatNumber(there, lang), folder: shown(out) }));
    const run = await interruptible(wanted, flags, context, (signal, now, onProgress) => {
      const options = { saveEvery: flags.saveEvery, signal, now, onProgress };
      if (!connection) return runIntoStore(cells, store, { ...options, workers: flags.workers });
      return collectIntoStore(cells, store, manifest.id, connection, { ...options, seal, onNote });
    });
    if (run.ran > 0) context.print(connection ? collectedLine(run, context) : doneLine(run, context));
    refuseFailed(sweep, run.failed, run.failedCount, context);
    if (run.stopped) throw new RunError('sweepStopped', { found: there + run.ran, limit: cells.count });
    context.print(t('sweep.written', { folder: shown(out) }));
  } finally {
    connection?.close();
    store.close();
  }
}

/** Says what a server's settings risk, and from then on how it is. Closes the connection where the server cannot be used. */
async function welcome(
  connection: Connection,
  { quiet }: SweepFlags,
  context: Context,
  onNote: (note: Problem) => void,
): Promise<void> {
  if (!quiet) watchConnection(connection, context);
  try {
    for (const risk of await serverRisks(connection)) onNote(risk);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** An earlier sweep of the same name is not this one, and keeps its results. */
function reportChanged(out: string, manifest: Manifest, context: Context): void {
  const others = readManifests(out).manifests.filter(
    ({ name, id }) => name === manifest.name && id !== manifest.id,
  );
  for (const earlier of others) {
    const known = differences(earlier, manifest).join(', ');
    const note = problem('sweepChanged', { file: shown(out), values: { found: earlier.id, known } });
    context.printProblems([{ ...note, severity: 'note' }]);
  }
}

/** Long work with a counter, that Ctrl-C ends. */
async function interruptible<T>(
  total: number,
  flags: SweepFlags,
  context: Context,
  work: (signal: AbortSignal, now: AbortSignal, onProgress: (runs: number) => void) => Promise<T>,
): Promise<T> {
  const counter = startCounter(total, context, Boolean(flags.quiet));
  try {
    return await untilInterrupted(context, Boolean(flags.quiet), (signal, now) =>
      work(signal, now, (runs) => counter.at(runs)),
    );
  } finally {
    counter.stop();
  }
}

/** With machines that come and go, there is no share of their time to tell. */
function collectedLine({ ran, wall }: SweepRun, { t, lang }: Context): string {
  return t('sweep.gathered', {
    runs: formatNumber(ran, lang),
    time: formatDuration(wall, lang),
    rate: formatNumber(ran / wall, lang),
  });
}

function doneLine({ ran, wall, workers, simulating, building }: SweepRun, { t, lang }: Context): string {
  const busy = simulating + building;
  return t('sweep.done', {
    runs: formatNumber(ran, lang),
    time: formatDuration(wall, lang),
    workers,
    rate: formatNumber(ran / wall, lang),
    efficiency: (busy / (workers * wall)).toFixed(2),
    overhead: formatNumber(((workers * wall - busy) / ran) * 1000, lang),
  });
}

/** Failed cells one by one, the first few, then how many. */
function refuseFailed(sweep: Sweep, failed: readonly FailedCell[], count: number, context: Context): void {
  context.printProblems(problemsOf(sweep, failed.slice(0, 10)));
  if (count > 0) throw new RunError('cellsFailed', { found: count });
}
