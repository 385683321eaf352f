import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { makeSweep, rowsIn, start, sweep } from '../sweep/helpers.ts';
import { makeNetwork } from './network.ts';
import { NO_REDIS, Server } from './server.ts';

/** Longer than a worker's hold on a batch, and than it waits for an answer. */
const CUT = 16_000;
/** Place of the sweep's own command, and how many places there are. */
const HOME = 4;

const partsIn = (out: string) => (existsSync(join(out, 'runs')) ? readdirSync(join(out, 'runs')).length : 0);

test.skipIf(NO_REDIS)(
  'a worker killed, the server cut off, a link cut, a worker late: the rows of a local run (needs redis-server)',
  async () => {
    const { home, file } = makeSweep('series: {keep: [reach], every: 20}\ntransitions: true');
    // Cells of some tenths of a second, most of it for ties, so that whatever happens, happens within some.
    const text = readFileSync(file, 'utf8').replace('[0.01, 0.05, 0.2]', '[0.001, 0.002, 0.004]');
    writeFileSync(file, text.replace('[40, 60]', '[20000, 30000]'));
    const args = ['--days', '200', '--replicates', '40'];
    const [local, out] = [join(home, 'local'), join(home, 'out')];
    expect((await sweep(file, local, ...args)).status).toBe(0);

    const network = makeNetwork(HOME + 1);
    const server = await Server.start(
      ['--bind', '0.0.0.0', '--protected-mode', 'no', '--appendfsync', 'everysec'],
      network.beside,
    );
    const run = async (machine: number, words: readonly string[]) => {
      const url = await network.address(machine, server.port);
      const started = start([...words, '--queue', url], network.at(machine));
      onTestFinished(() => void started.child.kill('SIGKILL'));
      return started;
    };
    const worker = (machine: number) => run(machine, ['worker', '--workers', '1']);
    const command = await run(HOME, ['sweep', file, '--out', out, '--save-every', '0', ...args]);
    const [killed, cut, steady] = [await worker(0), await worker(1), await worker(2)];
    /** Waits for so many more parts; the sweep must still be under way then. */
    const further = async (parts: number) => {
      const enough = partsIn(out) + parts;
      while (partsIn(out) < enough && command.child.exitCode === null) await wait(20);
      expect(command.child.exitCode, command.said()).toBe(null);
    };

    await further(6);
    killed.child.kill('SIGKILL');
    await further(2);
    await server.stop();
    await wait(1000);
    await server.start();
    await further(2);
    network.cut(1);
    await further(2);
    const late = await worker(3);
    await wait(CUT);
    network.mend(1);
    expect(await command.ended, command.said()).toBe(0);
    expect(late.said()).toContain('Working on rates-');
    for (const one of [cut, steady, late]) {
      one.child.kill('SIGTERM');
      expect(await one.ended, one.said()).toBe(0);
    }
    expect(late.said()).toMatch(/[1-9]\d* runs made here/);
    for (const table of ['runs', 'series', 'transitions'] as const)
      expect(await rowsIn(out, table)).toEqual(await rowsIn(local, table));
  },
  400_000,
);
