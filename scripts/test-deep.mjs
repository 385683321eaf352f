// `npm run test:deep [-- STEP…]`: what takes longer than a test may. Each step's outcome is kept in test/deep.json, to be
// committed: when, with which version, on what, and the last line with a count in it.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import { build, install } from './setup.mjs';

const RECORD = 'test/deep.json';
const KINDLING = ['node', 'bin/kindling.mjs'];
const VITEST = ['node', 'node_modules/vitest/vitest.mjs', 'run'];
const FRESH = [...KINDLING, 'verify', '--size', 'full', '--seed', 'random', '--quiet'];

/** By name: all of `npm test`; sweeps killed 200 times; power lost at every step; damaged
 * stores; mutants of every kind of input; golden bits on one thread and on three; every claim at its small size; bits on
 * one to eight threads; slow figures of the README; every law in
 * full, under the seeds of the report, which is written anew, and three times under fresh ones; broken engines, which the laws
 * must find. */
const STEPS = {
  tests: ['node', 'scripts/test.mjs'],
  kills: [...VITEST, 'test/batch/sweep/kill.test.ts'],
  power: [...VITEST, 'test/batch/sweep/power.test.ts'],
  damage: [...VITEST, 'test/batch/sweep/hostile.test.ts'],
  fuzz: ['npm', 'run', '--silent', 'fuzz'],
  golden: [...VITEST, 'test/shipped/scenarios.test.ts'],
  claims: [...VITEST, 'test/batch/claims.test.ts'],
  threads: [...VITEST, 'test/browser/digests.test.ts'],
  figures: [...VITEST, 'test/docs/printed.test.ts'],
  laws: [...KINDLING, 'verify', '--size', 'full', '--report', 'docs', '--quiet'],
  'fresh-1': FRESH,
  'fresh-2': FRESH,
  'fresh-3': FRESH,
  mutants: ['npm', 'run', '--silent', 'validate:mutants'],
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in STEPS));
if (unknown.length > 0) {
  console.error(`No step is called ${unknown.join(', ')}. There are: ${Object.keys(STEPS).join(', ')}.`);
  process.exit(2);
}
install();
build();
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const machine = `${os.cpus()[0]?.model.trim()}, ${os.cpus().length} cores, Node ${process.versions.node}`;

let failed = 0;
for (const [name, [command, ...args]] of Object.entries(STEPS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`\n${name}`);
  const began = Date.now();
  // All of `npm test` is run as it is; kills, threads and figures have steps of their own.
  const deep = name === 'tests' ? '' : '1';
  const { status, stdout } = spawnSync(command, args, {
    stdio: ['inherit', 'pipe', 'inherit'],
    encoding: 'utf8',
    env: { ...process.env, KINDLING_DEEP: deep, LANG: 'en_US.UTF-8', LC_ALL: '' },
    maxBuffer: 2 ** 28,
  });
  process.stdout.write(stdout);
  if (status !== 0) failed++;
  const counts = stdout.split('\n').filter((line) => /\d/.test(line));
  const ended = counts.at(-1)?.trim() ?? '';
  const record = JSON.parse(readFileSync(RECORD, 'utf8'));
  record[name] = {
    date: new Date().toISOString().slice(0, 10),
    kindling: version,
    machine,
    seconds: Math.round((Date.now() - began) / 1000),
    passed: status === 0,
    ended,
  };
  writeFileSync(RECORD, `${JSON.stringify(record, null, 2)}\n`);
}
process.exit(failed > 0 ? 1 : 0);
