import { exp, log } from '../../random/index.ts';
import {
  graphKind,
  kindsOf,
  makePlan,
  mergePatch,
  scenarioSchema,
  schemaAt,
  setAt,
  type FactorFile,
  type Plan,
  type Variant,
} from '../../scenario/index.ts';
import type { Problem } from '../../problems.ts';

/** One thing that a sweep varies: a field of the scenario and the values it takes. */
export interface Factor {
  readonly path: string;
  /** The values, where they are listed; else null and there is a range. */
  readonly levels: readonly unknown[] | null;
  readonly range: Range | null;
}

interface Range {
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  /** Values are multiples of this; null = as they come. */
  readonly round: number | null;
  readonly steps: number | undefined;
}

/** A factor as a file gives it, with what the field itself says about rounding. */
export function makeFactor(path: string, given: FactorFile, raw: unknown): Factor {
  if (Array.isArray(given)) return { path, levels: given, range: null };
  if ('levels' in given) return { path, levels: given.levels, range: null };
  const kinds = fieldKinds(path, raw);
  const whole = kinds.includes('integer') && !kinds.includes('number');
  const [low, high] = given.range;
  const round = given.round ?? (whole ? 1 : null);
  return { path, levels: null, range: { low, high, log: given.scale === 'log', round, steps: given.steps } };
}

/** The kinds of value that a field of the scenario takes; none where there is no such field. */
export function fieldKinds(path: string, raw: unknown): string[] {
  const node = schemaAt(scenarioSchema, path.split('.'), raw);
  return node ? kindsOf(node.schema) : [];
}

/** The value at a place u of [0, 1]: of n levels, the ⌊u·n⌋-th. */
export function valueAtPlace({ levels, range }: Factor, u: number): unknown {
  if (levels !== null) return levels[Math.min(levels.length - 1, Math.floor(u * levels.length))];
  const { low, high, log: ratios, round } = range!;
  const value = ratios ? low * exp(u * log(high / low)) : low + (high - low) * u;
  // Twelve digits, so that a third of a range reads and hashes the same however it was reached.
  const exact = (x: number) => Number(x.toPrecision(12));
  const within = Math.min(high, Math.max(low, exact(value)));
  return round === null ? within : exact(Math.round(within / round) * round);
}

/** The values a grid takes from a factor. */
export function gridValues(factor: Factor): readonly unknown[] {
  if (factor.levels !== null) return factor.levels;
  const steps = factor.range!.steps ?? 1;
  const values = Array.from({ length: steps }, (_, i) =>
    valueAtPlace(factor, steps === 1 ? 0 : i / (steps - 1)),
  );
  return [...new Set(values)];
}

/** Whether a factor decides which graph is drawn. */
export function changesGraph(path: string): boolean {
  return path === 'graph' || path.startsWith('graph.') || path === 'people' || path === 'people.count';
}

/** A scenario as plain data with factors at given values; another kind of graph replaces the graph whole. */
export function withValues(raw: unknown, paths: readonly string[], values: readonly unknown[]): unknown {
  let changed = raw;
  paths.forEach((path, f) => {
    const other = path === 'graph.kind' && values[f] !== graphKind(changed);
    changed = setAt(other ? mergePatch(changed, { graph: null }) : changed, path.split('.'), values[f]);
  });
  return changed;
}

/** The plan of a base scenario with factors at given values, or what is wrong with that. */
export function planAt(
  { raw, name, graphFile }: Pick<Variant, 'raw' | 'name' | 'graphFile'>,
  paths: readonly string[],
  values: readonly unknown[],
): { plan?: Plan; problems: readonly Problem[] } {
  return makePlan(withValues(raw, paths, values), () => undefined, name, graphFile);
}
