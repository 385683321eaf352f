import { describe, expect, test } from 'vitest';
import { forestCredit, type CountedAs } from '../../sim/analysis/index.ts';
import { stageIndex, type StageId } from '../../sim/stages/index.ts';
import type { TransitionLog } from '../../sim/observe/index.ts';
import { NOBODY, sourceIndex, type SourceId } from '../../sim/world/index.ts';
import { expectZ } from '../graph/helpers.ts';
import { edges, fileGraph, founders, only, outcomeOf, planOf, talk } from '../validation/scenario.ts';
import { sharedGraph } from '../../sim/index.ts';

interface Line {
  day: number;
  person: number;
  from?: StageId;
  to?: StageId;
  parent?: number;
  shares?: Partial<Record<SourceId, number>>;
}

function logOf(lines: readonly Line[]): TransitionLog {
  const given = lines.map(({ shares = {} }) => Object.entries(shares));
  const first = [0];
  for (const shares of given) first.push(first.at(-1)! + shares.length);
  return {
    day: Int32Array.from(lines, (m) => m.day),
    person: Int32Array.from(lines, (m) => m.person),
    from: Uint8Array.from(lines, ({ from = 'stranger' }) => stageIndex(from)),
    to: Uint8Array.from(lines, ({ to = 'acquaintance' }) => stageIndex(to)),
    parent: Int32Array.from(lines, ({ parent = NOBODY }) => parent),
    first: Int32Array.from(first),
    source: Uint8Array.from(given.flat(), ([source]) => sourceIndex(source as SourceId)),
    share: Float64Array.from(given.flat(), ([, share]) => share),
  };
}

const creditOf = (lines: readonly Line[], countedAs: CountedAs = 'reach') =>
  forestCredit(logOf(lines), 10, countedAs);
const of = (column: Float64Array, source: SourceId) => column[sourceIndex(source)];
const word = { wordOfMouth: 1 };

describe('by hand', () => {
  // a founded; b heard of it from a, c from b: C_c = 0, C_b = 1, C_a = 1 + C_b = 2.
  test('the path a–b–c: a is owed two people, word of mouth (1 + C_b) + (1 + C_c)', () => {
    const credit = creditOf([
      { day: 0, person: 0 },
      { day: 2, person: 1, parent: 0, shares: word },
      { day: 3, person: 2, parent: 1, shares: word },
    ]);
    expect(credit.counted).toBe(2);
    expect([...credit.founders]).toEqual([0]);
    expect([...credit.founderDirect]).toEqual([1]);
    expect([...credit.founderForest]).toEqual([2]);
    expect(of(credit.direct, 'wordOfMouth')).toBe(2);
    expect(of(credit.forest, 'wordOfMouth')).toBe(3);
  });

  test('shares of a climb carry the same shares of all that follows from it', () => {
    const credit = creditOf([
      { day: 1, person: 1, shares: { ip: 0.75, event: 0.25 } },
      { day: 3, person: 2, parent: 1, shares: word },
      { day: 4, person: 3, parent: 1, shares: { wordOfMouth: 0.5, ip: 0.5 } },
    ]);
    // C_1 = 2: 2 and 3 were drawn to be hers.
    expect(of(credit.direct, 'ip')).toBe(0.75 + 0.5);
    expect(of(credit.forest, 'ip')).toBe(0.75 * 3 + 0.5);
    expect(of(credit.forest, 'event')).toBe(0.25 * 3);
    expect(of(credit.forest, 'wordOfMouth')).toBe(1.5);
  });

  test('only the step that counts does, and only the first time', () => {
    const steps: Line[] = [
      { day: 0, person: 0, to: 'member' },
      { day: 1, person: 1, parent: 0, shares: word },
      { day: 2, person: 1, from: 'acquaintance', to: 'member', shares: { event: 1 } },
      { day: 3, person: 1, from: 'member', to: 'lapsed', shares: { everyday: 1 } },
      { day: 4, person: 1, from: 'lapsed', to: 'acquaintance', shares: { ip: 1 } },
      { day: 5, person: 1, from: 'acquaintance', to: 'member', shares: { ip: 1 } },
    ];
    const [reached, joined] = [creditOf(steps), creditOf(steps, 'joined')];
    expect([reached.counted, joined.counted]).toEqual([1, 1]);
    expect(of(reached.direct, 'wordOfMouth')).toBe(1);
    expect(of(joined.direct, 'event')).toBe(1);
    expect(of(joined.direct, 'ip') + of(reached.direct, 'ip')).toBe(0);
    expect([...reached.founderForest], 'of the parent of the step that counts').toEqual([1]);
    expect([...joined.founderForest]).toEqual([0]);
  });
});

// The same path as a run: nothing moves anybody but talk along two ties that cannot fail.
test('a path graph on which everybody tells the next one', () => {
  const ties = edges(['source,target', 'a,b', 'b,c']);
  const plan = planOf(
    {
      days: 4,
      graph: { ...fileGraph, strongShare: 1 },
      seeding: founders(['a']),
      wordOfMouth: talk({ acquaintance: 64 }),
    },
    ties,
  );
  const { transitions } = outcomeOf(plan, 1, 0, sharedGraph(plan, 1, ties).graph);
  const credit = forestCredit(transitions!, 3, 'reach');
  expect([...credit.founderForest]).toEqual([2]);
  expect(of(credit.forest, 'wordOfMouth')).toBe(3);
});

// Catches credit that is lost or given twice on the way from moves to sources and people.
test.each(['reach', 'joined'] as const)(
  'of everything at once: shares sum to one a person, %s',
  (countedAs) => {
    const plan = planOf({
      days: 60,
      people: { count: 400, affinity: { distribution: 'gamma' } },
      stages: { steps: { acquaintance: 3 } },
      seeding: { count: 30 },
      everyday: { trust: only({ stranger: 0.002, acquaintance: 0.02, lapsed: 0.05 }) },
      ip: {},
      wordOfMouth: {},
      referral: {},
      events: { series: { m: { perMonth: 4 } } },
    });
    const outcome = outcomeOf(plan, 3);
    const credit = forestCredit(outcome.transitions!, 400, countedAs);
    const sum = (column: ArrayLike<number>) => Array.from(column).reduce((a, b) => a + b, 0);
    expect(credit.counted).toBe(outcome.kpis[`${countedAs}New`]);
    expect(credit.counted).toBeGreaterThan(30);
    expect(sum(credit.direct)).toBeCloseTo(credit.counted, 9);
    expect(credit.founders).toHaveLength(30);
    expect(sum(credit.founderForest)).toBeLessThanOrEqual(credit.counted);
    credit.forest.forEach((forest, s) => expect(forest).toBeGreaterThanOrEqual(credit.direct[s]));
  },
);

// Catches a parent who is the strongest friend, or any friend, instead of one drawn by what each poured.
test('the people below a founder are, on average, Σ share (1 + C), by z-test (|z| < 4.4: false alarm 1.1e-5)', () => {
  const runs = 400;
  // a and c both tell b on day 1, a four times as much; b tells d. So C_a = 0.8 · (1 + C_b) and C_b = 1.
  const ties = edges(['source,target,weight', 'a,b,2', 'c,b,1', 'b,d,2']);
  const plan = planOf(
    {
      days: 2,
      graph: { ...fileGraph, weightCut: 2 },
      seeding: founders(['a', 'c']),
      wordOfMouth: talk({ acquaintance: 32 }, { weak: 0.25 }),
    },
    ties,
  );
  const { graph } = sharedGraph(plan, 1, ties);
  let below = 0;
  for (let replicate = 0; replicate < runs; replicate++) {
    const { counted, founderForest } = forestCredit(
      outcomeOf(plan, 'z', replicate, graph).transitions!,
      4,
      'reach',
    );
    expect(counted).toBe(2);
    expect(founderForest[0] + founderForest[1]).toBe(2);
    below += founderForest[0];
  }
  expectZ(below, runs * 0.8 * 2, 2 * Math.sqrt(runs * 0.8 * 0.2));
});
