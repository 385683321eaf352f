import { mean, sampleVariance, STAGE_IDS, type Outcome, type StageId } from '../sim/index.ts';
import type { Finding, Ran } from './target.ts';
import { both } from './words.ts';

/** Reading what a run left. */

/** People on a stage at the end of a day. */
export function countOn(outcome: Outcome, day: number, stage: StageId): number {
  return outcome.stages[day * STAGE_IDS.length + STAGE_IDS.indexOf(stage)];
}

/** People on every stage at the end of a day. */
export function countsOn(outcome: Outcome, day: number): Int32Array {
  return outcome.stages.subarray(day * STAGE_IDS.length, (day + 1) * STAGE_IDS.length);
}

/** People who are strangers no more, founders among them. */
export function reached({ plan }: Ran, outcome: Outcome, day = plan.scenario.days): number {
  return plan.people - countOn(outcome, day, 'stranger');
}

/** The same of every replicate, at the end. */
export function allReached(ran: Ran, day?: number): number[] {
  return ran.outcomes.map((outcome) => reached(ran, outcome, day));
}

export function shares(ran: Ran, day?: number): number[] {
  return allReached(ran, day).map((count) => count / ran.plan.people);
}

/** Runs of these variants in which somebody was still won in the last days: with fewer days than needed no law would hold. */
export function allDone(rans: readonly Ran[], quiet = 3): Finding {
  let found = 0;
  for (const ran of rans) {
    const { days } = ran.plan.scenario;
    for (const outcome of ran.outcomes)
      if (reached(ran, outcome) !== reached(ran, outcome, days - quiet)) found++;
  }
  return {
    kind: 'exact',
    what: both('runs that had not come to rest', '尚未静止的运行'),
    found,
    expected: 0,
  };
}

/** Talk of acquaintances a day, and for how many days, as the file has them. */
export function talkOf({ plan }: Ran): { rate: number; days: number } {
  const { talk, talkingDays } = plan.scenario.wordOfMouth!;
  return { rate: talk.acquaintance, days: talkingDays ?? Infinity };
}

/** Share of people who begin, as the file has it. */
export function shareOfFounders({ plan }: Ran): number {
  const { count } = plan.scenario.seeding!;
  return typeof count === 'number' ? count / plan.people : Number.parseFloat(count) / 100;
}

/** Mean and its standard error. */
export function point(values: readonly number[]): { y: number; error: number } {
  return { y: mean(values), error: Math.sqrt(sampleVariance(values) / values.length) };
}
