import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ForestBuilder, subtreeSizes, treeShape, type Forest } from '../../sim/observe/forest.ts';

const NOBODY = -1;

/** A forest in which person k joins on day k, brought by `parents[k]`. */
function forestOf(parents: readonly number[]): Forest {
  const builder = new ForestBuilder(parents.length);
  parents.forEach((parent, person) => builder.join(person, person, parent));
  return builder.finish();
}

const shapeOf = (parents: readonly number[], founders: readonly number[] = [0]) =>
  treeShape(
    forestOf(parents),
    parents.map((_, person) => (founders.includes(person) ? 1 : 0)),
  );

describe('by hand', () => {
  test('nobody', () => {
    const nothing = { largest: 0, deepest: null, meanDepth: null, withinOneStep: null, virality: null };
    expect(shapeOf([], [])).toEqual(nothing);
  });

  test('a founder alone', () => {
    const alone = { largest: 1, deepest: 0, meanDepth: null, withinOneStep: null, virality: null };
    expect(shapeOf([NOBODY])).toEqual(alone);
  });

  test('a chain of n: mean distance (n + 1)/3', () => {
    expect(shapeOf([NOBODY, 0, 1, 2])).toEqual({
      largest: 4,
      deepest: 3,
      meanDepth: (1 + 2 + 3) / 3,
      withinOneStep: 1 / 3,
      virality: 5 / 3,
    });
  });

  test('a star of n: mean distance 2(n − 1)/n', () => {
    expect(shapeOf([NOBODY, 0, 0, 0, 0])).toEqual({
      largest: 5,
      deepest: 1,
      meanDepth: 1,
      withinOneStep: 1,
      virality: 8 / 5,
    });
  });

  test('two trees, and one person whom a policy brought: pairs within trees only', () => {
    // 0 brought 2 and 3, 3 brought 5; 1 brought 4; 6 came by themselves.
    const shape = shapeOf([NOBODY, NOBODY, 0, 0, 1, 3, NOBODY], [0, 1]);
    // 0–2 1, 0–3 1, 0–5 2, 2–3 2, 2–5 3, 3–5 1; 1–4 1.
    expect(shape).toEqual({
      largest: 4,
      deepest: 2,
      meanDepth: (1 + 1 + 1 + 2 + 0) / 5,
      withinOneStep: 4 / 5,
      virality: (1 + 1 + 2 + 2 + 3 + 1 + 1) / 7,
    });
  });

  test('people below each row', () => {
    expect([...subtreeSizes(forestOf([NOBODY, NOBODY, 0, 0, 1, 3, NOBODY]).parent)]).toEqual([
      4, 2, 1, 2, 1, 1, 1,
    ]);
  });
});

test('who has not joined, or joins on the same day, is no parent', () => {
  const builder = new ForestBuilder(4);
  expect(builder.join(2, 0, NOBODY)).toBe(-1);
  expect(builder.join(0, 3, 2), 'brought by someone who joined on day 0').toBe(0);
  expect(builder.join(1, 3, 0), 'who joins today').toBe(-1);
  expect(builder.join(3, 5, 3), 'nobody brings themselves').toBe(-1);
  const { person, parent, depth, day } = builder.finish();
  expect([...person]).toEqual([2, 0, 1, 3]);
  expect([...parent]).toEqual([-1, 0, -1, -1]);
  expect([...depth]).toEqual([0, 1, 0, 0]);
  expect([...day]).toEqual([0, 3, 3, 5]);
});

/** Mean steps between all pairs of a tree, one breadth-first search a person: what one pass has to equal. */
function meanDistance(parents: readonly number[]): number | null {
  const near = parents.map((parent, k) => [
    ...(parent >= 0 ? [parent] : []),
    ...parents.flatMap((p, child) => (p === k ? [child] : [])),
  ]);
  let total = 0;
  let pairs = 0;
  for (let start = 0; start < parents.length; start++) {
    const steps = new Map([[start, 0]]);
    for (const person of steps.keys()) {
      for (const next of near[person]) if (!steps.has(next)) steps.set(next, steps.get(person)! + 1);
    }
    for (const [end, distance] of steps) {
      if (end <= start) continue;
      total += distance;
      pairs++;
    }
  }
  return pairs === 0 ? null : total / pairs;
}

// Catches a subtree that is counted twice, and distances between trees.
test('any forest: structural virality is the mean over all pairs', () => {
  const parents = fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 25 })
    .map((draws) => draws.map((u, k) => Math.floor(u * (k + 1)) - 1));
  fc.assert(
    fc.property(parents, (tree) => {
      const expected = meanDistance(tree);
      const { virality } = shapeOf(tree);
      if (expected === null) expect(virality).toBeNull();
      else expect(virality).toBeCloseTo(expected, 12);
    }),
    { numRuns: 200, seed: 5 },
  );
});
