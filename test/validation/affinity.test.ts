import { describe, expect, test } from 'vitest';
import { traitLevels, type TraitDistribution } from '../../sim/random/index.ts';
import { family } from './family.ts';
import { everybody, everyday, planOf, start, lastDay } from './scenario.ts';

const { expectMean, expectShare } = family('affinity');
const [N, h, t] = [20_000, 0.04, 30];

const laws: TraitDistribution[] = [
  { distribution: 'gamma', spread: 1 },
  { distribution: 'gamma', spread: 0.5 },
  { distribution: 'lognormal', spread: 1 },
];

// People are won with hazard h × affinity. Each of 64 levels is equally likely, so shares are exact sums over levels.
// Catches affinity multiplying the threshold instead of dividing it, and affinity redrawn.
describe.each(laws)('$law affinity of spread $spread under a constant hazard', (affinity) => {
  const plan = planOf({
    days: t,
    graph: { kind: 'mixed' },
    people: { count: N, affinity },
    seeding: everybody('acquaintance'),
    everyday: everyday({ acquaintance: h }),
  });
  const { world } = lastDay(start(plan, 'affinity'));
  const left = Array.from(traitLevels(affinity), (level) => Math.exp(-h * t * level) / 64);
  const waiting = left.reduce((a, b) => a + b, 0);

  test('share who joined', () => expectShare(N - world.count[1], N, 1 - waiting));

  test('mean affinity of those still waiting: the poorly fitting are left over', () => {
    const mean = left.reduce((sum, share, k) => sum + share * traitLevels(affinity)[k], 0) / waiting;
    const people = Array.from({ length: N }, (_, person) => person);
    expectMean(
      people.filter((person) => world.stage[person] === 1).map((person) => world.affinity.of(person)),
      mean,
    );
  });
});

// Vaupel, Manton & Stallard 1979: under gamma frailty of shape κ the share still waiting is (1 + ht/κ)^(−κ). It checks
// the 64 levels, which leave out the far tail, against the law that they stand for.
test.each([1, 4])('64 levels stand for a gamma law of shape %f', (shape) => {
  const levels = traitLevels({ distribution: 'gamma', spread: 1 / Math.sqrt(shape) });
  for (const x of [0.1, 0.5, 1, 2]) {
    const waiting = Array.from(levels).reduce((sum, level) => sum + Math.exp(-x * level), 0) / 64;
    expect(waiting).toBeCloseTo((1 + x / shape) ** -shape, 2);
  }
});
