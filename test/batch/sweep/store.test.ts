import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { METRIC_IDS, SOURCE_IDS } from '../../../sim/index.ts';
import { folder, kindling } from '../../support/cli.ts';
import { makeSweep, rowsIn, sweep } from './helpers.ts';

test('every cell is the run that `kindling run` makes, with its provenance', async () => {
  const { home, file } = makeSweep('series: {keep: [reach, member], every: 15}');
  const out = join(home, 'out');
  expect(await sweep(file, out)).toMatchObject({ status: 0, stderr: '' });
  const runs = await rowsIn(out, 'runs');
  expect(runs).toHaveLength(3 * 2 * 4);
  const set = ['--set', 'wordOfMouth.talk.member=0.05', '--set', 'people.count=40'];
  const alone = join(home, 'alone');
  const args = ['run', join(home, 'base.yaml'), ...set, '--replicates', '4', '--out', alone, '--json'];
  const { provenance } = JSON.parse((await kindling(args)).stdout) as { provenance: Record<string, unknown> };
  const read = (name: string) =>
    Papa.parse<Record<string, string>>(readFileSync(join(alone, name), 'utf8').trim(), { header: true }).data;
  for (const replicate of read('replicates.csv')) {
    const row = runs.find(
      (r) =>
        r['wordOfMouth.talk.member'] === 0.05 &&
        r['people.count'] === 40 &&
        String(r['replicate']) === replicate['replicate'],
    )!;
    expect(row).toMatchObject({
      digest: replicate['digest'],
      seed: '7',
      people: 40,
      days: 40,
      founders: 3,
      base: 'base',
    });
    expect(row['scenarioHash']).toBe(provenance['scenarioHash']);
    expect(row['kindling']).toBe(provenance['kindling']);
    for (const id of METRIC_IDS)
      expect(row[id] ?? '').toBe(replicate[id] === '' ? '' : Number(replicate[id]));
  }
  const days = (await rowsIn(out, 'series')).map((row) => row['day']);
  expect([...new Set(days)].toSorted((a, b) => Number(a) - Number(b))).toEqual([0, 15, 30, 40]);
});

test('DuckDB reads what the other Parquet reader reads', async () => {
  const { home, file } = makeSweep('series: {keep: [reach]}\ntransitions: true');
  const out = join(home, 'out');
  await sweep(file, out);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const table of ['runs', 'series', 'transitions'] as const) {
    const locale = await connection.runAndReadAll(`SELECT * FROM '${join(out, table, '*.parquet')}'`);
    const rows = locale.getRowObjectsJS().map((row) => JSON.stringify(row));
    const others = (await rowsIn(out, table)).map((row) => JSON.stringify(row));
    expect(others.length).toBeGreaterThan(0);
    expect(rows.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(others);
  }
  connection.closeSync();
});

test('moves are kept by original names, with parents and shares that add up', async () => {
  const home = folder();
  writeFileSync(join(home, 'g.csv'), 'from,to\nMei,王芳\n王芳,Ola\nOla,Mei\n');
  const base =
    'version: 1\ndays: 30\ngraph: {kind: file, path: g.csv}\nseeding: {by: hand, people: [Mei]}\nwordOfMouth: {}\n';
  writeFileSync(join(home, 'base.yaml'), base);
  writeFileSync(
    join(home, 's.yaml'),
    'version: 1\nbase: base.yaml\nfactors: {wordOfMouth.talk.member: [1]}\nreplicates: 3\ntransitions: true\n',
  );
  expect((await sweep(join(home, 's.yaml'), join(home, 'out'))).status).toBe(0);
  const transitions = await rowsIn(join(home, 'out'), 'transitions');
  expect(new Set(transitions.map((row) => row['person']))).toEqual(new Set(['王芳', 'Ola', 'Mei']));
  for (const row of transitions) {
    expect([null, 'Mei', '王芳', 'Ola']).toContain(row['parent']);
    const shares = SOURCE_IDS.reduce((sum, id) => sum + Number(row[id]), 0);
    // Nobody brought the founders.
    expect(shares).toBeCloseTo(row['day'] === 0 ? 0 : 1, 9);
  }
});

test('cells that another sweep made are not made again', async () => {
  const { home, file } = makeSweep();
  const out = join(home, 'out');
  await sweep(file, out);
  const parts = readdirSync(join(out, 'runs'));
  const longer = join(home, 'longer.yaml');
  writeFileSync(longer, readFileSync(file, 'utf8').replace('replicates: 4', 'replicates: 6'));
  const { stderr, status } = await kindling(['sweep', longer, '--out', out]);
  expect(status).toBe(0);
  expect(stderr).toContain('Already in the folder: 24.');
  expect(readdirSync(join(out, 'runs'))).toEqual(expect.arrayContaining(parts));
  const runs = await rowsIn(out, 'runs');
  expect(new Set(runs.map((row) => `${row['point']}/${row['replicate']}`)).size).toBe(36);
  expect(runs).toHaveLength(36);
  // Each sweep sees its own rows.
  const counted = async (name: string) =>
    (await kindling(['results', out, '--sweep', name, '--sql', 'SELECT count(*) n FROM runs'])).stdout.trim();
  expect(await counted('rates')).toBe('n\n24');
  expect(await counted('longer')).toBe('n\n36');
});

test('a changed scenario is another cell, and said so', async () => {
  const { home, file } = makeSweep();
  const out = join(home, 'out');
  await sweep(file, out);
  writeFileSync(
    join(home, 'base.yaml'),
    readFileSync(join(home, 'base.yaml'), 'utf8').replace('days: 40', 'days: 41'),
  );
  const { stderr, status } = await kindling(['sweep', file, '--out', out]);
  expect(status).toBe(0);
  expect(stderr).toMatch(/earlier "rates-[0-9a-f]{8}" that differs in: base\. Its results are kept/);
  expect(stderr).not.toContain('Already in the folder');
  expect(await rowsIn(out, 'runs')).toHaveLength(48);
});

test('the same command once more runs nothing and changes nothing', async () => {
  const { home, file } = makeSweep();
  const out = join(home, 'out');
  await sweep(file, out);
  const before = await rowsIn(out, 'runs');
  const again = await sweep(file, out);
  expect(again.stdout).toContain('Nothing to run: all 24 runs');
  expect(await rowsIn(out, 'runs')).toEqual(before);
});

test('shards, merged, are the whole; merging twice adds nothing', async () => {
  const { home, file } = makeSweep('series: {keep: [reach]}');
  const whole = join(home, 'whole');
  await sweep(file, whole);
  const shards = [1, 2, 3].map((i) => join(home, `part-${i}`));
  for (const [i, out] of shards.entries())
    expect((await sweep(file, out, '--shard', `${i + 1}/3`)).status).toBe(0);
  const merged = join(home, 'merged');
  expect((await kindling(['merge', ...shards, '--out', merged])).status).toBe(0);
  expect(await rowsIn(merged, 'runs')).toEqual(await rowsIn(whole, 'runs'));
  expect(await rowsIn(merged, 'series')).toEqual(await rowsIn(whole, 'series'));
  expect((await kindling(['merge', whole, '--out', merged])).stdout).toContain('0 runs added');
  // Rows come in another order, and a sum depends on that in its last digits.
  const results = async (store: string): Promise<unknown> =>
    JSON.parse((await kindling(['results', store, '--json'])).stdout, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(12)) : value,
    );
  expect(await results(merged)).toEqual(await results(whole));
});

test('a dry run says how much, and writes nothing', async () => {
  const { home, file } = makeSweep();
  const { status, stdout } = await kindling(['sweep', file, '--dry-run', '--out', join(home, 'out')]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/6 points × 4 replicates = 24 runs/);
  expect(stdout).toMatch(/Time: about .* on \d+ workers?, from a sample of \d+ runs/);
  expect(stdout).toMatch(/Disk: about [\d.]+ (B|kB)/);
  expect(existsSync(join(home, 'out'))).toBe(false);
});

test('results as a table, JSON and CSV say the same', async () => {
  const { home, file } = makeSweep('metrics: [reach, joined]');
  const out = join(home, 'out');
  await sweep(file, out);
  const { points } = JSON.parse((await kindling(['results', out, '--json'])).stdout) as {
    points: {
      base: string;
      values: Record<string, number>;
      runs: number;
      metrics: { reach: { n: number; mean: number } };
    }[];
  };
  expect(points).toHaveLength(6);
  const runs = await rowsIn(out, 'runs');
  for (const { values, metrics } of points) {
    const own = runs.filter((row) => Object.entries(values).every(([path, value]) => row[path] === value));
    const mean = own.reduce((sum, row) => sum + Number(row['reach']), 0) / own.length;
    expect(metrics.reach).toMatchObject({ n: 4 });
    expect(metrics.reach.mean).toBeCloseTo(mean, 9);
  }
  expect((await kindling(['results', out, '--csv', join(home, 'csv')])).status).toBe(0);
  const csv = Papa.parse<Record<string, string>>(readFileSync(join(home, 'csv/runs.csv'), 'utf8').trim(), {
    header: true,
  });
  expect(csv.data.map((row) => Number(row['reach'])).toSorted()).toEqual(
    runs.map((row) => Number(row['reach'])).toSorted(),
  );
  expect((await kindling(['results', out])).stdout).toContain('24 of 24 runs · 6 points');
});

test('the number of workers changes no row', async () => {
  const { home, file } = makeSweep('randomNumbers: independent');
  await sweep(file, join(home, 'one'), '--workers', '1');
  await sweep(file, join(home, 'three'), '--workers', '3');
  expect(await rowsIn(join(home, 'one'), 'runs')).toEqual(await rowsIn(join(home, 'three'), 'runs'));
});
