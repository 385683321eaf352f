import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import {
  CellSet,
  factorColumn,
  guessColumns,
  isCell,
  isIntact,
  isManifestName,
  isPartName,
  MARK,
  POINTS,
  readManifest,
  sealOf,
  SettingTable,
  SWEEPS,
  type Manifest,
} from '../../../results/index.ts';
import {
  asNote,
  InputError,
  problem,
  reasonOf,
  STANDARD_LEVEL,
  type PlainCode,
  type Problem,
} from '../../../sim/index.ts';
import { bytesOf, textOf } from './file.ts';
import type { Named, Opened } from './opened.ts';

/** A sweep's folder, or parts of its table of runs by themselves. */

const folderOf = (path: string) => path.split('/').at(-2) ?? '';
const nameOf = (path: string) => path.split('/').at(-1) ?? '';
const isParquet = ({ path }: Named) => path.endsWith('.parquet');

export async function openStore(
  files: readonly Named[],
  asked: string | null,
  onProgress: (done: number) => void,
): Promise<Opened> {
  const notes: Problem[] = [];
  const note = (code: PlainCode, { path }: Named) => notes.push(asNote(problem(code, { file: path })));
  const manifests = await manifestsIn(files, notes);
  const manifest = manifests.find(({ id }) => id === asked) ?? manifests[0];
  const inFolder = files.filter((one) => isParquet(one) && folderOf(one.path) === 'runs');
  // Of a whole store only what is a part by name and by content; parts by themselves may come from an older one.
  const whole = files.some(({ path }) => nameOf(path) === MARK);
  const candidates = inFolder.length > 0 ? inFolder : files.filter(isParquet);
  const parts = whole ? candidates.filter(({ path }) => isPartName(nameOf(path))) : candidates;
  if (whole) for (const one of candidates) if (!isPartName(nameOf(one.path))) note('storeStranger', one);
  const wanted = manifest && (await replicatesByPoint(files, manifest.id, note));
  const seen = new CellSet();
  let table: SettingTable | undefined;
  for (const [k, part] of parts.entries()) {
    const bytes = new Uint8Array(await bytesOf(part));
    if ((whole || sealOf(bytes) !== null) && !isWhole(bytes)) {
      note('partUnreadable', part);
      continue;
    }
    const rows = await orBroken(part.path, async () => {
      const names = columnsIn(bytes);
      table ??= tableOf(manifest, names);
      return rowsOf(bytes, names, ['point', 'replicate', 'base', ...table.factors, ...table.metrics]);
    });
    for (const row of rows) {
      const { point, replicate } = row;
      if (wanted && !(Number(replicate) < (wanted.get(String(point)) ?? 0))) continue;
      if (isCell(point, replicate)) {
        if (seen.has(String(point), Number(replicate))) continue;
        seen.add(String(point), Number(replicate));
      }
      table!.add(row);
    }
    onProgress((k + 1) / parts.length);
  }
  const first = candidates[0] ?? files[0];
  if (table && table.metrics.length === 0)
    throw new InputError([
      problem('resultsUnknown', { file: first?.path ?? '', values: { found: first?.path ?? '' } }),
    ]);
  const cells = table?.settings() ?? [];
  if (!table || cells.length === 0)
    throw new InputError([...notes, problem('resultsNoRuns', { file: first?.path ?? '' })]);
  return {
    file: manifest?.id ?? first?.path ?? '',
    kind: 'sweep',
    version: manifest?.kindling ?? null,
    level: STANDARD_LEVEL,
    factors: table.factors,
    metrics: table.metrics,
    cells,
    days: null,
    sweeps: manifests.map(({ id }) => id),
    sweep: manifest?.id ?? null,
    plugins: manifest?.plugins ?? [],
    notes,
  };
}

function tableOf(manifest: Manifest | undefined, columns: readonly string[]): SettingTable {
  if (manifest)
    return new SettingTable(
      manifest.factors.map(({ path }) => factorColumn(path)),
      manifest.keep.metrics,
    );
  const { factors, metrics } = guessColumns(columns);
  return new SettingTable(factors, metrics);
}

const isWhole = (bytes: Uint8Array) => isIntact(bytes, (some) => bytesToHex(sha256(some)));

/** Manifests, the newest first. */
async function manifestsIn(files: readonly Named[], notes: Problem[]): Promise<Manifest[]> {
  const found = files
    .filter(({ path }) => folderOf(path) === SWEEPS && isManifestName(nameOf(path)))
    .toSorted((a, b) => b.file.lastModified - a.file.lastModified);
  const manifests: Manifest[] = [];
  for (const one of found) {
    const { path } = one;
    try {
      manifests.push(readManifest(await textOf(one), nameOf(path), path));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const [first] = error.problems;
      // Of another version, all of the store is.
      if (first?.code === 'storeNewer' || first?.code === 'storeOlder') throw error;
      notes.push(...error.problems.map((wrong) => ({ ...wrong, severity: 'note' as const })));
    }
  }
  return manifests;
}

/** How many replicates of each point belong to a sweep; null where its points were not opened with it. */
async function replicatesByPoint(
  files: readonly Named[],
  id: string,
  note: (code: PlainCode, file: Named) => void,
): Promise<Map<string, number> | null> {
  const points = files.filter((one) => isParquet(one) && one.path.includes(`${POINTS}/${id}/`));
  if (points.length === 0) return null;
  const wanted = new Map<string, number>();
  for (const part of points) {
    const bytes = new Uint8Array(await bytesOf(part));
    if (!isWhole(bytes)) {
      note('pointsUnreadable', part);
      continue;
    }
    for (const row of await rowsOf(bytes, columnsIn(bytes), ['point', 'replicates']))
      wanted.set(String(row['point']), Number(row['replicates']));
  }
  return wanted;
}

function columnsIn(bytes: Uint8Array<ArrayBuffer>): string[] {
  return parquetMetadata(bytes.buffer)
    .schema.slice(1)
    .map(({ name }) => name);
}

async function rowsOf(
  bytes: Uint8Array<ArrayBuffer>,
  there: readonly string[],
  columns: readonly string[],
): Promise<Record<string, unknown>[]> {
  return parquetReadObjects({ file: bytes.buffer, columns: columns.filter((name) => there.includes(name)) });
}

async function orBroken<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const reason = reasonOf(error);
    throw new InputError([problem('resultsBroken', { file: path, values: { reason } })]);
  }
}
