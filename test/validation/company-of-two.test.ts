import { expect, test } from 'vitest';
import { family } from './family.ts';
import { countOn, only, outcomeOf, planOf } from './scenario.ts';

const { expectMean } = family('companyOfTwo');

// Two who talk to each other: each is filled by one speaker, not by two, and by half of what the speaker says (q/N).
test('in a company of two nobody is persuaded by themselves', () => {
  const plan = planOf({
    days: 1,
    graph: { kind: 'mixed' },
    people: { count: 2 },
    seeding: { by: 'random', count: 1, stage: 'acquaintance' },
    wordOfMouth: { talk: only({ acquaintance: 1 }), receptivity: only({ stranger: 1, acquaintance: 1 }) },
  });
  const outcomes = Array.from({ length: 4000 }, (_, r) => outcomeOf(plan, 'two', r));
  expectMean(
    outcomes.map((o) => countOn(o, 1, 'stranger')),
    Math.exp(-0.5),
  );
  for (const outcome of outcomes) expect(countOn(outcome, 1, 'member')).toBe(0);
});
