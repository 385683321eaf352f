import { estimateEffect, type ReplicateValues } from '../effect.ts';
import { alwaysValidInterval, alwaysValidP, type Moments } from '../sequence.ts';
import type { Change } from '../../scenario/index.ts';
import type { Budget } from './budget.ts';
import type { RunRequest, RunBackend } from './run-backend.ts';
import type { ClaimQuestion } from './question.ts';
import { matchBudgets } from './match-budget.ts';
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
export interface Baseline {
  readonly question: ClaimQuestion;
  /** The knobs of equal spend, as solved for. */
  readonly changes: readonly Change[];
  readonly sample: ReplicateValues;
  readonly effect: Measurement;
}

function measure(question: ClaimQuestion, sample: ReplicateValues, alpha: number): Measurement {
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
export function jobAt(question: ClaimQuestion, changes: readonly Change[]): RunRequest {
  const { effect, also, experiment, variants } = question;
  const metrics = [...experiment.matchBudget.map((one) => one.metric), 'cost'];
  const readings = [
    ...[effect, ...also].flatMap((one) => one.readings),
    ...metrics.map((metric) => ({ metric, day: null })),
  ];
  return { changes, variants, readings };
}

/** Runs until the effect is decided at `alpha`, or up to the cap: a look after every step. */
export async function runUntilDecided(
  question: ClaimQuestion,
  backend: RunBackend,
  changes: readonly Change[],
  budget: Budget,
  alpha: number,
): Promise<{ sample: ReplicateValues; effect: Measurement }> {
  let sample: ReplicateValues = {};
  for (let done = 0, next = budget.first; ; next = Math.min(budget.cap, done + budget.step)) {
    const [more] = await backend.run([jobAt(question, changes)], [done, next]);
    sample = joined(sample, more);
    done = next;
    const effect = measure(question, sample, alpha);
    if (effect.side !== 'unclear' || done >= budget.cap) return { sample, effect };
  }
}

/** Replicates of two samples, one after the other. */
export function joined(a: ReplicateValues, b: ReplicateValues): ReplicateValues {
  return Object.fromEntries(
    Object.entries(b).map(([name, values]) => [name, [...(a[name] ?? []), ...values]]),
  );
}

/** The effect at the values of the file. */
export async function measureBaseline(
  question: ClaimQuestion,
  backend: RunBackend,
  budget: Budget,
  alpha: number,
): Promise<Baseline> {
  const { matchBudget } = question.experiment;
  const [changes] = await matchBudgets(
    backend,
    matchBudget,
    [[]],
    budget.spendReplicates,
    budget.spendRounds,
  );
  return { question, changes, ...(await runUntilDecided(question, backend, changes, budget, alpha)) };
}
