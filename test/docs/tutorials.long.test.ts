import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { blocksOf, withOutputs } from '../../scripts/tutorial-outputs.ts';

const FOLDER = 'docs/tutorials';
const read = (name: string) => readFileSync(`${FOLDER}/${name}.md`, 'utf8');
const names = readdirSync(FOLDER)
  .filter((file) => !file.endsWith('.zh.md'))
  .map((file) => file.replace(/\.md$/, ''));

/** What a tutorial's programs need beside Kindling: Python with pandas, and R. */
const missing = [
  ['python3', '-c', 'import pandas'],
  ['Rscript', '--version'],
].filter(([command, ...args]) => {
  const env = { ...process.env, PATH: `/usr/bin:${process.env.PATH}` };
  return spawnSync(command, args, { env }).status !== 0;
});
const skipped = (markdown: string) =>
  missing.length > 0 &&
  !process.env.KINDLING_NO_SKIP &&
  blocksOf(markdown).some(({ language }) => ['python', 'r'].includes(language));

test('there is one for each kind of user', () => {
  expect(names).toEqual(['researcher', 'strategist', 'student']);
});

describe.each(names)('the tutorial for a %s', (name) => {
  test.skipIf(skipped(read(name)))('prints what it shows; if not: npm run tutorials', async () => {
    expect(await withOutputs(read(name), 'en')).toBe(read(name));
  });

  test.skipIf(skipped(read(`${name}.zh`)))(
    'prints in Chinese what the Chinese one shows; if not: npm run tutorials',
    async () => {
      expect(await withOutputs(read(`${name}.zh`), 'zh')).toBe(read(`${name}.zh`));
    },
  );

  test('has the same steps and code in both languages', () => {
    const code = (markdown: string) => blocksOf(markdown).filter(({ language }) => language !== 'text');
    expect(code(read(`${name}.zh`))).toEqual(code(read(name)));
    const steps = (markdown: string) =>
      [...markdown.matchAll(/^(?:## (\d+)|(\d+)\.)/gm)].map(([step]) => step);
    expect(steps(read(`${name}.zh`))).toEqual(steps(read(name)));
  });
});

test('a command that fails is named, with what it said', async () => {
  const broken = '```sh\nnpx kindling run nowhere.yaml\n```\n';
  await expect(withOutputs(broken, 'en')).rejects.toThrow(
    /exit code 2 of:\nnpx kindling run nowhere\.yaml[^]*nowhere/,
  );
});

test('a block that shows something else is found', async () => {
  const page = '```sh\necho right\n```\n\n```text\nwrong\n```\n';
  expect(await withOutputs(page, 'en')).toBe('```sh\necho right\n```\n\n```text\nright\n```\n');
});
