import { metricsOf, type Metric } from '../../observe/index.ts';
import { STAGE_IDS } from '../../stages/index.ts';
import { problem, type Problem, type ProblemCode, type ProblemValues } from '../../problems.ts';
import {
  applyChanges,
  changeData,
  check,
  cut,
  fileAndVariant,
  formatPath,
  isPlainMap,
  nearest,
  resolveExtends,
  sortByPlace,
  sweepSchema,
  samePath,
  type Change,
  type Load,
  type Locate,
  type SweepFile,
  type Variant,
} from '../../scenario/index.ts';
import { readPoints } from '../designs/csv.ts';
import { openFile } from '../load.ts';
import { checkFactors, checkPoints } from './check.ts';
import { makeVaried, type Varied } from './factors.ts';
import { designPoints, hashBase } from './points.ts';
import type { Drawn, Sweep } from './sweep.ts';

export interface LoadedSweep {
  /** Null where there are errors. */
  readonly sweep: Sweep | null;
  readonly problems: readonly Problem[];
}

/** Reads a sweep with its bases and points and checks all of it, as far as can be without running. */
export function loadSweep(fileName: string, load: Load, changes: readonly Change[] = []): LoadedSweep {
  const resolved = resolveExtends(fileName, load);
  const file = resolved.files.at(-1) ?? fileName;
  const { value, locate } = resolved;
  if (resolved.problems.length > 0 || !isPlainMap(value)) return { sweep: null, problems: resolved.problems };
  if (!('base' in value) || 'variants' in value)
    return { sweep: null, problems: [problem('notASweep', { file })] };
  const { own, ofBases } = shared(changes);
  const changed = changeData(value, own);
  const { data, problems } = check(sweepSchema, changed.value, changed.locateOver(locate), file);
  if (!data) return { sweep: null, problems };
  const found: Problem[] = [...checkKept(data, locate, file, metricsOf(load.plugins))];
  const { bases, problems: wrongBases } = loadBases(data, locate, file, load, ofBases);
  const listed = listPoints(data, locate, file, load);
  found.push(...wrongBases, ...listed.problems);
  if (bases.length === 0 || found.some((p) => p.severity === 'error'))
    return { sweep: null, problems: sortByPlace(found) };
  found.push(...checkFactors(data, listed.paths, bases, changes, locate, file));
  if (found.some((p) => p.severity === 'error')) return { sweep: null, problems: sortByPlace(found) };
  const sweep = assemble(data, file, bases, listed);
  found.push(...checkPoints(sweep, locate));
  const failed = found.some((p) => p.severity === 'error');
  return { sweep: failed ? null : sweep, problems: sortByPlace(found) };
}

interface Listed {
  readonly paths: readonly string[];
  readonly rows: readonly (readonly unknown[])[] | null;
  readonly problems: readonly Problem[];
}

/** The fields that vary, and the points where they are written down. */
function listPoints({ design, factors }: SweepFile, locate: Locate, file: string, load: Load): Listed {
  const own = Object.keys(factors);
  if (design.kind !== 'list' && design.kind !== 'csv') return { paths: own, rows: null, problems: [] };
  const refuse = <C extends ProblemCode>(
    code: C,
    path: (string | number)[],
    values: ProblemValues[C],
  ): Listed => {
    const place = locate(path) ?? locate(path.slice(0, 1), 'key');
    return {
      paths: [],
      rows: [],
      problems: [problem(code, { file, path: formatPath(path), ...place, values })],
    };
  };
  if (own.length > 0) return refuse('pointsAndFactors', ['factors'], { found: design.kind });
  if (design.kind === 'list') {
    const paths = Object.keys(design.points[0] ?? {});
    const odd = design.points.findIndex(
      (point) => Object.keys(point).length !== paths.length || paths.some((path) => !(path in point)),
    );
    if (odd >= 0)
      return refuse('pointFieldsDiffer', ['design', 'points', odd], { expected: paths.join(', ') });
    return { paths, rows: design.points.map((point) => paths.map((path) => point[path])), problems: [] };
  }
  const path = ['design', 'file'];
  const text = load(design.file, locate(path)?.file ?? file);
  if (text === null) return refuse('fileMissing', path, { found: cut(design.file) });
  return readPoints(text.path, text.text);
}

/** Changes of the fields that a sweep sets for all its bases, and changes of these. */
function shared(changes: readonly Change[]): { own: Change[]; ofBases: Change[] } {
  const isOwn = ({ path }: Change) => ['seed', 'replicates'].some((field) => samePath(path, [field]));
  return { own: changes.filter(isOwn), ofBases: changes.filter((change) => !isOwn(change)) };
}

/** The base scenarios; an experiment gives one base for each of its variants, `FILE#variant` one of them. */
function loadBases(data: SweepFile, locate: Locate, file: string, load: Load, changes: readonly Change[]) {
  const bases: Variant[] = [];
  const problems: Problem[] = [];
  const named = [data.base].flat();
  named.forEach((name, i) => {
    const path = typeof data.base === 'string' ? ['base'] : ['base', i];
    const place = { file, path: 'base', ...locate(path) };
    // Files are found from the folder of the sweep that names them.
    const from: Load = Object.assign(
      (asked: string, includer: string) => load(asked, includer === '' ? (place.file ?? file) : includer),
      { plugins: load.plugins ?? [] },
    );
    const [fileOf, variant] = fileAndVariant(name, (path) => from(path, '') !== null);
    const opened = openFile(fileOf, from);
    const concerned = opened.variants.some((one) => one.name === variant)
      ? changes.map((change) => ({ ...change, variant: change.variant ?? variant! }))
      : changes;
    const loaded = applyChanges({ opened, changes: [] }, concerned);
    problems.push(
      ...loaded.problems.map((p) => (p.code === 'fileMissing' && !p.line ? { ...p, ...place } : p)),
    );
    const names = loaded.variants.map((one) => one.name);
    const chosen = loaded.variants.filter((one) => variant === undefined || one.name === variant);
    if (variant !== undefined && names.length > 0 && chosen.length === 0) {
      const values = { found: variant, known: names.join(', '), suggestion: nearest(variant, names) };
      problems.push(problem('unknownVariant', { ...place, values }));
    }
    for (const one of chosen) {
      const label = loaded.experiment ? `${fileOf.replace(/\.(ya?ml|json)$/, '')}#${one.name}` : one.name;
      const twin = bases.find((earlier) => hashBase(earlier) === hashBase(one));
      if (twin) problems.push(problem('sameBase', { ...place, values: { found: label, other: twin.name } }));
      bases.push({ ...one, name: bases.some((b) => b.name === label) ? name : label });
    }
  });
  return { bases, problems };
}

function assemble(data: SweepFile, file: string, bases: Variant[], listed: Listed): Sweep {
  const [{ plan }] = bases;
  const seed = data.seed ?? plan.scenario.seed;
  const factors = listed.rows
    ? listed.paths.map((path, f): Varied => ({
        path,
        factor: { choices: listed.rows!.map((row) => row[f]) },
      }))
    : Object.entries(data.factors).map(([path, given]) => makeVaried(path, given, bases[0]));
  const design = listed.rows ? { kind: 'list' as const, rows: listed.rows } : (data.design as Drawn);
  return {
    name: (/([^/\\]+?)(\.(ya?ml|json))?$/.exec(file)?.[1] ?? 'sweep').replaceAll(/[^\p{L}\p{N}._-]/gu, '-'),
    file,
    title: data.title,
    question: data.question,
    bases,
    baseHashes: bases.map(hashBase),
    factors,
    design,
    points: designPoints({ design, factors, seed }),
    replicates: data.replicates ?? plan.scenario.replicates,
    seed,
    randomNumbers: data.randomNumbers,
    keep: {
      metrics: data.metrics ?? metricsOf(plan.plugins).map(({ id }) => id),
      series: data.series.keep,
      every: data.series.every,
      transitions: data.transitions,
    },
  };
}

/** Names of metrics and series that there are not. */
function checkKept(
  { metrics = [], series }: SweepFile,
  locate: Locate,
  file: string,
  known: readonly Metric[],
): Problem[] {
  const daily = [...known.filter((m) => m.series).map((m) => m.id), ...STAGE_IDS];
  const lists: [names: readonly string[], known: readonly string[], path: string[]][] = [
    [metrics, known.map(({ id }) => id), ['metrics']],
    [series.keep, daily, ['series', 'keep']],
  ];
  return lists.flatMap(([names, known, path]) =>
    names.flatMap((name, i) => {
      const place = { file, path: formatPath(path), ...locate([...path, i]) };
      if (names.indexOf(name) < i) return [problem('namedTwice', { ...place, values: { found: cut(name) } })];
      if (known.includes(name)) return [];
      const values = { found: cut(name), options: known.join(', '), suggestion: nearest(name, known) };
      return [problem('notOneOf', { ...place, values })];
    }),
  );
}
