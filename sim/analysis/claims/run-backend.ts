import { isPlainMap, pathOf, type Change, type Reading } from '../../scenario/index.ts';
import type { ReplicateValues } from '../effect.ts';

/** Where a claim's runs are made; a host has threads for it, a test has formulas. */
export interface RunBackend {
  /**
   * Runs variants with changes to the file, replicates `from` to `to` − 1, and reads what is asked.
   * Jobs of one call may run side by side. `planning` draws on other seeds than the runs by which a claim is judged.
   */
  run(
    jobs: readonly RunRequest[],
    replicates: readonly [from: number, to: number],
    planning?: boolean,
  ): Promise<ReplicateValues[]>;
  /** The value of a field in a variant, as in the file; undefined where the variant has no such thing. */
  valueOf(variant: string, field: string): unknown;
}

export interface RunRequest {
  readonly changes: readonly Change[];
  readonly variants: readonly string[];
  readonly readings: readonly Pick<Reading, 'metric' | 'day'>[];
}

/** The change of a field in one variant. A field that has a number for each stage, as `central` shows, gets one for each. */
export function setting(
  variant: string,
  field: string,
  central: unknown,
  valueIn: (central: unknown) => number | string | boolean,
): Change {
  const value = isPlainMap(central)
    ? Object.fromEntries(Object.entries(central).map(([stage, one]) => [stage, valueIn(one)]))
    : valueIn(central);
  return { variant, path: pathOf(field), value, from: { kind: 'solver' } };
}

/** A field, and the variants in which it is varied; all that have it where none are named. */
export interface Varied {
  readonly field: string;
  readonly in?: readonly string[] | undefined;
}

/** The value of a varied field in each variant that is run and has it. */
export function valuesOf(
  backend: RunBackend,
  variants: readonly string[],
  { field, in: asked }: Varied,
): [variant: string, central: unknown][] {
  return variants.flatMap((variant) => {
    const central = backend.valueOf(variant, field);
    const varied = central !== undefined && (asked === undefined || asked.includes(variant));
    return varied ? [[variant, central] as [string, unknown]] : [];
  });
}

/** The changes that give a varied field its value in each of those variants. */
export function everywhere(
  backend: RunBackend,
  variants: readonly string[],
  varied: Varied,
  valueIn: (central: unknown) => number | string | boolean,
): Change[] {
  return valuesOf(backend, variants, varied).map(([variant, central]) =>
    setting(variant, varied.field, central, valueIn),
  );
}
