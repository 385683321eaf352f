import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { POINTS, TABLES, type CellName } from '../../results/index.ts';
import type { Problem } from '../../sim/index.ts';
import { footerOf, readRows, type Column, type Row } from './parquet.ts';
import { noteOf } from './notes.ts';
import { readManifests, type Store } from './store.ts';
import { partFile, survey, surveyPoints } from './survey.ts';

/** Brings stores together: shards of one sweep, or sweeps that share cells. */

export interface Merged {
  /** Cells added, and cells that the target held already. */
  readonly added: number;
  readonly known: number;
  /** What of the other store could not be used. */
  readonly notes: readonly Problem[];
}

/** Copies the parts of `from` into `store`; of a part that is there in part, the rows that are not. */
export async function mergeInto(store: Store, from: string): Promise<Merged> {
  let added = 0;
  let known = 0;
  const { parts, findings } = await survey(from);
  const { manifests, problems } = readManifests(from);
  const notes: Problem[] = problems.map((one) => ({ ...one, severity: 'note' }));
  for (const { name } of parts) {
    const cells = await cellsOf(partFile(from, 'runs', name));
    const fresh = cells.filter(({ point, replicate }) => !store.cells.has(point, replicate));
    added += fresh.length;
    known += cells.length - fresh.length;
    if (fresh.length === 0) continue;
    const wanted = new Set(fresh.map(({ point, replicate }) => `${point}/${replicate}`));
    const table = async (one: (typeof TABLES)[number]) => columnsOf(partFile(from, one, name), wanted);
    const of = parts.find((part) => part.name === name)!;
    store.addPart(fresh, {
      runs: await table('runs'),
      series: of.tables.includes('series') ? await table('series') : [],
      transitions: of.tables.includes('transitions') ? await table('transitions') : [],
    });
  }
  for (const manifest of manifests) {
    store.writeManifest(manifest);
    const there = store.pointsThere(manifest.id);
    const points = surveyPoints(from, manifest.id);
    findings.push(...points.findings);
    for (const name of points.files)
      if (!there.has(name))
        store.addPoints(
          manifest.id,
          Number.parseInt(name, 10),
          readFileSync(join(from, POINTS, manifest.id, name)),
        );
  }
  notes.push(...findings.flatMap((finding) => noteOf(from, finding)));
  return { added, known, notes };
}

async function cellsOf(file: string): Promise<CellName[]> {
  const rows = await readRows(readFileSync(file), ['point', 'replicate']);
  return rows.map(({ point, replicate }) => ({ point: String(point), replicate: Number(replicate) }));
}

/** The columns of a file, of the cells that are wanted. */
async function columnsOf(file: string, wanted: ReadonlySet<string>): Promise<Column[]> {
  const bytes = readFileSync(file);
  const { metadata } = footerOf(bytes);
  const rows = (await readRows(bytes)).filter(({ point, replicate }) => wanted.has(`${point}/${replicate}`));
  const types: Record<string, Column['type']> = { INT32: 'INT32', DOUBLE: 'DOUBLE', BOOLEAN: 'BOOLEAN' };
  return metadata.schema.slice(1).map(({ name, type }) => {
    return { name, type: types[type ?? ''] ?? 'STRING', data: rows.map((row: Row) => row[name] ?? null) };
  });
}
