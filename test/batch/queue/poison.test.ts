import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { gatherIntoStore } from '../../../batch/queue/gather.ts';
import { openLink } from '../../../batch/queue/link.ts';
import { Registry, type Poisoned } from '../../../batch/queue/registry.ts';
import { serve } from '../../../batch/queue/serve.ts';
import { Cells } from '../../../batch/sweep/cells.ts';
import { Store } from '../../../batch/sweep/store.ts';
import { loadSweep } from '../../../sim/index.ts';
import { folder, ROOT } from '../cli.ts';
import { rowsIn } from '../sweep/helpers.ts';
import { NO_REDIS, Server } from './server.ts';

const FILES: Record<string, string> = {
  'base.yaml': 'version: 1\npeople: {count: 20}\nseeding: {count: 1}\nwordOfMouth: {}\n',
  's.yaml':
    'version: 1\nbase: base.yaml\nfactors: {days: [1]}\nreplicates: 5\nmetrics: [reach]\nrandomNumbers: independent\n',
};

/** Five cells, that the stand-in for a worker of sweeps can be told to stumble over. */
async function makeGathering(trouble: Record<string, number>) {
  const home = folder();
  const { sweep } = loadSweep('s.yaml', (path) => (FILES[path] ? { path, text: FILES[path] } : null));
  const [base] = sweep!.bases;
  const raw = { about: { log: join(home, 'log'), trouble } };
  const cells = new Cells({ ...sweep!, bases: [{ ...base, raw }] });
  const server = await Server.start();
  const link = await openLink(server.url);
  const out = join(home, 'out');
  const store = await Store.open(out);
  onTestFinished(() => {
    store.close();
    link.close();
  });
  return { cells, url: server.url, link, out, gather: () => gatherIntoStore(cells, store, 'test', link, {}) };
}

/** A worker in a process of its own, started again whenever it dies. */
function keepUp(url: string, workerFile: string): void {
  let over = false;
  let child = open();
  function open() {
    const script = new URL('worker-process.ts', import.meta.url).pathname;
    const one = spawn(process.execPath, ['--import', 'tsx', script, url, workerFile], { cwd: ROOT });
    one.on('exit', () => {
      if (!over) child = open();
    });
    return one;
  }
  onTestFinished(() => {
    over = true;
    child.kill('SIGKILL');
  });
}

test.skipIf(NO_REDIS).each([
  ['its thread', '../sweep/fake-worker.mjs', { always: 3 }, 'out of luck'],
  ['the whole worker', './dying-worker.mjs', {}, 'job stalled more than allowable limit'],
])(
  'a cell that kills %s ends in a list with its error, and the others in the store (needs redis-server)',
  async (_, name, trouble, reason) => {
    const { cells, url, out, gather } = await makeGathering(trouble);
    keepUp(url, new URL(name, import.meta.url).href);
    // Read back as soon as it is there: the list ends with the sweep.
    const listed: Poisoned[] = [];
    const { poison } = Registry.prototype;
    vi.spyOn(Registry.prototype, 'poison').mockImplementation(async function (this: Registry, id, cell) {
      await poison.call(this, id, cell);
      listed.push(...(await this.poisoned(id, 10)));
    });
    onTestFinished(() => void vi.restoreAllMocks());
    const run = await gather();
    expect(run).toMatchObject({ ran: 4, failedCount: 1 });
    expect(run.failed.map(({ cell, reason: said }) => [cell.replicate, said])).toEqual([[3, reason]]);
    expect(listed).toEqual([{ point: cells.at(3).point, replicate: 3, reason }]);
    expect(await rowsIn(out, 'runs')).toHaveLength(4);
  },
);

test.skipIf(NO_REDIS)(
  'a worker whose threads cannot start ends, says why, and leaves its batches to others (needs redis-server)',
  async () => {
    const { url, link, gather } = await makeGathering({});
    const gathered = gather();
    const never = new AbortController().signal;
    const options = { threads: 1, onSweep: () => {}, onOther: () => {}, signal: never, now: never };
    const workerFile = new URL('./no-such-worker.mjs', import.meta.url).href;
    await expect(serve(link, { ...options, workerFile })).rejects.toMatchObject({
      problem: { code: 'threadsFailed' },
    });
    keepUp(url, new URL('../sweep/fake-worker.mjs', import.meta.url).href);
    expect(await gathered).toMatchObject({ ran: 5, failedCount: 0 });
  },
);
