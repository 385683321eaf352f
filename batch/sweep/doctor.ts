import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MARK, MARK_TEXT, POINTS, SWEEPS, TABLES, type CellSet, type Manifest } from '../../results/index.ts';
import { asNote, designPoints, InputError, problem, VERSION, type Problem } from '../../sim/index.ts';
import { writeDurably } from '../disk.ts';
import { shown } from '../files.ts';
import { noteOf } from './notes.ts';
import { readRows } from './parquet.ts';
import { filesOfPoints, writePoints, type PointsSource } from './points-table.ts';
import { isStore, readManifests, Store } from './store.ts';
import { survey, surveyPoints, type Finding } from './survey.ts';

/** Whether a store is whole, and how it is mended. */

export interface Diagnosis {
  /** Whether nothing of the store is damaged or missing; a sweep that is not finished is whole. */
  readonly whole: boolean;
  readonly parts: number;
  readonly runs: number;
  /** Of each sweep the runs that are there, and those that it has when it is finished; null where its points are not all there. */
  readonly sweeps: readonly { readonly id: string; readonly runs: number; readonly of: number | null }[];
  /** What keeps it from being whole, as errors, and what is merely worth knowing, as notes. */
  readonly problems: readonly Problem[];
}

/** Looks at every byte of a store, and changes nothing. Throws InputError where there is none. */
export async function diagnose(folder: string): Promise<Diagnosis> {
  const problems: Problem[] = [...markProblems(folder)];
  const { parts, cells, findings } = await survey(folder);
  const { manifests, problems: unreadable } = readManifests(folder);
  problems.push(...unreadable);
  const sweeps: Diagnosis['sweeps'][number][] = [];
  for (const manifest of manifests) {
    const points = surveyPoints(folder, manifest.id);
    findings.push(...points.findings);
    const whole = points.files.length === filesOfPoints(manifest.points);
    if (!whole)
      problems.push(problem('pointsMissing', { file: shown(folder), values: { found: manifest.id } }));
    const { there, all } = await runsOf(folder, manifest, points.files, cells);
    sweeps.push({ id: manifest.id, runs: there, of: whole ? all : null });
  }
  for (const finding of findings) problems.push(...problemOf(folder, finding));
  return {
    whole: problems.every(({ severity }) => severity === 'note'),
    parts: parts.length,
    runs: cells.size,
    sweeps,
    problems,
  };
}

/**
 * Mends what can be mended: damaged files are set aside, leftovers of writings that did not end go, the mark and tables of points
 * are written again. Returns what was done; runs that were lost are made again by the command of their sweep.
 */
export async function repair(folder: string): Promise<readonly Problem[]> {
  const done: Problem[] = [];
  if (markProblems(folder).length > 0) {
    const mark = join(folder, MARK);
    writeDurably(mark, MARK_TEXT);
    done.push(asNote(problem('storeMarkWritten', { file: shown(mark) })));
  }
  const store = await Store.open(folder);
  try {
    for (const name of readManifests(folder).unusable) store.setAside(SWEEPS, name);
    for (const manifest of readManifests(folder).manifests) {
      if (store.pointsThere(manifest.id).size === filesOfPoints(manifest.points)) continue;
      const source = pointsFrom(manifest);
      if (!source) continue;
      writePoints(store, manifest.id, source);
      const file = shown(join(folder, POINTS, manifest.id));
      done.push(asNote(problem('pointsWritten', { file, values: { found: manifest.id } })));
    }
    return [...done, ...store.notes];
  } finally {
    store.close();
  }
}

/** What is wrong with the mark; throws where nothing else in the folder is a store's, or it is one of another format. */
function markProblems(folder: string): Problem[] {
  const holdsParts = () =>
    [...TABLES, SWEEPS, POINTS].some(
      (name) => existsSync(join(folder, name)) && readdirSync(join(folder, name)).length > 0,
    );
  try {
    if (isStore(folder)) return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [{ code }] = error.problems;
    if (code === 'storeMarkDamaged') return [...error.problems];
    if (code !== 'notAStore' || !existsSync(folder) || existsSync(join(folder, MARK)) || !holdsParts())
      throw error;
    return [problem('storeMarkMissing', { file: shown(join(folder, MARK)) })];
  }
  throw new InputError([problem('storeMissing', { file: shown(folder), values: { found: shown(folder) } })]);
}

function problemOf(folder: string, finding: Finding): Problem[] {
  const [note] = noteOf(folder, finding);
  const file = shown(join(folder, finding.folder, finding.name));
  if (!note) return [asNote(problem('storeLeftover', { file }))];
  return finding.kind === 'damaged' ? [{ ...note, severity: 'error' }] : [note];
}

/** Runs of a sweep that are there and in all, each point's once, as far as its points are known. */
async function runsOf(
  folder: string,
  { id, replicates }: Manifest,
  files: readonly string[],
  cells: CellSet,
): Promise<{ there: number; all: number }> {
  const points = new Set<string>();
  for (const file of files)
    for (const { point } of await readRows(readFileSync(join(folder, POINTS, id, file)), ['point']))
      points.add(String(point));
  let there = 0;
  for (const point of points) there += cells.count(point, replicates);
  return { there, all: points.size * replicates };
}

/** A sweep's points as its manifest tells them; null where they were written down, or belong to another version's addresses. */
function pointsFrom(manifest: Manifest): PointsSource | null {
  const { bases, factors, replicates, seed, keep, kindling } = manifest;
  const design = manifest.design as Exclude<PointsDesign, { kind: 'list' }>;
  const drawn = ['grid', 'latin-hypercube', 'sobol', 'morris'].includes(design.kind);
  if (kindling !== VERSION || !drawn || manifest.points > MAX_POINTS) return null;
  const points = designPoints({ design, factors, seed });
  if (points.count * bases.length !== manifest.points) return null;
  return {
    bases,
    baseHashes: bases.map(({ hash }) => hash),
    factors,
    points,
    replicates,
    seed,
    randomNumbers: manifest.randomNumbers === 'independent' ? 'independent' : 'common',
    keep,
  };
}

/** Points of a design that are drawn again without asking its sweep. */
const MAX_POINTS = 10_000_000;

type PointsDesign = Parameters<typeof designPoints>[0]['design'];
