import { estimateEffect, readingKey } from '../effect.ts';
import { holm } from '../sequence.ts';
import { mean } from '../statistics.ts';
import { ablateAssumed, type WithoutAssumed } from './assumed.ts';
import type { Budget } from './budget.ts';
import { judged, measureBaseline, type Baseline, type Measurement } from './baseline.ts';
import type { RunBackend } from './run-backend.ts';
import type { Measured, ClaimQuestion } from './question.ts';
import { sampleUncertainty, findDecidingParameter, type UncertaintySample } from './uncertainty.ts';
import { matchedBudgets, type MatchedBudget } from './match-budget.ts';
import { verdictOfClaim, type ClaimVerdict, type Side } from './verdict.ts';

/** A claim with its verdict and everything that led to it. */
export interface Judgement {
  readonly question: ClaimQuestion;
  readonly verdict: ClaimVerdict;
  /** At the file's values; the side is that decided for all claims together. */
  readonly effect: Measurement;
  readonly also: readonly (Pick<Measured, 'label' | 'text'> & { readonly effect: Measurement })[];
  /** Mean cost by variant. */
  readonly cost: Readonly<Record<string, number>>;
  readonly budgets: readonly MatchedBudget[];
  readonly uncertainty: UncertaintySample | null;
  readonly assumed: readonly WithoutAssumed[];
  /** Runs it took, of all variants and settings. */
  readonly runs: number;
}

export interface Case {
  readonly question: ClaimQuestion;
  readonly backend: RunBackend;
}

export interface JudgeOptions {
  readonly budget: Budget;
  readonly seed: string | number;
  /** Claims that are worked on at the same time. */
  readonly sideBySide: number;
  /** Told the share of the work that is done. */
  readonly onProgress?: (done: number) => void;
}

/**
 * Judges claims together. Each is first run at its file's values until it is decided at an error of alpha ÷ number of claims;
 * Holm's rule over all claims then says which sides are decided; then uncertain and assumed fields are varied. What is found
 * of a claim does not depend on the order of claims, nor on how many are worked on at the same time.
 */
export async function judgeClaims(cases: readonly Case[], options: JudgeOptions): Promise<Judgement[]> {
  const { budget, seed, sideBySide, onProgress } = options;
  const alpha = budget.alpha / Math.max(1, cases.length);
  const counted = cases.map(({ question, backend }) => ({ question, ...counting(backend) }));
  let steps = 0;
  const advance = () => onProgress?.(++steps / (4 * cases.length));
  const centres = await inTurn(counted, sideBySide, async ({ question, backend }) => {
    const baseline = await measureBaseline(question, backend, budget, alpha);
    advance();
    return baseline;
  });
  const rejected = holm(
    centres.map((baseline) => baseline.effect.p),
    budget.alpha,
  );
  return inTurn(counted, sideBySide, async ({ question, backend, runs }, i) => {
    const side = rejected[i] ? sideByMean(centres[i]) : 'unclear';
    const uncertainty = await sampleUncertainty(question, backend, budget, `${seed} ${question.id}`);
    advance();
    const assumed = await ablateAssumed(question, backend, budget, alpha, side);
    advance();
    const points = uncertainty?.points.map((point) => point.side) ?? [];
    const without = assumed.map((one) => one.effect.side);
    const verdict = verdictOfClaim({ baseline: side, points, without });
    const deciding =
      verdict === 'depends' ? await findDecidingParameter(question, backend, budget, uncertainty!) : null;
    advance();
    const { sample, effect } = centres[i];
    return {
      question,
      verdict,
      effect: { ...effect, side },
      also: question.also.map((one) => ({
        label: one.label,
        text: one.text,
        effect: judged(estimateEffect(one.formula, one.readings, sample), 0, alpha),
      })),
      cost: Object.fromEntries(
        Object.entries(sample).map(([variant, values]) => [
          variant,
          mean(values.map((one) => one.get(readingKey('cost', null)) ?? NaN)),
        ]),
      ),
      budgets: matchedBudgets(question.experiment.matchBudget, centres[i].changes, sample),
      uncertainty: uncertainty && { ...uncertainty, deciding },
      assumed,
      runs: runs(),
    };
  });
}

/** Where Holm's rule rejects that the effect is the smallest one, it is on the side of its mean. */
function sideByMean({ effect, question }: Baseline): Side {
  return effect.mean > question.smallest ? 'above' : 'below';
}

function counting(backend: RunBackend): { backend: RunBackend; runs: () => number } {
  let runs = 0;
  return {
    runs: () => runs,
    backend: {
      valueOf: (variant, field) => backend.valueOf(variant, field),
      run(jobs, [from, to], planning) {
        for (const job of jobs) runs += job.variants.length * (to - from);
        return backend.run(jobs, [from, to], planning);
      },
    },
  };
}

/** Does work on each item, so many at the same time; results in the order of the items. */
async function inTurn<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index], index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
