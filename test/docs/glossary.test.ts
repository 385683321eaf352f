import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Entry {
  readonly id: string;
  readonly term: string;
  readonly cells: readonly string[];
  readonly paths: readonly string[];
}

/** The rows of the glossary's tables; the first cell holds an anchor and the term. */
function entries(file: string): Entry[] {
  return [...readFileSync(file, 'utf8').matchAll(/^\| <a id="([^"]+)"><\/a>(.*?) +\|(.*)\|$/gm)].map(
    ([, id, term, rest]) => {
      const cells = rest.split('|').map((cell) => cell.trim());
      return { id, term, cells, paths: [...cells.at(-1)!.matchAll(/`([^`]+)`/g)].map(([, path]) => path) };
    },
  );
}

const english = entries('docs/glossary.md');
const chinese = entries('docs/glossary.zh.md');
const sources = execFileSync(
  'git',
  ['ls-files', 'sim', 'batch', 'report', 'ui', 'i18n', 'validation', 'docs', 'scenarios'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((path) => /\.(tsx?|md|yaml)$/.test(path) && !path.includes('glossary') && existsSync(path))
  .map((path) => readFileSync(path, 'utf8').toLowerCase())
  .join('\n');

describe.each(english.map((entry) => [entry.term, entry] as const))('%s', (term, { id, cells, paths }) => {
  test('has a meaning, a Chinese word, and a place in the code that exists', () => {
    expect(id).toBe(term.toLowerCase().replaceAll(' ', '-'));
    const [meaning, word] = cells;
    expect(meaning.length).toBeGreaterThan(10);
    expect(word).not.toBe('');
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect(existsSync(path), path).toBe(true);
  });

  test('is used outside the glossary', () => {
    expect(sources.includes(term.toLowerCase())).toBe(true);
  });

  test('is in the Chinese glossary, with the same Chinese word, source and place', () => {
    const other = chinese.find((entry) => entry.id === id);
    expect([other?.term, other?.cells[0]]).toEqual([cells[1], term]);
    expect(other?.cells.slice(-2)).toEqual(cells.slice(-2));
  });
});

test('both languages have the same terms, each once, in the same order', () => {
  expect(english.length).toBeGreaterThan(40);
  expect(new Set(english.map(({ id }) => id)).size).toBe(english.length);
  expect(chinese.map(({ id }) => id)).toEqual(english.map(({ id }) => id));
});

test('what a source cites is in the references of the glossary or of the model', () => {
  const references =
    readFileSync('docs/glossary.md', 'utf8').split('## References')[1] +
    readFileSync('docs/model.md', 'utf8').split('## References')[1];
  for (const { term, cells } of english)
    for (const source of cells[3].split(';').filter((text) => text.trim() !== '–')) {
      const [, name, year] = /^\s*([\p{L}-]+).*?(\d{4})$/u.exec(source)!;
      expect(references.includes(name) && references.includes(year), `${term}: ${source}`).toBe(true);
    }
});
