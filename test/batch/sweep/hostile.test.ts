import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { diagnose, repair } from '../../../batch/sweep/doctor.ts';
import { mergeInto } from '../../../batch/sweep/merge.ts';
import { readRows, toParquet, type Row } from '../../../batch/sweep/parquet.ts';
import { chooseSweep, readable, summarisePoints } from '../../../batch/sweep/read.ts';
import { query } from '../../../batch/sweep/sql.ts';
import { Store } from '../../../batch/sweep/store.ts';
import { manifestText, type Manifest } from '../../../results/index.ts';
import { InputError } from '../../../sim/index.ts';
import { keyOf, Stream } from '../../../sim/random/index.ts';
import { makeSmallSweep, rowsIn, type SmallSweep } from '../../support/stores.ts';
import { folder } from '../../support/cli.ts';

/** What somebody else, or a failing disk, does to a store. */

let small: SmallSweep;
let whole: string;
let expected: Record<string, Row[]>;

beforeAll(async () => {
  small = await makeSmallSweep();
  whole = folder();
  await small.runInto(whole);
  expected = await rowsIn(whole);
});

const fresh = () => {
  const out = join(folder(), 'store');
  cpSync(whole, out, { recursive: true });
  return out;
};
const only = (place: string) => readdirSync(place)[0];
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);
const refused = async (work: () => unknown) => {
  try {
    await work();
  } catch (error) {
    return codes((error as InputError).problems);
  }
  return null;
};

/** Paths of a store's files of one kind. */
const filesOf = (out: string) => ({
  runs: join(out, 'runs', only(join(out, 'runs'))),
  series: join(out, 'series', only(join(out, 'series'))),
  transitions: join(out, 'transitions', only(join(out, 'transitions'))),
  points: join(out, 'points', only(join(out, 'points')), '000000.parquet'),
  manifest: join(out, 'sweeps', only(join(out, 'sweeps'))),
});

const DAMAGES: Record<string, (path: string, u: number) => void> = {
  'a byte flipped': (path, u) => {
    const bytes = readFileSync(path);
    bytes[Math.floor(u * bytes.length)] ^= 1 << (Math.floor(u * 8 * bytes.length) % 8);
    writeFileSync(path, bytes);
  },
  'cut off': (path, u) => truncateSync(path, Math.floor(u * readFileSync(path).length)),
  emptied: (path) => writeFileSync(path, ''),
  'grown by a byte': (path) => writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from([0])])),
  zeroed: (path) => writeFileSync(path, Buffer.alloc(readFileSync(path).length)),
};
const KINDS = ['runs', 'series', 'transitions', 'points', 'manifest'] as const;
const TIMES = process.env['KINDLING_DEEP'] === '1' ? 200 : 2;

describe.each(KINDS)('damage to %s', (kind) => {
  test.each(Object.entries(DAMAGES))('%s: is named, set aside and made again', async (name, damage) => {
    const stream = new Stream(keyOf(`hostile ${kind}`, 'once'), name);
    for (let time = 0; time < TIMES; time++) {
      const out = fresh();
      const path = filesOf(out)[kind];
      damage(path, stream.uniform(time));
      const found = await diagnose(out);
      expect(found.whole).toBe(false);
      const named = found.problems.filter(({ file }) => file?.endsWith(path.split('/').at(-1)!));
      expect(named.length).toBeGreaterThan(0);
      // Reading says so, and never counts what is damaged.
      const store = await readable(out);
      expect(store.notes.length).toBeGreaterThan(0);
      const known = new Set(expected['runs'].map((row) => JSON.stringify(row)));
      for (const row of (await rowsIn(out))['runs']) expect(known.has(JSON.stringify(row))).toBe(true);
      const notes = await small.runInto(out);
      expect(codes(notes).some((code) => code === 'partDamaged' || code === 'manifestSetAside')).toBe(true);
      expect(await rowsIn(out)).toEqual(expected);
      expect(await diagnose(out)).toMatchObject({ whole: true, problems: [] });
      expect(existsSync(join(out, 'damaged'))).toBe(true);
      rmSync(out, { recursive: true });
    }
  });
});

describe('the mark of a store', () => {
  test.each([
    'null',
    '',
    '[]',
    '"store"',
    '{"kindlingStore":2,"checksum":"no"}',
    '{"kindlingStore":3,"checksum":"no"}',
  ])('%j: is said to be damaged, and mended', async (text) => {
    const out = fresh();
    writeFileSync(join(out, 'store.json'), text);
    expect(await refused(() => Store.open(out))).toEqual(['storeMarkDamaged']);
    expect(codes((await diagnose(out)).problems)).toEqual(['storeMarkDamaged']);
    expect(codes(await repair(out))).toEqual(['storeMarkWritten']);
    expect(await diagnose(out)).toMatchObject({ whole: true, runs: 12 });
  });

  test('gone: the parts say what the folder was', async () => {
    const out = fresh();
    rmSync(join(out, 'store.json'));
    expect(await refused(() => Store.open(out))).toEqual(['notAStore']);
    expect(codes((await diagnose(out)).problems)).toEqual(['storeMarkMissing']);
    await repair(out);
    expect(await diagnose(out)).toMatchObject({ whole: true });
  });

  test('of another format is refused with its number', async () => {
    const out = fresh();
    for (const [format, code] of [
      [1, 'storeOlder'],
      [9, 'storeNewer'],
    ] as const) {
      writeFileSync(join(out, 'store.json'), JSON.stringify({ kindlingStore: format }));
      expect(await refused(() => Store.open(out))).toEqual([code]);
    }
  });
});

describe('a table of points that is gone', () => {
  test('is drawn again by the doctor, to the same bytes', async () => {
    const out = fresh();
    const { points } = filesOf(out);
    const before = readFileSync(points);
    rmSync(points);
    expect(codes((await diagnose(out)).problems)).toEqual(['pointsMissing']);
    expect(codes(await repair(out))).toEqual(['pointsWritten']);
    expect(readFileSync(points)).toEqual(before);
  });
});

describe('each cell counts once', () => {
  const means = async (out: string) => {
    const store = await readable(out);
    const { manifest } = chooseSweep(store);
    const points = await summarisePoints(store, manifest, ['reach'], 0.95);
    const answer = await query(store, manifest, 'SELECT count(*), sum(reach) FROM runs');
    const rows: unknown[] = [];
    for await (const some of answer.rows) rows.push(...some);
    answer.close();
    return { points, rows, codes: codes(store.notes) };
  };

  test.each([
    ['a copy by a synchroniser', 'X (conflicted copy).parquet', 'storeStranger'],
    ['a copy by hand', 'copy.parquet', 'storeStranger'],
    ['a copy under a name like ours', '0123456789abcdef.parquet', 'partUnreadable'],
  ])('%s is named and not counted', async (_, name, code) => {
    const out = fresh();
    const before = await means(out);
    copyFileSync(filesOf(out).runs, join(out, 'runs', name));
    const after = await means(out);
    expect(after.codes).toEqual([code]);
    expect({ ...after, codes: [] }).toEqual(before);
  });

  test('of parts that share cells, in a folder filled by hand, the rows of both are taken once', async () => {
    const out = fresh();
    const before = await means(out);
    const shard = folder();
    await small.runInto(shard, { part: 2, of: 3 });
    for (const table of ['runs', 'series', 'transitions'])
      for (const name of readdirSync(join(shard, table)))
        copyFileSync(join(shard, table, name), join(out, table, name));
    const { points, rows } = await means(out);
    expect({ points, rows, codes: [] }).toEqual({
      ...before,
      rows: [expect.arrayContaining([expect.anything()])],
      points: before.points.map((point) => ({
        ...point,
        metrics: {
          reach: {
            ...point.metrics['reach'],
            mean: expect.closeTo(point.metrics['reach'].mean!, 9),
            ci: expect.anything(),
          },
        },
      })),
    });
    expect((rows[0] as unknown[])[0]).toBe('12');
    expect(await rowsIn(out)).toEqual(expected);
  });
});

describe('a foreign store never leads out of the folder it is merged into', () => {
  const victim = () => {
    const home = folder();
    mkdirSync(join(home, 'victim'));
    writeFileSync(join(home, 'victim/package.json'), 'mine');
    return home;
  };
  const snapshot = (home: string) =>
    readdirSync(home, { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.startsWith('target'))
      .toSorted();
  const manifestIn = (store: string) =>
    JSON.parse(readFileSync(filesOf(store).manifest, 'utf8')) as Manifest & { checksum?: string };

  test.each([
    '../../victim/package',
    '..',
    '.',
    '',
    'a/b',
    '/tmp/x',
    'a\u0000b',
    'rates\\..\\x',
    '../victim-0123abcd',
    7,
    null,
  ])('by the id %j', async (id) => {
    const home = victim();
    const from = join(home, 'foreign');
    cpSync(whole, from, { recursive: true });
    const { checksum: _, ...manifest } = manifestIn(from);
    const { manifest: place } = filesOf(from);
    writeFileSync(place, manifestText({ ...manifest, id: id as string }));
    const before = snapshot(home);
    const store = await Store.open(join(home, 'target'));
    const { notes } = await mergeInto(store, from);
    store.close();
    expect(codes(notes).some((code) => code === 'manifestDamaged' || code === 'manifestForeign')).toBe(true);
    expect(snapshot(home)).toEqual(before);
    expect(readFileSync(join(home, 'victim/package.json'), 'utf8')).toBe('mine');
    expect(existsSync(join(home, 'target/sweeps'))).toBe(false);
  });

  test('nor by a manifest that is not what its id is a hash of, or has another name', async () => {
    const from = fresh();
    const { checksum: _, ...manifest } = manifestIn(from);
    const { manifest: place } = filesOf(from);
    writeFileSync(place, manifestText({ ...manifest, replicates: 1000 }));
    const store = await Store.open(folder());
    expect(codes((await mergeInto(store, from)).notes)).toContain('manifestForeign');
    writeFileSync(place, manifestText(manifest));
    renameSync(place, place.replace('rates', 'rates2'));
    expect(codes((await mergeInto(store, from)).notes)).toContain('manifestForeign');
    store.close();
  });

  test('nor do rows that name no cell become a part', async () => {
    const from = fresh();
    const columns = [
      { name: 'point', type: 'STRING', data: ['../../../x'] },
      { name: 'replicate', type: 'INT32', data: [2 ** 30] },
    ] as const;
    const lost = (await readRows(readFileSync(filesOf(from).runs))).length;
    writeFileSync(filesOf(from).runs, toParquet(columns, { format: '2', table: 'runs' }));
    const store = await Store.open(folder());
    const { added, notes } = await mergeInto(store, from);
    store.close();
    expect(added).toBe(12 - lost);
    expect(codes(notes)).toContain('partUnreadable');
  });
});

describe("a user's files", () => {
  test('in the folders of a store are named and stay', async () => {
    const out = fresh();
    const mine = [
      'transitions/party.csv',
      'series/notes.txt',
      'runs/.notes.1.part',
      'sweeps/list.json',
      'points/read.me',
    ];
    for (const name of mine) writeFileSync(join(out, name), name);
    mkdirSync(join(out, 'series/0123456789abcdef.parquet'));
    const notes = await small.runInto(out);
    for (const name of mine) expect(readFileSync(join(out, name), 'utf8')).toBe(name);
    expect(codes(notes).filter((code) => code === 'storeStranger')).toHaveLength(4);
    expect(existsSync(join(out, 'damaged/series/0123456789abcdef.parquet'))).toBe(true);
  });

  test('keep a folder from becoming a store, even one called "lock"', async () => {
    for (const name of ['lock', 'events', 'store.json.bak']) {
      const out = folder();
      writeFileSync(join(out, name), 'mine');
      expect(await refused(() => Store.open(out))).toEqual(['notAStore']);
      expect(readdirSync(out)).toEqual([name]);
    }
  });

  test('are safe from a name that is blank', async () => {
    for (const blank of ['', ' '])
      expect(await refused(() => Store.open(blank))).toEqual(['outputNotWritable']);
  });

  test('set aside twice, both are kept', async () => {
    const out = fresh();
    const { series } = filesOf(out);
    for (const text of ['one', 'two']) {
      writeFileSync(series, text);
      await small.runInto(out);
    }
    const kept = readdirSync(join(out, 'damaged/series')).map((name) =>
      readFileSync(join(out, 'damaged/series', name), 'utf8'),
    );
    expect(kept.toSorted()).toEqual(['one', 'two']);
  });
});

test('pipes and folders among the files hold nobody up', async () => {
  for (const kind of KINDS) {
    const out = fresh();
    const path = filesOf(out)[kind];
    rmSync(path);
    expect(spawnSync('mkfifo', [path]).status).toBe(0);
    expect((await diagnose(out)).whole).toBe(false);
    await small.runInto(out);
    expect(await rowsIn(out)).toEqual(expected);
  }
});

describe('a query sees its store and nothing else', () => {
  const ask = (out: string, sql: string, unrestricted = false) =>
    refused(async () => {
      const store = await readable(out);
      const answer = await query(store, null, sql, unrestricted);
      for await (const _ of answer.rows);
      answer.close();
    });

  test('files, writing and extensions are refused unless asked for', async () => {
    const out = fresh();
    const { runs } = filesOf(out);
    const before = readFileSync(runs);
    const other = join(folder(), 'other.csv');
    writeFileSync(other, 'a\n1\n');
    for (const sql of [
      `SELECT * FROM read_csv('${other}')`,
      `SELECT * FROM read_text('/etc/passwd')`,
      `SELECT * FROM glob('/*')`,
      `SELECT * FROM '${other}'`,
      `COPY runs TO '${join(folder(), 'x.csv')}'`,
      `COPY (SELECT 1 AS point) TO '${runs}'`,
      `EXPLAIN ANALYZE COPY (SELECT 1 AS point) TO '${runs}'`,
      `SELECT 1; COPY (SELECT 1 AS point) TO '${runs}'`,
      'INSTALL httpfs',
      'LOAD httpfs',
      "ATTACH 'x.db'",
      "SET allowed_paths = ['/etc/passwd']",
      'CREATE TABLE t AS SELECT 1',
    ])
      expect([sql, await ask(out, sql)]).not.toEqual([sql, null]);
    expect(readFileSync(runs)).toEqual(before);
    for (const sql of [
      'SELECT count(*) FROM runs',
      'DESCRIBE runs',
      'SUMMARIZE points',
      'WITH r AS (FROM series) SELECT 1 FROM r',
    ])
      expect([sql, await ask(out, sql)]).toEqual([sql, null]);
    expect(await ask(out, `SELECT * FROM read_csv('${other}')`, true)).toBe(null);
  });

  test.each(['s?', '~', '[ab]', '*', "it's"])('in a folder called %s', async (name) => {
    const home = folder();
    const out = join(home, name);
    cpSync(whole, out, { recursive: true });
    cpSync(whole, join(home, 'sx'), { recursive: true });
    const store = await readable(out);
    const { rows, close } = await query(store, null, 'SELECT count(*) FROM runs');
    const all: unknown[] = [];
    for await (const some of rows) all.push(...some);
    close();
    expect(all).toEqual([['12']]);
  });
});
