import { expect, test } from 'vitest';
import { family } from './family.ts';
import { countOn, everybody, everyday, outcomeOf, planOf } from './scenario.ts';

const { expectChiSquare } = family('hazards');
const N = 100_000;

// Competing risks over one day, H = a + b: stay e^(−H), climb (a/H)(1 − e^(−H)), slip (b/H)(1 − e^(−H)).
// Catches −ln(1 − u) used for a hazard, slip before climb, and rounding that favours one bucket.
test.each([
  [0.1, 0.03],
  [1, 0.05],
  [1, 0.7],
  [0.002, 0.002],
  [0.25, 2],
])('one day of trust %f and doubt %f on 100,000 members', (a, b) => {
  const outcome = outcomeOf(
    planOf({
      days: 1,
      graph: { kind: 'mixed' },
      people: { count: N },
      seeding: everybody('member'),
      everyday: everyday({ member: a }, { member: b }),
    }),
    `hazards ${a} ${b}`,
  );
  const H = a + b;
  const moved = 1 - Math.exp(-H);
  const counts = (['member', 'fan', 'lapsed'] as const).map((stage) => countOn(outcome, 1, stage));
  expect(counts.reduce((x, y) => x + y)).toBe(N);
  expectChiSquare(counts, [Math.exp(-H), (a / H) * moved, (b / H) * moved]);
});
