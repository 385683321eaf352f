import type { Change } from '../../scenario/index.ts';
import { latinHypercube } from '../designs/latin-hypercube.ts';
import { valueAtShare } from '../designs/scale.ts';
import { estimateEffect } from '../effect.ts';
import { studentQuantile } from '../student.ts';
import type { Budget } from './budget.ts';
import { jobAt, joined } from './baseline.ts';
import { everywhere, type RunBackend } from './run-backend.ts';
import { factorOf, type ClaimQuestion } from './question.ts';
import { solveTogether } from '../solve.ts';
import { matchBudgets } from './match-budget.ts';
import { sideOf, type Side } from './verdict.ts';

/** One setting of all uncertain fields. */
interface Point {
  readonly values: Readonly<Record<string, number | string | boolean>>;
  readonly estimate: number | null;
  /** By Student's interval at 95 %, one look at a fixed number of replicates. */
  readonly side: Side;
}

export interface UncertaintySample {
  readonly points: readonly Point[];
  /** Share of the points whose estimate is above the smallest effect. */
  readonly holds: number;
  /** Shares of points that lie clearly above and clearly below. */
  readonly above: number;
  readonly below: number;
  /** The effect with all points taken together. */
  readonly overall: number | null;
  readonly deciding: DecidingParameter | null;
}

/** The uncertain field that tells best on which side a point lies: it holds above, or below, `at`. */
export interface DecidingParameter {
  readonly field: string;
  /** The claim holds above or below this value, or with these choices. */
  readonly at: number | null;
  readonly holdsAbove: boolean | null;
  readonly choices: readonly (number | string | boolean)[] | null;
  /** Share of the points that it puts on the right side. */
  readonly right: number;
  /** Where the effect is the smallest one of interest, other fields as in the file; null where it crosses nowhere. */
  readonly breakEven: number | null;
}

const POINT_LEVEL = 0.95;

/** Runs a claim over a Latin hypercube of its uncertain fields; null where there are none. */
export async function sampleUncertainty(
  question: ClaimQuestion,
  backend: RunBackend,
  budget: Budget,
  seed: string,
): Promise<UncertaintySample | null> {
  const { uncertain, matchBudget } = question.experiment;
  if (uncertain.length === 0) return null;
  const cube = latinHypercube(seed, budget.points, uncertain.length);
  const valuesAt = cube.map((shares) => uncertain.map((one, d) => valueAtShare(factorOf(one), shares[d])));
  const places = valuesAt.map((values) =>
    uncertain.flatMap((one, d) => everywhere(backend, question.variants, one, () => values[d])),
  );
  const { spendPerPoint, spendRounds, perPoint } = budget;
  const solved = await matchBudgets(backend, matchBudget, places, spendPerPoint, spendRounds);
  const samples = await backend.run(
    solved.map((changes) => jobAt(question, changes)),
    [0, perPoint],
  );
  const { formula, readings } = question.effect;
  const points = samples.map((sample, p): Point => {
    const { n, mean, variance } = estimateEffect(formula, readings, sample);
    const values = Object.fromEntries(uncertain.map(({ field }, d) => [field, valuesAt[p][d]]));
    if (!Number.isFinite(mean) || !Number.isFinite(variance))
      return { values, estimate: null, side: 'unclear' };
    const half = studentQuantile((1 + POINT_LEVEL) / 2, n - 1) * Math.sqrt(variance / n);
    const side = sideOf([mean - half, mean + half], question.smallest);
    return { values, estimate: mean, side };
  });
  const share = (test: (point: Point) => boolean) => points.filter(test).length / points.length;
  const overall = estimateEffect(formula, readings, samples.reduce(joined, {})).mean;
  return {
    points,
    holds: share((point) => point.estimate !== null && point.estimate > question.smallest),
    above: share((point) => point.side === 'above'),
    below: share((point) => point.side === 'below'),
    overall: Number.isFinite(overall) ? overall : null,
    deciding: null,
  };
}

/** Finds the field that turns the verdict, and where. */
export async function findDecidingParameter(
  question: ClaimQuestion,
  backend: RunBackend,
  budget: Budget,
  { points }: UncertaintySample,
): Promise<DecidingParameter | null> {
  const { uncertain } = question.experiment;
  const holds = points.map(({ estimate }) => estimate !== null && estimate > question.smallest);
  const turns = uncertain.map((one) =>
    'choices' in one ? choiceDeciding(one.field, points, holds) : cutDeciding(one.field, points, holds),
  );
  const index = turns.reduce((a, b, i) => (b.score > turns[a].score ? i : a), 0);
  const { score: _score, ...best } = turns[index];
  const factor = factorOf(uncertain[index]);
  if ('choices' in factor) return best;
  const valueOf = (share: number) => Number(valueAtShare(factor, share));
  const width = factor.step === null ? 0.005 : 0;
  const [root] = await solveTogether(
    [{ low: 0, high: 1, near: 0, width }],
    budget.breakEvenRounds,
    async (asked) => {
      const places = asked.map((one) =>
        everywhere(backend, question.variants, uncertain[index], () => valueOf(one.at)),
      );
      return effectsAt(question, backend, budget, places);
    },
  );
  return { ...best, breakEven: root.found ? valueOf(root.at) : null };
}

/** Effect − smallest effect at several places, spending made equal again. */
export async function effectsAt(
  question: ClaimQuestion,
  backend: RunBackend,
  budget: Budget,
  places: readonly (readonly Change[])[],
): Promise<number[]> {
  const { spendPerPoint, spendRounds, breakEvenReplicates } = budget;
  const { matchBudget } = question.experiment;
  const solved = await matchBudgets(backend, matchBudget, places, spendPerPoint, spendRounds);
  const jobs = solved.map((changes) => jobAt(question, changes));
  const samples = await backend.run(jobs, [0, breakEvenReplicates]);
  const { formula, readings } = question.effect;
  return samples.map((sample) => estimateEffect(formula, readings, sample).mean - question.smallest);
}

/** A way to tell points apart, and the mean of the shares of holding and of other points that it puts on their side. */
type Candidate = DecidingParameter & { readonly score: number };

/**
 * The cut of a field that tells best apart where the claim holds and where not. Both kinds of points count alike, however
 * few there are of one.
 */
function cutDeciding(field: string, points: readonly Point[], holds: readonly boolean[]): Candidate {
  const valueOf = (p: number) => Number(points[p].values[field]);
  const order = points.map((_, p) => p).toSorted((a, b) => valueOf(a) - valueOf(b));
  const yes = holds.filter(Boolean).length;
  const no = points.length - yes;
  let best: Candidate = {
    field,
    at: null,
    holdsAbove: null,
    choices: null,
    right: Math.max(yes, no) / points.length,
    breakEven: null,
    score: 0.5,
  };
  if (yes === 0 || no === 0) return best;
  let yesBelow = 0;
  for (let rank = 1; rank < order.length; rank++) {
    const [last, next] = [order[rank - 1], order[rank]];
    if (holds[last]) yesBelow++;
    if (valueOf(last) === valueOf(next)) continue;
    const noBelow = rank - yesBelow;
    for (const holdsAbove of [true, false]) {
      const rightYes = holdsAbove ? yes - yesBelow : yesBelow;
      const rightNo = holdsAbove ? noBelow : no - noBelow;
      const score = (rightYes / yes + rightNo / no) / 2;
      if (score <= best.score) continue;
      const at = (valueOf(last) + valueOf(next)) / 2;
      best = { ...best, at, holdsAbove, right: (rightYes + rightNo) / points.length, score };
    }
  }
  return best;
}

/** The choices at which points hold more often than they do over all choices. */
function choiceDeciding(field: string, points: readonly Point[], holds: readonly boolean[]): Candidate {
  const yes = holds.filter(Boolean).length;
  const no = points.length - yes;
  const counts = new Map<number | string | boolean, [yes: number, no: number]>();
  points.forEach(({ values }, p) => {
    const [y, n] = counts.get(values[field]) ?? [0, 0];
    counts.set(values[field], holds[p] ? [y + 1, n] : [y, n + 1]);
  });
  const chosen = [...counts].filter(([, [y, n]]) => y * no > n * yes);
  const rightYes = chosen.reduce((sum, [, [y]]) => sum + y, 0);
  const rightNo = no - chosen.reduce((sum, [, [, n]]) => sum + n, 0);
  return {
    field,
    at: null,
    holdsAbove: null,
    choices: chosen.map(([choice]) => choice),
    right: (rightYes + rightNo) / points.length,
    breakEven: null,
    score: yes === 0 || no === 0 ? 0.5 : (rightYes / yes + rightNo / no) / 2,
  };
}
