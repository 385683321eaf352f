import { gzipSync } from 'node:zlib';
import { setTimeout as wait } from 'node:timers/promises';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { compress, expand, pack, unpack } from '../../../batch/queue/batch.ts';
import { openConnection, PREFIX } from '../../../batch/queue/connection.ts';
import { attemptSchema, batchSchema, commonSchema, workerSchema } from '../../../batch/queue/payload.ts';
import { queueName } from '../../../batch/queue/registry.ts';
import { Seal, sealFrom } from '../../../batch/queue/seal.ts';
import { serve, type ServeOptions } from '../../../batch/queue/serve.ts';
import { serverRisks } from '../../../batch/queue/server-risks.ts';
import { InputError, type Problem } from '../../../sim/index.ts';
import { folder, kindling } from '../../support/cli.ts';
import { makeSweep, rowsIn } from '../sweep/helpers.ts';
import { ID, makeGathering } from './gathering.ts';
import { NO_REDIS, Server } from './server.ts';

/** Servers that throw away, forget and refuse, and what others may have written there. */

const keep = { metrics: ['reach'], series: ['reach'], every: 10, transitions: false };
const RESULT = {
  index: 0,
  digest: 'a',
  founders: 1,
  metrics: Float64Array.of(0.5),
  days: Int32Array.of(0, 10),
  series: Float64Array.of(0, 1),
  transitions: null,
  scenarioHash: 'b',
  graphHash: null,
  people: 10,
  dayCount: 10,
  names: null,
};
const attempt = (more: object = {}) => ({
  results: [{ ...RESULT, ...more }],
  refused: [],
  broken: [],
  simulating: 1,
  building: 0,
});

describe('what comes over a queue is checked', () => {
  test('a result goes there and back', async () => {
    const back = await unpack(await pack(attempt() as never));
    expect(attemptSchema(1, keep).parse(back)).toEqual(attempt());
  });

  test.each([
    ['a place outside the batch', { index: 1 }],
    ['a column of another length', { metrics: new Float64Array(2) }],
    ['a column of another kind', { metrics: [0.5] }],
    ['series that do not fit their days', { series: new Float64Array(3) }],
    ['moves that were not asked for', { transitions: {} }],
    ['a number of people that is none', { people: -1 }],
    ['no digest', { digest: null }],
  ])('%s', (_, more) => {
    expect(attemptSchema(1, keep).safeParse(attempt(more)).success).toBe(false);
  });

  const cell = { base: 0, number: 0, values: [1], point: 'a'.repeat(32), replicate: 0, seed: 7, graph: 'g' };
  test.each([
    ['a point that is a path', { point: '../../etc' }],
    ['a replicate that is none', { replicate: -1 }],
    ['a replicate that no store can number', { replicate: 2 ** 30 }],
    ['a further field', { file: 'x' }],
  ])('a cell with %s', (_, more) => {
    expect(batchSchema.safeParse({ cells: [cell], shared: [] }).success).toBe(true);
    expect(batchSchema.safeParse({ cells: [{ ...cell, ...more }], shared: [] }).success).toBe(false);
  });

  test('a batch of very many cells, a worker of very many threads, a module by its path', () => {
    expect(
      batchSchema.safeParse({ cells: Array.from({ length: 501 }, () => cell), shared: [] }).success,
    ).toBe(false);
    const worker = { id: 'a', host: 'b', threads: 1e6, kindling: '1' };
    expect(workerSchema.safeParse(worker).success).toBe(false);
    const common = { bases: [{ name: 'a', raw: {} }], plugins: [], paths: [], keep };
    expect(commonSchema.safeParse(common).success).toBe(true);
    const code = { ...common, plugins: [{ hash: 'a'.repeat(64), file: '/tmp/x.mjs' }] };
    expect(commonSchema.safeParse(code).success).toBe(false);
  });

  test('a little gzip that unpacks to very much is refused, and a Buffer comes back as bytes', async () => {
    const bomb = gzipSync(Buffer.alloc(3e6, 48));
    await expect(expand(bomb, 1e6)).rejects.toThrow(/larger than|maxOutputLength|Cannot create/i);
    const bytes = Buffer.from('source,target\na,b\n');
    expect(await expand(await compress({ bytes }))).toEqual({ bytes: new Uint8Array(bytes) });
  });
});

describe('signatures', () => {
  test('hold for one purpose, one sequence of texts and one key', () => {
    const seal = new Seal('a key of the sweep’s owner');
    const right = seal.sign('result', ['a', 'b']);
    expect(seal.verify('result', ['a', 'b'], right)).toBe(true);
    expect(seal.verify('result', ['ab', ''], right)).toBe(false);
    expect(seal.verify('batch', ['a', 'b'], right)).toBe(false);
    expect(seal.verify('result', ['a', 'b'], '')).toBe(false);
    expect(seal.verify('result', ['a', 'b'], undefined)).toBe(false);
    expect(new Seal('another key of theirs').verify('result', ['a', 'b'], right)).toBe(false);
    expect(new Seal(null).verify('result', [], 'anything')).toBe(true);
  });

  test('a short key and a missing file are refused', () => {
    const file = join(folder(), 'key');
    expect(() => sealFrom(file)).toThrow(InputError);
    writeFileSync(file, 'short\n');
    expect(() => sealFrom(file)).toThrow(InputError);
    writeFileSync(file, `${'k'.repeat(32)}\n`);
    expect(sealFrom(file).on).toBe(true);
  });
});

const fake = new URL('../sweep/fake-worker.mjs', import.meta.url).href;

/** A worker in this process, until the test ends. */
async function work(url: string, seal = new Seal(null), more: Partial<ServeOptions> = {}) {
  const connection = await openConnection(url);
  const [stop, now] = [new AbortController(), new AbortController()];
  const notes: Problem[] = [];
  const served = serve(connection, {
    threads: 1,
    seal,
    plugins: [],
    workerFile: fake,
    onSweep() {},
    onOther() {},
    onNote: (note) => notes.push(note),
    signal: stop.signal,
    now: now.signal,
    ...more,
  });
  onTestFinished(async () => {
    stop.abort();
    now.abort();
    await served.catch(() => {});
    connection.close();
  });
  return { notes };
}

describe.skipIf(NO_REDIS)('a server (needs redis-server)', () => {
  test('entries that cannot be read are named, passed over and removed', async () => {
    const server = await Server.start();
    const { redis, close } = await openConnection(server.url);
    onTestFinished(close);
    const status = (...args: string[]) => kindling(['queue', 'status', '--queue', server.url, ...args]);
    await redis.hset(
      `${PREFIX}:sweeps`,
      '../../x',
      '{"id":"../../x"}',
      'rates-1234abcd',
      '\u001b[31mnot json',
    );
    const [now] = await redis.time();
    await redis.zadd(`${PREFIX}:workers`, now, '{"id":"a","host":"b","threads":1000000,"kindling":"1"}');
    const told = await status();
    expect(told.status).toBe(0);
    expect(told.stderr.match(/an entry in kindling:/g)).toHaveLength(3);
    expect(told.stdout).toContain('Workers: 0, threads: 0');
    expect(told.stderr).not.toContain('\u001b');
    expect((await status('--repair')).stdout).toContain('Entries removed: 3.');
    expect((await status()).stderr).toBe('');
    await redis.set(`${PREFIX}:sweeps`, 'a text');
    expect((await status()).stderr).toContain('an entry in kindling:sweeps cannot be read');
    await status('--repair');
    expect((await status()).stderr).toBe('');
  });

  test('one that evicts is refused; one that only might, and one that forgets, are told', async () => {
    const server = await Server.start(['--appendonly', 'no']);
    const connection = await openConnection(server.url);
    onTestFinished(connection.close);
    const codes = async () => (await serverRisks(connection)).map(({ code }) => code);
    expect(await codes()).toEqual(['queueForgetful']);
    await connection.redis.config('SET', 'appendonly', 'yes');
    expect(await codes()).toEqual([]);
    await connection.redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    expect(await codes()).toEqual(['queueMayEvict']);
    await connection.redis.config('SET', 'maxmemory', '100mb');
    await expect(codes()).rejects.toMatchObject({ problem: { code: 'queueEvicts' } });
    const { home, file } = makeSweep();
    const sweep = await kindling(['sweep', file, '--out', join(home, 'out'), '--queue', server.url]);
    expect(sweep.status).toBe(1);
    expect(sweep.stderr).toContain('"allkeys-lru", by which it throws batches and results away');
  });

  test('one without memory for now is waited for, and says so', async () => {
    const { url, connection, collect, out } = await makeGathering({});
    const faults: string[] = [];
    connection.hear((reason) => faults.push(reason));
    const admin = await openConnection(url);
    onTestFinished(admin.close);
    await admin.redis.config('SET', 'maxmemory', '1');
    const collected = collect();
    await work(url);
    await wait(2500);
    await admin.redis.config('SET', 'maxmemory', '0');
    expect(await collected).toMatchObject({ ran: 5, failedCount: 0 });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('OOM');
    expect(await rowsIn(out, 'runs')).toHaveLength(5);
  }, 60_000);

  test('one that is emptied in the middle is noticed and named', async () => {
    const { url, connection, collect, notes } = await makeGathering({});
    const collected = collect();
    while ((await connection.redis.hlen(`${PREFIX}:sweeps`)) === 0) await wait(20);
    await connection.redis.flushall();
    await wait(2500);
    await work(url);
    expect(await collected).toMatchObject({ ran: 5, failedCount: 0 });
    expect(notes.map(({ code }) => code)).toContain('queueForgot');
  }, 60_000);

  test('results that are none, and results without the signature, are not used; their runs are made again', async () => {
    const seal = new Seal('a key of the sweep’s owner');
    const { url, connection, collect, notes, out } = await makeGathering({}, { seal });
    const collected = collect();
    const forger = new connection.bullmq.Worker(queueName(ID), null, {
      connection: connection.make(),
      prefix: PREFIX,
      autorun: false,
    });
    for (let forged = 0; forged < 3; forged++) {
      const job = await forger.getNextJob('token');
      const text = forged === 0 ? 'nonsense' : await pack(attempt({ digest: 'forged' }) as never);
      if (job) await job.moveToCompleted(text, 'token', false);
      else forged--;
    }
    await forger.close(true);
    const without = await work(url);
    await work(url, seal);
    expect(await collected).toMatchObject({ ran: 5, failedCount: 0 });
    expect(notes.map(({ code }) => code)).toEqual(['queueUnreadable']);
    expect(JSON.stringify(await rowsIn(out, 'runs'))).not.toContain('forged');
    expect(without.notes).toMatchObject([{ code: 'workerCannot', values: { kind: 'key' } }]);
  }, 60_000);

  test('a batch that the sweep did not hand out is run by nobody who has the key', async () => {
    const seal = new Seal('a key of the sweep’s owner');
    const { url, connection, cells, collect, notes } = await makeGathering({}, { seal });
    const queue = new connection.bullmq.Queue(queueName(ID), {
      connection: connection.make(),
      prefix: PREFIX,
    });
    await queue.add('batch', { cells: [cells.at(0)], shared: [] }, { jobId: 'b-theirs', attempts: 1 });
    const collected = collect();
    await work(url, seal);
    expect(await collected).toMatchObject({ ran: 5, failedCount: 0 });
    expect(notes.map(({ code }) => code)).toContain('queueStrangeBatch');
  }, 60_000);
});
