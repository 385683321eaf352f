import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { folder, kindling, PROGRAM, startKindling } from '../support/cli.ts';

/** Seconds of CPU that Node takes for these words: the fewest of five. */
function cpuOf(...args: string[]): number {
  const timed = ['-c', `TIMEFORMAT='%U %S'; time "$0" "$@" > /dev/null`, process.execPath, ...args];
  const times = Array.from({ length: 5 }, () => {
    const { stderr } = spawnSync('bash', timed, { encoding: 'utf8' });
    const [user, system] = stderr.trim().split(' ').map(Number);
    return user + system;
  });
  return Math.min(...times);
}

test('the version costs hardly more than Node itself', () => {
  // About 1.4 times; 6 where the simulator, or every command, is loaded for it.
  expect(cpuOf(PROGRAM, '--version') / cpuOf('-e', '0')).toBeLessThan(2.5);
});

test('the program says and returns what the function does', async () => {
  for (const args of [['--version'], ['--help'], ['list', '--json'], ['rnu'], ['check', 'city', 'none.csv']])
    expect(startKindling(args), args.join(' ')).toEqual(await kindling(args));
});

test('the help lists every command, though a call loads one', async () => {
  const { stdout } = await kindling(['--help']);
  for (const name of ['run', 'sweep', 'verify', 'fit', 'doctor'])
    expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
});

test('a second Ctrl-C ends a sweep within a second, while graphs are built too', async () => {
  const home = folder();
  // A graph that takes minutes: a hundred million ties.
  const graph = 'graph: {kind: holme-kim, attach: 50, triad: 0.9}';
  writeFileSync(join(home, 'base.yaml'), `version: 1\npeople: {count: 2000000}\ndays: 5\n${graph}\n`);
  writeFileSync(
    join(home, 's.yaml'),
    'version: 1\nbase: base.yaml\nfactors: {days: [4, 5]}\nreplicates: 2\n',
  );
  const child = spawn(process.execPath, [PROGRAM, 'sweep', 's.yaml', '--out', 'out', '--workers', '1'], {
    cwd: home,
  });
  const ended = once(child, 'exit');
  let said = '';
  child.stderr.on('data', (some: Buffer) => (said += some.toString()));
  while (!said.includes('4 runs')) await wait(50);
  await wait(2000);
  child.kill('SIGINT');
  await wait(500);
  expect(child.exitCode).toBeNull();
  const began = performance.now();
  child.kill('SIGINT');
  expect(await ended).toEqual([1, null]);
  // A second of its own, and room for a machine that is busy with other tests.
  expect(performance.now() - began).toBeLessThan(5000);
}, 120_000);
