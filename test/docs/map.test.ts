import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Files a checkout holds, those that git ignores left out; also before they are committed. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter(Boolean);

/** Made by a build or by a run, so not in the checkout; and the names under which the package is imported. */
const MADE = new Set(['dist/kindling.js', 'kindling/sim', 'result.json', 'damaged/', 'runs/']);
/** Names for the reader to fill in: `NAME.ts`, `ID.yaml`, `my-law.ts`, `*-en.ts`, and the tail `-zh.ts`. */
const OPEN = /NAME|ID\.yaml|\bmy-|MyView|\*|^-/;

/** Words in backticks that are paths or names of files. */
function pathsIn(text: string): string[] {
  const words = [...text.matchAll(/`([\w@.*/-]+)`/g)].map(([, word]) => word);
  return words.filter((word) => /\/|\.(ts|tsx|mjs|json|yaml|css|md)$/.test(word));
}

const exists = (path: string) => {
  const bare = path.replace(/\/$/, '');
  return files.some(
    (file) =>
      file === bare || file.endsWith(`/${bare}`) || file.startsWith(`${bare}/`) || file.includes(`/${bare}/`),
  );
};

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s names what is there', (page) => {
  const named = pathsIn(readFileSync(page, 'utf8')).filter((path) => !MADE.has(path) && !OPEN.test(path));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !exists(path))).toEqual([]);
});

test('the map names every file of sim/ that is not an index, of folders it goes through file by file', () => {
  const map = readFileSync('ARCHITECTURE.md', 'utf8');
  const listed = [
    'engine',
    'observe',
    'analysis',
    'analysis/claims',
    'stages',
    'world',
    'kernel',
    'scenario',
  ];
  const missing = listed.flatMap((folder) =>
    files.filter((file) => {
      const name = new RegExp(`^sim/${folder}/([^/]+)\\.ts$`).exec(file)?.[1];
      return name !== undefined && name !== 'index' && !map.includes(`${name}.ts`);
    }),
  );
  expect(missing).toEqual([]);
});
