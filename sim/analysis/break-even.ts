import { pow } from '../random/index.ts';
import { solveTogether } from './solve.ts';
import { mean, meanInterval, STANDARD_LEVEL } from './statistics.ts';

/**
 * Where a metric, as a function of one field, crosses a target. All places are run on the same seeds (common random
 * numbers), so the mean over replicates is one fixed function of the field and its roots are those of these worlds.
 */
export interface BreakEvenQuestion {
  /** The range of the field, in its own unit; low < high. */
  readonly low: number;
  readonly high: number;
  /** Spread places evenly by ratio; needs low > 0. */
  readonly log?: boolean;
  /** The step in which the field counts; null where any value will do. */
  readonly step?: number | null;
  /** Of the metric, in its own unit. */
  readonly target?: number;
  readonly level?: number;
  /** Places tried before anything is refined, both ends among them; at least 2. */
  readonly places?: number;
}

/** One place that was run. */
export interface Tried {
  readonly at: number;
  /** Replicates in which the metric is defined. */
  readonly n: number;
  readonly mean: number | null;
  readonly ci: readonly [low: number, high: number] | null;
}

export interface BreakEven {
  readonly at: number;
  /** The mean at that place, less the target. */
  readonly off: number;
  /** True where the metric lies below the target on the left and above it on the right. */
  readonly rises: boolean;
  /**
   * Confidence set by inverting the interval: the places around `at` at which the interval of the mean holds the target.
   * An end is null where it lies outside the range; both are where there is no interval.
   */
  readonly from: number | null;
  readonly to: number | null;
}

export interface BreakEvens {
  /** In order of place. */
  readonly tried: readonly Tried[];
  readonly found: readonly BreakEven[];
}

const PLACES = 9;
const ROUNDS = 12;
/** Brackets are closed to this share of the range. */
const WIDTH = 1e-3;

type Curve = 'mean' | 'low' | 'high';
const CURVES: readonly Curve[] = ['mean', 'low', 'high'];

/**
 * Tries places over the range, then closes in on every crossing of the mean and of the ends of its interval. A pair of
 * crossings between two neighbouring places is not seen; more `places` find it.
 * @param evaluate values of the metric at each place asked for, one a replicate, in the same order of replicates; null
 *   where it is undefined. No place is asked for twice.
 * @throws RangeError unless low < high, with `log` 0 < low, and places ≥ 2.
 */
export async function findBreakEvens(
  question: BreakEvenQuestion,
  evaluate: (places: readonly number[]) => Promise<readonly (readonly (number | null)[])[]>,
): Promise<BreakEvens> {
  const { target = 0, places = PLACES } = question;
  const at = scaleOf(question);
  if (!(places >= 2)) throw new RangeError(`There must be at least two places: ${places}`);
  const known = new Map<number, Tried>();
  const ask = async (asked: readonly number[]) => {
    const fresh = [...new Set(asked.map(at))].filter((place) => !known.has(place));
    const values = fresh.length === 0 ? [] : await evaluate(fresh);
    fresh.forEach((place, i) => known.set(place, summary(place, values[i], question.level)));
    return asked.map((u) => known.get(at(u))!);
  };
  const off = (tried: Tried, curve: Curve) => {
    const value = curve === 'mean' ? tried.mean : (tried.ci?.[curve === 'low' ? 0 : 1] ?? null);
    return value === null ? NaN : value - target;
  };

  const grid = Array.from({ length: places }, (_, i) => i / (places - 1));
  const first = await ask(grid);
  const brackets = CURVES.flatMap((curve) =>
    grid.slice(1).flatMap((high, i) => {
      const [a, b] = [off(first[i], curve), off(first[i + 1], curve)];
      const crosses = Number.isFinite(a) && Number.isFinite(b) && a > 0 !== b > 0;
      return crosses ? [{ curve, low: grid[i], high, near: 0, width: WIDTH, rises: b > 0 }] : [];
    }),
  );
  if (!brackets.some(({ curve }) => curve === 'mean')) return { tried: inOrder(known), found: [] };
  const roots = await solveTogether(brackets, ROUNDS, async (asked) => {
    const tried = await ask(asked.map((one) => one.at));
    return asked.map(({ index }, i) => off(tried[i], brackets[index].curve));
  });
  const ends = roots.flatMap((root, i) => (brackets[i].curve === 'mean' ? [] : [at(root.at)]));
  const found = roots.flatMap((root, i): BreakEven[] => {
    const { curve, rises } = brackets[i];
    if (curve !== 'mean') return [];
    const place = at(root.at);
    const from = ends.filter((end) => end <= place).reduce((a, b) => Math.max(a, b), -Infinity);
    const to = ends.filter((end) => end >= place).reduce((a, b) => Math.min(a, b), Infinity);
    return [{ at: place, off: root.value, rises, from: finite(from), to: finite(to) }];
  });
  return { tried: inOrder(known), found };
}

const inOrder = (known: ReadonlyMap<number, Tried>) => [...known.values()].toSorted((a, b) => a.at - b.at);

const finite = (value: number) => (Number.isFinite(value) ? value : null);

/** From 0 … 1 to the field's own unit, on its steps. */
function scaleOf({ low, high, log = false, step = null }: BreakEvenQuestion): (u: number) => number {
  if (!(low < high)) throw new RangeError(`The range must go up: ${low} to ${high}`);
  if (log && !(low > 0)) throw new RangeError(`A range by ratio must begin above 0: ${low}`);
  return (u) => {
    const place = log ? low * pow(high / low, u) : low + (high - low) * u;
    const rounded = step === null ? Number(place.toPrecision(6)) : Math.round(place / step) * step;
    // Neither rounding nor 0.1 × 3 may leave the range or show in a file.
    return Math.min(high, Math.max(low, Number(rounded.toPrecision(12))));
  };
}

function summary(at: number, values: readonly (number | null)[], level = STANDARD_LEVEL): Tried {
  const defined = values.filter((value) => value !== null);
  return {
    at,
    n: defined.length,
    mean: defined.length === 0 ? null : mean(defined),
    ci: meanInterval(defined, level),
  };
}
