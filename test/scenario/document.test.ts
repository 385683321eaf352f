import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_TEXT, MAX_ALIAS_COPIES, readDocument, readValue } from '../../sim/scenario/document.ts';

const codes = (text: string) => readDocument(text, 'f.yaml').problems.map((p) => p.code);
const first = (text: string) => readDocument(text, 'f.yaml').problems[0];

describe('reading', () => {
  test('YAML and JSON give the same value', () => {
    const value = { people: 5, rate: 0.5, list: [1, { a: null }], words: 'yes', on: true };
    const yaml = 'people: 5\nrate: 0.5\nlist: [1, {a: ~}]\nwords: yes\non: true\n';
    expect(readDocument(yaml, 'f.yaml')).toMatchObject({ value, problems: [] });
    expect(readDocument(JSON.stringify(value, null, '\t'), 'f.json')).toMatchObject({ value, problems: [] });
    expect(readDocument(`\uFEFF${yaml}`, 'f.yaml')).toMatchObject({ value, problems: [] });
  });

  test('any JSON map comes back as it was', () => {
    const safe = fc
      .jsonValue({ maxDepth: 4 })
      .filter((v) => !/__proto__|constructor|prototype/.test(JSON.stringify(v)));
    fc.assert(
      fc.property(safe, (inner) => {
        const text = JSON.stringify({ inner });
        expect(readDocument(text, 'f.json')).toMatchObject({ problems: [] });
        expect(readDocument(text, 'f.json').value).toEqual(JSON.parse(text));
      }),
    );
  });

  test('numbers and words as keys are texts', () => {
    expect(readDocument('7: a\ntrue: b\n0x1f: c', 'f').value).toEqual({ 7: 'a', true: 'b', '0x1f': 'c' });
  });

  test('aliases are copied, and mean the anchor last given before them', () => {
    const { value, problems } = readDocument('a: &x 1\nb: &y [*x]\nc: &x 2\nd: *y\ne: *x', 'f');
    expect(problems).toEqual([]);
    expect(value).toEqual({ a: 1, b: [1], c: 2, d: [1], e: 2 });
  });
});

describe('places', () => {
  const { locate } = readDocument('a: 1\nevents:\n  meetup:\n    - x\n    - {seats: 3}\n  other: {}\n', 'f');

  test('of values and keys', () => {
    expect(locate(['events', 'meetup', 1, 'seats'])).toEqual({ line: 5, column: 15 });
    expect(locate(['events', 'meetup', 1, 'seats'], 'key')).toEqual({ line: 5, column: 8 });
    expect(locate(['events', 'meetup'], 'key')).toEqual({ line: 3, column: 3 });
    expect(locate(['events', 'meetup', '0'])).toEqual({ line: 4, column: 7 });
    expect(locate([])).toEqual({ line: 1, column: 1 });
  });

  test('of what is not there', () => {
    expect(locate(['events', 'party'])).toBeUndefined();
    expect(locate(['a', 'b'])).toBeUndefined();
    expect(locate(['toString'])).toBeUndefined();
  });
});

describe('what cannot be read', () => {
  test.each([
    ['', 'fileEmpty'],
    ['# only words\n', 'fileEmpty'],
    ['[1, 2]', 'notAMap'],
    ['just words', 'notAMap'],
    ['a:1', 'notAMap'],
    ['a: [1, 2\nb: 3', 'yamlBroken'],
    ['a: 1\n---\nb: 2', 'yamlBroken'],
    ['a: !what 1', 'yamlBroken'],
    ['{"a": 1} }', 'yamlBroken'],
    ['a: *x', 'unknownAlias'],
    ['? [1, 2]\n: 3', 'keyNotText'],
    ['~: 3', 'keyNotText'],
    ['a: ' + '['.repeat(100) + ']'.repeat(100), 'nestedTooDeep'],
    ['a: &a {b: *a}', 'nestedTooDeep'],
    ['%YAML 1.1\n---\na: !!binary aGk=', 'notPlainData'],
  ])('%j is the one problem %s', (text, code) => {
    expect(codes(text)).toEqual([code]);
  });

  test('a broken place has line, column and reason; tabs are one problem', () => {
    expect(first('a: 1\n\tb: 2\n\tc: 3\n')).toMatchObject({
      code: 'yamlBroken',
      file: 'f.yaml',
      line: 2,
      column: 1,
      values: { kind: 'TAB_AS_INDENT', reason: 'Tabs are not allowed as indentation' },
    });
    expect(codes('a:\n\t- 1\n\t- 2\n\t- [}\n')).toHaveLength(1);
  });

  test('every repeated key is told, with both lines; the first value stays', () => {
    const { problems, value } = readDocument('a: 1\nb: {c: 1, c: 2}\na: 3\n"1": x\n1: y', 'f');
    expect(problems.map((p) => [p.code, p.path, p.line, p.column, p.values])).toEqual([
      ['duplicateKey', 'b.c', 2, 11, { key: 'c', firstLine: 2 }],
      ['duplicateKey', 'a', 3, 1, { key: 'a', firstLine: 1 }],
      ['duplicateKey', '1', 5, 1, { key: '1', firstLine: 4 }],
    ]);
    expect(value).toEqual({ a: 1, b: { c: 1 }, 1: 'x' });
  });

  test('keys that reach into JavaScript are refused', () => {
    const text = '{"a": {"__proto__": {"polluted": 1}}, "constructor": {"prototype": {"polluted": 1}}}';
    const { problems, value } = readDocument(text, 'f');
    expect(problems.map((p) => [p.code, p.path])).toEqual([
      ['forbiddenKey', 'a.__proto__'],
      ['forbiddenKey', 'constructor'],
    ]);
    expect(value).toEqual({ a: {} });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('deep nesting ends before the call stack does', () => {
    expect(codes('['.repeat(50_000))).toEqual(['nestedTooDeep']);
  });

  test('a file past the limit is not read', () => {
    expect(first(`a: ${'x'.repeat(LONGEST_TEXT)}`)).toMatchObject({
      code: 'fileTooLarge',
      values: { limit: LONGEST_TEXT },
    });
  });

  test('a bomb of aliases is one problem, soon', () => {
    const bomb = ['a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]'];
    for (let i = 1; i < 40; i++)
      bomb.push(
        `a${i}: &a${i} [${Array<string>(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    expect(first(bomb.join('\n'))).toMatchObject({
      code: 'tooManyAliases',
      values: { limit: MAX_ALIAS_COPIES },
    });
    expect(codes(bomb.join('\n'))).toHaveLength(1);
    expect(codes('a: &a [*a, *a, *a]').length).toBeLessThan(3);
  });

  test('no text makes it throw', () => {
    const yamlish = fc
      .array(
        fc.constantFrom(
          'a',
          ': ',
          '\n',
          '  ',
          '- ',
          '[',
          ']',
          '{',
          '}',
          '&x',
          '*x',
          '"',
          '|',
          '#',
          '? ',
          '---',
          '\t',
          '!!',
          '<<',
          '1',
          '%',
          '~',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), yamlish), (text) => {
        const { problems, value } = readDocument(text, 'f');
        expect(value === undefined && problems.length === 0).toBe(false);
        for (const p of problems) expect(p.code === 'nestedTooDeep' || (p.line ?? 0) >= 1).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

test('a single value can be read alone', () => {
  expect(readValue('0.25', '--set').value).toBe(0.25);
  expect(readValue('[1, {a: b}]', '--set').value).toEqual([1, { a: 'b' }]);
  expect(readValue('', '--set').value).toBeNull();
});
