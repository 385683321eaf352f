import { expect, test } from 'vitest';
import { LONGEST_CHAIN, resolveExtends } from '../../sim/scenario/extends.ts';

/** Files in folders; names are resolved against the including file. */
function folder(files: Record<string, string>) {
  const loads: string[] = [];
  const load = (name: string, from: string) => {
    const path = new URL(name, `file:///${from}`).pathname.slice(1);
    loads.push(path);
    return Object.hasOwn(files, path) ? { path, text: files[path] } : null;
  };
  return { load, loads };
}

const resolve = (files: Record<string, string>, start = 'main.yaml') =>
  resolveExtends(start, folder(files).load);

test('parents are merged in order, the file last, and `extends` goes', () => {
  const { value, problems, files } = resolve({
    'main.yaml': 'extends: [base/a.yaml, base/b.yaml]\nx: main\nm: {gone: null}',
    'base/a.yaml': 'extends: deep.yaml\nx: a\ny: a\nm: {p: 1, gone: 1}\nlist: [1, 2]',
    'base/b.yaml': 'y: b\nm: {q: 2}\nlist: [3]',
    'base/deep.yaml': 'z: deep\nx: deep',
  });
  expect(problems).toEqual([]);
  expect(value).toEqual({ z: 'deep', x: 'main', y: 'b', m: { p: 1, q: 2 }, list: [3] });
  expect(files).toEqual(['base/deep.yaml', 'base/a.yaml', 'base/b.yaml', 'main.yaml']);
});

test('a place is where the path was last set, with its file', () => {
  const { locate } = resolve({
    'main.yaml': 'extends: base.yaml\n\nm: {q: 2}\nlist: [{x: 1}]\ngone: null',
    'base.yaml': 'm: {p: 1,\n    q: 1}\nlist: [{x: 1, y: 2}]\ngone: {a: 1}',
  });
  expect(locate(['m', 'q'])).toEqual({ file: 'main.yaml', line: 3, column: 8 });
  expect(locate(['m', 'p'])).toEqual({ file: 'base.yaml', line: 1, column: 8 });
  expect(locate(['m'], 'key')).toEqual({ file: 'main.yaml', line: 3, column: 1 });
  expect(locate(['list', 0, 'y'])).toBeUndefined();
  expect(locate(['gone', 'a'])).toBeUndefined();
  expect(locate(['gone'])).toEqual({ file: 'main.yaml', line: 5, column: 7 });
});

test('a cycle is told as a whole chain, where it closes', () => {
  const { problems } = resolve({
    'main.yaml': 'extends: b.yaml',
    'b.yaml': 'a: 1\nextends: [c.yaml, main.yaml]',
    'c.yaml': 'c: 1',
  });
  expect(problems).toMatchObject([
    {
      code: 'cyclicExtends',
      file: 'b.yaml',
      path: 'extends',
      line: 2,
      column: 19,
      values: { chain: 'main.yaml → b.yaml → main.yaml' },
    },
  ]);
});

test('missing files and bad words are told at the word; what could be read is there', () => {
  const { value, problems } = resolve({
    'main.yaml': 'a: 1\nextends: [none.yaml, 7, b.yaml]',
    'b.yaml': 'b: [',
  });
  expect(
    problems.map((p) => [p.code, p.file, p.line, p.column, (p.values as { found?: string }).found]),
  ).toEqual([
    ['fileMissing', 'main.yaml', 2, 11, 'none.yaml'],
    ['badExtends', 'main.yaml', 2, 22, undefined],
    ['yamlBroken', 'b.yaml', 1, 5, undefined],
  ]);
  expect(value).toEqual({ a: 1 });
  expect(resolve({}).problems).toMatchObject([
    { code: 'fileMissing', file: 'main.yaml', values: { found: 'main.yaml' } },
  ]);
  expect(resolve({}).value).toBeUndefined();
});

test('a long chain ends', () => {
  const files: Record<string, string> = {};
  for (let i = 0; i < 30; i++) files[`f${i}.yaml`] = `extends: f${i + 1}.yaml\nk${i}: ${i}`;
  expect(resolve(files, 'f0.yaml').problems).toMatchObject([
    { code: 'extendsTooDeep', file: `f${LONGEST_CHAIN - 1}.yaml`, values: { limit: LONGEST_CHAIN } },
  ]);
});

test('a file that many extend is read once', () => {
  const files: Record<string, string> = { 'f19.yaml': 'x: 1' };
  for (let i = 0; i < 19; i++) files[`f${i}.yaml`] = `extends: [f${i + 1}.yaml, ./f${i + 1}.yaml]`;
  const { load, loads } = folder(files);
  expect(resolveExtends('f0.yaml', load)).toMatchObject({ value: { x: 1 }, problems: [] });
  expect(loads.length).toBeLessThan(50);
});
