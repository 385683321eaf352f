import { expect, test } from 'vitest';
import { outcomeOf, worldOf } from '../mechanisms/helpers.ts';

const affinity = { distribution: 'gamma', spread: 0.7 } as const;
const talkativeness = { distribution: 'lognormal', spread: 0.5 } as const;

test('advocacy is talkativeness · m^θ over the mean of m^θ', () => {
  const world = worldOf({ people: 400, affinity, talkativeness, fitRaisesTalk: 2 });
  const { levels } = world.affinity;
  const mean = levels.reduce((sum, m) => sum + m ** 2, 0) / levels.length;
  for (let person = 0; person < 400; person++) {
    const expected = (world.talkativeness.of(person) * world.affinity.of(person) ** 2) / mean;
    expect(world.advocacy(person) / expected).toBeCloseTo(1, 12);
  }
});

test('with θ = 0, or where all fit alike, it is talkativeness itself', () => {
  for (const setting of [{ affinity }, { fitRaisesTalk: 2 }]) {
    const world = worldOf({ people: 50, talkativeness, ...setting });
    for (let person = 0; person < 50; person++)
      expect(world.advocacy(person)).toBe(world.talkativeness.of(person));
  }
});

test('the better the founders fit, the more they bring, only if fit raises talk', () => {
  const reach = (by: string, fitRaisesTalk: number) =>
    outcomeOf({
      days: 20,
      people: { count: 2000, affinity, fitRaisesTalk },
      graph: { kind: 'erdos-renyi', meanDegree: 8 },
      seeding: { by, count: 50 },
      wordOfMouth: { talk: { member: 0.02 } },
    }).kpis.reachNew!;
  expect(reach('affinity', 1)).toBeGreaterThan(1.5 * reach('affinity', 0));
});
