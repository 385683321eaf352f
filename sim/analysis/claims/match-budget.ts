import type { MatchBudget } from '../../scenario/index.ts';
import { isPlainMap, pathOf, samePath, stepOf, type Change } from '../../scenario/index.ts';
import { rounded } from '../designs/scale.ts';
import { readingKey, type ReplicateValues } from '../effect.ts';
import { mean } from '../statistics.ts';
import { EQUAL_WITHIN } from './budget.ts';
import { setting, type RunBackend } from './run-backend.ts';
import { solveTogether } from '../solve.ts';

/** How a variant was brought to spend what another does. */
export interface MatchedBudget extends MatchBudget {
  readonly value: number;
  /** Spending of the variant ÷ spending of the other − 1, in the runs by which the claim is judged. */
  readonly residual: number | null;
  /** Whether the two count as spending the same. */
  readonly equal: boolean;
}

/**
 * Solves every knob at every place (a list of changes), on seeds that judge nothing; returns the places with the knobs set.
 * Knobs are solved in order, so one may follow a variant whose own knob stands before it.
 */
export async function matchBudgets(
  backend: RunBackend,
  budgets: readonly MatchBudget[],
  places: readonly (readonly Change[])[],
  replicates: number,
  rounds: number,
): Promise<Change[][]> {
  let solved = places.map((place) => [...place]);
  for (const spend of budgets) {
    const step = stepOf(spend.control);
    const bracket = { low: spend.low, high: spend.high, near: EQUAL_WITHIN / 4, width: step ?? 0 };
    const central = backend.valueOf(spend.variant, spend.control);
    const at = (value: number) => setting(spend.variant, spend.control, central, () => rounded(value, step));
    const readings = [{ metric: spend.metric, day: null }];
    const wanted = await backend.run(
      solved.map((changes) => ({ changes, variants: [spend.matchTo], readings })),
      [0, replicates],
      true,
    );
    const goals = wanted.map((sample) => meanOf(sample, spend.matchTo, spend.metric));
    const roots = await solveTogether(
      solved.map(() => bracket),
      rounds,
      async (asked) => {
        const jobs = asked.map(({ index, at: value }) => ({
          changes: [...solved[index], at(value)],
          variants: [spend.variant],
          readings,
        }));
        const samples = await backend.run(jobs, [0, replicates], true);
        return samples.map((sample, k) => residual(sample, spend, goals[asked[k].index]));
      },
    );
    solved = solved.map((changes, i) => [...changes, at(roots[i].at)]);
  }
  return solved;
}

/** What each knob came to, and by how much the spending still differs in a sample. */
export function matchedBudgets(
  budgets: readonly MatchBudget[],
  changes: readonly Change[],
  sample: ReplicateValues,
): MatchedBudget[] {
  return budgets.map((spend) => {
    const path = pathOf(spend.control);
    const solved = changes.findLast(
      (one) => one.variant === spend.variant && samePath(one.path, path),
    )?.value;
    // The same number on all stages, where it has one for each.
    const value = Number(isPlainMap(solved) ? Object.values(solved)[0] : solved);
    const rest = residual(sample, spend, meanOf(sample, spend.matchTo, spend.metric));
    const known = Number.isFinite(rest);
    return { ...spend, value, residual: known ? rest : null, equal: known && Math.abs(rest) <= EQUAL_WITHIN };
  });
}

function residual(sample: ReplicateValues, { variant, metric }: MatchBudget, goal: number): number {
  const spent = meanOf(sample, variant, metric);
  if (goal === 0) return spent === 0 ? 0 : Infinity;
  return spent / goal - 1;
}

function meanOf(sample: ReplicateValues, variant: string, metric: string): number {
  return mean(sample[variant].map((values) => values.get(readingKey(metric, null)) ?? NaN));
}
