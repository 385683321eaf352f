import { STAGE_COUNT } from '../stages/index.ts';

/** Traits of people that a file can give instead of a draw. */
export const GIVEN_TRAITS = ['talkativeness', 'income', 'affinity'] as const;

export type GivenTraitId = (typeof GIVEN_TRAITS)[number];

/** One trait of everybody as a file gives it, relative to the mean: at most 256 levels, one byte a person. */
export interface GivenTrait {
  /** Ascending; their mean over people is 1. */
  readonly levels: Float64Array;
  /** Level of each person. */
  readonly code: Uint8Array;
  /** People on each level. */
  readonly counts: Uint32Array;
}

/** What a graph file says of people beside their names and circles. */
export interface Given extends Readonly<Partial<Record<GivenTraitId, GivenTrait>>> {
  /** Stage of each person on day 0, an index into STAGES. */
  readonly stage?: Uint8Array;
}

/** Levels that one byte can hold. */
const MAX_LEVELS = 256;

/**
 * A trait from a number for each person, all of them divided by their mean. Up to 256 different numbers are kept as they are; of
 * more, people are grouped by rank into at most 256 levels of nearly equal size, each with its mean, and equal numbers stay
 * together. Expects finite numbers of at least 0, one of them above 0.
 */
export function givenTrait(values: Float64Array): GivenTrait {
  const sorted = values.toSorted();
  const people = sorted.length;
  // Divided before they are added, so that large numbers have a finite sum.
  const mean = sorted.reduce((sum, value) => sum + value / people, 0);
  const starts: number[] = [];
  for (let k = 0; k < people; k++) if (k === 0 || sorted[k] !== sorted[k - 1]) starts.push(k);
  const grouped = starts.length > MAX_LEVELS;
  const groupOf = (start: number) => Math.floor((start * MAX_LEVELS) / people);
  const firsts = grouped
    ? starts.filter((start, k) => k === 0 || groupOf(start) !== groupOf(starts[k - 1]))
    : starts;
  const ends = [...firsts.slice(1), people];
  const counts = Uint32Array.from(firsts, (start, level) => ends[level] - start);
  const levels = Float64Array.from(firsts, (start, level) => {
    if (!grouped) return sorted[start] / mean;
    let sum = 0;
    for (let k = start; k < ends[level]; k++) sum += sorted[k] / mean;
    return sum / counts[level];
  });
  const lowest = Float64Array.from(firsts, (start) => sorted[start]);
  const code = new Uint8Array(people);
  for (let person = 0; person < people; person++) code[person] = lastAtOrBelow(lowest, values[person]);
  return { levels, code, counts };
}

/** The place of the last of ascending numbers that is not above the value. */
function lastAtOrBelow(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] <= value) low = middle;
    else high = middle;
  }
  return low;
}

/** People on each stage. */
export function countStages(stage: Uint8Array): Int32Array {
  const counts = new Int32Array(STAGE_COUNT);
  for (const one of stage) counts[one]++;
  return counts;
}
