import type { Piscina } from 'piscina';
import { reasonOf } from '../../sim/index.ts';
import { ThreadsFailed } from '../threads.ts';
import type { CellTask, BatchTask, TaskResult } from './worker.ts';

/** What came of a batch, whatever happened to the threads it ran in. */
export interface Attempt extends Pick<TaskResult, 'results' | 'refused' | 'simulating' | 'building'> {
  /** Cells that killed their thread twice, by place in the batch. Cells in no list were not run. */
  readonly broken: readonly { readonly index: number; readonly reason: string }[];
}

/** Runs a batch. One whose thread died is run cell by cell, each at most twice. */
export async function attempt(
  batch: readonly CellTask[],
  graphs: BatchTask['graphs'],
  pool: Piscina,
  stop: Int32Array,
): Promise<Attempt> {
  const all = {
    results: [] as TaskResult['results'][number][],
    refused: [] as TaskResult['refused'][number][],
    broken: [] as Attempt['broken'][number][],
    simulating: 0,
    building: 0,
  };
  await run(
    batch.map((_, index) => index),
    1,
  );
  return all;

  async function run(places: readonly number[], tried: number): Promise<void> {
    try {
      const task: BatchTask = { cells: places.map((place) => batch[place]), graphs, build: false };
      const done = (await pool.run(task)) as TaskResult;
      all.simulating += done.simulating;
      all.building += done.building;
      for (const one of done.results) all.results.push({ ...one, index: places[one.index] });
      for (const one of done.refused) all.refused.push({ ...one, index: places[one.index] });
    } catch (error) {
      // No cell's fault: none can be run here.
      if (error instanceof ThreadsFailed) throw error;
      if (Atomics.load(stop, 0) > 0) return;
      const reason = reasonOf(error);
      if (places.length > 1) for (const place of places) await run([place], 1);
      else if (tried < 2) await run(places, tried + 1);
      else all.broken.push({ index: places[0], reason });
    }
  }
}
