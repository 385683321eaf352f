import { estimateEffect, readingKey } from '../effect.ts';
import { holm } from '../sequence.ts';
import { mean } from '../statistics.ts';
import { leaveOutAssumed, type WithoutAssumed } from './assumed.ts';
import type { Budget } from './budget.ts';
import { judged, measureCentre, type Centre, type Measurement } from './centre.ts';
import type { Laboratory } from './laboratory.ts';
import type { Measured, Question } from './question.ts';
import { exploreSpace, findTurn, type Space } from './space.ts';
import { spendingOf, type Spend } from './spend.ts';
import { verdictOfClaim, type ClaimVerdict, type Side } from './verdict.ts';

/** A claim with its verdict and everything that led to it. */
export interface Judgement {
  readonly question: Question;
  readonly verdict: ClaimVerdict;
  /** At the file's values; the side is that decided for all claims together. */
  readonly effect: Measurement;
  readonly also: readonly (Pick<Measured, 'label' | 'text'> & { readonly effect: Measurement })[];
  /** Mean cost by variant. */
  readonly cost: Readonly<Record<string, number>>;
  readonly spends: readonly Spend[];
  readonly space: Space | null;
  readonly assumed: readonly WithoutAssumed[];
  /** Runs it took, of all variants and settings. */
  readonly runs: number;
}

export interface Case {
  readonly question: Question;
  readonly laboratory: Laboratory;
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
  const counted = cases.map(({ question, laboratory }) => ({ question, ...counting(laboratory) }));
  let steps = 0;
  const advance = () => onProgress?.(++steps / (4 * cases.length));
  const centres = await inTurn(counted, sideBySide, async ({ question, laboratory }) => {
    const centre = await measureCentre(question, laboratory, budget, alpha);
    advance();
    return centre;
  });
  const rejected = holm(
    centres.map((centre) => centre.effect.p),
    budget.alpha,
  );
  return inTurn(counted, sideBySide, async ({ question, laboratory, runs }, i) => {
    const side = rejected[i] ? sideByMean(centres[i]) : 'unclear';
    const space = await exploreSpace(question, laboratory, budget, `${seed} ${question.id}`);
    advance();
    const assumed = await leaveOutAssumed(question, laboratory, budget, alpha, side);
    advance();
    const points = space?.points.map((point) => point.side) ?? [];
    const without = assumed.map((one) => one.effect.side);
    const verdict = verdictOfClaim({ centre: side, points, without });
    const turn = verdict === 'depends' ? await findTurn(question, laboratory, budget, space!) : null;
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
      spends: spendingOf(question.experiment.equalSpend, centres[i].set, sample),
      space: space && { ...space, turn },
      assumed,
      runs: runs(),
    };
  });
}

/** Where Holm's rule rejects that the effect is the smallest one, it is on the side of its mean. */
function sideByMean({ effect, question }: Centre): Side {
  return effect.mean > question.smallest ? 'above' : 'below';
}

function counting(laboratory: Laboratory): { laboratory: Laboratory; runs: () => number } {
  let runs = 0;
  return {
    runs: () => runs,
    laboratory: {
      valueOf: (variant, field) => laboratory.valueOf(variant, field),
      run(jobs, [from, to], planning) {
        for (const job of jobs) runs += job.variants.length * (to - from);
        return laboratory.run(jobs, [from, to], planning);
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
