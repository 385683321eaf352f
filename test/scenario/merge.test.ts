import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergePatch, mergeScenario } from '../../sim/scenario/merge.ts';

const map = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.jsonValue({ maxDepth: 3 }));

describe('mergeScenario', () => {
  const power = { distribution: 'power', exponent: 2, min: 1, max: 9 };

  test('another kind of graph, or another law, comes without the fields of the one before', () => {
    const base = { days: 9, graph: { kind: 'configuration', degrees: power, strongShare: 1 } };
    const poisson = { distribution: 'poisson', mean: 3 };
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
