import { loadSweep, type TransitionLog, type Problem, type Sweep } from '../../sim/index.ts';
import { loadWith } from '../plugins.ts';
import { refuseErrors } from '../scenario-file.ts';
import { CellSet, manifestOf } from '../../results/index.ts';
import { Cells, type Shard } from '../sweep/cells.ts';
import { problemsOf } from '../sweep/failed.ts';
import { writePoints } from '../sweep/points-table.ts';
import { runCells, runIntoStore, type SweepRun } from '../sweep/run.ts';
import type { Finished } from '../sweep/scheduler.ts';
import { Store } from '../sweep/store.ts';
import { changesOf, type Changes } from './changes.ts';
import { KindlingError, outward } from './error.ts';
import { reading, type ScenarioSource } from './load.ts';
import { Queue } from './queue.ts';

export interface SweepOptions extends Omit<Changes, 'graphFile'> {
  /**
   * A folder that keeps the runs as Parquet, the same that `kindling sweep --out` writes. Runs that are there already are not
   * run again. Without it, runs are handed over and forgotten.
   */
  readonly out?: string;
  /** Part i of n of all runs, counted from 1. */
  readonly shard?: Shard;
  /** Threads; default: one per core, fewer where memory would not do. Results do not depend on it. */
  readonly workers?: number;
  /** Seconds after which finished runs are written at the latest. */
  readonly saveEvery?: number;
  /** Stops after the runs under way, which are kept; whoever waits is thrown the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told the number of runs that are finished now. */
  readonly onProgress?: (runs: number) => void;
}

/** One finished run of a sweep. */
export interface SweepRow {
  /** Address of the point: a hash of version, scenario, factors, seed and what is kept. */
  readonly point: string;
  /** Name of the base scenario. */
  readonly base: string;
  /** Field path → value. */
  readonly factors: Readonly<Record<string, unknown>>;
  readonly replicate: number;
  readonly seed: string | number;
  readonly people: number;
  readonly days: number;
  readonly founders: number;
  /** Hash of the whole run: equal digests, equal runs. */
  readonly digest: string;
  readonly scenarioHash: string;
  /** Null where every replicate has a graph of its own. */
  readonly graphHash: string | null;
  /** The metrics that the sweep keeps, in their units; null where one is undefined. */
  readonly metrics: Readonly<Record<string, number | null>>;
  /** Kept days, and for each kept series its values on them. */
  readonly series: {
    readonly day: readonly number[];
    readonly values: Readonly<Record<string, readonly number[]>>;
  };
  /** Every transition of every person, where the sweep keeps transitions. */
  readonly transitions: TransitionLog | null;
  /** Where a graph file names people: of each move, who moved and who brought them (null = nobody). */
  readonly names: { readonly person: readonly string[]; readonly parent: readonly (string | null)[] } | null;
}

export interface SweepSummary {
  /** Runs made now, and runs that `out` held already. */
  readonly ran: number;
  readonly there: number;
  /** Seconds by the clock, and threads. */
  readonly seconds: number;
  readonly workers: number;
}

/** A sweep, ready to run in one way or another. Nothing runs before it is asked for. */
export interface Sweeping extends AsyncIterable<SweepRow> {
  readonly name: string;
  /** Points of all bases, replicates of each, and runs in all, or of the shard asked for. */
  readonly points: number;
  readonly replicates: number;
  readonly runs: number;
  /** What is worth knowing and stops nothing. */
  readonly notes: readonly Problem[];
  /** Runs all; with `out`, into the folder. */
  done(): Promise<SweepSummary>;
}

/** Finished runs that wait for their reader before no more are made. */
const AHEAD = 1000;

/**
 * Many scenarios: a sweep file, or the same as data. Iterate over it for every run as it is finished, in no particular order,
 * or wait for {@link Sweeping.done}. Memory stays flat: a reader who is slow is waited for, and leaving the loop stops the
 * rest. With `out`, runs that the folder held already are not handed over.
 *
 * @throws {@link KindlingError}: `input` at once for what cannot be run; `run` at the end where some runs failed, all others
 * being finished; `output` where they cannot be kept.
 * @example
 * for await (const { factors, metrics } of sweep('rates.yaml')) console.log(factors, metrics.reach);
 * await sweep('rates.yaml', { out: 'results' }).done();
 */
export function sweep(source: ScenarioSource, options: SweepOptions = {}): Sweeping {
  try {
    const { name, load } = reading(source);
    const { sweep, problems } = loadSweep(name, loadWith(options.plugins, load), changesOf(options));
    refuseErrors({ problems }, name);
    const cells = new Cells(sweep!, options.shard);
    return {
      name: sweep!.name,
      points: sweep!.points.count * sweep!.bases.length,
      replicates: sweep!.replicates,
      runs: cells.count,
      notes: problems,
      done: () => runAll(cells, options, options.signal),
      [Symbol.asyncIterator]: () => rows(cells, options),
    };
  } catch (error) {
    throw outward(error);
  }
}

async function* rows(cells: Cells, options: SweepOptions): AsyncGenerator<SweepRow, void, void> {
  const leaving = new AbortController();
  const queue = new Queue<SweepRow>(AHEAD);
  const stop = options.signal ? AbortSignal.any([options.signal, leaving.signal]) : leaving.signal;
  const running = runAll(cells, options, stop, (finished) =>
    queue.push(...finished.map((one) => rowOf(cells.sweep, one))),
  );
  const ended = running.then(
    () => queue.end(),
    (error: unknown) => queue.end(error),
  );
  // Who waits for room when everything stops is let go.
  stop.addEventListener('abort', () => queue.release(), { once: true });
  try {
    yield* queue.take();
  } finally {
    leaving.abort();
    queue.close();
    await ended;
  }
}

type Sink = (finished: readonly Finished[]) => void | Promise<void>;

/** Runs what is missing; `stop` is the caller's wish to stop or one's own. */
async function runAll(
  cells: Cells,
  { out, workers, saveEvery, onProgress }: SweepOptions,
  stop: AbortSignal | undefined,
  sink: Sink = () => {},
): Promise<SweepSummary> {
  const options = {
    workers,
    saveEvery,
    sink,
    ...(stop && { signal: stop }),
    ...(onProgress && { onProgress }),
  };
  try {
    stop?.throwIfAborted();
    if (out === undefined)
      return ended(cells, 0, await runCells(cells.sweep, cells.missing(new CellSet()), sink, options), stop);
    const store = await Store.open(out);
    try {
      const { points, bases, replicates } = cells.sweep;
      const manifest = manifestOf(
        cells.sweep,
        points.count * bases.length,
        points.count * bases.length * replicates,
      );
      store.writeManifest(manifest);
      writePoints(store, manifest.id, cells.sweep);
      const there = cells.countIn(store.cells);
      if (there === cells.count) return { ran: 0, there, seconds: 0, workers: 0 };
      return ended(cells, there, await runIntoStore(cells, store, options), stop);
    } finally {
      store.close();
    }
  } catch (error) {
    throw outward(error, stop);
  }
}

function ended(cells: Cells, there: number, run: SweepRun, stop: AbortSignal | undefined): SweepSummary {
  if (run.failedCount > 0) throw new KindlingError('run', problemsOf(cells.sweep, run.failed));
  if (there + run.ran < cells.count) stop?.throwIfAborted();
  return { ran: run.ran, there, seconds: run.wall, workers: run.workers };
}

function rowOf({ bases, factors, keep }: Sweep, { cell, result }: Finished): SweepRow {
  const {
    digest,
    founders,
    people,
    dayCount,
    scenarioHash,
    graphHash,
    metrics,
    days,
    series,
    transitions,
    names,
  } = result;
  const width = keep.series.length;
  return {
    point: cell.point,
    base: bases[cell.base].name,
    factors: Object.fromEntries(factors.map(({ path }, f) => [path, cell.values[f]])),
    replicate: cell.replicate,
    seed: cell.seed,
    people,
    days: dayCount,
    founders,
    digest,
    scenarioHash,
    graphHash,
    metrics: Object.fromEntries(
      keep.metrics.map((id, k) => [id, Number.isNaN(metrics[k]) ? null : metrics[k]] as const),
    ),
    series: {
      day: [...days],
      values: Object.fromEntries(
        keep.series.map((name, s) => [name, Array.from(days, (_, row) => series[row * width + s])] as const),
      ),
    },
    transitions,
    names,
  };
}
