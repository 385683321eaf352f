import { describe, expect, test } from 'vitest';
import { changesOf } from '../../batch/cli/options.ts';
import { readSets } from '../../batch/cli/set.ts';
import { InputError, type Problem } from '../../sim/index.ts';

const from = { kind: 'option', option: '--set' };

describe('--set', () => {
  test.each([
    ['days=90', ['days'], 90],
    ['a.b = 0.5', ['a', 'b'], 0.5],
    ['ip=null', ['ip'], null],
    ['a={e: 1, f: [x, true]}', ['a'], { e: 1, f: ['x', true] }],
    ['name=x=y', ['name'], 'x=y'],
    ['name="a=b.c"', ['name'], 'a=b.c'],
    ['channels."a.b".reach=0.1', ['channels', 'a.b', 'reach'], 0.1],
    ['channels."a=b".reach=0.1', ['channels', 'a=b', 'reach'], 0.1],
    ['channels.my shop.reach=0.1', ['channels', 'my shop', 'reach'], 0.1],
    ['channels.直播🎥.reach=0.1', ['channels', '直播🎥', 'reach'], 0.1],
    ['seeding.people=[007, ann, 7, 1.0, true]', ['seeding', 'people'], ['007', 'ann', 7, '1.0', 'true']],
    ['seeding={by: hand, people: [007]}', ['seeding'], { by: 'hand', people: ['007'] }],
    ['seeding.people.0=007', ['seeding', 'people', '0'], '007'],
    ['seed=9007199254740993', ['seed'], '9007199254740993'],
    ['seed=7', ['seed'], 7],
    ['days=007', ['days'], 7],
  ])('%s', (text, path, value) => expect(readSets([text])).toEqual([{ path, value, from }]));

  test('of one variant', () => {
    expect(readSets(['cold:channels."a:b".reach=1'])).toEqual([
      { variant: 'cold', path: ['channels', 'a:b', 'reach'], value: 1, from },
    ]);
  });

  const problemsOf = (texts: string[]): readonly Problem[] => {
    try {
      readSets(texts);
    } catch (error) {
      if (error instanceof InputError) return error.problems;
      throw error;
    }
    return [];
  };

  test.each([
    ['people', 'badAssignment', 'people'],
    ['=3', 'badAssignment', '=3'],
    ['days= ', 'badAssignment', 'days='],
    ['"a.b"', 'badAssignment', '"a.b"'],
    ['a..b=1', 'badPath', 'a..b'],
    ['channels."a.b.reach=0.1', 'badQuotes', 'channels."a.b.reach=0.1'],
    ['channels."a"b.reach=0.1', 'badQuotes', 'channels."a"b.reach'],
  ])('%s is refused: %s', (text, code, found) => {
    expect(problemsOf([text])).toEqual([{ code, severity: 'error', from, values: { found } }]);
  });

  test('everything that is wrong with any of them is said', () => {
    expect(
      problemsOf(['days', 'a=[1', 'ok=1', 'b={x: 1, x: 2}']).map(({ code, path }) => [code, path]),
    ).toEqual([
      ['badAssignment', undefined],
      ['yamlBroken', 'a'],
      ['duplicateKey', 'b.x'],
    ]);
  });
});

describe('a seed on the command line', () => {
  test.each([
    ['7', 7],
    ['-3', -3],
    ['0.5', 0.5],
    ['007', '007'],
    ['1.0', '1.0'],
    ['9007199254740992', 9007199254740992],
    ['9007199254740993', '9007199254740993'],
    ['rain', 'rain'],
    ['1e3', '1e3'],
  ])('%s', (seed, value) => {
    expect(changesOf({ seed })).toEqual([
      { path: ['seed'], value, from: { kind: 'option', option: '--seed' } },
    ]);
  });
});

test('options come in a fixed order, --set last', () => {
  const paths = changesOf({ set: ['days=1'], people: 5, days: 2, graph: 'g.csv' }).map(({ path }) =>
    path.join('.'),
  );
  expect(paths).toEqual(['graph', 'people.count', 'days', 'people.count', 'days']);
});
