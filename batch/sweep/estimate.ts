import type { Sweep } from '../../sim/index.ts';
import { RowBuffer } from './buffer.ts';
import type { Cell, Cells } from './cells.ts';
import { toParquet } from './parquet.ts';
import { runCells, type SweepOptions } from './run.ts';
import type { FailedCell, Finished } from './scheduler.ts';

/** What a sweep will cost, from cells spread over all of it that are really run. */
export interface Estimate {
  readonly sample: number;
  readonly seconds: number;
  readonly bytes: number;
  readonly workers: number;
  readonly failed: readonly FailedCell[];
}

const MAX_SAMPLED = 400;
/** Seconds after which no further cell of the sample is begun. */
const SAMPLE_SECONDS = 5;

/** Times a sample and takes it for the `missing` cells. */
export async function estimate(cells: Cells, missing: number, options: SweepOptions): Promise<Estimate> {
  const { sweep, from, count } = cells;
  const n = Math.min(MAX_SAMPLED, count);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), SAMPLE_SECONDS * 1000);
  const rows: (Finished & { at: number })[] = [];
  // Every so many cells, beginning anywhere: a step of a whole number of points would always meet the same ones.
  function* sample(): Generator<Cell, void> {
    for (let i = 0; i < n; i++) yield cells.at(from + Math.floor(((i * GOLDEN) % 1) * count));
  }
  try {
    const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
    const sink = (results: readonly Finished[]) => {
      for (const one of results) rows.push({ ...one, at: performance.now() });
    };
    const run = await runCells(sweep, sample(), sink, { ...options, signal });
    const each = secondsEach(rows, run.wall);
    return {
      sample: rows.length,
      seconds: each * missing,
      bytes: rows.length === 0 ? 0 : bytesEach(sweep, rows) * missing,
      workers: run.workers,
      failed: run.failed,
    };
  } finally {
    clearTimeout(timer);
  }
}

/** Multiples of it fill the unit interval evenly, however many are taken. */
const GOLDEN = 0.618033988749895;

/** Seconds by the clock per cell; of the second half, when code is warm. */
function secondsEach(rows: readonly { at: number }[], wall: number): number {
  const half = Math.floor(rows.length / 2);
  if (half < 4) return wall / Math.max(1, rows.length);
  return (rows.at(-1)!.at - rows[half - 1].at) / 1000 / (rows.length - half);
}

/** Bytes on the disk per cell; the frame of a file does not grow with its rows. */
function bytesEach(sweep: Sweep, rows: readonly Finished[]): number {
  const sizeOf = (some: typeof rows) => {
    const buffer = new RowBuffer(sweep);
    for (const { cell, result } of some) buffer.add(cell, result, 0);
    return Object.values(buffer.take())
      .filter((columns) => columns.length > 0)
      .reduce((sum, columns) => sum + toParquet(columns, {}).length, 0);
  };
  if (rows.length < 2) return sizeOf(rows);
  return (sizeOf(rows) - sizeOf(rows.slice(0, 1))) / (rows.length - 1);
}
