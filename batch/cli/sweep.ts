import { createInterface } from 'node:readline/promises';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { formatBytes, formatDuration, formatNumber } from '../../i18n/index.ts';
import { InputError, loadSweep, problem, type Sweep } from '../../sim/index.ts';
import { load, shown } from '../files.ts';
import { refuseErrors } from '../scenario-file.ts';
import { RunError } from '../run-error.ts';
import { Cells, CellSet, type Shard } from '../sweep/cells.ts';
import { estimate } from '../sweep/estimate.ts';
import { problemsOf } from '../sweep/failed.ts';
import { differences, manifestOf, type Manifest } from '../sweep/manifest.ts';
import { writePoints } from '../sweep/points-table.ts';
import { gatherIntoStore } from '../queue/gather.ts';
import { openLink } from '../queue/link.ts';
import { runIntoStore, type SweepRun } from '../sweep/run.ts';
import type { FailedCell } from '../sweep/scheduler.ts';
import { cellsOfPart, isStore, partsOf, readManifests, Store } from '../sweep/store.ts';
import { print, printError, printProblems, type Context } from './context.ts';
import { untilInterrupted } from './interrupt.ts';
import { watchLink } from './link-notes.ts';
import { addSets, overridesOf, whole, type RunFlags } from './options.ts';
import { startCounter } from './progress.ts';

interface SweepFlags extends RunFlags {
  dryRun?: boolean;
  yes?: boolean;
  shard?: Shard;
  queue?: string;
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
  const { say } = context;
  const command = program
    .command('sweep')
    .argument('<file>', say('argument.sweep'))
    .summary(say('sweep.summary'));
  addSets(command.description(say('sweep.description')), context)
    .option('--out <folder>', say('option.sweepOut'))
    .option('--dry-run', say('option.dryRun'))
    .option('--yes', say('option.yes'))
    .option('--workers <n>', say('option.workers'), whole(1))
    .addOption(new Option('--shard <i/n>', say('option.shard')).argParser(shard))
    .option('--queue <url>', say('option.queue'))
    .option('--save-every <seconds>', say('option.saveEvery'), whole(0))
    .option('--quiet', say('option.quiet'))
    .action(async (file: string, flags: SweepFlags) => {
      const { sweep, problems } = loadSweep(file, load, overridesOf(flags));
      refuseErrors({ problems }, file);
      if (!flags.quiet) printProblems(context, problems);
      if (flags.out === undefined && !flags.dryRun)
        throw new InputError([problem('optionNeeds', { values: { option: 'sweep', needed: '--out' } })]);
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
  if (process.stdin.isTTY && process.stderr.isTTY) {
    const asking = createInterface({ input: process.stdin, output: process.stderr });
    const answer = await asking.question(
      context.say('sweep.confirm', { runs: formatNumber(runs, context.lang) }),
    );
    asking.close();
    if (/^(y|yes|是|好)$/i.test(answer.trim())) return;
  }
  throw new InputError([problem('sweepHuge', { file: sweep.file, values: { found: runs } })]);
}

function describePlan({ sweep, count }: Cells, context: Context): string {
  const { say, lang } = context;
  const number = (n: number) => formatNumber(n, lang);
  const points = sweep.points.count * sweep.bases.length;
  const all = {
    points: number(points),
    replicates: number(sweep.replicates),
    runs: number(points * sweep.replicates),
  };
  const plan = say('sweep.plan', { name: sweep.name, ...all });
  return count === points * sweep.replicates
    ? plan
    : `${plan} ${say('sweep.shard', { runs: number(count) })}`;
}

/** Says what a sweep will cost; writes nothing. */
async function dryRun(cells: Cells, flags: SweepFlags, context: Context): Promise<void> {
  const { say, lang } = context;
  print(describePlan(cells, context));
  const there =
    flags.out !== undefined && isStore(flags.out) ? cells.countIn(await cellsThere(flags.out)) : 0;
  if (there > 0) print(say('sweep.there', { runs: formatNumber(there, lang) }));
  const cost = await estimate(cells, cells.count - there, flags);
  refuseFailed(cells.sweep, cost.failed, cost.failed.length, context);
  const { seconds, workers, sample, bytes } = cost;
  print(say('sweep.time', { time: formatDuration(seconds, lang), workers, sample }));
  print(say('sweep.disk', { size: formatBytes(bytes, lang) }));
}

async function cellsThere(folder: string): Promise<CellSet> {
  const cells = new CellSet();
  for (const part of partsOf(folder))
    for (const { point, replicate } of await cellsOfPart(folder, part).catch(() => []))
      cells.add(point, replicate);
  return cells;
}

async function runAll(cells: Cells, out: string, flags: SweepFlags, context: Context): Promise<void> {
  const { say, lang } = context;
  const { sweep } = cells;
  // Before anything is written: a server that is not there leaves no trace.
  const link = flags.queue === undefined ? null : await openLink(flags.queue);
  if (link && !flags.quiet) watchLink(link, context);
  const store = await Store.open(out).catch((error: unknown) => {
    link?.close();
    throw error;
  });
  try {
    if (!flags.quiet) printProblems(context, store.notes);
    const points = sweep.points.count * sweep.bases.length;
    const manifest = manifestOf(sweep, points, points * sweep.replicates);
    if (!flags.quiet) sayChanged(out, manifest, context);
    store.writeManifest(manifest);
    writePoints(store, manifest.id, sweep);
    const there = cells.countIn(store.cells);
    const wanted = cells.count - there;
    if (!flags.quiet) {
      printError(describePlan(cells, context));
      if (there > 0) printError(say('sweep.there', { runs: formatNumber(there, lang) }));
    }
    if (wanted === 0)
      return print(say('sweep.none', { runs: formatNumber(there, lang), folder: shown(out) }));
    const run = await interruptible(wanted, flags, context, (signal, now, onProgress) => {
      const options = { saveEvery: flags.saveEvery, signal, now, onProgress };
      if (!link) return runIntoStore(cells, store, { ...options, workers: flags.workers });
      return gatherIntoStore(cells, store, manifest.id, link, options);
    });
    if (run.ran > 0) print(link ? gatheredLine(run, context) : doneLine(run, context));
    refuseFailed(sweep, run.failed, run.failedCount, context);
    if (run.stopped) throw new RunError('sweepStopped', { found: there + run.ran, limit: cells.count });
    print(say('sweep.written', { folder: shown(out) }));
  } finally {
    link?.close();
    store.close();
  }
}

/** An earlier sweep of the same name is not this one, and keeps its results. */
function sayChanged(out: string, manifest: Manifest, context: Context): void {
  const others = readManifests(out).filter(({ name, id }) => name === manifest.name && id !== manifest.id);
  for (const earlier of others) {
    const known = differences(earlier, manifest).join(', ');
    const note = problem('sweepChanged', { file: shown(out), values: { found: earlier.id, known } });
    printProblems(context, [{ ...note, severity: 'note' }]);
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
function gatheredLine({ ran, wall }: SweepRun, { say, lang }: Context): string {
  return say('sweep.gathered', {
    runs: formatNumber(ran, lang),
    time: formatDuration(wall, lang),
    rate: formatNumber(ran / wall, lang),
  });
}

function doneLine({ ran, wall, workers, simulating, building }: SweepRun, { say, lang }: Context): string {
  const busy = simulating + building;
  return say('sweep.done', {
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
  printProblems(context, problemsOf(sweep, failed.slice(0, 10)));
  if (count > 0) throw new RunError('cellsFailed', { found: count });
}
