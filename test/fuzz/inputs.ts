import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changesOf } from '../../batch/cli/options.ts';
import { readSeries } from '../../batch/fit/series.ts';
import { sha256 } from '../../batch/sweep/hash.ts';
import { toParquet } from '../../batch/sweep/parquet.ts';
import { readable, rowsOf } from '../../batch/sweep/read.ts';
import {
  checkMark,
  manifestOf,
  manifestText,
  MARK_TEXT,
  partName,
  readDocument,
  readManifest,
} from '../../results/index.ts';
import { keyOf, Stream } from '../../sim/random/index.ts';
import {
  loadFile,
  loadSweep,
  runReplicate,
  sharedGraph,
  summariseRun,
  type Load,
  type Loaded,
  type Result,
  type Variant,
} from '../../sim/index.ts';
import type { FuzzInput, Read } from './fuzz.ts';
import { mutateBytes, mutateText, type Dice } from './mutate.ts';

/** The kinds of input, each with its samples. */

const SCENARIOS = fileURLToPath(new URL('../../scenarios', import.meta.url));
const inFolder = (folder: string) =>
  readdirSync(join(SCENARIOS, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map(({ name }) => join(SCENARIOS, folder, name));

/** So small that a mutant which can be run takes a few milliseconds. */
const SIZE = changesOf({ people: 60, days: 8, replicates: 1 });

/** The mutant under the name of the sample, and other files from where the sample has them. */
const loaderOf = (path: string, text: string): Load => {
  return (name, from) => {
    if (from === '') return { path, text };
    const file = join(dirname(from), name);
    try {
      return file.startsWith(SCENARIOS) ? { path: file, text: readFileSync(file, 'utf8') } : null;
    } catch {
      return null;
    }
  };
};

function readFileOf(samples: readonly string[], dice: Dice, more = SIZE): Read {
  const path = dice.of(samples);
  const loaded = loadFile(path, loaderOf(path, mutateText(readFileSync(path, 'utf8'), dice)), more);
  return { problems: loaded.problems, value: resultsOf(loaded) };
}

/** What the first variant comes to. */
function resultsOf({ variants, problems }: Loaded): Result | undefined {
  if (problems.some(({ severity }) => severity === 'error') || variants.length === 0) return undefined;
  return resultOf(variants[0]);
}

function resultOf({ plan, graphFile }: Variant): Result | undefined {
  // A graph of the mutant's own may be large: reading it is tried elsewhere.
  if (plan.people > 2000 || plan.scenario.days > 60) return undefined;
  const { seed } = plan.scenario;
  const { graph } = sharedGraph(plan, seed, graphFile);
  const run = runReplicate(plan, seed, 0, graph, false);
  for (;;) {
    const step = run.next();
    if (!step.done) continue;
    return summariseRun([step.value], {
      kindling: '',
      file: '',
      scenarioHash: '',
      graphHash: null,
      seed,
      replicates: 1,
      people: plan.people,
      days: plan.scenario.days,
    });
  }
}

const text = (
  id: string,
  samples: readonly string[],
  read: (mutant: string) => Read | Promise<Read>,
): FuzzInput => ({
  id,
  read: (dice) => read(mutateText(dice.of(samples), dice)),
});

const BASE = 'version: 1\npeople: {count: 30}\ndays: 6\nseeding: {count: 2}\nwordOfMouth: {}\n';
const SWEEPS = [
  'version: 1\nbase: base.yaml\nfactors:\n  wordOfMouth.talk.member: {range: [0.001, 0.1], scale: log, steps: 5}\n  seeding.count: [1, 5, 20]\ndesign: {kind: grid}\nreplicates: 2\nmetrics: [reach, members]\nseries: {keep: [reach, fan], every: 7}\n',
  'version: 1\nbase: [base.yaml]\nfactors: {days: [3, 5], people.count: {range: [10, 40], round: 10}}\ndesign: {kind: sobol, points: 8}\nrandomNumbers: independent\n',
  'version: 1\nbase: base.yaml\ndesign: {kind: list, points: [{days: 5, seeding.count: 1}, {days: 6, seeding.count: 2 %}]}\ntransitions: true\n',
  'version: 1\nbase: base.yaml\nfactors: {wordOfMouth.talk.fan: {range: [0, 1]}}\ndesign: {kind: morris, trajectories: 3, levels: 4}\n',
];
const POINTS = [
  'days,seeding.count\n5,1\n6,2 %\n',
  'wordOfMouth.talk.member;days\n0,5;3\n"0.1";4\n',
  'days\r\n1\r\n\r\n2\r\n',
];

function readSweep(sweepText: string, points: string): Read {
  const files: Record<string, string> = { 'base.yaml': BASE, 'points.csv': points, 'sweep.yaml': sweepText };
  const { sweep, problems } = loadSweep('sweep.yaml', (name) =>
    Object.hasOwn(files, name) ? { path: name, text: files[name] } : null,
  );
  if (!sweep) return { problems };
  const { count } = sweep.points;
  const some = [0, Math.floor(count / 2), count - 1].map((i) => sweep.points.at(i));
  return { problems, value: { count, some } };
}

const SERIES = [
  'year,adopters\n2001,5\n2002,9\n2003,20\n2004,31\n2005,22\n2006,10\n',
  '3\n4\n8\n9\n5\n4\n2\n',
];

/** Written once: results and a manifest as they are on a disk. */
function documents(): { result: string; comparison: string; manifest: string } {
  const { variants } = loadFile('base.yaml', (name) =>
    name === 'base.yaml' ? { path: name, text: BASE } : null,
  );
  const result = resultOf(variants[0])!;
  const sweep = loadSweep('sweep.yaml', (name) => ({
    path: name,
    text: name === 'base.yaml' ? BASE : SWEEPS[0],
  })).sweep!;
  return {
    result: JSON.stringify(result, null, 2),
    comparison: JSON.stringify({ variants: { a: result, b: result }, pairs: [] }, null, 2),
    manifest: manifestText(manifestOf(sweep, 15, 30)),
  };
}

/** A part of a store, small and whole. */
function part(): { name: string; bytes: Uint8Array } {
  const cells = [0, 1, 2].map((replicate) => ({ point: '0123456789abcdef'.repeat(2), replicate }));
  const stream = new Stream(keyOf('part', 'once'), 'values');
  const columns = [
    { name: 'point', type: 'STRING', data: cells.map(({ point }) => point) },
    { name: 'replicate', type: 'INT32', data: cells.map(({ replicate }) => replicate) },
    { name: 'base', type: 'STRING', data: cells.map(() => 'base') },
    { name: 'reach', type: 'DOUBLE', data: cells.map((_, i) => (i === 1 ? null : stream.uniform(i))) },
    { name: 'people.even', type: 'BOOLEAN', data: cells.map((_, i) => i % 2 === 0) },
  ] as const;
  return { name: partName(cells, sha256), bytes: toParquet(columns, { format: '2', table: 'runs' }) };
}

let store: { folder: string; part: ReturnType<typeof part> } | null = null;

async function readStore(dice: Dice): Promise<Read> {
  if (!store) {
    const folder = mkdtempSync(join(tmpdir(), 'kindling-fuzz-'));
    mkdirSync(join(folder, 'runs'));
    writeFileSync(join(folder, 'store.json'), MARK_TEXT);
    store = { folder, part: part() };
  }
  const { folder, part: whole } = store;
  writeFileSync(join(folder, 'runs', whole.name), mutateBytes(whole.bytes, dice));
  const found = await readable(folder);
  const rows: unknown[] = [];
  for await (const some of rowsOf(found, 'runs', null)) rows.push(...some);
  const problems = found.notes.map((note) => ({ ...note, severity: 'error' as const }));
  return { problems, value: problems.length > 0 ? null : rows };
}

let made: ReturnType<typeof documents> | null = null;
const samples = () => (made ??= documents());
const lazily = (id: string, of: () => readonly string[], read: (mutant: string) => Read): FuzzInput => ({
  id,
  read: (dice) => read(mutateText(dice.of(of()), dice)),
});

export const INPUTS: readonly FuzzInput[] = [
  { id: 'scenario', read: (dice) => readFileOf([...inFolder('.'), ...inFolder('cases')], dice) },
  { id: 'experiment', read: (dice) => readFileOf([...inFolder('.'), ...inFolder('validation')], dice) },
  { id: 'claim', read: (dice) => readFileOf(inFolder('claims'), dice) },
  text('sweep', SWEEPS, (mutant) => readSweep(mutant, POINTS[0])),
  text('points', POINTS, (mutant) =>
    readSweep('version: 1\nbase: base.yaml\ndesign: {kind: csv, file: points.csv}\n', mutant),
  ),
  text('series', SERIES, (mutant) => ({ problems: [], value: readSeries('series.csv', mutant, undefined) })),
  lazily(
    'result',
    () => [samples().result, samples().comparison],
    (mutant) => ({ problems: [], value: readDocument(mutant, 'result.json') }),
  ),
  lazily(
    'manifest',
    () => [samples().manifest],
    (mutant) => {
      const id = /"id": "([^"]*)"/.exec(samples().manifest)![1];
      return { problems: [], value: readManifest(mutant, `${id}.json`, 'sweeps/x.json') };
    },
  ),
  text('mark', [MARK_TEXT], (mutant) => {
    checkMark(mutant, 'store.json');
    return { problems: [] };
  }),
  { id: 'parquet', read: (dice) => readStore(dice) },
];
