import { problem, type Problem } from '../../problems.ts';
import {
  BadIndex,
  canonical,
  cut,
  listFields,
  nearestFields,
  scenarioSchema,
  type Locate,
  type Overrides,
  type SweepFile,
  type Variant,
} from '../../scenario/index.ts';
import { valueOnTheWay } from '../designs/scale.ts';
import { MOST_SOBOL_DIMENSIONS } from '../designs/sobol.ts';
import { fieldKinds, gridValues, planAt, type Varied } from './factors.ts';
import type { Sweep } from './sweep.ts';

/** What is wrong with the factors of a sweep: names, ranges, conflicts; and with the scenarios they make. */

/** Fields that belong to the sweep itself, or that say nothing about a run. */
const NOT_VARIED = ['version', 'name', 'about', 'seed', 'replicates', 'extends', 'graph.path'];
/** Points tried before anything is run; of a larger design so many, evenly spread. */
const MOST_TRIED = 2000;
/** Mistakes told at once. */
const MOST_SAID = 20;

/** What can be said of factors before a point is made. `paths` are the fields that vary, wherever they are written. */
export function checkFactors(
  data: SweepFile,
  paths: readonly string[],
  bases: readonly Variant[],
  { set = [] }: Overrides,
  locate: Locate,
  file: string,
): Problem[] {
  const found: Problem[] = [];
  const listed = data.design.kind === 'list' || data.design.kind === 'csv';
  const placeOf = (path: string, more: string[] = []) =>
    locate(['factors', path, ...more]) ??
    locate(['factors', path], 'key') ??
    (listed ? locate(['design']) : undefined);
  const add = (path: string, code: string, values: Problem['values'] & object, more: string[] = []) =>
    found.push(problem(code, { file, path: cut(path), ...placeOf(path, more), values }));
  if ((paths.length === 0 && bases.length === 1) || (listed && countListed(data) === 0))
    found.push(problem('designEmpty', { file, ...(locate(['design']) ?? locate(['factors'], 'key')) }));
  paths.forEach((path, f) => {
    if (NOT_VARIED.includes(path)) return add(path, 'factorReserved', { found: path });
    if (bases.every(({ raw }) => fieldKinds(path, raw).length === 0)) {
      const near = nearestFields(path, listFields(scenarioSchema), 3).map((one) => one.path);
      return add(path, 'unknownField', {
        found: cut(path),
        suggestion: near[0] ?? '',
        known: near.join(', '),
      });
    }
    const inside = (a: string, b: string) => a.startsWith(`${b}.`);
    const other = paths.find((one, g) => g < f && (inside(one, path) || inside(path, one)));
    if (other !== undefined) add(path, 'factorsConflict', { found: path, other });
    const setting = set.map((one) => (one.split('=')[0] ?? '').trim());
    const also = setting.find((one) => one === path || inside(one, path) || inside(path, one));
    if (also !== undefined) add(path, 'factorAlsoSet', { found: path, other: also });
    if (!listed) checkValues(path, data.factors[path], data, bases, add);
  });
  if (data.design.kind === 'sobol' && paths.length > MOST_SOBOL_DIMENSIONS) {
    const values = { found: paths.length, limit: MOST_SOBOL_DIMENSIONS };
    found.push(problem('tooManyFactors', { file, ...locate(['design']), values }));
  }
  return found;
}

const countListed = ({ design }: SweepFile) => (design.kind === 'list' ? design.points.length : 1);

type Add = (path: string, code: string, values: Problem['values'] & object, more?: string[]) => void;

function checkValues(
  path: string,
  given: SweepFile['factors'][string],
  { design }: SweepFile,
  bases: readonly Variant[],
  add: Add,
): void {
  if (Array.isArray(given) || 'levels' in given) {
    const texts = (Array.isArray(given) ? given : given.levels).map((level) => canonical(level));
    const twice = texts.find((text, i) => texts.indexOf(text) < i);
    if (twice !== undefined) add(path, 'levelTwice', { found: cut(twice) });
    return;
  }
  const kinds = bases.flatMap(({ raw }) => fieldKinds(path, raw));
  if (!kinds.includes('number') && !kinds.includes('integer'))
    return add(path, 'rangeNotNumber', { found: path });
  const [low, high] = given.range;
  if (high <= low) return add(path, 'rangeBackwards', { low, high }, ['range']);
  if (given.scale === 'log' && low <= 0) return add(path, 'logNeedsPositive', { found: low }, ['range']);
  if (design.kind === 'grid' && given.steps === undefined) add(path, 'stepsMissing', { found: path });
}

/**
 * Makes the plans of points and reports what is wrong with them, each mistake once: of all points, or where there are too many,
 * of a few spread evenly and of every value of every factor beside the first point.
 */
export function checkPoints({ bases, factors, points, file }: Sweep, locate: Locate): Problem[] {
  const found = new Map<string, Problem>();
  const paths = factors.map(({ path }) => path);
  const tryOut = (base: Variant, values: readonly unknown[]) => {
    for (const p of problemsOf(base, paths, values)) {
      if (p.severity !== 'error') continue;
      const { line: _line, column: _column, ...rest } = p;
      const field = p.path ?? '';
      const f = paths.findIndex((path) => `${field}.`.startsWith(`${path}.`) || path.startsWith(`${field}.`));
      const place = locate(['factors', paths[f]]) ?? locate(['design']) ?? locate(['base']);
      const key = `${p.code} ${field} ${f < 0 ? '' : canonical(values[f])}`;
      if (!found.has(key)) found.set(key, { ...rest, file, ...place });
    }
  };
  for (const base of bases) {
    const step = Math.max(1, Math.ceil(points.count / MOST_TRIED));
    for (let i = 0; i < points.count && found.size < MOST_SAID; i += step) tryOut(base, points.at(i));
    if (step === 1) continue;
    const first = points.at(0);
    factors.forEach((factor, f) => {
      for (const value of extremes(factor)) tryOut(base, first.with(f, value));
    });
  }
  return [...found.values()].slice(0, MOST_SAID);
}

function problemsOf(base: Variant, paths: readonly string[], values: readonly unknown[]): readonly Problem[] {
  try {
    return planAt(base, paths, values).problems;
  } catch (error) {
    if (!(error instanceof BadIndex)) throw error;
    return [
      problem('badIndex', { path: paths.join(', '), values: { found: error.step, length: error.length } }),
    ];
  }
}

/** Values that bounds are tried on: all levels, or both ends of a range. */
function extremes(varied: Varied): readonly unknown[] {
  const { factor, steps } = varied;
  if (!('choices' in factor) && steps === undefined)
    return [valueOnTheWay(factor, 0), valueOnTheWay(factor, 1)];
  return gridValues(varied).slice(0, MOST_TRIED);
}
