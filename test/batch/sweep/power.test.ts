import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { writeOutputs } from '../../../batch/outputs.ts';
import { exportCsv } from '../../../batch/sweep/csv.ts';
import { diagnose } from '../../../batch/sweep/doctor.ts';
import { mergeInto } from '../../../batch/sweep/merge.ts';
import type { Row } from '../../../batch/sweep/parquet.ts';
import { chooseSweep, readable } from '../../../batch/sweep/read.ts';
import { Store } from '../../../batch/sweep/store.ts';
import { keyOf, Stream } from '../../../sim/random/index.ts';
import { folder } from '../../support/cli.ts';
import { crash, recording, type Chance, type Journal } from '../../support/power.ts';
import { makeSmallSweep, rowsIn, type SmallSweep } from '../../support/stores.ts';

vi.mock('node:fs', async (original) => {
  const { journalled } = await import('../../support/power.ts');
  return journalled(await original<typeof import('node:fs')>());
});

/** Losses of power at each step of a journal; in `npm test` one, at every third step. */
const deep = process.env['KINDLING_DEEP'] === '1';
const [TIMES, STRIDE] = deep ? [25, 1] : [1, 3];

let small: SmallSweep;
let expected: Record<string, Row[]>;
let losses = 0;

beforeAll(async () => {
  small = await makeSmallSweep();
  const alone = folder();
  await runInto(alone);
  expected = await rowsIn(alone);
  expect(expected['runs']).toHaveLength(12);
  expect(expected['transitions'].length).toBeGreaterThan(12);
});

const runInto = async (out: string, shard?: { part: number; of: number }) =>
  void (await small.runInto(out, shard));

/** Power fails at every step, or every few, the disk forgetting in one way or another; hands on what it then holds. */
async function atEveryLoss(before: string | null, journal: Journal, check: (place: string) => Promise<void>) {
  expect(journal.length).toBeGreaterThan(10);
  for (let step = 0; step <= journal.length; step += STRIDE) {
    for (let time = 0; time < TIMES; time++) {
      const stream = new Stream(keyOf('power', time), `step ${step}`);
      let draws = 0;
      // The first ways are the plainest: nothing is kept that need not be, and everything is.
      const probability: Chance = () => (deep && time < 2 ? time : stream.uniform(draws++));
      const place = folder();
      crash(before, journal, step, probability, place);
      losses++;
      try {
        await check(place);
      } catch (error) {
        throw new Error(`after step ${step} (way ${time}), in ${place}`, { cause: error });
      }
      rmSync(place, { recursive: true });
    }
  }
}

/** What is there belongs to the sweep, each cell once; and the same command ends with the rows of a sweep left alone. */
async function resumes(place: string, again: () => Promise<void>): Promise<void> {
  if (existsSync(join(place, 'store.json'))) {
    const { runs } = await rowsIn(place);
    const known = new Set(expected['runs'].map((row) => JSON.stringify(row)));
    expect(runs.every((row) => known.has(JSON.stringify(row)))).toBe(true);
    expect(new Set(runs.map((row) => `${row['point']}/${row['replicate']}`)).size).toBe(runs.length);
  }
  await again();
  expect(await rowsIn(place)).toEqual(expected);
  expect(await diagnose(place)).toMatchObject({ whole: true, runs: 12, problems: [] });
}

describe('power that fails at any step', () => {
  test('of a sweep: the store opens, resumes, and ends with the rows of one left alone', async () => {
    const journal = await recording(folder(), () => Promise.resolve());
    expect(journal).toEqual([]);
    const out = folder();
    const steps = await recording(out, () => runInto(out));
    await atEveryLoss(null, steps, (place) => resumes(place, () => runInto(place)));
  });

  test('of a sweep that mends a store: the same', async () => {
    const out = folder();
    await runInto(out);
    const [part] = readdirSync(join(out, 'series'));
    const bytes = readFileSync(join(out, 'series', part));
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(join(out, 'series', part), bytes);
    const [id] = readdirSync(join(out, 'points'));
    writeFileSync(join(out, 'points', id, '000000.parquet'), 'no points');
    const before = join(folder(), 'before');
    cpSync(out, before, { recursive: true });
    const steps = await recording(out, () => runInto(out));
    await atEveryLoss(before, steps, (place) => resumes(place, () => runInto(place)));
  });

  test('of a merge: the same command ends with the rows of both', async () => {
    const shards = [folder(), folder()];
    for (const [k, shard] of shards.entries()) await runInto(shard, { part: k + 1, of: 2 });
    const merge = async (out: string) => {
      const store = await Store.open(out);
      try {
        for (const shard of shards) await mergeInto(store, shard);
      } finally {
        store.close();
      }
    };
    const out = folder();
    const steps = await recording(out, () => merge(out));
    await atEveryLoss(null, steps, (place) => resumes(place, () => merge(place)));
  });

  test('of an export: each file is the old or the new one, whole, and the same command ends it', async () => {
    const out = folder();
    await runInto(out);
    const store = await readable(out);
    const { manifest } = chooseSweep(store);
    const csv = folder();
    const write = async (place: string) => void (await exportCsv(store, manifest, place));
    writeOutputs(csv, { 'runs.csv': 'an earlier export', 'series.csv': 'of other rows' });
    const before = join(folder(), 'before');
    cpSync(csv, before, { recursive: true });
    const steps = await recording(csv, () => write(csv));
    const texts = (place: string) =>
      Object.fromEntries(
        readdirSync(place)
          .filter((name) => name.endsWith('.csv'))
          .map((name) => [name, readFileSync(join(place, name), 'utf8')]),
      );
    const [old, fresh] = [texts(before), texts(csv)];
    await atEveryLoss(before, steps, async (place) => {
      for (const [name, text] of Object.entries(texts(place)))
        expect([old[name], fresh[name]]).toContain(text);
      await write(place);
      expect(texts(place)).toEqual(fresh);
    });
  });

  test('can be told: a disk that is not synced before a rename does lose data', async () => {
    // The layer itself, tried on a writing that forgets to sync: some loss leaves a torn file under the final name.
    const out = folder();
    const { openSync, writeSync, closeSync, renameSync } = await import('node:fs');
    const steps = await recording(out, () => {
      const file = openSync(join(out, 'temporary'), 'w');
      writeSync(file, 'all of it');
      closeSync(file);
      renameSync(join(out, 'temporary'), join(out, 'final'));
    });
    const seen = new Set<string>();
    for (let time = 0; time < 60; time++) {
      const stream = new Stream(keyOf('power', time), 'forgetful');
      let draws = 0;
      const place = folder();
      crash(null, steps, steps.length, () => stream.uniform(draws++), place);
      seen.add(existsSync(join(place, 'final')) ? readFileSync(join(place, 'final'), 'utf8') : 'none');
    }
    for (const way of ['none', '', 'all of it']) expect(seen).toContain(way);
    expect([...seen].some((text) => text.length > 0 && text.length < 9 && text !== 'none')).toBe(true);
    mkdirSync(join(out, 'aside'));
    if (deep) console.log(`${losses} losses of power`);
  });
});
