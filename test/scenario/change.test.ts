import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { applyChanges, loadFile, type Change } from '../../sim/index.ts';
import { changeData } from '../../sim/scenario/change.ts';
import { folder } from './folder.ts';

const from = { kind: 'field' } as const;
const to = (path: Change['path'], value: unknown): Change => ({ path, value, from });

describe('plain data with a change', () => {
  const base = { a: { b: 1, c: { d: 2 } }, list: [{ x: 1 }, { x: 2 }] };

  test.each<[Change['path'], unknown, unknown]>([
    [['a', 'b'], 0.5, { ...base, a: { b: 0.5, c: { d: 2 } } }],
    [['a', 'c'], { e: 1 }, { ...base, a: { b: 1, c: { e: 1 } } }],
    [['a', 'b'], null, { ...base, a: { c: { d: 2 } } }],
    [['new', 'deep', 2], [1, 'two'], { ...base, new: { deep: { 2: [1, 'two'] } } }],
    [['a', 'b', 'c'], true, { ...base, a: { b: { c: true }, c: { d: 2 } } }],
    [['list', 1, 'x'], 7, { ...base, list: [{ x: 1 }, { x: 7 }] }],
    [['list', '2'], { x: 3 }, { ...base, list: [{ x: 1 }, { x: 2 }, { x: 3 }] }],
    [['a', 'b.c = d'], 1, { ...base, a: { b: 1, c: { d: 2 }, 'b.c = d': 1 } }],
  ])('%j = %j', (path, value, expected) => {
    const before = JSON.stringify(base);
    expect(changeData(base, [to(path, value)])).toMatchObject({ value: expected, problems: [] });
    expect(JSON.stringify(base)).toBe(before);
  });

  test.each([
    [['list', 3], 'badIndex', 'list.3', { found: '3', length: 2 }],
    [['list', 'x'], 'badIndex', 'list.x', { found: 'x', length: 2 }],
    [['list', '-1'], 'badIndex', 'list.-1', { found: '-1', length: 2 }],
    [['a', '__proto__', 'x'], 'forbiddenKey', 'a.__proto__.x', { key: '__proto__' }],
  ])('%j is refused', (path, code, written, values) => {
    const { value, problems } = changeData(base, [to(path, 1)]);
    expect(problems).toMatchObject([{ code, from, path: written, values }]);
    expect(value).toBe(base);
  });
});

describe('another kind of graph', () => {
  const scenario = { days: 9, graph: { kind: 'circles', circles: 4, strongShare: 1 } };
  const after = (...changes: Change[]) => (changeData(scenario, changes).value as typeof scenario).graph;
  const kind = to(['graph', 'kind'], 'regular');
  const degree = to(['graph', 'degree'], 4);

  test('removes the fields of the kind before, and none that changes set, in whichever order', () => {
    expect(after(kind)).toEqual({ kind: 'regular' });
    expect(after(kind, degree)).toEqual({ kind: 'regular', degree: 4 });
    expect(after(degree, kind)).toEqual({ kind: 'regular', degree: 4 });
    expect(after(to(['graph', 'kind'], 'circles'))).toEqual(scenario.graph);
  });

  test('likewise another distribution of ties, beside or inside a new graph', () => {
    const distribution = to(['graph', 'degrees', 'distribution'], 'poisson');
    const mean = to(['graph', 'degrees', 'mean'], 3);
    const expected = { kind: 'configuration', degrees: { distribution: 'poisson', mean: 3 } };
    expect(after(mean, distribution, to(['graph', 'kind'], 'configuration'))).toEqual(expected);
    const whole = to(['graph'], { kind: 'configuration', degrees: { distribution: 'power', exponent: 2 } });
    expect(after(whole, distribution, mean)).toEqual(expected);
  });

  test('a graph set whole afterwards is the graph', () => {
    expect(after(degree, kind, to(['graph'], { kind: 'ring', reach: 2 }))).toEqual({
      kind: 'ring',
      reach: 2,
    });
  });
});

/** Channels whose names no path without quotes could hold. */
const NAMES = ['a.b', 'a=b', 'my shop', '直播间', '🎥', '"quoted"', ' edge '];
const FILE = `version: 1
days: 30
graph: { kind: circles, circles: 4, strongShare: 0.5 }
people: { count: 60 }
seeding: { count: 3 }
ip: { strength: 0.5, investment: 10 }
channels:
${NAMES.map((name) => `  ${JSON.stringify(name)}: { reach: 5 }`).join('\n')}
phases:
  - { day: 5, change: { ip: { investment: 20 } } }
  - { day: 9, change: { ip: { investment: 30 } } }
`;

const change = fc.oneof(
  fc.integer({ min: 1, max: 90 }).map((days) => to(['days'], days)),
  fc.integer({ min: 20, max: 90 }).map((count) => to(['people', 'count'], count)),
  fc
    .tuple(fc.constantFrom(...NAMES), fc.integer({ min: 0, max: 9 }))
    .map(([n, v]) => to(['channels', n, 'reach'], v)),
  fc.constantFrom(...NAMES).map((name) => to(['channels', name], null)),
  fc.tuple(fc.nat(1), fc.integer({ min: 1, max: 30 })).map(([i, day]) => to(['phases', i, 'day'], day)),
  fc
    .tuple(fc.nat(1), fc.integer({ min: 1, max: 30 }))
    .map(([i, v]) => to(['phases', i, 'change', 'ip', 'investment'], v)),
  fc.double({ min: 0, max: 1, noNaN: true }).map((v) => to(['ip', 'strength'], v)),
  fc.constantFrom('low', 'rain', 7, 8).map((seed) => to(['seed'], seed)),
  fc.constant(to(['referral'], {})),
  fc.constant(to(['ip', 'investment'], null)),
  fc.double({ min: 0, max: 1, noNaN: true }).map((v) => to(['graph', 'strongShare'], v)),
);
/** Each field once, as whoever edits a file leaves one value in it; a field of what is removed is not edited. */
const changes = fc
  .uniqueArray(change, {
    selector: ({ path }) => path.slice(0, 2).join('\0') + (path[0] === 'phases' ? path[2] : ''),
  })
  .chain((list) => fc.tuple(fc.shuffledSubarray(list, { minLength: list.length }), fc.boolean()))
  .chain(([list, other]) =>
    fc.shuffledSubarray([...list, ...(other ? [to(['graph', 'kind'], 'erdos-renyi')] : [])], {
      minLength: list.length + Number(other),
    }),
  );

/** The file as somebody would edit it in an editor. */
function edited(list: readonly Change[]): string {
  const document = parseDocument(FILE);
  if (list.some(({ path }) => path.join() === 'graph,kind')) document.set('graph', document.createNode({}));
  for (const { path, value } of list)
    if (value === null) document.deleteIn(path);
    else document.setIn(path, value);
  return document.toString();
}

test('changes give what editing the file by hand gives: plan, hash and data', () => {
  const loaded = loadFile('a.yaml', folder({ 'a.yaml': FILE }));
  expect(loaded.problems).toEqual([]);
  fc.assert(
    fc.property(changes, (list) => {
      const changed = applyChanges(loaded, list);
      const byHand = loadFile('a.yaml', folder({ 'a.yaml': edited(list) }));
      expect(byHand.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(changed.variants).toEqual(byHand.variants);
    }),
  );
});

test('no file is read again, and changes come on top of earlier ones', () => {
  let reads = 0;
  const files = folder({ 'a.yaml': 'extends: b.yaml\nbase: null', 'b.yaml': FILE, 'g.csv': 'a,b\nb,c\n' });
  const loaded = loadFile('b.yaml', (path, where) => {
    reads++;
    return files(path, where);
  });
  const first = applyChanges(loaded, [to(['days'], 5), to(['ip', 'strength'], 1)]);
  const second = applyChanges(first, [to(['days'], 6)]);
  expect(second.variants[0].plan.scenario).toMatchObject({ days: 6, ip: { strength: 1 } });
  expect(loaded.variants[0].plan.scenario.days).toBe(30);
  expect(reads).toBe(1);
});

test('a graph file keeps how ties are told to be strong', () => {
  const files = folder({ 'a.yaml': FILE, 'g.csv': 'a,b\nb,c\n' });
  const value = { kind: 'file', path: 'g.csv' };
  const { variants } = loadFile('a.yaml', files, [
    { path: ['graph'], value, keep: ['strongShare', 'weightCut'], from },
    to(['people', 'count'], null),
  ]);
  expect(variants[0].plan.graph).toMatchObject({ kind: 'file', strongShare: 0.5, weightCut: null });
});
