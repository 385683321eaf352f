import Papa from 'papaparse';
import { InputError, problem, STANDARD_LEVEL } from '../../../sim/index.ts';
import { CellTable, columnsOf } from './cells.ts';
import type { Named, Opened } from './opened.ts';

/** `runs.csv` of `kindling results --csv`, row by row: it may be larger than memory. */
export async function openCsv({ path, file }: Named, onProgress: (done: number) => void): Promise<Opened> {
  let table: CellTable | undefined;
  await new Promise<void>((resolve, reject) => {
    Papa.parse<Record<string, unknown>>(file, {
      header: true,
      dynamicTyping: true,
      skipEmptyLines: true,
      chunk: ({ data, meta }) => {
        table ??= new CellTable(columnsOf(meta.fields ?? []).factors, columnsOf(meta.fields ?? []).metrics);
        for (const row of data) table.add(row);
        onProgress(meta.cursor / Math.max(1, file.size));
      },
      complete: () => resolve(),
      error: (error) =>
        reject(new InputError([problem('resultsBroken', { file: path, values: { reason: error.message } })])),
    });
  });
  if (!table || table.metrics.length === 0)
    throw new InputError([problem('resultsUnknown', { file: path, values: { found: path } })]);
  const cells = table.cells();
  if (cells.length === 0) throw new InputError([problem('resultsNoRuns', { file: path })]);
  const { factors, metrics } = table;
  const known = { file: path, kind: 'sweep', version: null, level: STANDARD_LEVEL, days: null } as const;
  return { ...known, factors, metrics, cells, sweeps: [], sweep: null };
}
