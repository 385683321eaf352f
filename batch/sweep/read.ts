import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { factorColumn, POINTS, SWEEPS, type Manifest, type Table } from '../../results/index.ts';
import {
  InputError,
  nearest,
  problem,
  RunningMean,
  type MeanAndInterval,
  type Problem,
} from '../../sim/index.ts';
import { shown } from '../files.ts';
import { noteOf } from './notes.ts';
import { footerOf, readRows, type Row } from './parquet.ts';
import { readManifests } from './store.ts';
import { partFile, survey, surveyPoints, type Part } from './survey.ts';

/** Reading a store: nothing here writes to it, so that it can be read while a sweep runs. */

/** What can be read of a store. */
export interface Readable {
  readonly folder: string;
  readonly parts: readonly Part[];
  /** Sweeps, the one last written to first. */
  readonly manifests: readonly Manifest[];
  /** Files of each sweep's points. */
  readonly points: ReadonlyMap<string, readonly string[]>;
  /** A note for each file that is damaged or none of ours. */
  readonly notes: readonly Problem[];
}

/** One point of a sweep, and its runs so far. */
export interface PointSummary {
  readonly number: number;
  readonly base: string;
  /** By factor. */
  readonly values: Readonly<Record<string, Row[string]>>;
  readonly runs: number;
  /** By metric, over the runs in which it is defined: mean and Student-t interval of it. */
  readonly metrics: Readonly<Record<string, MeanAndInterval>>;
}

/** Finds out what of a store is whole; every later read takes only that. */
export async function readable(folder: string): Promise<Readable> {
  const { parts, findings } = await survey(folder);
  const { manifests, problems } = readManifests(folder);
  const written = (m: Manifest) => statSync(join(folder, SWEEPS, `${m.id}.json`)).mtimeMs;
  const points = new Map<string, string[]>();
  for (const { id } of manifests) {
    const { files, findings: more } = surveyPoints(folder, id);
    points.set(
      id,
      files.map((name) => join(folder, POINTS, id, name)),
    );
    findings.push(...more);
  }
  return {
    folder,
    parts,
    manifests: manifests.toSorted((a, b) => written(b) - written(a)),
    points,
    notes: [
      ...problems.map((one) => ({ ...one, severity: 'note' as const })),
      ...findings.flatMap((finding) => noteOf(folder, finding)),
    ],
  };
}

/** The sweep asked for by name or id; the one last written to where none is named. */
export function chooseSweep(
  { folder, manifests, notes }: Readable,
  asked?: string,
): { manifest: Manifest; others: readonly Manifest[] } {
  const manifest = manifests.find(({ id, name }) => asked === undefined || id === asked || name === asked);
  if (manifest) return { manifest, others: manifests.filter((one) => one !== manifest) };
  if (asked === undefined)
    throw new InputError([
      ...notes,
      problem('storeMissing', { file: shown(folder), values: { found: shown(folder) } }),
    ]);
  const known = manifests.map(({ id }) => id);
  const values = { found: asked, known: known.join(', '), suggestion: nearest(asked, known) };
  throw new InputError([problem('sweepUnknown', { file: shown(folder), values })]);
}

/** Rows of one table that belong to a sweep (null = all of the store), each cell once, in the order of the parts. */
export async function* rowsOf(
  store: Readable,
  table: Table,
  manifest: Manifest | null,
  columns?: readonly string[],
): AsyncGenerator<Row[]> {
  const wanted = manifest ? await replicatesByPoint(store, manifest) : null;
  for (const { name, tables, repeated } of store.parts) {
    if (!tables.includes(table)) continue;
    const file = partFile(store.folder, table, name);
    const bytes = readFileSync(file);
    const elsewhere = new Set(repeated.map(({ point, replicate }) => `${point}/${replicate}`));
    const rows = await rowsOfFile(file, bytes, columns);
    yield rows.filter(
      ({ point, replicate }) =>
        (!wanted || Number(replicate) < (wanted.get(String(point)) ?? 0)) &&
        !elsewhere.has(`${point}/${replicate}`),
    );
  }
}

/** Throws InputError where a file has the right checksum and is no Parquet all the same. */
async function rowsOfFile(file: string, bytes: Uint8Array, columns?: readonly string[]): Promise<Row[]> {
  try {
    const there = new Set(footerOf(bytes).metadata.schema.map((column) => column.name));
    const asked = columns && ['point', 'replicate', ...columns].filter((column) => there.has(column));
    return await readRows(bytes, asked);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError([problem('resultsBroken', { file: shown(file), values: { reason } })]);
  }
}

async function replicatesByPoint({ points }: Readable, { id }: Manifest): Promise<Map<string, number>> {
  const wanted = new Map<string, number>();
  for (const file of points.get(id) ?? [])
    for (const { point, replicates } of await readRows(readFileSync(file), ['point', 'replicates']))
      wanted.set(String(point), Number(replicates));
  return wanted;
}

/** Mean and interval of metrics at every point of a sweep; memory grows with the points, not with the runs. */
export async function summarisePoints(
  store: Readable,
  manifest: Manifest,
  metrics: readonly string[],
  level: number,
): Promise<PointSummary[]> {
  const sums = new Map<string, { runs: number; moments: RunningMean[] }>();
  for await (const rows of rowsOf(store, 'runs', manifest, metrics)) {
    for (const row of rows) {
      const key = String(row['point']);
      let sum = sums.get(key);
      if (!sum) sums.set(key, (sum = { runs: 0, moments: metrics.map(() => new RunningMean()) }));
      sum.runs++;
      metrics.forEach((metric, m) => {
        const value = row[metric];
        if (typeof value === 'number') sum.moments[m].add(value);
      });
    }
  }
  const points: PointSummary[] = [];
  for (const file of store.points.get(manifest.id) ?? []) {
    for (const row of await readRows(readFileSync(file))) {
      const sum = sums.get(String(row['point']));
      points.push({
        number: Number(row['number']),
        base: String(row['base']),
        values: Object.fromEntries(manifest.factors.map(({ path }) => [path, row[factorColumn(path)]])),
        runs: sum?.runs ?? 0,
        metrics: Object.fromEntries(
          metrics.map((metric, m) => [metric, (sum?.moments[m] ?? new RunningMean()).summary(level)]),
        ),
      });
    }
  }
  return points;
}
