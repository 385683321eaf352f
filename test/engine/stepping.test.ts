import { expect, test } from 'vitest';
import { runReplicate, type Plan } from '../../sim/index.ts';
import { outcomeOf, planOf } from '../validation/scenario.ts';

/** A small community with every mechanism at work. */
const plan = planOf({
  days: 60,
  graph: { kind: 'circles', circles: 4, within: 6, between: 2 },
  people: { count: 200, affinity: { distribution: 'gamma', spread: 0.7 }, homophily: 0.3 },
  seeding: { count: 10 },
  everyday: {},
  ip: { strength: 0.8 },
  channels: { ads: { reach: '20 %', annoyance: 0.01 } },
  wordOfMouth: { talk: { member: 0.1 } },
  complaints: { share: 0.5 },
  referral: {},
  events: { series: { salon: { perMonth: 6 } } },
  entry: { fee: 50 },
  phases: [{ day: 20, change: { entry: { fee: 10 }, wordOfMouth: { talkingDays: 9 } } }],
});

const digestOf = (replicate: number, of: Plan = plan) => outcomeOf(of, 'step', replicate).digest;

// Catches chance or buffers shared between runs: two runs in one worker would disturb each other.
test('two runs stepped in turn equal two runs drained one after the other', () => {
  const runs = [0, 1].map((replicate) => runReplicate(plan, 'step', replicate));
  const digest: string[] = ['', ''];
  const days: number[][] = [[], []];
  for (let turn = 0; digest.includes(''); turn++) {
    const which = turn % 3 === 0 ? 0 : 1;
    if (digest[which] !== '') continue;
    const step = runs[which].next();
    if (step.done) digest[which] = step.value.digest;
    else days[which].push(step.value);
  }
  expect(digest).toEqual([digestOf(0), digestOf(1)]);
  for (const seen of days) expect(seen).toEqual(Array.from({ length: 61 }, (_, day) => day));
});

// Catches replicates that depend on which were run before, as they would with a generator's state.
test('replicates do not depend on their order', () => {
  const forward = [0, 1, 2].map((r) => digestOf(r));
  const backward = [2, 1, 0].map((r) => digestOf(r)).toReversed();
  expect(backward).toEqual(forward);
  expect(new Set(forward).size).toBe(3);
});

test('a cancelled run ends at once and leaves nothing behind', () => {
  const before = digestOf(0);
  const run = runReplicate(plan, 'step', 0);
  for (let day = 0; day < 30; day++) run.next();
  expect(run.return(undefined as never).done).toBe(true);
  expect(run.next()).toEqual({ done: true, value: undefined });
  expect(digestOf(0)).toBe(before);
});

test('a plan that went through JSON gives the same bits', () => {
  expect(digestOf(1, JSON.parse(JSON.stringify(plan)) as Plan)).toBe(digestOf(1));
});

test('seed, replicate and days each matter', () => {
  const shorter = planOf({ ...plan.scenario, days: 59 });
  expect(
    new Set([digestOf(0), digestOf(1), digestOf(0, shorter), outcomeOf(plan, 'other').digest]).size,
  ).toBe(4);
});
