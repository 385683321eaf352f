import { problem, type Origin, type Problem, type ProblemCode, type ProblemValues } from '../problems.ts';
import { cut, FORBIDDEN_KEYS, type ChangePlace, type Locate, type Place } from './document.ts';
import { BadIndex, isPlainMap, setAt, TAGGED } from './merge.ts';
import { formatPath, isWithin, samePath, type Path } from './path.ts';
import { valueAt } from './schema-tree.ts';

/** A change to a scenario, as a value: what a command line, a form, a program or an experiment lays over a file. */
export interface Change {
  /** The one variant of an experiment that it is for; all of them where left out. */
  readonly variant?: string;
  readonly path: Path;
  /** Plain data; replaces what was there, also a whole map. `null` removes the field, so that its default holds. */
  readonly value: unknown;
  /** Fields of the map at `path` that stay as they were, where `value` does not name them. */
  readonly keep?: readonly string[];
  readonly from: Origin;
}

/** A scenario as plain data with changes applied, or what is wrong with them. */
export interface Changed {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Where a value comes from: a change, or else the place that `locate` knows. */
  readonly locateOver: (locate: Locate) => Locate<Place | ChangePlace>;
}

/**
 * Applies changes to a scenario as plain data, which stays as it is. They hold in their order,
 * with one exception: another kind of graph removes the fields that the scenario had for the kind before, and none of those that
 * changes set inside the graph, before it or after it.
 */
export function changeData(scenario: unknown, changes: readonly Change[]): Changed {
  const problems: Problem[] = [];
  const applied: { readonly path: Path; readonly by: Change }[] = [];
  let value = scenario;
  for (const one of tagsFirst(changes)) {
    const refuse = <C extends ProblemCode>(code: C, values: ProblemValues[C]) =>
      problems.push(problem(code, { path: cut(formatPath(one.path)), ...changePlace(one), values }));
    const forbidden = one.path.find((step) => FORBIDDEN_KEYS.has(String(step)));
    if (forbidden !== undefined) {
      refuse('forbiddenKey', { key: String(forbidden) });
      continue;
    }
    try {
      const { value: next, replaced } = setAt(value, one.path, withKept(one, valueAt(value, one.path)));
      value = next;
      applied.push({ path: replaced, by: one });
    } catch (error) {
      if (!(error instanceof BadIndex)) throw error;
      refuse('badIndex', { found: cut(error.step), length: error.length });
    }
  }
  const locateOver: Changed['locateOver'] = (locate) => (path, what) => {
    const whole = applied.findLast((one) => isWithin(path, one.path));
    // What the scenario did not have, a change of something in it made.
    const made = () => applied.findLast((one) => isWithin(one.path, path));
    const giver = whole ?? (valueAt(scenario, path) === undefined ? made() : undefined);
    return giver ? changePlace(giver.by) : locate(path, what);
  };
  return { value, problems, locateOver };
}

function withKept({ value, keep }: Change, before: unknown): unknown {
  if (keep === undefined || !isPlainMap(value) || !isPlainMap(before)) return value;
  const kept = keep.filter((key) => Object.hasOwn(before, key)).map((key) => [key, before[key]]);
  return { ...Object.fromEntries(kept), ...value };
}

/** Tags come before the fields that depend on them, but after what sets the tagged map whole. */
function tagsFirst(changes: readonly Change[]): readonly Change[] {
  return TAGGED.reduceRight<readonly Change[]>((list, { path, tag }) => {
    const whole = list.findLastIndex((one) => isWithin(path, one.path)) + 1;
    const after = list.slice(whole);
    const isTag = (one: Change) => samePath(one.path, [...path, tag]);
    return [...list.slice(0, whole), ...after.filter(isTag), ...after.filter((one) => !isTag(one))];
  }, changes);
}

function changePlace({ from, variant }: Change): ChangePlace {
  return { from, ...(variant !== undefined && { variant }) };
}

/** The fields that every host offers by themselves. */
export interface CommonChanges {
  readonly people?: number | undefined;
  readonly days?: number | undefined;
  readonly replicates?: number | undefined;
  readonly seed?: string | number | undefined;
  /** A graph file that takes the place of the scenario's graph; the path is relative to where the program runs. */
  readonly graphFile?: string | undefined;
}

/** These fields as changes; `from` says where each comes from. */
export function commonChanges(
  { graphFile, days, replicates, seed, people }: CommonChanges,
  from: (name: keyof CommonChanges) => Origin,
): Change[] {
  const changes: Change[] = [];
  if (graphFile !== undefined) {
    const origin = from('graphFile');
    const value = { kind: 'file', path: graphFile };
    // The file has a number of people of its own; how ties are told to be strong stays.
    changes.push({ path: ['graph'], value, keep: ['strongShare', 'weightCut'], from: origin });
    changes.push({ path: ['people', 'count'], value: null, from: origin });
  }
  const add = (name: keyof CommonChanges, path: Path, value: unknown) => {
    if (value !== undefined) changes.push({ path, value, from: from(name) });
  };
  add('days', ['days'], days);
  add('replicates', ['replicates'], replicates);
  add('seed', ['seed'], seed);
  add('people', ['people', 'count'], people);
  return changes;
}

/** A seed as typed. A number is a number where it prints as it was typed; `007` or 2^53 + 1 are seeds of their own, as text. */
export function seedOf(text: string): string | number {
  return /^-?\d+(\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text;
}
