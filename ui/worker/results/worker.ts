import { expose } from 'comlink';
import { InputError, problem, reasonOf } from '../../../sim/index.ts';
import { item } from '../../../report/index.ts';
import { openCsv } from './csv.ts';
import { openDocument } from './document.ts';
import type { Named, Opened, ResultsReader } from './opened.ts';
import { openStore } from './store.ts';

/** Reads results beside the page, so that a large folder never holds it up. */
const reader: ResultsReader = {
  async read(files, sweep, onProgress) {
    try {
      return { opened: await open(files, sweep, onProgress) };
    } catch (error) {
      if (error instanceof InputError) return { problem: item(error.problems, 0) };
      const reason = reasonOf(error);
      return { problem: problem('resultsBroken', { file: files[0]?.path ?? '', values: { reason } }) };
    }
  },
};

/** What a selection of files is, by their names: a sweep's folder, else a document, else a table. */
function open(
  files: readonly Named[],
  sweep: string | null,
  onProgress: (done: number) => void,
): Promise<Opened> {
  if (files.some(({ path }) => path.endsWith('.parquet'))) return openStore(files, sweep, onProgress);
  const named = (name: RegExp) => files.find(({ path }) => name.test(path));
  const document = named(/(^|\/)result\.json$/) ?? (files.length === 1 ? named(/\.json$/i) : undefined);
  if (document) return openDocument(document);
  const table = named(/(^|\/)runs\.csv$/) ?? (files.length === 1 ? named(/\.csv$/i) : undefined);
  if (table) return openCsv(table, onProgress);
  const found = files
    .slice(0, 3)
    .map(({ path }) => path)
    .join(', ');
  throw new InputError([problem('resultsUnknown', { values: { found: found || '–' } })]);
}

expose(reader);
