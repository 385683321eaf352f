import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  InputError,
  nearest,
  problem,
  RunningMean,
  type MeanAndInterval,
  type Problem,
} from '../../sim/index.ts';
import { shown } from '../files.ts';
import { factorColumn, type Manifest } from './manifest.ts';
import { footerOf, readRows, type Row } from './parquet.ts';
import { cellsOfPart, partFile, partsOf, readManifests, type Table } from './store.ts';

/** Reading a store: nothing here writes to it, so that it can be read while a sweep runs. */

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

/** The manifest asked for by name or id; the one last written to where none is named. */
export function pickSweep(
  folder: string,
  asked?: string,
): { manifest: Manifest; others: readonly Manifest[] } {
  const written = (m: Manifest) => statSync(join(folder, 'sweeps', `${m.id}.json`)).mtimeMs;
  const manifests = readManifests(folder).toSorted((a, b) => written(b) - written(a));
  const manifest = manifests.find(({ id, name }) => asked === undefined || id === asked || name === asked);
  if (manifest) return { manifest, others: manifests.filter((one) => one !== manifest) };
  if (asked === undefined)
    throw new InputError([
      problem('storeMissing', { file: shown(folder), values: { found: shown(folder) } }),
    ]);
  const known = manifests.map(({ id }) => id);
  const values = { found: asked, known: known.join(', '), suggestion: nearest(asked, known) };
  throw new InputError([problem('sweepUnknown', { file: shown(folder), values })]);
}

/** Parts that are whole, and a note for each that is not. */
export async function readableParts(folder: string): Promise<{ parts: string[]; notes: Problem[] }> {
  const parts: string[] = [];
  const notes: Problem[] = [];
  for (const part of partsOf(folder)) {
    try {
      await cellsOfPart(folder, part);
      parts.push(part);
    } catch {
      const file = shown(partFile(folder, 'runs', part));
      notes.push({ ...problem('partUnreadable', { file }), severity: 'note' });
    }
  }
  return { parts, notes };
}

export const pointFiles = (folder: string, id: string): string[] => {
  const points = join(folder, 'points', id);
  if (!existsSync(points)) return [];
  return readdirSync(points)
    .filter((name) => name.endsWith('.parquet'))
    .toSorted()
    .map((name) => join(points, name));
};

/** Rows of one table that belong to a sweep (null = all of the store), part by part, in the order of the parts. */
export async function* rowsOf(
  folder: string,
  parts: readonly string[],
  table: Table,
  manifest: Manifest | null,
  columns?: readonly string[],
): AsyncGenerator<Row[]> {
  const wanted = manifest ? await replicatesByPoint(folder, manifest) : null;
  for (const part of parts) {
    const file = partFile(folder, table, part);
    if (!existsSync(file)) continue;
    const bytes = readFileSync(file);
    const there = new Set(footerOf(bytes).metadata.schema.map(({ name }) => name));
    const asked = columns && ['point', 'replicate', ...columns].filter((name) => there.has(name));
    const rows = await readRows(bytes, asked);
    yield wanted
      ? rows.filter(({ point, replicate }) => Number(replicate) < (wanted.get(String(point)) ?? 0))
      : rows;
  }
}

async function replicatesByPoint(folder: string, manifest: Manifest): Promise<Map<string, number>> {
  const wanted = new Map<string, number>();
  for (const file of pointFiles(folder, manifest.id))
    for (const { point, replicates } of await readRows(readFileSync(file), ['point', 'replicates']))
      wanted.set(String(point), Number(replicates));
  return wanted;
}

/** Mean and interval of metrics at every point of a sweep; memory grows with the points, not with the runs. */
export async function summarisePoints(
  folder: string,
  parts: readonly string[],
  manifest: Manifest,
  metrics: readonly string[],
  level: number,
): Promise<PointSummary[]> {
  const sums = new Map<string, { runs: number; moments: RunningMean[] }>();
  for await (const rows of rowsOf(folder, parts, 'runs', manifest, metrics)) {
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
  for (const file of pointFiles(folder, manifest.id)) {
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
