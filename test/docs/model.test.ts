import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withTables } from '../../scripts/model-tables.ts';

test.each([
  ['docs/model.md', 'en'],
  ['docs/model.zh.md', 'zh'],
] as const)('%s has the tables that the schema gives; if not: npm run model:docs', async (path, lang) => {
  const committed = readFileSync(path, 'utf8');
  expect(await withTables(committed, path, lang)).toBe(committed);
});

test('both languages have the seven elements of ODD, and the same sections', () => {
  const headings = (path: string) =>
    [...readFileSync(path, 'utf8').matchAll(/^#{2,3} (\d+(?:\.\d+)?)/gm)].map(([, number]) => number);
  const en = headings('docs/model.md');
  expect(en.filter((number) => !number.includes('.'))).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  expect(headings('docs/model.zh.md')).toEqual(en);
});
