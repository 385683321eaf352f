import { isPlainMap, stepOf } from '../../scenario/index.ts';
import { rounded } from '../designs/scale.ts';
import type { Budget } from './budget.ts';
import { runUntilDecided, type Measurement } from './baseline.ts';
import { everywhere, valuesOf, type RunBackend } from './run-backend.ts';
import type { ClaimQuestion } from './question.ts';
import { solveTogether } from '../solve.ts';
import { effectsAt } from './uncertainty.ts';
import { matchBudgets } from './match-budget.ts';
import type { Side } from './verdict.ts';

/** What becomes of a claim without one assumed effect. */
export interface WithoutAssumed {
  readonly field: string;
  /** The value at which the effect is not there. */
  readonly without: number;
  readonly effect: Measurement;
  /** Whether the claim comes to lie on the other side. */
  readonly turns: boolean;
  /**
   * How much of the assumed effect it takes: the share of the way from `without` to the file, and the value by variant (none
   * for a field that has a number for each stage).
   */
  readonly breakEven: { readonly share: number; readonly values: Readonly<Record<string, number>> } | null;
}

/** Runs a claim without each of its assumed effects, and where that turns it, finds how much of the effect is needed. */
export async function ablateAssumed(
  question: ClaimQuestion,
  backend: RunBackend,
  budget: Budget,
  alpha: number,
  baseline: Side,
): Promise<WithoutAssumed[]> {
  const { assumed, matchBudget } = question.experiment;
  const results: WithoutAssumed[] = [];
  for (const one of assumed) {
    const { field, without } = one;
    const step = stepOf(field);
    const part = (share: number) => (central: unknown) =>
      rounded(without + share * (Number(central) - without), step);
    const at = (share: number) => everywhere(backend, question.variants, one, part(share));
    const { spendPerPoint, spendRounds, breakEvenRounds } = budget;
    const [changes] = await matchBudgets(backend, matchBudget, [at(0)], spendPerPoint, spendRounds);
    const { effect } = await runUntilDecided(question, backend, changes, budget, alpha);
    const turns = baseline !== 'unclear' && effect.side === (baseline === 'above' ? 'below' : 'above');
    let breakEven: WithoutAssumed['breakEven'] = null;
    if (turns) {
      const bracket = { low: 0, high: 1, near: 0, width: 0.005 };
      const [root] = await solveTogether([bracket], breakEvenRounds, (asked) =>
        effectsAt(
          question,
          backend,
          budget,
          asked.map((place) => at(place.at)),
        ),
      );
      const values = valuesOf(backend, question.variants, one)
        .filter(([, central]) => !isPlainMap(central))
        .map(([variant, central]) => [variant, part(root.at)(central)] as const);
      breakEven = root.found ? { share: root.at, values: Object.fromEntries(values) } : null;
    }
    results.push({ field, without, effect, turns, breakEven });
  }
  return results;
}
