import { isPlainMap, stepOf } from '../../scenario/index.ts';
import { rounded } from '../designs/scale.ts';
import type { Budget } from './budget.ts';
import { runUntilDecided, type Measurement } from './centre.ts';
import { everywhere, valuesOf, type Laboratory } from './laboratory.ts';
import type { Question } from './question.ts';
import { solveTogether } from './solve.ts';
import { effectsAt } from './space.ts';
import { equalise } from './spend.ts';
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
export async function leaveOutAssumed(
  question: Question,
  laboratory: Laboratory,
  budget: Budget,
  alpha: number,
  centre: Side,
): Promise<WithoutAssumed[]> {
  const { assumed, equalSpend } = question.experiment;
  const results: WithoutAssumed[] = [];
  for (const one of assumed) {
    const { field, without } = one;
    const step = stepOf(field);
    const part = (share: number) => (central: unknown) =>
      rounded(without + share * (Number(central) - without), step);
    const at = (share: number) => everywhere(laboratory, question.variants, one, part(share));
    const { spendPerPoint, spendRounds, breakEvenRounds } = budget;
    const [set] = await equalise(laboratory, equalSpend, [at(0)], spendPerPoint, spendRounds);
    const { effect } = await runUntilDecided(question, laboratory, set, budget, alpha);
    const turns = centre !== 'unclear' && effect.side === (centre === 'above' ? 'below' : 'above');
    let breakEven: WithoutAssumed['breakEven'] = null;
    if (turns) {
      const bracket = { low: 0, high: 1, near: 0, width: 0.005 };
      const [root] = await solveTogether([bracket], breakEvenRounds, (asked) =>
        effectsAt(
          question,
          laboratory,
          budget,
          asked.map((place) => at(place.at)),
        ),
      );
      const values = valuesOf(laboratory, question.variants, one)
        .filter(([, central]) => !isPlainMap(central))
        .map(([variant, central]) => [variant, part(root.at)(central)] as const);
      breakEven = root.found ? { share: root.at, values: Object.fromEntries(values) } : null;
    }
    results.push({ field, without, effect, turns, breakEven });
  }
  return results;
}
