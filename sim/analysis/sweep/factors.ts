import {
  changeData,
  isWithin,
  kindsOf,
  makePlan,
  pathOf,
  scenarioSchemaOf,
  schemaAt,
  type FactorFile,
  type Plan,
  type Variant,
} from '../../scenario/index.ts';
import type { Problem } from '../../problems.ts';
import { valueOnTheWay, type Factor } from '../designs/scale.ts';

/** One thing that a sweep varies: a field of the scenario and the values it takes. */
export interface Varied {
  /** As the file writes it. */
  readonly path: string;
  readonly factor: Factor<unknown>;
  /** Values of a range that a grid takes. */
  readonly steps?: number | undefined;
}

type Varying = Pick<Based, 'raw' | 'plan'>;

/** A factor as a file gives it, with what the field itself says about rounding. */
export function makeVaried(path: string, given: FactorFile, base: Varying): Varied {
  if (Array.isArray(given)) return { path, factor: { choices: given } };
  if ('levels' in given) return { path, factor: { choices: given.levels } };
  const kinds = fieldKinds(path, base);
  const whole = kinds.includes('integer') && !kinds.includes('number');
  const [low, high] = given.range;
  const step = given.round ?? (whole ? 1 : null);
  return { path, factor: { low, high, scale: given.scale ?? 'linear', step }, steps: given.steps };
}

/** The kinds of value that a field of the scenario takes; none where there is no such field. */
export function fieldKinds(path: string, { raw, plan }: Varying): string[] {
  const node = schemaAt(scenarioSchemaOf(plan.plugins), pathOf(path), raw);
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
  const steps = pathOf(path);
  return isWithin(steps, ['graph']) || isWithin(['people', 'count'], steps);
}

/** What is needed of a base scenario to vary it. */
export type Based = Pick<Variant, 'raw' | 'name' | 'graphFile'> & { readonly plan: Pick<Plan, 'plugins'> };

/** The plan of a base scenario with factors at given values, or what is wrong with that. */
export function planAt(
  { raw, name, graphFile, plan: { plugins } }: Based,
  paths: readonly string[],
  values: readonly unknown[],
): { plan?: Plan; problems: readonly Problem[] } {
  const from = { kind: 'solver' } as const;
  const { value, problems } = changeData(
    raw,
    paths.map((path, f) => ({ path: pathOf(path), value: values[f], from })),
  );
  return problems.length > 0 ? { problems } : makePlan(value, () => undefined, name, graphFile, plugins);
}
