import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergePatch, mergeScenario, setPath, setPaths } from '../../sim/scenario/merge.ts';

const map = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.jsonValue({ maxDepth: 3 }));

describe('mergeScenario', () => {
  const power = { law: 'power', exponent: 2, least: 1, most: 9 };

  test('another kind of graph, or another law, comes without the fields of the one before', () => {
    const base = { days: 9, graph: { kind: 'configuration', degrees: power, strongShare: 1 } };
    const poisson = { law: 'poisson', mean: 3 };
    expect(mergeScenario(base, { graph: { degrees: poisson } })).toEqual({
      days: 9,
      graph: { kind: 'configuration', degrees: poisson, strongShare: 1 },
    });
    expect(mergeScenario(base, { graph: { degrees: { exponent: 3 } } })).toMatchObject({
      graph: { degrees: { ...power, exponent: 3 } },
    });
    expect(mergeScenario(base, { graph: { kind: 'regular' } })).toEqual({
      days: 9,
      graph: { kind: 'regular' },
    });
  });
});

describe('mergePatch', () => {
  test('merges maps, replaces lists and single values, removes by null', () => {
    const base = { a: { x: 1, y: 2 }, list: [1, 2], gone: 1, deep: { gone: 1 } };
    const patch = {
      a: { y: 3, z: 4 },
      list: [null],
      gone: null,
      deep: { gone: null },
      new: { b: null, c: 1 },
    };
    expect(mergePatch(base, patch)).toEqual({
      a: { x: 1, y: 3, z: 4 },
      list: [null],
      deep: {},
      new: { c: 1 },
    });
    expect(mergePatch({ a: [1] }, { a: { b: 1 } })).toEqual({ a: { b: 1 } });
    expect(mergePatch({ a: { b: 1 } }, { a: 'words' })).toEqual({ a: 'words' });
  });

  test('an empty patch changes nothing', () => {
    fc.assert(
      fc.property(map, (base) => {
        expect(mergePatch(base, {})).toEqual(base);
      }),
    );
  });

  test('twice is once', () => {
    fc.assert(
      fc.property(map, map, (base, patch) => {
        const once = mergePatch(base, patch);
        expect(mergePatch(once, patch)).toEqual(once);
      }),
    );
  });

  test('neither side is changed', () => {
    fc.assert(
      fc.property(map, map, (base, patch) => {
        const before = JSON.stringify([base, patch]);
        mergePatch(base, patch);
        expect(JSON.stringify([base, patch])).toBe(before);
      }),
    );
  });

  test('patches on different keys may be given in either order', () => {
    fc.assert(
      fc.property(map, fc.jsonValue(), fc.jsonValue(), (base, a, b) => {
        const one = mergePatch(mergePatch(base, { a }), { b });
        expect(mergePatch(mergePatch(base, { b }), { a })).toEqual(one);
      }),
    );
  });

  test('a key named __proto__ stays a plain key', () => {
    const merged = mergePatch({}, JSON.parse('{"__proto__": {"polluted": 1}}')) as Record<string, unknown>;
    expect(Object.keys(merged)).toEqual(['__proto__']);
    expect(merged['polluted']).toBeUndefined();
  });
});

describe('setPath', () => {
  const base = { a: { b: 1, c: { d: 2 } }, list: [{ x: 1 }, { x: 2 }] };

  test.each([
    ['a.b', '0.5', { ...base, a: { b: 0.5, c: { d: 2 } } }],
    ['a.c', '{e: 1}', { ...base, a: { b: 1, c: { e: 1 } } }],
    ['a.b', 'null', { ...base, a: { c: { d: 2 } } }],
    ['new.deep.2', '[1, two]', { ...base, new: { deep: { 2: [1, 'two'] } } }],
    ['a.b.c', 'true', { ...base, a: { b: { c: true }, c: { d: 2 } } }],
    ['list.1.x', '7', { ...base, list: [{ x: 1 }, { x: 7 }] }],
    ['list.2', '{x: 3}', { ...base, list: [{ x: 1 }, { x: 2 }, { x: 3 }] }],
    ['a.b', 'a: colon = words', { ...base, a: { b: { a: 'colon = words' }, c: { d: 2 } } }],
  ])('%s=%s', (path, text, expected) => {
    const before = JSON.stringify(base);
    expect(setPath(base, path, text)).toEqual({ value: expected, problems: [] });
    expect(JSON.stringify(base)).toBe(before);
  });

  test.each([
    ['list.3', '1', 'badIndex', { found: '3', length: 2 }],
    ['list.x', '1', 'badIndex', { found: 'x', length: 2 }],
    ['list.-1', '1', 'badIndex', { found: '-1', length: 2 }],
    ['a..b', '1', 'badPath', { found: 'a..b' }],
    ['', '1', 'badPath', { found: '' }],
    ['a.__proto__.x', '1', 'forbiddenKey', { key: '__proto__' }],
    ['a.b', '[1', 'yamlBroken', { kind: 'BAD_INDENT' }],
    ['a.b', '{x: 1, x: 2}', 'duplicateKey', { key: 'x', firstLine: 1 }],
  ])('%s=%s is refused', (path, text, code, values) => {
    const { value, problems } = setPath(base, path, text);
    expect(problems).toMatchObject([{ code, file: '--set', values: code === 'yamlBroken' ? {} : values }]);
    expect(value).toBe(base);
  });

  test('several are set in order; a part without = or without a value is told', () => {
    const { value, problems } = setPaths({}, ['a=1', 'people', 'b.c=x=y', 'a=2', '=3', 'a= ']);
    expect(value).toEqual({ a: 2, b: { c: 'x=y' } });
    expect(problems.map((p) => [p.code, p.values])).toEqual([
      ['badAssignment', { found: 'people' }],
      ['badAssignment', { found: '=3' }],
      ['badAssignment', { found: 'a=' }],
    ]);
  });
});
