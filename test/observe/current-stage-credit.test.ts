import { expect, test } from 'vitest';
import { shareOf, simulate } from '../../sim/engine/index.ts';
import { makeGraph } from '../../sim/graph/index.ts';
import { PROMOTES_TO, RANK, STAGE_COUNT, stageIndex, STRANGER } from '../../sim/stages/index.ts';
import { Recorder } from '../../sim/observe/index.ts';
import { keyOf } from '../../sim/random/index.ts';
import { sourceIndex } from '../../sim/world/index.ts';
import { tablesOf } from '../../sim/mechanisms/registry.ts';
import { planOf, type Raw } from '../mechanisms/helpers.ts';
import { record } from './by-hand.ts';

test('by hand: of those there at the end, all climbs since they last slipped; founders were not brought', () => {
  const { currentStageCredit, tables } = record();
  const sourceCount = tables.sources.length;
  const expected = new Float64Array(STAGE_COUNT * sourceCount);
  const at = (stage: number, source: number) => stage * sourceCount + source;
  // 2 was brought by talk and an event, left, and was won back by the IP alone; 4 came by talk and joined by an invitation.
  expected[at(stageIndex('acquaintance'), sourceIndex('ip'))] = 1;
  expected[at(stageIndex('member'), sourceIndex('wordOfMouth'))] = 0.5;
  expected[at(stageIndex('member'), sourceIndex('invitation'))] = 0.5;
  expect([...currentStageCredit]).toEqual([...expected]);
});

const rich: Raw = {
  days: 120,
  people: { count: 400 },
  graph: { kind: 'circles', circles: 8 },
  stages: { steps: { member: 3 } },
  seeding: { count: 40 },
  everyday: {
    trust: { acquaintance: 0.02, member: 0.02, lapsed: 0.05 },
    doubt: { stranger: 0.002, member: 0.02 },
  },
  ip: {},
  wordOfMouth: {},
  referral: {},
};

function runOf(raw: Raw, credit: boolean) {
  const plan = planOf(raw);
  const recorder = new Recorder(plan.scenario.days, plan.people, true, 0, tablesOf());
  const key = keyOf(7, 0);
  const { graph } = makeGraph(plan.graph, plan.people, key);
  for (const today of simulate(plan, graph, key, { credit })) recorder.see(today);
  return recorder.finish();
}

// Catches a person counted twice, or with the climbs of an earlier stay.
test.each(['out', 'down'])(
  'each person on a stage counts 1, by the moves of the log since they were last outside (%s)',
  (slips) => {
    const r = runOf({ ...rich, ladder: { slips } }, true);
    const { person, from, to, day } = r.transitions!;
    const sourceCount = r.tables.sources.length;
    const founders = new Set([...person].filter((_, k) => day[k] === 0));
    const since = new Map<number, Float64Array>();
    for (let k = 0; k < person.length; k++) {
      if (day[k] === 0) continue;
      const promoted = PROMOTES_TO[from[k]] === to[k] && to[k] !== STRANGER;
      const own =
        promoted || RANK[to[k]] >= 1
          ? (since.get(person[k]) ?? new Float64Array(sourceCount))
          : new Float64Array(sourceCount);
      if (promoted) for (let s = 0; s < sourceCount; s++) own[s] += shareOf(r.transitions!, k, s);
      since.set(person[k], own);
    }
    const expected = new Float64Array(STAGE_COUNT * sourceCount);
    let there = 0;
    for (const [who, own] of since) {
      const stage = r.finalStage[who];
      const promotions = own.reduce((a, b) => a + b, 0);
      if (founders.has(who) || RANK[stage] < 1 || promotions === 0) continue;
      there++;
      for (let s = 0; s < sourceCount; s++) expected[stage * sourceCount + s] += own[s] / promotions;
    }
    expect(there).toBeGreaterThan(100);
    // Sums of shares are kept in single precision.
    for (let k = 0; k < expected.length; k++) expect(r.currentStageCredit[k]).toBeCloseTo(expected[k], 3);
    expect(r.currentStageCredit.reduce((a, b) => a + b, 0)).toBeCloseTo(there, 6);
  },
);

test('without credit nothing is known, and the run has the same bits', () => {
  const [on, off] = [runOf(rich, true), runOf(rich, false)];
  expect(off.currentStageCredit.every((value) => value === 0)).toBe(true);
  expect(off.digest).toBe(on.digest);
});
