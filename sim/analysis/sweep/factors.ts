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
import { valueOnTheWay, type Factor } from '../designs/scale.ts';

/** One thing that a sweep varies: a field of the scenario and the values it takes. */
export interface Varied {
  readonly path: string;
  readonly factor: Factor<unknown>;
  /** Values of a range that a grid takes. */
  readonly steps?: number | undefined;
}

/** A factor as a file gives it, with what the field itself says about rounding. */
export function makeVaried(path: string, given: FactorFile, raw: unknown): Varied {
  if (Array.isArray(given)) return { path, factor: { choices: given } };
  if ('levels' in given) return { path, factor: { choices: given.levels } };
  const kinds = fieldKinds(path, raw);
  const whole = kinds.includes('integer') && !kinds.includes('number');
  const [low, high] = given.range;
  const step = given.round ?? (whole ? 1 : null);
  return { path, factor: { low, high, scale: given.scale ?? 'linear', step }, steps: given.steps };
}

/** The kinds of value that a field of the scenario takes; none where there is no such field. */
export function fieldKinds(path: string, raw: unknown): string[] {
  const node = schemaAt(scenarioSchema, path.split('.'), raw);
  return node ? kindsOf(node.schema) : [];
}

/** The values a grid takes from a factor. */
export function gridValues({ factor, steps = 1 }: Varied): readonly unknown[] {
  if ('choices' in factor) return factor.choices;
  const values = Array.from({ length: steps }, (_, i) =>
    valueOnTheWay(factor, steps === 1 ? 0 : i / (steps - 1)),
  );
  return [...new Set(values)];
}

/** Whether a factor decides which graph is drawn. */
export function changesGraph(path: string): boolean {
  return path === 'graph' || path.startsWith('graph.') || path === 'people' || path === 'people.count';
}

/** A scenario as plain data with factors at given values; another kind of graph replaces the graph whole. */
function withValues(raw: unknown, paths: readonly string[], values: readonly unknown[]): unknown {
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
