import type { FileText } from '../graph/index.ts';
import { problem, type Problem } from '../problems.ts';
import { check, sortByPlace } from './check.ts';
import type { Locate } from './document.ts';
import { checkClaimedVariants } from './claim-check.ts';
import { experimentSchema, type Experiment, type MetricNames } from './experiment.ts';
import { resolveExtends, type Load } from './extends.ts';
import { isPlainMap, mergeScenario } from './merge.ts';
import { forVariant, fromOverride, override, strayVariants, type Overrides } from './overrides.ts';
import { makePlan, type Plan } from './plan.ts';
import { checkQuestion } from './question-check.ts';

/** One scenario ready to run, under the name it has in its file. */
export interface Variant {
  readonly name: string;
  readonly label: Experiment['title'];
  readonly plan: Plan;
  readonly graphFile: FileText | undefined;
  /** The plain data that the plan was made from: everything extended, merged and overridden. */
  readonly raw?: unknown;
}

export interface Loaded {
  readonly file: string;
  readonly experiment: Experiment | null;
  /** Empty where there are errors. */
  readonly variants: readonly Variant[];
  /** Errors and notes, sorted by place. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a scenario or an experiment with everything it extends, applies the overrides, and checks all of it.
 * `load` gives the text of a file as named in another one; the simulator itself reads no disk. `metrics` are the names
 * that an experiment may ask for; without them names of metrics are not checked.
 */
export function loadFile(
  fileName: string,
  load: Load,
  overrides: Overrides = {},
  metrics: MetricNames = { all: [], daily: [] },
): Loaded {
  const resolved = resolveExtends(fileName, load);
  const file = resolved.files.at(-1) ?? fileName;
  const nothing = { file, experiment: null, variants: [] };
  if (resolved.problems.length > 0 || !isPlainMap(resolved.value))
    return { ...nothing, problems: resolved.problems };
  if (!Object.hasOwn(resolved.value, 'variants')) {
    const one = loadVariant(resolved.value, resolved.locate, file, load, overrides);
    const name = baseName(file);
    const { plan, graphFile, raw } = one;
    const variants = plan ? [{ name, label: one.name, plan, graphFile, raw }] : [];
    return { file, experiment: null, variants, problems: one.problems };
  }
  const { data: experiment, problems } = check(experimentSchema, resolved.value, resolved.locate, file);
  if (!experiment) return { ...nothing, problems };
  const wrong = checkQuestion(experiment, resolved.locate, file, metrics);
  return loadExperiment(experiment, resolved.locate, file, load, overrides, wrong);
}

function loadExperiment(
  experiment: Experiment,
  locate: Locate,
  file: string,
  load: Load,
  overrides: Overrides,
  wrong: readonly Problem[],
): Loaded {
  const problems: Problem[] = [...wrong, ...strayVariants(overrides, Object.keys(experiment.variants))];
  const base = resolveBase(experiment.base, locate, file, load);
  problems.push(...base.problems);
  if (base.problems.length > 0) {
    return { file, experiment: null, variants: [], problems: sortByPlace(problems) };
  }
  const variants: Variant[] = [];
  for (const [name, { label, change }] of Object.entries(experiment.variants)) {
    const inVariant: Locate = (path, what) =>
      locate(['variants', name, 'change', ...path], what) ?? base.locate(path, what);
    const own = forVariant(overrides, name);
    const one = loadVariant(mergeScenario(base.value, change), inVariant, file, load, own);
    // One mistake in the base shows in every variant; it is said once.
    const seen = (p: Problem) =>
      problems.some((q) => q.code === p.code && q.path === p.path && q.file === p.file && q.line === p.line);
    problems.push(...one.problems.filter((p) => !seen(p)));
    const { plan, graphFile, raw } = one;
    if (plan) variants.push({ name, label: label ?? name, plan, graphFile, raw });
  }
  if (variants.length > 0 && wrong.length === 0) {
    problems.push(...checkClaimedVariants(experiment, variants, locate, file, overrides.days !== undefined));
  }
  const failed = problems.some((p) => p.severity === 'error');
  return { file, experiment, variants: failed ? [] : variants, problems: sortByPlace(problems) };
}

/** The base of an experiment: a file, or a map that may itself extend files. */
function resolveBase(base: Experiment['base'], locate: Locate, file: string, load: Load) {
  const { extends: parents, ...own } = typeof base === 'string' ? { extends: base } : base;
  const here: Locate = (path, what) => locate(['base', ...path], what);
  const problems: Problem[] = [];
  let value: unknown = {};
  let locateBase = here;
  for (const parent of parents === undefined ? [] : [parents].flat()) {
    const place = here(['extends']) ?? locate(['base']);
    const writer = place?.file ?? file;
    const from = (path: string, includer: string) => load(path, includer === '' ? writer : includer);
    const resolved = resolveExtends(String(parent), from);
    // The parent itself may be missing: then the place is here.
    const missing = { file, path: 'base', ...place };
    problems.push(...resolved.problems.map((p) => (p.line === undefined ? { ...p, ...missing } : p)));
    value = mergeScenario(value, resolved.value);
    const earlier = locateBase;
    locateBase = (path, what) => here(path, what) ?? resolved.locate(path, what) ?? earlier(path, what);
  }
  return { value: mergeScenario(value, own), problems, locate: locateBase };
}

interface OneVariant {
  plan?: Plan;
  graphFile?: FileText | undefined;
  raw?: unknown;
  name: Experiment['title'];
  problems: readonly Problem[];
}

function loadVariant(
  raw: unknown,
  locate: Locate,
  file: string,
  load: Load,
  overrides: Overrides,
): OneVariant {
  const changed = override(raw, overrides);
  if (changed.problems.length > 0) return { problems: changed.problems, name: file };
  const value = changed.value as { graph?: { kind?: unknown; path?: unknown }; name?: Experiment['title'] };
  const name = value.name ?? file;
  let graphFile: FileText | undefined;
  if (value.graph?.kind === 'file' && typeof value.graph.path === 'string') {
    const { path } = value.graph;
    const place = locate(['graph', 'path']);
    const option = graphOption(overrides);
    const from = option === undefined ? (place?.file ?? file) : '';
    const found = load(path, from);
    if (!found) {
      const at = option === undefined ? { file, path: 'graph.path', ...place } : { file: option };
      return { problems: [problem('fileMissing', { ...at, values: { found: path } })], name };
    }
    graphFile = { name: found.path, text: found.text };
  }
  const { plan, problems } = makePlan(value, locate, file, graphFile);
  return {
    ...(plan && { plan }),
    graphFile,
    raw: value,
    name,
    problems: problems.map((p) => fromOverride(p, overrides)),
  };
}

/** The option that names the graph file: its path is then relative to where the command runs. */
function graphOption({ set = [], graphFile }: Overrides): string | undefined {
  if (set.some((one) => /^\s*graph(\.path)?\s*=/.test(one))) return '--set';
  return graphFile === undefined ? undefined : '--graph';
}

/** A file's name without folder and ending. */
function baseName(file: string): string {
  return (/([^/\\]+?)(\.(ya?ml|json))?$/.exec(file)?.[1] ?? file).trim();
}
