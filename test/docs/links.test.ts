import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../support/cli.ts';

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((path) => existsSync(join(ROOT, path)));
const pages = tracked.filter((path) => /\.md$|^llms\.txt$/.test(path) && !path.startsWith('.github/'));

/** Links of a page to files of the project, code blocks left out. */
function linksOf(page: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8')
    .replaceAll(/^```[^]*?^```$/gm, '')
    .replaceAll(/`[^`\n]*`/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^\w+:/.test(target));
}

/** Anchors of headings, as GitHub makes them, and those written out. */
function anchorsOf(page: string): Set<string> {
  const text = readFileSync(join(ROOT, page), 'utf8').replaceAll(/^```[^]*?^```$/gm, '');
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return new Set([...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id)]);
}

describe.each(pages)('%s', (page) => {
  test('links only to what exists', () => {
    const broken = linksOf(page).filter((target) => {
      const [path, anchor] = target.split('#');
      const file = path === '' ? page : relative(ROOT, join(ROOT, dirname(page), path));
      if (!existsSync(join(ROOT, file))) return true;
      return anchor !== undefined && !anchorsOf(file).has(decodeURIComponent(anchor));
    });
    expect(broken).toEqual([]);
  });
});

test('every page of docs/ is in the index of its language, and llms.txt names every English one', () => {
  for (const [index, isOurs] of [
    ['docs/README.md', (path: string) => !path.endsWith('.zh.md')],
    ['docs/README.zh.md', (path: string) => path.endsWith('.zh.md')],
    ['llms.txt', (path: string) => !path.endsWith('.zh.md')],
  ] as const) {
    const linked = linksOf(index).map((target) => join(dirname(index), target.split('#')[0]));
    const ours = pages.filter((path) => path.startsWith('docs/') && isOurs(path) && path !== index);
    expect(ours.filter((path) => !linked.includes(path))).toEqual([]);
  }
});
