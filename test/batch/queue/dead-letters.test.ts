import { expect, onTestFinished, test, vi } from 'vitest';
import { Registry, type DeadLetter } from '../../../batch/queue/registry.ts';
import { Seal } from '../../../batch/queue/seal.ts';
import { serve } from '../../../batch/queue/serve.ts';
import { rowsIn } from '../sweep/helpers.ts';
import { keepUp, makeGathering } from './gathering.ts';
import { NO_REDIS } from './server.ts';

test.skipIf(NO_REDIS).each([
  ['its thread', '../sweep/fake-worker.mjs', { always: 3 }, 'out of luck'],
  ['the whole worker', './dying-worker.mjs', {}, 'job stalled more than allowable limit'],
])(
  'a cell that kills %s ends in a list with its error, and the others in the store (needs redis-server)',
  async (_, name, trouble, reason) => {
    const { cells, url, out, collect } = await makeGathering(trouble);
    keepUp(url, new URL(name, import.meta.url).href);
    // Read back as soon as it is there: the list ends with the sweep.
    const listed: DeadLetter[] = [];
    const { deadLetter } = Registry.prototype;
    vi.spyOn(Registry.prototype, 'deadLetter').mockImplementation(async function (this: Registry, id, cell) {
      await deadLetter.call(this, id, cell);
      listed.push(...(await this.deadLetters(id, 10)));
    });
    onTestFinished(() => void vi.restoreAllMocks());
    const run = await collect();
    expect(run).toMatchObject({ ran: 4, failedCount: 1 });
    expect(run.failed.map(({ cell, reason: said }) => [cell.replicate, said])).toEqual([[3, reason]]);
    expect(listed).toEqual([{ point: cells.at(3).point, replicate: 3, reason }]);
    expect(await rowsIn(out, 'runs')).toHaveLength(4);
  },
);

test.skipIf(NO_REDIS)(
  'a worker whose threads cannot start ends, says why, and leaves its batches to others (needs redis-server)',
  async () => {
    const { url, connection, collect } = await makeGathering({});
    const collected = collect();
    const never = new AbortController().signal;
    const nothing = () => {};
    const options = {
      threads: 1,
      seal: new Seal(null),
      plugins: [],
      signal: never,
      now: never,
      onSweep: nothing,
      onOther: nothing,
      onNote: nothing,
    };
    const workerFile = new URL('./no-such-worker.mjs', import.meta.url).href;
    await expect(serve(connection, { ...options, workerFile })).rejects.toMatchObject({
      problem: { code: 'threadsFailed' },
    });
    keepUp(url, new URL('../sweep/fake-worker.mjs', import.meta.url).href);
    expect(await collected).toMatchObject({ ran: 5, failedCount: 0 });
  },
);
