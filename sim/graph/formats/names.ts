import { InputError, problem } from '../../problems.ts';

const INTEGER = /^-?\d{1,15}$/;

/**
 * Names in the order that gives people their ids: by number where every name is a whole number of at most 15
 * digits, else by code unit. Neither depends on the order of rows in a file, so a shuffled copy is the same graph.
 */
export function sortNames(names: Iterable<string>): string[] {
  const sorted = [...names];
  // Equal numbers may be written differently ("7", "07"); those fall back to code units.
  if (sorted.every((name) => INTEGER.test(name)))
    sorted.sort((a, b) => Number(a) - Number(b) || byCodeUnit(a, b));
  else sorted.sort(byCodeUnit);
  return sorted;
}

function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Circles are stored in 16 bits. */
const MAX_CIRCLES = 65535;

/** Numbers circles by their sorted labels; people without a label share the label ''. */
export function circlesFromLabels(
  labels: readonly string[],
  file: string,
): { circle: Uint16Array; circleCount: number } {
  const distinct = sortNames(new Set(labels));
  if (distinct.length > MAX_CIRCLES) {
    throw new InputError([
      problem('tooManyCircles', { file, values: { found: distinct.length, limit: MAX_CIRCLES } }),
    ]);
  }
  const indexOf = new Map(distinct.map((label, index) => [label, index]));
  return {
    circle: Uint16Array.from(labels, (label) => indexOf.get(label) ?? 0),
    circleCount: distinct.length,
  };
}
