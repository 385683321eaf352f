import { latinHypercube } from '../designs/latin-hypercube.ts';
import { valueAtShare } from '../designs/scale.ts';
import { estimateEffect } from '../effect.ts';
import { studentQuantile } from '../student.ts';
import type { Budget } from './budget.ts';
import { jobAt, joined } from './centre.ts';
import { everywhere, type Laboratory } from './laboratory.ts';
import { factorOf, type Question } from './question.ts';
import { solveTogether } from './solve.ts';
import { equalise } from './spend.ts';
import { sideOf, type Side } from './verdict.ts';

/** One setting of all uncertain fields. */
export interface Point {
  readonly values: Readonly<Record<string, number | string | boolean>>;
  /** Where it lies in the unit cube, by field. */
  readonly shares: readonly number[];
  readonly estimate: number | null;
  /** By Student's interval at 95 %, one look at a fixed number of replicates. */
  readonly side: Side;
}

export interface Space {
  readonly points: readonly Point[];
  /** Share of the points whose estimate is above the smallest effect. */
  readonly holds: number;
  /** Shares of points that lie clearly above and clearly below. */
  readonly above: number;
  readonly below: number;
  /** The effect with all points taken together. */
  readonly overall: number | null;
  readonly turn: Turn | null;
}

/** The uncertain field that tells best on which side a point lies. */
export interface Turn {
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
export async function exploreSpace(
  question: Question,
  laboratory: Laboratory,
  budget: Budget,
  seed: string,
): Promise<Space | null> {
  const { uncertain, equalSpend } = question.experiment;
  if (uncertain.length === 0) return null;
  const cube = latinHypercube(seed, budget.points, uncertain.length);
  const valuesAt = cube.map((shares) => uncertain.map((one, d) => valueAtShare(factorOf(one), shares[d])));
  const places = valuesAt.map((values) =>
    uncertain.flatMap((one, d) => everywhere(laboratory, question.variants, one, () => values[d])),
  );
  const { spendPerPoint, spendRounds, perPoint } = budget;
  const solved = await equalise(laboratory, equalSpend, places, spendPerPoint, spendRounds);
  const samples = await laboratory.run(
    solved.map((set) => jobAt(question, set)),
    [0, perPoint],
  );
  const { formula, readings } = question.effect;
  const points = samples.map((sample, p): Point => {
    const { n, mean, variance } = estimateEffect(formula, readings, sample);
    const values = Object.fromEntries(uncertain.map(({ field }, d) => [field, valuesAt[p][d]]));
    if (!Number.isFinite(mean) || !Number.isFinite(variance))
      return { values, shares: cube[p], estimate: null, side: 'unclear' };
    const half = studentQuantile((1 + POINT_LEVEL) / 2, n - 1) * Math.sqrt(variance / n);
    const side = sideOf([mean - half, mean + half], question.smallest);
    return { values, shares: cube[p], estimate: mean, side };
  });
  const share = (test: (point: Point) => boolean) => points.filter(test).length / points.length;
  const overall = estimateEffect(formula, readings, samples.reduce(joined, {})).mean;
  return {
    points,
    holds: share((point) => point.estimate !== null && point.estimate > question.smallest),
    above: share((point) => point.side === 'above'),
    below: share((point) => point.side === 'below'),
    overall: Number.isFinite(overall) ? overall : null,
    turn: null,
  };
}

/** Finds the field that turns the verdict, and where. */
export async function findTurn(
  question: Question,
  laboratory: Laboratory,
  budget: Budget,
  { points }: Space,
): Promise<Turn | null> {
  const { uncertain } = question.experiment;
  const holds = points.map(({ estimate }) => estimate !== null && estimate > question.smallest);
  const turns = uncertain.map((one, d) =>
    'choices' in one ? choiceTurn(one.field, points, holds) : cutTurn(d, one.field, points, holds),
  );
  const best = turns.reduce((a, b) => (b.right > a.right ? b : a));
  const index = turns.indexOf(best);
  const factor = factorOf(uncertain[index]);
  if ('choices' in factor) return best;
  const valueOf = (share: number) => Number(valueAtShare(factor, share));
  const at = best.at === null ? null : valueOf(best.at);
  const width = factor.step === null ? 0.005 : 0;
  const [root] = await solveTogether(
    [{ low: 0, high: 1, near: 0, width }],
    budget.breakEvenRounds,
    async (asked) => {
      const places = asked.map((one) =>
        everywhere(laboratory, question.variants, uncertain[index], () => valueOf(one.at)),
      );
      return effectsAt(question, laboratory, budget, places);
    },
  );
  return { ...best, at, breakEven: root.found ? valueOf(root.at) : null };
}

/** Effect − smallest effect at several places, spending made equal again. */
export async function effectsAt(
  question: Question,
  laboratory: Laboratory,
  budget: Budget,
  places: readonly (readonly string[])[],
): Promise<number[]> {
  const { spendPerPoint, spendRounds, breakEvenReplicates } = budget;
  const { equalSpend } = question.experiment;
  const solved = await equalise(laboratory, equalSpend, places, spendPerPoint, spendRounds);
  const jobs = solved.map((set) => jobAt(question, set));
  const samples = await laboratory.run(jobs, [0, breakEvenReplicates]);
  const { formula, readings } = question.effect;
  return samples.map((sample) => estimateEffect(formula, readings, sample).mean - question.smallest);
}

/** The best single cut of a field: where between two points it puts most points on their side. */
function cutTurn(d: number, field: string, points: readonly Point[], holds: readonly boolean[]): Turn {
  const order = points.map((_, p) => p).toSorted((a, b) => points[a].shares[d] - points[b].shares[d]);
  const all = holds.filter(Boolean).length;
  // Points that hold among those below the cut; a cut at 0 is none.
  let below = 0;
  let best = { right: Math.max(all, points.length - all), cut: 0, holdsAbove: all * 2 >= points.length };
  for (const [rank, p] of order.entries()) {
    if (holds[p]) below++;
    const rightAbove = rank + 1 - below + (all - below);
    for (const [right, holdsAbove] of [
      [rightAbove, true],
      [points.length - rightAbove, false],
    ] as const) {
      if (right > best.right) best = { right, cut: rank + 1, holdsAbove };
    }
  }
  const inside = best.cut > 0 && best.cut < points.length;
  const share = inside
    ? (points[order[best.cut - 1]].shares[d] + points[order[best.cut]].shares[d]) / 2
    : null;
  const right = best.right / points.length;
  return { field, at: share, holdsAbove: best.holdsAbove, choices: null, right, breakEven: null };
}

/** The choices at which most points hold. */
function choiceTurn(field: string, points: readonly Point[], holds: readonly boolean[]): Turn {
  const counts = new Map<number | string | boolean, [yes: number, no: number]>();
  points.forEach(({ values }, p) => {
    const [yes, no] = counts.get(values[field]) ?? [0, 0];
    counts.set(values[field], holds[p] ? [yes + 1, no] : [yes, no + 1]);
  });
  const choices = [...counts].filter(([, [yes, no]]) => yes > no).map(([choice]) => choice);
  const right = [...counts.values()].reduce((sum, [yes, no]) => sum + Math.max(yes, no), 0) / points.length;
  return { field, at: null, holdsAbove: null, choices, right, breakEven: null };
}
