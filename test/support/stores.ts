import { changesOf } from '../../batch/cli/options.ts';
import { load } from '../../batch/files.ts';
import { RowBuffer } from '../../batch/sweep/buffer.ts';
import { Cells, type Shard } from '../../batch/sweep/cells.ts';
import type { Row } from '../../batch/sweep/parquet.ts';
import { writePoints } from '../../batch/sweep/points-table.ts';
import { readable, rowsOf } from '../../batch/sweep/read.ts';
import { runCells } from '../../batch/sweep/run.ts';
import { Store } from '../../batch/sweep/store.ts';
import type { CellResult } from '../../batch/sweep/worker.ts';
import { CellSet, manifestOf, TABLES } from '../../results/index.ts';
import { loadSweep, type Problem, type Sweep } from '../../sim/index.ts';
import { makeSweep } from '../batch/sweep/helpers.ts';

/** A small sweep whose cells were run once, to be written to stores as often as a test wants. */
export interface SmallSweep {
  readonly sweep: Sweep;
  /** Does what `kindling sweep` does with a store, but for running the cells; returns what it has to say. */
  runInto(out: string, shard?: Shard): Promise<readonly Problem[]>;
}

/** Six points with two replicates each, all tables kept. */
export async function makeSmallSweep(): Promise<SmallSweep> {
  const { file } = makeSweep('series: {keep: [reach], every: 20}\ntransitions: true');
  const sweep = loadSweep(file, load, changesOf({ replicates: 2, days: 20 })).sweep!;
  const results = new Map<string, CellResult>();
  const nameOf = (cell: { point: string; replicate: number }) => `${cell.point}/${cell.replicate}`;
  await runCells(
    sweep,
    new Cells(sweep).missing(new CellSet()),
    (some) => some.forEach(({ cell, result }) => results.set(nameOf(cell), result)),
    { workers: 1 },
  );
  return {
    sweep,
    async runInto(out, shard) {
      const store = await Store.open(out);
      try {
        const points = sweep.points.count * sweep.bases.length;
        const manifest = manifestOf(sweep, points, points * sweep.replicates);
        store.writeManifest(manifest);
        writePoints(store, manifest.id, sweep);
        const buffer = new RowBuffer(sweep);
        const save = () => buffer.rows > 0 && store.addPart([...buffer.cells], buffer.take());
        for (const cell of new Cells(sweep, shard).missing(store.cells)) {
          buffer.add(cell, results.get(nameOf(cell))!, 0);
          if (buffer.rows === 5) save();
        }
        save();
        return store.notes;
      } finally {
        store.close();
      }
    },
  };
}

/** All rows of a store that can be read, in one order whatever parts they are in. */
export async function rowsIn(out: string): Promise<Record<string, Row[]>> {
  const store = await readable(out);
  const all: Record<string, Row[]> = {};
  for (const table of TABLES) {
    const rows: Row[] = [];
    for await (const some of rowsOf(store, table, null)) rows.push(...some);
    all[table] = rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  return all;
}
