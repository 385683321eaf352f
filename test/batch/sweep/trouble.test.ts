import { spawnSync, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { manifestText, type Manifest } from '../../../results/index.ts';
import { folder, kindling } from '../../support/cli.ts';
import { makeSweep, rowsIn, start, sweep } from './helpers.ts';

/** Mounts a small disk of its own at a new folder; null where that is not allowed. */
function smallDisk(options: string): string | null {
  const place = folder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place]).status !== 0) return null;
  onTestFinished(() => void spawnSync('umount', ['-l', place]));
  return place;
}

test('a full disk stops the sweep; with room again, the same command ends it', async (context) => {
  const place = smallDisk('size=4m');
  if (place === null) return context.skip('no right to mount a disk');
  const { home, file } = makeSweep('transitions: true');
  const args = ['--replicates', '20', '--save-every', '0'];
  expect((await sweep(file, place, '--replicates', '2')).status).toBe(0);
  const filler = join(place, 'filler');
  const { bavail, bsize } = statfsSync(place);
  writeFileSync(filler, Buffer.alloc((bavail - 4) * bsize));
  const full = await sweep(file, place, ...args);
  expect(full.status).toBe(1);
  expect(full.stderr).toMatch(/writing failed: the disk is full\. Everything written so far is kept/);
  const kept = readdirSync(join(place, 'runs')).filter((name) => name.endsWith('.parquet'));
  expect(kept.length).toBeGreaterThan(0);
  for (const table of ['runs', 'transitions'])
    expect(readdirSync(join(place, table)).filter((name) => name.startsWith('.'))).toEqual([]);
  rmSync(filler);
  expect((await sweep(file, place, ...args)).status).toBe(0);
  expect(readdirSync(join(place, 'runs'))).toEqual(expect.arrayContaining(kept));
  const through = join(home, 'through');
  await sweep(file, through, '--replicates', '20');
  for (const table of ['runs', 'transitions'] as const)
    expect(await rowsIn(place, table)).toEqual(await rowsIn(through, table));
});

test('a read-only folder is refused before anything is run', async (context) => {
  const place = smallDisk('size=1m');
  if (place === null) return context.skip('no right to mount a disk');
  spawnSync('mount', ['-o', 'remount,ro', place]);
  const { file } = makeSweep();
  const { status, stderr } = await sweep(file, join(place, 'out'));
  expect(status).toBe(1);
  expect(stderr).toMatch(/cannot write to ".*out": the disk is read-only/);
});

/** Waits until a sweep has written its first part: it is under way then, and listens to signals. */
async function hasPart(child: ChildProcess, out: string): Promise<void> {
  const runs = join(out, 'runs');
  while (child.exitCode === null && !(existsSync(runs) && readdirSync(runs).length > 0)) await wait(10);
}

describe('two processes', () => {
  test('never write to one folder; the second says who does', async () => {
    const { home, file } = makeSweep();
    const out = join(home, 'out');
    const first = start([
      'sweep',
      file,
      '--out',
      out,
      '--quiet',
      '--replicates',
      '2000',
      '--save-every',
      '1',
    ]);
    while (!existsSync(join(out, 'lock')) && first.child.exitCode === null) await wait(5);
    const second = await sweep(file, out);
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(
      `another process (${first.child.pid} on ${hostname()}) is writing to this folder`,
    );
    await hasPart(first.child, out);
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(1);
    expect(existsSync(join(out, 'lock'))).toBe(false);
  });

  test('a lock left behind is taken over, one of another machine is not', async () => {
    const { home, file } = makeSweep();
    const out = join(home, 'out');
    mkdirSync(out);
    // No process has this number: it is above the largest that Linux gives.
    writeFileSync(join(out, 'lock'), JSON.stringify({ pid: 4_194_305, host: hostname(), began: '' }));
    expect((await sweep(file, out)).status).toBe(0);
    writeFileSync(join(out, 'lock'), JSON.stringify({ pid: 1, host: 'another', began: '' }));
    const { status, stderr } = await sweep(file, out);
    expect(status).toBe(1);
    expect(stderr).toContain('another process (1 on another)');
  });
});

test('Ctrl-C ends the runs under way, keeps them, and the same command goes on', async () => {
  const { home, file } = makeSweep();
  const out = join(home, 'out');
  const args = ['sweep', file, '--out', out, '--replicates', '1500', '--save-every', '1'];
  const running = start(args);
  await hasPart(running.child, out);
  running.child.kill('SIGINT');
  expect(await running.ended).toBe(1);
  expect(running.said()).toContain('Stopping after the runs under way.');
  const [, done] = /stopped with ([\d,]+) of 9,000 runs in the folder/.exec(running.said()) ?? [];
  expect(await rowsIn(out, 'runs')).toHaveLength(Number(done.replaceAll(',', '')));
  expect(Number(done.replaceAll(',', ''))).toBeLessThan(9000);
});

test.each([
  ['runs', 0.5],
  ['series', 0.9],
] as const)('a part whose %s are cut off is set aside and made again', async (table, share) => {
  const { home, file } = makeSweep('series: {keep: [reach]}');
  const out = join(home, 'out');
  await sweep(file, out);
  const before = await rowsIn(out, 'runs');
  const [part] = readdirSync(join(out, 'runs'));
  const cut = join(out, table, part);
  truncateSync(cut, Math.floor(statSync(cut).size * share));
  const read = await kindling(['results', out]);
  expect(read.status).toBe(0);
  expect(read.stderr).toContain('is incomplete or does not match its checksum, and is ignored here');
  const again = await kindling(['sweep', file, '--out', out]);
  expect(again.status).toBe(0);
  expect(again.stderr).toContain('is incomplete or does not match its checksum. It was moved to');
  expect(existsSync(join(out, 'damaged/runs', part))).toBe(true);
  expect(await rowsIn(out, 'runs')).toEqual(before);
});

describe('wrong input ends with exit code 2 and writes nothing', () => {
  const refused = async (args: readonly string[], message: string | RegExp) => {
    const { status, stderr } = await kindling(args);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  };

  test('a billion cells, unless that is confirmed', async () => {
    const { home, file } = makeSweep();
    const text = readFileSync(file, 'utf8');
    const range = (low: number) => `{range: [${low}, 1000], steps: 1000}`;
    writeFileSync(
      file,
      text.replace(
        /factors:[^]*/,
        `factors: {days: ${range(0)}, people.count: ${range(3)}}\nreplicates: 1000\n`,
      ),
    );
    await refused(
      ['sweep', file, '--out', join(home, 'out')],
      /has 998,000,000 runs\. To run them all, add --yes/,
    );
    expect(existsSync(join(home, 'out'))).toBe(false);
  });

  test('a folder of something else', async () => {
    const { home, file } = makeSweep();
    await refused(
      ['sweep', file, '--out', home],
      'this folder contains other files and is not a results store',
    );
    expect(readdirSync(home).toSorted()).toEqual(['base.yaml', 'rates.yaml']);
    await refused(['results', home], 'is not a results store');
    await refused(['results', join(home, 'gone')], 'this folder has no results');
  });

  test('a store or a manifest of a newer version', async () => {
    const { home, file } = makeSweep();
    const out = join(home, 'out');
    await sweep(file, out);
    const [manifest] = readdirSync(join(out, 'sweeps'));
    const place = join(out, 'sweeps', manifest);
    const old = readFileSync(place, 'utf8');
    const { checksum: _, ...newer } = { ...(JSON.parse(old) as Manifest & { checksum?: string }), format: 3 };
    writeFileSync(place, manifestText(newer));
    await refused(
      ['sweep', file, '--out', out],
      'was written in format 3 by a newer Kindling; this version reads formats up to 2',
    );
    await refused(['results', out], 'by a newer Kindling');
    expect(readFileSync(place, 'utf8')).toContain('"format": 3');
    writeFileSync(place, old);
    writeFileSync(join(out, 'store.json'), '{"kindlingStore": 9}');
    await refused(['sweep', file, '--out', out], 'was written in format 9 by a newer Kindling');
    writeFileSync(join(out, 'store.json'), '{"kindlingStore": 1}');
    await refused(['sweep', file, '--out', out], 'was written in format 1 by an older Kindling');
  });

  test.each([
    ['shard', ['--shard', '4/3'], '--shard'],
    ['metric', ['--set', 'wordOfMouth.talk.fan=x'], 'wordOfMouth.talk.fan'],
  ])('%s', async (_, args, message) => {
    const { home, file } = makeSweep();
    await refused(['sweep', file, '--out', join(home, 'out'), ...args], message);
    expect(existsSync(join(home, 'out'))).toBe(false);
  });

  test('a file that is no sweep, an unknown factor, no folder', async () => {
    const { home, file } = makeSweep();
    await refused(['sweep', 'city', '--out', join(home, 'out')], 'this file is not a sweep');
    writeFileSync(file, readFileSync(file, 'utf8').replace('people.count', 'poeple.count'));
    await refused(
      ['sweep', file, '--out', join(home, 'out')],
      /rates\.yaml:5:\d+ poeple\.count: unknown field.*Did you mean "people\.count"/,
    );
    await refused(['sweep', join(home, 'gone.yaml')], 'does not exist');
    expect(existsSync(join(home, 'out'))).toBe(false);
  });

  test('a query that DuckDB refuses, a sweep that is not there', async () => {
    const { home, file } = makeSweep();
    const out = join(home, 'out');
    await sweep(file, out, '--replicates', '1');
    await refused(['results', out, '--sql', 'SELEKT 1'], 'this query is rejected by DuckDB');
    await refused(['results', out, '--sweep', 'rats'], 'this folder has no sweep "rats"');
  });
});
