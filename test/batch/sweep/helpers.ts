import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRows, type Row } from '../../../batch/sweep/parquet.ts';
import { folder, kindling, ROOT } from '../../support/cli.ts';

/** A base scenario of a few milliseconds a run, and a sweep over it, in a new folder. */
export function makeSweep(more = '', base = ''): { home: string; file: string } {
  const home = folder();
  const scenario = 'version: 1\npeople: {count: 60}\ndays: 40\nseeding: {count: 3}\nwordOfMouth: {}\n';
  writeFileSync(join(home, 'base.yaml'), scenario + base);
  const file = join(home, 'rates.yaml');
  const factors = 'factors:\n  wordOfMouth.talk.member: [0.01, 0.05, 0.2]\n  people.count: [40, 60]\n';
  writeFileSync(file, `version: 1\nbase: base.yaml\n${factors}replicates: 4\n${more}`);
  return { home, file };
}

export function sweep(file: string, out: string, ...args: string[]) {
  return kindling(['sweep', file, '--out', out, '--quiet', ...args]);
}

/** All rows of a table of a store, in the order of point, replicate and day, whatever parts they lie in. */
export async function rowsIn(store: string, table: 'runs' | 'series' | 'transitions'): Promise<Row[]> {
  if (!existsSync(join(store, table))) return [];
  const parts = readdirSync(join(store, table)).filter((name) => name.endsWith('.parquet'));
  const rows: Row[] = [];
  for (const part of parts) rows.push(...(await readRows(readFileSync(join(store, table, part)))));
  const text = (row: Row) => JSON.stringify(row);
  return rows.toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
}

/** Starts a command that is to be disturbed; `before` are words before it. */
export function start(
  args: readonly string[],
  before: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): {
  child: ChildProcess;
  ended: Promise<number | null>;
  said: () => string;
} {
  const [program, ...rest] = [...before, process.execPath, join(ROOT, 'dist/kindling.js'), ...args];
  const child = spawn(program, rest, {
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '', ...env },
  });
  let words = '';
  child.stderr.on('data', (some: Buffer) => (words += some.toString()));
  child.stdout.on('data', (some: Buffer) => (words += some.toString()));
  const ended = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
  return { child, ended, said: () => words };
}
