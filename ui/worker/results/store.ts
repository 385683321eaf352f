import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { InputError, problem, STANDARD_LEVEL } from '../../../sim/index.ts';
import { CellTable, columnsOf } from './cells.ts';
import type { Named, Opened } from './opened.ts';

/** A sweep's folder, or parts of its table of runs by themselves. */

/** The newest format that is read. */
const FORMAT = 1;

interface Manifest {
  readonly format: number;
  readonly id: string;
  readonly kindling: string;
  readonly factors: readonly { readonly path: string }[];
  readonly keep: { readonly metrics: readonly string[] };
}

const folderOf = (path: string) => path.split('/').at(-2) ?? '';
const isParquet = ({ path }: Named) => path.endsWith('.parquet');

export async function openStore(
  files: readonly Named[],
  asked: string | null,
  onProgress: (done: number) => void,
): Promise<Opened> {
  const manifests = await manifestsIn(files);
  const manifest = manifests.find(({ id }) => id === asked) ?? manifests[0];
  const wanted = manifest && (await replicatesByPoint(files, manifest.id));
  const inFolder = files.filter((one) => isParquet(one) && folderOf(one.path) === 'runs');
  const parts = inFolder.length > 0 ? inFolder : files.filter(isParquet);
  const [first] = parts;
  if (!first) throw new InputError([problem('resultsNoRuns', { file: files[0].path })]);
  const found = columnsOf(await columnsIn(first));
  const { factors, metrics } = manifest
    ? {
        // A field without a dot, such as `days`, has a longer name in the table.
        factors: manifest.factors.map(({ path }) => (path.includes('.') ? path : `factor.${path}`)),
        metrics: manifest.keep.metrics,
      }
    : found;
  if (metrics.length === 0)
    throw new InputError([problem('resultsUnknown', { file: first.path, values: { found: first.path } })]);
  const table = new CellTable(factors, metrics);
  for (const [k, part] of parts.entries()) {
    for (const row of await rowsOf(part, ['point', 'replicate', 'base', ...factors, ...metrics])) {
      if (wanted && !(Number(row['replicate']) < (wanted.get(String(row['point'])) ?? 0))) continue;
      table.add(row);
    }
    onProgress((k + 1) / parts.length);
  }
  const cells = table.cells();
  if (cells.length === 0) throw new InputError([problem('resultsNoRuns', { file: first.path })]);
  return {
    file: manifest?.id ?? first.path,
    kind: 'sweep',
    version: manifest?.kindling ?? null,
    level: STANDARD_LEVEL,
    factors,
    metrics,
    cells,
    days: null,
    sweeps: manifests.map(({ id }) => id),
    sweep: manifest?.id ?? null,
  };
}

/** Manifests, the newest first. */
async function manifestsIn(files: readonly Named[]): Promise<Manifest[]> {
  const found = files
    .filter(({ path }) => folderOf(path) === 'sweeps' && path.endsWith('.json'))
    .toSorted((a, b) => b.file.lastModified - a.file.lastModified);
  return Promise.all(
    found.map(async ({ path, file }) => {
      const manifest = await orBroken(path, async () => JSON.parse(await file.text()) as Manifest);
      if (manifest.format <= FORMAT) return manifest;
      const values = { found: manifest.format ?? '?', limit: FORMAT };
      throw new InputError([problem('storeNewer', { file: path, values })]);
    }),
  );
}

/** How many replicates of each point belong to a sweep; null where its points were not opened with it. */
async function replicatesByPoint(files: readonly Named[], id: string): Promise<Map<string, number> | null> {
  const points = files.filter((one) => isParquet(one) && one.path.includes(`points/${id}/`));
  if (points.length === 0) return null;
  const wanted = new Map<string, number>();
  for (const part of points)
    for (const { point, replicates } of await rowsOf(part, ['point', 'replicates']))
      wanted.set(String(point), Number(replicates));
  return wanted;
}

async function columnsIn({ path, file }: Named): Promise<string[]> {
  return orBroken(path, async () =>
    parquetMetadata(await file.arrayBuffer())
      .schema.slice(1)
      .map(({ name }) => name),
  );
}

async function rowsOf({ path, file }: Named, columns: readonly string[]): Promise<Record<string, unknown>[]> {
  return orBroken(path, async () => {
    const bytes = await file.arrayBuffer();
    const there = new Set(parquetMetadata(bytes).schema.map(({ name }) => name));
    return parquetReadObjects({ file: bytes, columns: columns.filter((name) => there.has(name)) });
  });
}

async function orBroken<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError([problem('resultsBroken', { file: path, values: { reason } })]);
  }
}
