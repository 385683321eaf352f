import { spawnSync } from 'node:child_process';
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
import { folder, kindling } from '../cli.ts';
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
  const { home, file } = makeSweep('events: true');
  const args = ['--replicates', '20', '--save-every', '0'];
  expect(sweep(file, place, '--replicates', '2').status).toBe(0);
  const filler = join(place, 'filler');
  const { bavail, bsize } = statfsSync(place);
  writeFileSync(filler, Buffer.alloc((bavail - 4) * bsize));
  const full = sweep(file, place, ...args);
  expect(full.status).toBe(1);
  expect(full.stderr).toMatch(/writing stopped: the disk is full\. All parts written so far are kept/);
  const kept = readdirSync(join(place, 'runs')).filter((name) => name.endsWith('.parquet'));
  expect(kept.length).toBeGreaterThan(0);
  for (const table of ['runs', 'events'])
    expect(readdirSync(join(place, table)).filter((name) => name.startsWith('.'))).toEqual([]);
  rmSync(filler);
  expect(sweep(file, place, ...args).status).toBe(0);
  expect(readdirSync(join(place, 'runs'))).toEqual(expect.arrayContaining(kept));
  const through = join(home, 'through');
  sweep(file, through, '--replicates', '20');
  for (const table of ['runs', 'events'] as const)
    expect(await rowsIn(place, table)).toEqual(await rowsIn(through, table));
});

test('a read-only folder is refused before anything is run', (context) => {
  const place = smallDisk('size=1m');
  if (place === null) return context.skip('no right to mount a disk');
  spawnSync('mount', ['-o', 'remount,ro', place]);
  const { file } = makeSweep();
  const { status, stderr } = sweep(file, join(place, 'out'));
  expect(status).toBe(1);
  expect(stderr).toMatch(/cannot write to ".*out": the disk is read-only/);
});

describe('two processes', () => {
  test('never write to one folder; the second says who does', async () => {
    const { home, file } = makeSweep();
    const out = join(home, 'out');
    const first = start(['sweep', file, '--out', out, '--quiet', '--replicates', '2000']);
    while (!existsSync(join(out, 'lock')) && first.child.exitCode === null) await wait(5);
    const second = sweep(file, out);
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(
      `another process (${first.child.pid} on ${hostname()}) is writing to this folder`,
    );
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(1);
    expect(existsSync(join(out, 'lock'))).toBe(false);
  });

  test('a lock left behind is taken over, one of another machine is not', () => {
    const { home, file } = makeSweep();
    const out = join(home, 'out');
    mkdirSync(out);
    // No process has this number: it is above the largest that Linux gives.
    writeFileSync(join(out, 'lock'), JSON.stringify({ pid: 4_194_305, host: hostname(), began: '' }));
    expect(sweep(file, out).status).toBe(0);
    writeFileSync(join(out, 'lock'), JSON.stringify({ pid: 1, host: 'another', began: '' }));
    const { status, stderr } = sweep(file, out);
    expect(status).toBe(1);
    expect(stderr).toContain('another process (1 on another)');
  });
});

test('Ctrl-C ends the runs under way, keeps them, and the same command goes on', async () => {
  const { home, file } = makeSweep();
  const out = join(home, 'out');
  const args = ['sweep', file, '--out', out, '--replicates', '1500', '--save-every', '1'];
  const running = start(args);
  while (
    running.child.exitCode === null &&
    !(existsSync(join(out, 'runs')) && readdirSync(join(out, 'runs')).length > 0)
  )
    await wait(10);
  running.child.kill('SIGINT');
  expect(await running.ended).toBe(1);
  expect(running.said()).toContain('Stopping after the runs under way.');
  const [, done] = /stopped\. ([\d,]+) of 9,000 runs are in the folder/.exec(running.said()) ?? [];
  expect(await rowsIn(out, 'runs')).toHaveLength(Number(done.replaceAll(',', '')));
  expect(Number(done.replaceAll(',', ''))).toBeLessThan(9000);
});

test.each([
  ['runs', 0.5],
  ['series', 0.9],
] as const)('a part whose %s are cut off is set aside and made again', async (table, share) => {
  const { home, file } = makeSweep('series: {keep: [reach]}');
  const out = join(home, 'out');
  sweep(file, out);
  const before = await rowsIn(out, 'runs');
  const [part] = readdirSync(join(out, 'runs'));
  const cut = join(out, table, part);
  truncateSync(cut, Math.floor(statSync(cut).size * share));
  const read = kindling(['results', out]);
  expect(read.status).toBe(0);
  expect(read.stderr).toContain('cannot be read in full and is left out here');
  const again = kindling(['sweep', file, '--out', out]);
  expect(again.status).toBe(0);
  expect(again.stderr).toContain('cannot be read in full. It was set aside in');
  expect(existsSync(join(out, 'damaged/runs', part))).toBe(true);
  expect(await rowsIn(out, 'runs')).toEqual(before);
});

describe('wrong input ends with exit code 2 and writes nothing', () => {
  const refused = (args: readonly string[], message: string | RegExp) => {
    const { status, stderr } = kindling(args);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  };

  test('a billion cells, unless that is confirmed', () => {
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
    refused(
      ['sweep', file, '--out', join(home, 'out')],
      /has 998,000,000 runs\. If that is meant, say so with --yes/,
    );
    expect(existsSync(join(home, 'out'))).toBe(false);
  });

  test('a folder of something else', () => {
    const { home, file } = makeSweep();
    refused(['sweep', file, '--out', home], 'this folder holds other files and is no results store');
    expect(readdirSync(home).toSorted()).toEqual(['base.yaml', 'rates.yaml']);
    refused(['results', home], 'is no results store');
    refused(['results', join(home, 'gone')], 'there are no results here');
  });

  test('a store or a manifest of a newer version', () => {
    const { home, file } = makeSweep();
    const out = join(home, 'out');
    sweep(file, out);
    const [manifest] = readdirSync(join(out, 'sweeps'));
    const place = join(out, 'sweeps', manifest);
    const old = readFileSync(place, 'utf8');
    writeFileSync(place, old.replace('"format": 1', '"format": 2'));
    refused(
      ['sweep', file, '--out', out],
      'was written in format 2 by a newer Kindling; this one reads up to 1',
    );
    refused(['results', out], 'by a newer Kindling');
    expect(readFileSync(place, 'utf8')).toContain('"format": 2');
    writeFileSync(place, old);
    writeFileSync(join(out, 'store.json'), '{"kindlingStore": 9}');
    refused(['sweep', file, '--out', out], 'was written in format 9 by a newer Kindling');
  });

  test.each([
    ['shard', ['--shard', '4/3'], '--shard'],
    ['metric', ['--set', 'wordOfMouth.talk.fan=x'], 'wordOfMouth.talk.fan'],
  ])('%s', (_, args, message) => {
    const { home, file } = makeSweep();
    refused(['sweep', file, '--out', join(home, 'out'), ...args], message);
    expect(existsSync(join(home, 'out'))).toBe(false);
  });

  test('a file that is no sweep, an unknown factor, no folder', () => {
    const { home, file } = makeSweep();
    refused(['sweep', 'city', '--out', join(home, 'out')], 'this is not a sweep');
    writeFileSync(file, readFileSync(file, 'utf8').replace('people.count', 'poeple.count'));
    refused(
      ['sweep', file, '--out', join(home, 'out')],
      /rates\.yaml:5:\d+ poeple\.count: unknown field.*Did you mean "people\.count"/,
    );
    refused(['sweep', join(home, 'gone.yaml')], 'no file');
    expect(existsSync(join(home, 'out'))).toBe(false);
  });

  test('a query that DuckDB refuses, a sweep that is not there', () => {
    const { home, file } = makeSweep();
    const out = join(home, 'out');
    sweep(file, out, '--replicates', '1');
    refused(['results', out, '--sql', 'SELEKT 1'], 'this query is not accepted by DuckDB');
    refused(['results', out, '--sweep', 'rats'], 'there is no sweep "rats"');
  });
});
