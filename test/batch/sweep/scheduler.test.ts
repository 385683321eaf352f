import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Cells } from '../../../batch/sweep/cells.ts';
import { runCells } from '../../../batch/sweep/run.ts';
import type { Finished } from '../../../batch/sweep/scheduler.ts';
import { loadSweep, type Sweep } from '../../../sim/index.ts';
import { folder } from '../../support/cli.ts';

const workerFile = new URL('./fake-worker.mjs', import.meta.url).href;

function sweepOf(text: string, trouble = {}): { sweep: Sweep; log: string } {
  const log = join(folder(), 'log');
  const files: Record<string, string> = {
    'base.yaml': 'version: 1\npeople: {count: 20}\nseeding: {count: 1}\nwordOfMouth: {}\n',
    's.yaml': `version: 1\nbase: base.yaml\nmetrics: [reach]\n${text}`,
  };
  const sweep = loadSweep('s.yaml', (path) => (files[path] ? { path, text: files[path] } : null)).sweep!;
  const [base] = sweep.bases;
  return { sweep: { ...sweep, bases: [{ ...base, raw: { about: { log, trouble } } }] }, log };
}

async function run(text: string, trouble = {}) {
  const { sweep, log } = sweepOf(text, trouble);
  const finished: Finished[] = [];
  const cells = new Cells(sweep);
  const outcome = await runCells(
    sweep,
    cells.missing({ has: () => false } as never),
    (some) => void finished.push(...some),
    {
      workers: 2,
      workerFile,
    },
  );
  type Entry = { build?: string; cells?: string[]; given?: string[] };
  const entries = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry);
  return { outcome, finished, entries };
}

const names = (finished: readonly Finished[]) =>
  finished.map(({ cell, result }) => {
    expect(result.digest).toBe(String(cell.replicate));
    return `${cell.number}/${cell.replicate}`;
  });

test('every cell runs once, and a graph that several batches use is built once and handed to each', async () => {
  const { finished, entries, outcome } = await run(
    'factors: {days: {range: [1, 60], steps: 60}}\nreplicates: 5',
  );
  expect(outcome).toMatchObject({ ran: 300, failedCount: 0, stopped: false });
  expect(new Set(names(finished)).size).toBe(300);
  const built = entries.flatMap(({ build }) => build ?? []);
  expect(new Set(built).size).toBe(built.length);
  const batches = entries.filter((entry) => entry.cells);
  const used = new Map<string, number>();
  for (const { cells } of batches) for (const key of new Set(cells)) used.set(key, (used.get(key) ?? 0) + 1);
  for (const [key, n] of used) if (n > 1) expect(built).toContain(key);
  for (const { cells, given } of batches)
    for (const key of new Set(cells)) expect(given!.includes(key)).toBe(used.get(key)! > 1);
});

describe('trouble', () => {
  const TEXT = 'factors: {days: [1, 2]}\nreplicates: 8';

  test('a cell whose worker fails once is tried again', async () => {
    const { finished, outcome } = await run(TEXT, { once: 3 });
    expect(outcome.failedCount).toBe(0);
    expect(new Set(names(finished)).size).toBe(16);
  });

  test('one that always fails is listed, and the others end', async () => {
    const { finished, outcome } = await run(TEXT, { always: 3 });
    expect(outcome.failed.map(({ cell, reason }) => [cell.replicate, reason])).toEqual([
      [3, 'out of luck'],
      [3, 'out of luck'],
    ]);
    expect(new Set(names(finished)).size).toBe(14);
  });

  test('a point of which no scenario can be made is listed with its problem', async () => {
    const { finished, outcome } = await run(TEXT, { refused: 5 });
    expect(outcome.failed.map(({ problems }) => problems[0].code)).toEqual(['fileEmpty', 'fileEmpty']);
    expect(finished).toHaveLength(14);
  });
});

test('shards part the cells among them', () => {
  const { sweep } = sweepOf('factors: {days: [1, 2, 3]}\nreplicates: 7');
  const places = [1, 2, 3, 4].flatMap((part) => {
    const cells = new Cells(sweep, { part, of: 4 });
    return Array.from(
      cells.missing({ has: () => false } as never),
      (cell) => `${cell.number}/${cell.replicate}`,
    );
  });
  expect(places).toHaveLength(21);
  expect(new Set(places).size).toBe(21);
});
