import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { folder, kindling, ROOT } from '../../support/cli.ts';

const home = folder();
const blocks = (file: string, language: string) =>
  [
    ...readFileSync(join(ROOT, 'docs', file), 'utf8').matchAll(
      new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'),
    ),
  ].map(([, block]) => block);

beforeAll(async () => {
  const [sweep] = blocks('analysis.md', 'yaml');
  writeFileSync(join(home, 'rates.yaml'), sweep);
  writeFileSync(
    join(home, 'base.yaml'),
    'version: 1\npeople: {count: 60}\ndays: 30\nseeding: {count: 1}\nwordOfMouth: {}\n',
  );
  const { status, stderr } = await kindling(
    ['sweep', 'rates.yaml', '--out', 'results', '--quiet', '--replicates', '3'],
    { cwd: home },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('both languages hold the same code, comments aside', () => {
  for (const language of ['yaml', 'python', 'r', 'sql', 'sh']) {
    const bare = (file: string) =>
      blocks(file, language).map((block) => block.replaceAll(/ *(--|#) .*/g, ''));
    expect(bare('analysis.zh.md')).toEqual(bare('analysis.md'));
  }
});

describe.each(blocks('analysis.md', 'sql').map((sql) => ({ sql })))('$sql', ({ sql }) => {
  test('gives rows in DuckDB', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const locale = await connection.runAndReadAll(sql.replaceAll("'results/", `'${join(home, 'results')}/`));
    expect(locale.currentRowCount).toBeGreaterThan(3);
    connection.closeSync();
  });
});

test('the commands of the page run', async () => {
  const [, sql] = blocks('analysis.md', 'sh');
  const [, query] = /--sql '([^']+)'/.exec(sql)!;
  const { stdout, status } = await kindling(['results', 'results', '--sql', query], { cwd: home });
  expect(status).toBe(0);
  expect(stdout.trim().split('\n')).toHaveLength(4);
  expect((await kindling(['results', 'results', '--csv', 'tables'], { cwd: home })).status).toBe(0);
});
