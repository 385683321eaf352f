import Papa from 'papaparse';
import { guessColumns, SettingTable } from '../../../results/index.ts';
import { InputError, problem, STANDARD_LEVEL } from '../../../sim/index.ts';
import { changed } from './file.ts';
import type { Named, Opened } from './opened.ts';

/** `runs.csv` of `kindling results --csv`, row by row: it may be larger than memory. */
export async function openCsv({ path, file }: Named, onProgress: (done: number) => void): Promise<Opened> {
  let table: SettingTable | undefined;
  await new Promise<void>((resolve, reject) => {
    Papa.parse<Record<string, unknown>>(file, {
      header: true,
      dynamicTyping: true,
      skipEmptyLines: true,
      chunk: ({ data, meta }) => {
        const { factors, metrics } = guessColumns(meta.fields ?? []);
        table ??= new SettingTable(factors, metrics);
        for (const row of data) table.add(row);
        onProgress(meta.cursor / Math.max(1, file.size));
      },
      complete: () => resolve(),
      error: (error) => reject(changed(path, error)),
    });
  });
  if (!table || table.metrics.length === 0)
    throw new InputError([problem('resultsUnknown', { file: path, values: { found: path } })]);
  const cells = table.settings();
  if (cells.length === 0) throw new InputError([problem('resultsNoRuns', { file: path })]);
  const { factors, metrics } = table;
  const known = { file: path, kind: 'sweep', version: null, level: STANDARD_LEVEL, days: null } as const;
  return { ...known, factors, metrics, cells, sweeps: [], sweep: null, plugins: [], notes: [] };
}
