import type { GraphSource } from '../graph/index.ts';
import { problem, type Problem } from '../problems.ts';
import { changeData, type Change } from './change.ts';
import { nearest, sortByPlace } from './check.ts';
import { checkClaimedVariants } from './claim-check.ts';
import { cut, placeIn } from './document.ts';
import type { Experiment, MetricNames } from './experiment.ts';
import type { Load } from './extends.ts';
import { openFile, type Opened, type OpenedVariant } from './open.ts';
import { samePath } from './path.ts';
import { makePlan, type Plan } from './plan.ts';

/** One scenario ready to run, under the name it has in its file. */
export interface Variant {
  readonly name: string;
  readonly label: Experiment['title'];
  readonly plan: Plan;
  readonly graphFile: GraphSource | undefined;
  /** The plain data that the plan was made from: everything extended, merged and changed. */
  readonly raw?: unknown;
}

/** A file with changes, checked. */
export interface Loaded extends Changeable {
  readonly file: string;
  readonly experiment: Experiment | null;
  /** Empty where there are errors. */
  readonly variants: readonly Variant[];
  /** Errors and notes, sorted by place. */
  readonly problems: readonly Problem[];
}

/** What changes can be made to: a file as it was read, and the changes that it has already. */
export interface Changeable {
  readonly opened: Opened;
  readonly changes: readonly Change[];
}

/** Reads a scenario or an experiment with everything it extends ({@link openFile}), applies changes, and checks all of it. */
export function loadFile(
  fileName: string,
  load: Load,
  changes: readonly Change[] = [],
  metrics?: MetricNames,
): Loaded {
  return applyChanges({ opened: openFile(fileName, load, metrics), changes: [] }, changes);
}

/** Applies changes to a file that was read, on top of those it has already, and checks what comes of it. No file is read again. */
export function applyChanges({ opened, changes: earlier }: Changeable, more: readonly Change[]): Loaded {
  const { file, experiment, variants: read, problems: wrong, locate } = opened;
  const changes = [...earlier, ...more];
  const nothing = { opened, changes, file, experiment: null, variants: [] };
  if (read.length === 0) return { ...nothing, problems: sortByPlace(wrong) };
  const names = read.map(({ name }) => name);
  const made = read.map((one) => makeVariant(one, opened, changes));
  const variants = made.flatMap(({ variant }) => variant ?? []);
  const problems = [...wrong, ...strayVariants(changes, names), ...together(made, names)];
  if (experiment && variants.length > 0 && wrong.length === 0) {
    const daysChanged = changes.some(({ path }) => samePath(path, ['days']));
    problems.push(...checkClaimedVariants(experiment, variants, locate, file, daysChanged));
  }
  const failed = problems.some((p) => p.severity === 'error');
  return {
    ...nothing,
    experiment,
    variants: failed ? [] : variants,
    problems: sortByPlace(problems),
  };
}

interface Made {
  readonly variant?: Variant;
  readonly problems: readonly Problem[];
}

/** One variant with the changes that concern it. */
function makeVariant(
  { name, label, raw, locate }: OpenedVariant,
  { file, readGraph, plugins }: Opened,
  changes: readonly Change[],
): Made {
  const own = changes.filter(({ variant }) => variant === undefined || variant === name);
  const { value, problems: wrong, locateOver } = changeData(raw, own);
  if (wrong.length > 0) return { problems: wrong };
  const find = locateOver(locate);
  const scenario = value as {
    graph?: { kind?: unknown; path?: unknown };
    name?: Experiment['title'];
  };
  let graphFile: GraphSource | undefined;
  if (scenario.graph?.kind === 'file' && typeof scenario.graph.path === 'string') {
    const { path } = scenario.graph;
    const place = find(['graph', 'path']);
    // A path in a file starts from its folder; one that a change gives, from where the program runs.
    const changed = place !== undefined && 'from' in place;
    const found = readGraph(path, changed ? '' : (place?.file ?? file));
    if (!found) {
      const where = { ...(!changed && { path: 'graph.path' }), ...placeIn(file, place) };
      return { problems: [problem('fileMissing', { ...where, values: { found: path } })] };
    }
    graphFile = found;
  }
  const { plan, problems } = makePlan(value, find, file, graphFile, plugins);
  const title = label ?? scenario.name ?? file;
  return { ...(plan && { variant: { name, label: title, plan, graphFile, raw: value } }), problems };
}

/**
 * The problems of all variants. A mistake that shows in every one is said once; a change that some variants do not take names
 * the variants.
 */
function together(made: readonly Made[], names: readonly string[]): Problem[] {
  const keyOf = ({ code, path, file, line, from, variant }: Problem) =>
    JSON.stringify([code, path, file, line, from, variant]);
  const variantsBy = new Map<string, Set<string>>();
  made.forEach(({ problems }, v) => {
    for (const key of problems.map(keyOf))
      variantsBy.set(key, (variantsBy.get(key) ?? new Set()).add(names[v]));
  });
  const said = new Set<string>();
  return made.flatMap(({ problems }, v) =>
    problems.flatMap((p) => {
      const key = keyOf(p);
      const inSome = p.from !== undefined && variantsBy.get(key)!.size < names.length;
      if (inSome) return [{ ...p, variant: names[v] }];
      if (said.has(key)) return [];
      said.add(key);
      return [p];
    }),
  );
}

/** Changes for a variant that there is not. */
function strayVariants(changes: readonly Change[], names: readonly string[]): Problem[] {
  const stray = changes.filter(({ variant }) => variant !== undefined && !names.includes(variant));
  return stray.map(({ variant, from }) => {
    const values = { found: cut(variant!), known: names.join(', '), suggestion: nearest(variant!, names) };
    return problem('unknownVariant', { from, values });
  });
}
