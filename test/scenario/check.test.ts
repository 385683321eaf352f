import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { check, nearest, schemaAt } from '../../sim/scenario/check.ts';
import { readDocument } from '../../sim/scenario/document.ts';
import { resolveExtends } from '../../sim/scenario/extends.ts';
import { checkText, local } from './local-schema.ts';

const only = (text: string) => {
  const { problems, data } = checkText(text);
  expect(data).toBeUndefined();
  expect(problems).toHaveLength(1);
  return problems[0];
};

test('good data comes back typed, with defaults', () => {
  const { data, problems } = checkText('version: 1\nevents: {series: {meetup: {every: 7}}}');
  expect(problems).toEqual([]);
  expect(data).toMatchObject({
    people: 1000,
    distribution: 'same',
    events: { series: { meetup: { every: 7, capacity: 30 } } },
  });
});

describe('unknown fields', () => {
  test('each is told at its key, with the nearest known one', () => {
    const text =
      'version: 1\npeple: 10\nevents:\n  series:\n    meetup: {every: 7, capasity: 3, zzzzzzz: 1}\n';
    expect(checkText(text).problems).toMatchObject([
      {
        code: 'unknownField',
        path: 'peple',
        line: 2,
        column: 1,
        values: { found: 'peple', suggestion: 'people' },
      },
      {
        code: 'unknownField',
        path: 'events.series.meetup.capasity',
        line: 5,
        column: 24,
        values: { found: 'capasity', suggestion: 'capacity', known: 'capacity, every, from, to' },
      },
      { code: 'unknownField', path: 'events.series.meetup.zzzzzzz', values: { suggestion: '' } },
    ]);
  });

  test('of a branch, the branch is what is known', () => {
    expect(only('version: 1\ngraph: {kind: ring, reach: 2, rewired: 0.1}')).toMatchObject({
      code: 'unknownField',
      path: 'graph.rewired',
      values: { suggestion: 'rewire', known: 'kind, reach, rewire' },
    });
    expect(only('version: 1\nseeds: {share: 0.5, by: ties}')).toMatchObject({
      code: 'unknownField',
      path: 'seeds.by',
      line: 2,
      values: { found: 'by', suggestion: '', known: 'share' },
    });
  });

  test('a known list is at most twelve long', () => {
    const wide = z.strictObject(
      Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`field${i}`, z.number().optional()])),
    );
    const { locate, value } = readDocument('x: 1', 'f');
    const { known } = check(wide, value, locate, 'f').problems[0].values as { known: string };
    expect(known.split(', ')).toHaveLength(13);
    expect(known.endsWith('field11, …')).toBe(true);
  });
});

describe('bounds', () => {
  test.each([
    [
      'version: 1\npeople: 0',
      'people',
      { found: '0', bound: 1, relation: '≥', unit: 'people', label: 'people', labelZh: 'people（中）' },
    ],
    [
      'version: 1\nrate: 1',
      'rate',
      { found: '1', bound: 1, relation: '<', unit: 'perDay', label: 'talk rate' },
    ],
    ['version: 1\nrate: -0.5', 'rate', { found: '-0.5', bound: 0, relation: '≥' }],
    [
      'version: 1\nevents: {series: {m: {every: 0}}}',
      'events.series.m.every',
      { bound: 0, relation: '>', unit: 'days', label: 'days between' },
    ],
    [
      'version: 1\nevents: {series: {m: {every: 1, capacity: 501}}}',
      'events.series.m.capacity',
      { bound: 500, relation: '≤' },
    ],
    [
      'version: 1\nseeds: {share: 2}',
      'seeds.share',
      { bound: 1, relation: '≤', unit: 'share', label: 'seed share' },
    ],
    [
      'version: 1\ngraph: {kind: grid, side: 1}',
      'graph.side',
      { bound: 2, relation: '≥', unit: 'none', label: '' },
    ],
  ])('%j', (text, path, values) => {
    expect(only(text)).toMatchObject({ code: 'outOfBounds', file: 'test.yaml', path, line: 2, values });
  });

  test('lengths of lists and texts', () => {
    expect(only('version: 1\ndays: [1, 2, 3, 4]')).toMatchObject({
      code: 'wrongCount',
      values: { found: 4, bound: 3, relation: '≤' },
    });
    expect(only('version: 1\nlabel: ""')).toMatchObject({
      code: 'wrongLength',
      values: { found: 0, bound: 1, relation: '≥' },
    });
  });
});

describe('kinds and choices', () => {
  test.each([
    ['version: 1\npeople: many', 'people', { found: 'many', foundType: 'text', expected: 'number' }],
    ['version: 1\npeople: 1.5', 'people', { found: '1.5', foundType: 'number', expected: 'integer' }],
    ['version: 1\nquiet: 1', 'quiet', { expected: 'boolean' }],
    ['version: 1\nlabel: 5', 'label', { expected: 'text' }],
    ['version: 1\ndays: 5', 'days', { expected: 'list' }],
    [
      'version: 1\nevents: {series: [1]}',
      'events.series',
      { found: '[1]', foundType: 'list', expected: 'map' },
    ],
    ['version: 1\nevents:', 'events', { foundType: 'null', expected: 'map' }],
    ['version: 1\nseeds: true', 'seeds', { foundType: 'boolean', expected: 'integer, choice, map' }],
  ])('%j is of the wrong type', (text, path, values) => {
    expect(only(text)).toMatchObject({ code: 'wrongType', path, line: 2, values });
  });

  test('choices', () => {
    expect(only('version: 1\ndistribution: lognorm')).toMatchObject({
      code: 'notOneOf',
      path: 'distribution',
      values: { found: 'lognorm', options: 'same, gamma, lognormal', suggestion: 'lognormal' },
    });
    expect(only('version: 2')).toMatchObject({
      code: 'notOneOf',
      path: 'version',
      values: { found: '2', options: '1' },
    });
    expect(only('version: 1\ngraph: {kind: rings}')).toMatchObject({
      code: 'notOneOf',
      path: 'graph.kind',
      line: 2,
      column: 15,
      values: { found: 'rings', options: 'grid, ring', suggestion: 'ring' },
    });
    expect(only('version: 1\nseeds: al')).toMatchObject({
      code: 'notOneOf',
      values: { options: 'all', suggestion: 'all' },
    });
  });

  test('numbers that are none', () => {
    expect(only('version: 1\nrate: .nan')).toMatchObject({ code: 'notFinite', values: { found: 'NaN' } });
    expect(only('version: 1\nevents: {series: {m: {every: -.inf}}}')).toMatchObject({
      code: 'notFinite',
      values: { found: '-Infinity' },
    });
    expect(only('version: 1\nseeds: .inf')).toMatchObject({ code: 'notFinite' });
  });

  test('missing fields are told at what should hold them', () => {
    expect(only('people: 5')).toMatchObject({
      code: 'missingField',
      path: 'version',
      line: 1,
      values: { expected: 'choice', options: '1' },
    });
    expect(only('version: 1\nevents:\n  series:\n    meetup: {}')).toMatchObject({
      code: 'missingField',
      path: 'events.series.meetup.every',
      line: 4,
      column: 5,
      values: { expected: 'number', options: '' },
    });
    expect(only('version: 1\ngraph: {}')).toMatchObject({
      code: 'missingField',
      path: 'graph.kind',
      values: { options: 'grid, ring' },
    });
    expect(only('version: 1\nphases: [{rate: 1}]')).toMatchObject({
      path: 'phases.0.at',
      values: { expected: 'integer' },
    });
  });

  test('a name of the wrong form', () => {
    expect(only('version: 1\nevents: {series: {BIG: {every: 1}}}')).toMatchObject({
      code: 'nameCharacters',
      path: 'events.series.BIG',
      column: 19,
      values: { found: 'BIG' },
    });
  });

  test('what was found is cut', () => {
    const { found } = only(`version: 1\npeople: ${'x'.repeat(500)}`).values as { found: string };
    expect(found.length).toBe(60);
  });
});

test('refinements name their own problems', () => {
  expect(only('version: 1\nevents: {series: {m: {every: 1, from: 9, to: 3}}}')).toMatchObject({
    code: 'phaseAfterEnd',
    path: 'events.series.m.to',
    line: 2,
    column: 46,
    values: { found: 9, days: 3 },
  });
  const plain = z.number().refine((x) => x > 0, 'must be more');
  expect(check(plain, -1, () => undefined, 'f').problems).toMatchObject([
    { code: 'notAccepted', values: { reason: 'must be more' } },
  ]);
});

test('all problems come at once, by line', () => {
  const { problems } = checkText(
    'distribution: odd\nzz: 1\npeople: -1\nphases:\n  - {at: 0}\n  - {att: 1}\nversion: 3\n',
  );
  expect(problems.map((p) => [p.line, p.code])).toEqual([
    [1, 'notOneOf'],
    [2, 'unknownField'],
    [3, 'outOfBounds'],
    [5, 'outOfBounds'],
    [6, 'missingField'],
    [6, 'unknownField'],
    [7, 'notOneOf'],
  ]);
});

test('a problem is told in the file that set the value', () => {
  const files: Record<string, string> = {
    'main.yaml': 'extends: base.yaml\nrate: 3',
    'base.yaml': 'version: 1\n\npeople: 0',
  };
  const { value, locate } = resolveExtends('main.yaml', (path) => ({ path, text: files[path] }));
  expect(check(local, value, locate, 'main.yaml').problems).toMatchObject([
    { file: 'base.yaml', path: 'people', line: 3 },
    { file: 'main.yaml', path: 'rate', line: 2 },
  ]);
});

test('any value is checked without throwing, and refused only with a reason', () => {
  const keys = fc.constantFrom(...Object.keys(local.shape), 'zz');
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(keys, fc.jsonValue())), (value) => {
      const { data, problems } = check(local, value, () => undefined, 'f');
      expect(data === undefined).toBe(problems.length > 0);
    }),
  );
});

describe('schemaAt', () => {
  test.each([
    [['people'], 'people'],
    [['rate'], 'talk rate'],
    [['events', 'series', 'any', 'capacity'], 'seats'],
    [['seeds', 'share'], 'seed share'],
  ])('%j carries its notes through every wrapper', (path, label) => {
    expect((schemaAt(local, path)!.meta['label'] as { en: string }).en).toBe(label);
  });

  test('picks the branch of the value', () => {
    const either = z.discriminatedUnion('k', [
      z.object({ k: z.literal('a'), x: z.number() }),
      z.object({ k: z.literal('b'), x: z.string() }),
    ]);
    expect(schemaAt(either, ['x'])!.def.type).toBe('number');
    expect(schemaAt(either, ['x'], { k: 'b' })!.def.type).toBe('string');
    expect(
      schemaAt(
        z.lazy(() => z.tuple([z.number(), z.string().readonly()])),
        [1],
      )!.def.type,
    ).toBe('string');
    expect(
      schemaAt(
        z.preprocess((x) => x, z.object({ x: z.boolean() })),
        ['x'],
      )!.def.type,
    ).toBe('boolean');
    expect(schemaAt(local, ['people', 'x'])).toBeUndefined();
    expect(schemaAt(local, ['toString'])).toBeUndefined();
  });
});

test('a suggestion is near', () => {
  expect(nearest('capasity', ['people', 'capacity'])).toBe('capacity');
  expect(nearest('CAPACITY', ['capacity'])).toBe('capacity');
  expect(nearest('ab', ['xy'])).toBe('');
  expect(nearest('abcdefghi', ['abcdef'])).toBe('abcdef');
  expect(nearest('abcdefghi', ['abcde'])).toBe('');
  expect(nearest('x', [])).toBe('');
});
