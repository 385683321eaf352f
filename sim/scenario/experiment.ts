import { z } from 'zod';
import { refusal } from '../problems.ts';
import { claimShape, smallestEffect } from './claim.ts';
import { bilingualText } from './schema.ts';

/** A change of the base scenario; what is not named stays as it is, `null` switches off. */
const variant = z.strictObject({
  label: bilingualText.optional(),
  change: z.record(z.string(), z.unknown()).default({}),
});

/** A question, a base scenario, and variants of it that are compared. The first variant is the baseline. */
export const experimentSchema = z.strictObject({
  version: z.literal(1),
  title: bilingualText,
  question: bilingualText,
  expect: bilingualText.optional(),
  source: bilingualText.optional(),
  base: z.union([z.string(), z.record(z.string(), z.unknown())]),
  variants: z
    .record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/i), variant)
    .refine((variants) => Object.keys(variants).length >= 1, refusal('noVariants', {})),
  metric: z.string(),
  watch: z.array(z.string()).default([]),
  better: z.enum(['higher', 'lower']).default('higher'),
  smallestEffect: smallestEffect(),
  ...claimShape,
  small: z
    .strictObject({
      people: z.number().int().min(1).optional(),
      days: z.number().int().min(0).default(60),
      replicates: z.number().int().min(1).default(4),
    })
    .prefault({}),
});

export type Experiment = z.output<typeof experimentSchema>;

/** Names of metrics, and of those that have a value every day. */
export interface MetricNames {
  readonly all: readonly string[];
  readonly daily: readonly string[];
}
