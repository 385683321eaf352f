import { problem, type Problem, type ProblemCode, type ProblemValues } from '../../problems.ts';
import {
  canonical,
  cut,
  formatPath,
  isWithin,
  listFields,
  multiplesIn,
  nearestFields,
  pathOf,
  readPath,
  scenarioSchemaOf,
  type Change,
  type Locate,
  type Path,
  type SweepFile,
  type Variant,
} from '../../scenario/index.ts';
import { valueOnTheWay } from '../designs/scale.ts';
import { MAX_SOBOL_DIMENSIONS } from '../designs/sobol.ts';
import { fieldKinds, gridValues, planAt, type Varied } from './factors.ts';
import type { Sweep } from './sweep.ts';

/** What is wrong with the factors of a sweep: names, ranges, conflicts; and with the scenarios they make. */

/** Fields that belong to the sweep itself, or that say nothing about a run. */
const NOT_VARIED = ['version', 'name', 'about', 'seed', 'replicates', 'extends', 'graph.path'];
/** Points tried before anything is run; of a larger design so many, evenly spread. */
const MAX_TRIED = 2000;
/** Mistakes told at once. */
const MAX_SAID = 20;

/** What can be said of factors before a point is made. `paths` are the fields that vary, wherever they are written. */
export function checkFactors(
  data: SweepFile,
  paths: readonly string[],
  bases: readonly Variant[],
  changes: readonly Change[],
  locate: Locate,
  file: string,
): Problem[] {
  const found: Problem[] = [];
  const listed = data.design.kind === 'list' || data.design.kind === 'csv';
  const placeOf = (path: string, more: string[] = []) =>
    locate(['factors', path, ...more]) ??
    locate(['factors', path], 'key') ??
    (listed ? locate(['design']) : undefined);
  const add: Add = (path, code, values, more = []) =>
    found.push(problem(code, { file, path: cut(path), ...placeOf(path, more), values }));
  if ((paths.length === 0 && bases.length === 1) || (listed && countListed(data) === 0))
    found.push(problem('designEmpty', { file, ...(locate(['design']) ?? locate(['factors'], 'key')) }));
  const readable = paths.filter((path) => {
    const read = readPath(path);
    if ('wrong' in read) add(path, read.wrong, { found: cut(path) });
    return 'path' in read;
  });
  readable.forEach((path, f) => {
    if (NOT_VARIED.includes(path)) return add(path, 'factorReserved', { found: path });
    if (bases.every((base) => fieldKinds(path, base).length === 0)) {
      const near = nearestFields(path, listFields(scenarioSchemaOf(bases[0].plan.plugins)), 3).map(
        (one) => one.path,
      );
      return add(path, 'unknownField', {
        found: cut(path),
        suggestion: near[0] ?? '',
        known: near.join(', '),
      });
    }
    const own = pathOf(path);
    const other = readable.find((one, g) => g < f && overlap(pathOf(one), own));
    if (other !== undefined) add(path, 'factorsConflict', { found: path, other });
    const also = changes.find((change) => overlap(change.path, own));
    if (also) {
      const { from } = also;
      found.push(problem('factorAlsoSet', { from, path: formatPath(also.path), values: { found: path } }));
    }
    if (!listed) checkValues(path, data.factors[path], data, bases, add);
  });
  if (data.design.kind === 'sobol' && paths.length > MAX_SOBOL_DIMENSIONS) {
    const values = { found: paths.length, limit: MAX_SOBOL_DIMENSIONS };
    found.push(problem('tooManyFactors', { file, ...locate(['design']), values }));
  }
  return found;
}

/** Whether one of two paths leads to the other, or to a part of it. */
const overlap = (a: Path, b: Path) => isWithin(a, b) || isWithin(b, a);

const countListed = ({ design }: SweepFile) => (design.kind === 'list' ? design.points.length : 1);

type Add = <C extends ProblemCode>(path: string, code: C, values: ProblemValues[C], more?: string[]) => void;

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
  const kinds = bases.flatMap((base) => fieldKinds(path, base));
  if (!kinds.includes('number') && !kinds.includes('integer'))
    return add(path, 'rangeNotNumber', { found: path });
  const [low, high] = given.range;
  if (high <= low) return add(path, 'rangeBackwards', { low, high }, ['range']);
  if (given.scale === 'log' && low <= 0) return add(path, 'logNeedsPositive', { found: low }, ['range']);
  const step = given.round ?? (kinds.includes('number') ? null : 1);
  if (step !== null) {
    const [first, last] = multiplesIn(low, high, step);
    if (first > last) return add(path, 'rangeBetweenSteps', { low, high, step }, ['range']);
  }
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
    for (const p of planAt(base, paths, values).problems) {
      if (p.severity !== 'error') continue;
      const { line: _line, column: _column, from: _from, ...rest } = p;
      const field = p.path ?? '';
      const f = paths.findIndex((path) => overlap(pathOf(path), pathOf(field)));
      const place = locate(['factors', paths[f]]) ?? locate(['design']) ?? locate(['base']);
      const key = `${p.code} ${field} ${f < 0 ? '' : canonical(values[f])}`;
      if (!found.has(key)) found.set(key, { ...rest, file, ...place });
    }
  };
  for (const base of bases) {
    const step = Math.max(1, Math.ceil(points.count / MAX_TRIED));
    for (let i = 0; i < points.count && found.size < MAX_SAID; i += step) tryOut(base, points.at(i));
    if (step === 1) continue;
    const first = points.at(0);
    factors.forEach((factor, f) => {
      for (const value of extremes(factor)) tryOut(base, first.with(f, value));
    });
  }
  return [...found.values()].slice(0, MAX_SAID);
}

/** Values that bounds are tried on: all levels, or both ends of a range. */
function extremes(varied: Varied): readonly unknown[] {
  const { factor, steps } = varied;
  if (!('choices' in factor) && steps === undefined)
    return [valueOnTheWay(factor, 0), valueOnTheWay(factor, 1)];
  return gridValues(varied).slice(0, MAX_TRIED);
}
