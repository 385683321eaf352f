import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashGraph, makePlan, sharedGraph, type Variant } from '../../sim/index.ts';
import { bytesPerWorker, runVariants, workersIn } from '../../batch/pool.ts';
import { RunError } from '../../batch/run-error.ts';
import { folder } from '../support/cli.ts';

const CRASHING = new URL('./crashing-worker.mjs', import.meta.url).href;

function variant(more: Record<string, unknown> = {}): Variant {
  const raw = {
    version: 1,
    days: 30,
    replicates: 3,
    people: { count: 200 },
    seeding: {},
    wordOfMouth: {},
    ...more,
  };
  const { plan } = makePlan(raw, () => undefined, 'test');
  return { name: 'test', label: 'test', plan: plan!, graphFile: undefined };
}

test('a replicate whose worker dies is tried once more', async () => {
  const about = join(folder(), 'died');
  const [run] = await runVariants([variant({ about })], { workerFile: CRASHING, workers: 2 });
  expect(run.outcomes.map((o) => o.digest)).toEqual(['run 0', 'run 1', 'run 2']);
});

test('one that dies twice ends the run, saying which scenario, seed and day', async () => {
  const failure = runVariants([variant({ about: 'always', seed: 'spring' })], { workerFile: CRASHING });
  await expect(failure).rejects.toBeInstanceOf(RunError);
  await failure.catch((error: RunError) => {
    expect(error.problem.code).toBe('workerCrashed');
    expect(error.problem.values).toMatchObject({
      scenario: 'test',
      seed: 'spring',
      day: 5,
      reason: 'out of luck',
    });
  });
});

// Piscina leaves tasks waiting for ever where no thread starts.
test('where no thread can start, the run ends and says why', async () => {
  const workerFile = new URL('./no-such-worker.mjs', import.meta.url).href;
  await expect(runVariants([variant()], { workerFile, workers: 2 })).rejects.toMatchObject({
    problem: {
      code: 'threadsFailed',
      values: { reason: expect.stringContaining('no-such-worker') as string },
    },
  });
});

test('a cancelled run stops soon and says so', async () => {
  const abort = new AbortController();
  const running = runVariants([variant({ days: 36_500, replicates: 4, people: { count: 5000 } })], {
    signal: abort.signal,
    onProgress: (done) => done > 0 && abort.abort(),
  });
  await expect(running).rejects.toMatchObject({ problem: { code: 'cancelled' } });
});

test('a large graph is drawn in a thread, is the same, and can be stopped within a second', async () => {
  const large = (people: number) =>
    variant({
      days: 1,
      replicates: 1,
      people: { count: people },
      graph: { kind: 'holme-kim', attach: 3, draw: 'once' },
    });
  const drawn: number[] = [];
  const [run] = await runVariants([large(130_000)], { onGraph: (people) => drawn.push(people), workers: 1 });
  expect(drawn).toEqual([130_000]);
  expect(run.graph!.ties.buffer).toBeInstanceOf(SharedArrayBuffer);
  const { graph } = sharedGraph(large(130_000).plan, 7);
  expect(run.graphHash).toBe(hashGraph(graph));

  const abort = new AbortController();
  const running = runVariants([large(3_000_000)], { signal: abort.signal, workers: 1 });
  setTimeout(() => abort.abort(), 300);
  const started = performance.now();
  await expect(running).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  expect(performance.now() - started).toBeLessThan(1300);
});

test('progress rises to one', async () => {
  const seen: number[] = [];
  await runVariants([variant({ measure: { leverage: true } })], { onProgress: (done) => seen.push(done) });
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);
});

test('variants that draw the same graph once share its memory, others do not', async () => {
  const once = (more: object) =>
    variant({ replicates: 1, graph: { kind: 'circles', draw: 'once' }, ...more });
  const runs = await runVariants([once({}), once({ wordOfMouth: { weak: 1 } }), once({ seed: 8 })]);
  const [first, twin, other] = runs.map(({ graph }) => graph!.ties);
  expect(twin).toBe(first);
  expect(other).not.toBe(first);
});

// Catches a replicate that is given the plan of another.
test('a replicate may have a plan of its own', async () => {
  const [small, large] = [variant(), variant({ seeding: { count: 200 } })];
  const planOf = (_: Variant, replicate: number) => (replicate === 1 ? large : small).plan;
  const [mixed] = await runVariants([small], { planOf });
  const [all] = await runVariants([large]);
  expect(mixed.outcomes.map(({ founders }) => founders)).toEqual([100, 200, 100]);
  expect(mixed.outcomes[1].digest).toBe(all.outcomes[1].digest);
});

test('as many workers as memory has room for, by the largest run with a graph of its own', () => {
  const people = (count: number) => variant({ people: { count } });
  const each = bytesPerWorker([people(1000), people(20_000)]);
  expect(each).toBe(bytesPerWorker([people(20_000)]));
  expect(each).toBeGreaterThan(bytesPerWorker([people(1000)]));
  expect(workersIn(3.5 * each, each, 8)).toBe(3);
  expect(workersIn(3.5 * each, each, 2)).toBe(2);
  expect(workersIn(0.5 * each, each, 8)).toBe(1);
});
