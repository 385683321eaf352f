import { z } from 'zod';
import { InputError, problem, reasonOf, type Comparison, type Result } from '../sim/index.ts';
import { quantileNames } from './quantiles.ts';

/** `result.json` of `run` and of `compare`: what views and later commands may rely on once it is read. */

export type ResultDocument =
  | { readonly kind: 'run'; readonly result: Result }
  | { readonly kind: 'compare'; readonly comparison: Comparison };

const finite = z.number().nullable();
const summary = z
  .looseObject({
    n: z.number().int().nonnegative(),
    mean: finite,
    ci: z.tuple([z.number(), z.number()]).nullable(),
  })
  .refine((one) => quantileNames(one).every((name) => finite.safeParse(one[name]).success));
const columns = z.record(z.string(), z.array(finite));

/** What is used of one result; columns by day are as long as the days are many. */
const result = z
  .looseObject({
    provenance: z.looseObject({
      kindling: z.string(),
      file: z.string(),
      seed: z.union([z.string(), z.number()]),
      replicates: z.number().int().nonnegative(),
      people: z.number().nonnegative(),
      days: z.number().int().nonnegative(),
      startDate: z.iso.date().optional(),
    }),
    digest: z.string(),
    level: z.number().gt(0).lt(1),
    kpis: z.record(z.string(), summary),
    series: z.looseObject({
      day: z.array(z.number().int()).min(1),
      stages: z.record(z.string(), columns),
      metrics: z.record(z.string(), columns),
    }),
  })
  .refine(({ series }) =>
    [...Object.values(series.stages), ...Object.values(series.metrics)].every(
      (bands) =>
        quantileNames(bands).includes('q50') &&
        Object.values(bands).every((column) => column.length === series.day.length),
    ),
  );

const comparison = z.looseObject({
  variants: z.record(z.string(), result).refine((all) => Object.keys(all).length > 0),
});

/** Reads the text of a `result.json`. @throws InputError where it is none, or is not whole. */
export function readDocument(text: string, file: string): ResultDocument {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = reasonOf(error);
    throw new InputError([problem('resultsBroken', { file, values: { reason } })]);
  }
  const several = typeof value === 'object' && value !== null && 'variants' in value;
  const parsed = (several ? comparison : result).safeParse(value);
  if (parsed.success)
    return several
      ? { kind: 'compare', comparison: value as Comparison }
      : { kind: 'run', result: value as Result };
  const [issue] = parsed.error.issues;
  const known = typeof value === 'object' && value !== null && ('provenance' in value || several);
  if (!known) throw new InputError([problem('resultsUnknown', { file, values: { found: file } })]);
  throw new InputError([problem('resultDamaged', { file, path: (issue?.path ?? []).slice(0, 6).join('.') })]);
}
