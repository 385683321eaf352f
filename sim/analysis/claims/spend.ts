import type { EqualSpend } from '../../scenario/index.ts';
import { isPlainMap, stepOf } from '../../scenario/index.ts';
import { rounded } from '../designs/scale.ts';
import { readingKey, type Sample } from '../effect.ts';
import { mean } from '../statistics.ts';
import { EQUAL_WITHIN } from './budget.ts';
import { setting, type Laboratory } from './laboratory.ts';
import { solveTogether } from './solve.ts';

/** How a variant was brought to spend what another does. */
export interface Spend extends EqualSpend {
  readonly value: number;
  /** Spending of the variant ÷ spending of the other − 1, in the runs by which the claim is judged. */
  readonly residual: number | null;
  /** Whether the two count as spending the same. */
  readonly equal: boolean;
}

/**
 * Solves every knob at every place (a list of settings), on seeds that judge nothing; returns the places with the knobs set.
 * Knobs are solved in order, so one may follow a variant whose own knob stands before it.
 */
export async function equalise(
  laboratory: Laboratory,
  spends: readonly EqualSpend[],
  places: readonly (readonly string[])[],
  replicates: number,
  rounds: number,
): Promise<string[][]> {
  let solved = places.map((place) => [...place]);
  for (const spend of spends) {
    const step = stepOf(spend.knob);
    const bracket = { low: spend.low, high: spend.high, near: EQUAL_WITHIN / 4, width: step ?? 0 };
    const central = laboratory.valueOf(spend.variant, spend.knob);
    const at = (value: number) => setting(spend.variant, spend.knob, central, () => rounded(value, step));
    const readings = [{ metric: spend.metric, day: null }];
    const wanted = await laboratory.run(
      solved.map((set) => ({ set, variants: [spend.like], readings })),
      [0, replicates],
      true,
    );
    const goals = wanted.map((sample) => meanOf(sample, spend.like, spend.metric));
    const roots = await solveTogether(
      solved.map(() => bracket),
      rounds,
      async (asked) => {
        const jobs = asked.map(({ index, at: value }) => ({
          set: [...solved[index], at(value)],
          variants: [spend.variant],
          readings,
        }));
        const samples = await laboratory.run(jobs, [0, replicates], true);
        return samples.map((sample, k) => residual(sample, spend, goals[asked[k].index]));
      },
    );
    solved = solved.map((set, i) => [...set, at(roots[i].at)]);
  }
  return solved;
}

/** What each knob came to, and by how much the spending still differs in a sample. */
export function spendingOf(spends: readonly EqualSpend[], set: readonly string[], sample: Sample): Spend[] {
  return spends.map((spend) => {
    const start = `${spend.variant}:${spend.knob}=`;
    const text = set.findLast((one) => one.startsWith(start))?.slice(start.length);
    const solved: unknown = text === undefined ? NaN : JSON.parse(text);
    // The same number on all stages, where it has one for each.
    const value = Number(isPlainMap(solved) ? Object.values(solved)[0] : solved);
    const rest = residual(sample, spend, meanOf(sample, spend.like, spend.metric));
    const known = Number.isFinite(rest);
    return { ...spend, value, residual: known ? rest : null, equal: known && Math.abs(rest) <= EQUAL_WITHIN };
  });
}

function residual(sample: Sample, { variant, metric }: EqualSpend, goal: number): number {
  const spent = meanOf(sample, variant, metric);
  if (goal === 0) return spent === 0 ? 0 : Infinity;
  return spent / goal - 1;
}

function meanOf(sample: Sample, variant: string, metric: string): number {
  return mean(sample[variant].map((values) => values.get(readingKey(metric, null)) ?? NaN));
}
