import { isPlainMap, type Reading } from '../../scenario/index.ts';
import type { Sample } from '../effect.ts';

/** Where a claim's runs are made; a host has threads for it, a test has formulas. */
export interface Laboratory {
  /**
   * Runs variants with `set` (as of `--set`) laid over the file, replicates `from` to `to` − 1, and reads what is asked.
   * Jobs of one call may run side by side. `planning` draws on other seeds than the runs by which a claim is judged.
   */
  run(
    jobs: readonly Job[],
    replicates: readonly [from: number, to: number],
    planning?: boolean,
  ): Promise<Sample[]>;
  /** The value of a field in a variant, as in the file; undefined where the variant has no such thing. */
  valueOf(variant: string, field: string): unknown;
}

export interface Job {
  readonly set: readonly string[];
  readonly variants: readonly string[];
  readonly readings: readonly Pick<Reading, 'metric' | 'day'>[];
}

/** `--set` for one variant. A field that has a number for each stage, as `central` shows, gets one for each. */
export function setting(
  variant: string,
  field: string,
  central: unknown,
  valueIn: (central: unknown) => number | string | boolean,
): string {
  const value = isPlainMap(central)
    ? Object.fromEntries(Object.entries(central).map(([stage, one]) => [stage, valueIn(one)]))
    : valueIn(central);
  return `${variant}:${field}=${JSON.stringify(value)}`;
}

/** A field, and the variants in which it is varied; all that have it where none are named. */
export interface Varied {
  readonly field: string;
  readonly in?: readonly string[] | undefined;
}

/** The value of a varied field in each variant that is run and has it. */
export function valuesOf(
  laboratory: Laboratory,
  variants: readonly string[],
  { field, in: asked }: Varied,
): [variant: string, central: unknown][] {
  return variants.flatMap((variant) => {
    const central = laboratory.valueOf(variant, field);
    const varied = central !== undefined && (asked === undefined || asked.includes(variant));
    return varied ? [[variant, central] as [string, unknown]] : [];
  });
}

/** The settings that give a varied field its value in each of those variants. */
export function everywhere(
  laboratory: Laboratory,
  variants: readonly string[],
  varied: Varied,
  valueIn: (central: unknown) => number | string | boolean,
): string[] {
  return valuesOf(laboratory, variants, varied).map(([variant, central]) =>
    setting(variant, varied.field, central, valueIn),
  );
}
