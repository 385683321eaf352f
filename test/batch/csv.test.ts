import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { toCsv } from '../../batch/csv.ts';
import { folder, kindling } from '../support/cli.ts';

const FORMULAS = ['=cmd|x', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '＝1＋1', '＠x', '-Ann'];
const HARMLESS = ['Ann', 'a=b', '-5', '+3.5e2', "'quoted", '', '小明', '1-2'];

test('a text that begins like a formula gets an apostrophe; numbers and other texts do not', () => {
  const cells = (exact: boolean) =>
    Papa.parse<string[]>(toCsv([[...FORMULAS, ...HARMLESS, -5, null]], exact)).data[0];
  expect(cells(false)).toEqual([...FORMULAS.map((text) => `'${text}`), ...HARMLESS, '-5', '']);
  expect(cells(true)).toEqual([...FORMULAS, ...HARMLESS, '-5', '']);
});

test('names of a graph file are made harmless in transitions.csv, and exact with --exact', async () => {
  const home = folder();
  writeFileSync(join(home, 'ties.csv'), 'source,target\n=cmd,Ann\nAnn,@Bob\n');
  writeFileSync(
    join(home, 's.yaml'),
    'version: 1\ndays: 1\nreplicates: 1\ngraph: {kind: file, path: ties.csv}\nseeding: {count: 3}\n',
  );
  const people = async (...args: string[]) => {
    const out = join(home, 'out');
    const run = await kindling([
      'run',
      join(home, 's.yaml'),
      '--out',
      out,
      '--transitions',
      '--quiet',
      ...args,
    ]);
    expect(run.stderr).toBe('');
    const { data } = Papa.parse<{ person: string }>(readFileSync(join(out, 'transitions.csv'), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    return data.map(({ person }) => person).toSorted();
  };
  expect(await people()).toEqual(["'=cmd", "'@Bob", 'Ann']);
  expect(await people('--exact')).toEqual(['=cmd', '@Bob', 'Ann']);
});
