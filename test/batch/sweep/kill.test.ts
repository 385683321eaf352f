import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { keyOf, Stream } from '../../../sim/random/index.ts';
import { startKindling } from '../../support/cli.ts';
import { makeSweep, rowsIn, start, sweep } from './helpers.ts';

/** `npm run test:deep` kills 20 times, ten times over. */
const deep = process.env['KINDLING_DEEP'] === '1';
const [KILLS, TIMES] = deep ? [20, 10] : [5, 1];

const MORE = 'series: {keep: [reach], every: 20}\ntransitions: true';

/** Files of finished parts and of those being written. */
const filesOf = (out: string) =>
  ['runs', 'series', 'transitions'].flatMap((table) =>
    existsSync(join(out, table)) ? readdirSync(join(out, table)) : [],
  );

test.each(Array.from({ length: TIMES }, (_, i) => i))(
  `killed ${KILLS} times and resumed, a sweep ends with the rows of one that ran through (%i)`,
  async (time) => {
    const { home, file } = makeSweep(MORE);
    const out = join(home, 'out');
    const through = join(home, 'through');
    const args = ['--replicates', deep ? '400' : '120'];
    expect((await sweep(file, through, ...args)).status).toBe(0);
    const random = new Stream(keyOf('kill', time), 'moments');
    let killed = 0;
    for (let k = 0; k < KILLS; k++) {
      const { child, ended } = start(['sweep', file, '--out', out, '--quiet', '--save-every', '0', ...args]);
      // After up to a dozen files, so that it is killed at its work and not at its beginning; then at any moment.
      const files = filesOf(out).length + 1 + Math.floor(random.uniform(k) * 12);
      while (child.exitCode === null && filesOf(out).length < files) await wait(2);
      await wait(random.uniform(k, 1) * 60);
      child.kill('SIGKILL');
      if ((await ended) === null) killed++;
      // Whatever the moment, what is there can be read, and no row twice.
      const seen = await rowsIn(out, 'runs');
      expect(new Set(seen.map((row) => `${row['point']}/${row['replicate']}`)).size).toBe(seen.length);
    }
    expect(killed).toBeGreaterThanOrEqual(Math.min(KILLS, 3));
    const last = startKindling(['sweep', file, '--out', out, ...args]);
    expect(last.status).toBe(0);
    expect(last.stderr).toMatch(/Already in the folder: [1-9]/);
    for (const table of ['runs', 'series', 'transitions'] as const)
      expect(await rowsIn(out, table)).toEqual(await rowsIn(through, table));
    expect(filesOf(out).filter((name) => name.endsWith('.part'))).toEqual([]);
  },
  deep ? 3_600_000 : 300_000,
);
