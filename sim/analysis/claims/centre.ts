import { estimateEffect, type Sample } from '../effect.ts';
import { alwaysValidInterval, alwaysValidP, type Moments } from '../sequence.ts';
import type { Budget } from './budget.ts';
import type { Job, Laboratory } from './laboratory.ts';
import type { Question } from './question.ts';
import { equalise } from './spend.ts';
import { sideOf, type Side } from './verdict.ts';

/** An effect as measured, with the interval that may be looked at at any time. */
export interface Measurement extends Moments {
  /** Null where nothing can be said yet. */
  readonly ci: readonly [low: number, high: number] | null;
  readonly side: Side;
  /** The least error at which the side is decided. */
  readonly p: number;
}

/** What a claim's runs came to at the values of its file. */
export interface Centre {
  readonly question: Question;
  /** The knobs of equal spend, as solved for. */
  readonly set: readonly string[];
  readonly sample: Sample;
  readonly effect: Measurement;
}

function measure(question: Question, sample: Sample, alpha: number): Measurement {
  const { formula, readings } = question.effect;
  return judged(estimateEffect(formula, readings, sample), question.smallest, alpha);
}

export function judged(moments: Moments, smallest: number, alpha: number): Measurement {
  if (!Number.isFinite(moments.mean) || !Number.isFinite(moments.variance))
    return { ...moments, ci: null, side: 'unclear', p: 1 };
  const ci = alwaysValidInterval(moments, alpha);
  const finite = ci.every(Number.isFinite);
  return {
    ...moments,
    ci: finite ? ci : null,
    side: sideOf(ci, smallest),
    p: alwaysValidP(moments, smallest),
  };
}

/** Everything that a claim reads of its variants, its spending included. */
export function jobAt(question: Question, set: readonly string[]): Job {
  const { effect, also, experiment, variants } = question;
  const metrics = [...experiment.equalSpend.map((one) => one.metric), 'cost'];
  const readings = [
    ...[effect, ...also].flatMap((one) => one.readings),
    ...metrics.map((metric) => ({ metric, day: null })),
  ];
  return { set, variants, readings };
}

/** Runs until the effect is decided at `alpha`, or up to the cap: a look after every step. */
export async function runUntilDecided(
  question: Question,
  laboratory: Laboratory,
  set: readonly string[],
  budget: Budget,
  alpha: number,
): Promise<{ sample: Sample; effect: Measurement }> {
  let sample: Sample = {};
  for (let done = 0, next = budget.first; ; next = Math.min(budget.cap, done + budget.step)) {
    const [more] = await laboratory.run([jobAt(question, set)], [done, next]);
    sample = joined(sample, more);
    done = next;
    const effect = measure(question, sample, alpha);
    if (effect.side !== 'unclear' || done >= budget.cap) return { sample, effect };
  }
}

/** Replicates of two samples, one after the other. */
export function joined(a: Sample, b: Sample): Sample {
  return Object.fromEntries(
    Object.entries(b).map(([name, values]) => [name, [...(a[name] ?? []), ...values]]),
  );
}

/** The effect at the values of the file. */
export async function measureCentre(
  question: Question,
  laboratory: Laboratory,
  budget: Budget,
  alpha: number,
): Promise<Centre> {
  const { equalSpend } = question.experiment;
  const [set] = await equalise(laboratory, equalSpend, [[]], budget.spendReplicates, budget.spendRounds);
  return { question, set, ...(await runUntilDecided(question, laboratory, set, budget, alpha)) };
}
