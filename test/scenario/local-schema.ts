import { z } from 'zod';
import { field, type Unit } from '../../sim/mechanisms/field.ts';
import { readDocument } from '../../sim/scenario/document.ts';
import { check } from '../../sim/scenario/check.ts';
import { refusal } from '../../sim/problems.ts';

/** A small schema with one of everything, for the tests of the document machinery. */

export function noted<T extends z.ZodType>(schema: T, en: string, unit: Unit): T {
  return field(schema, {
    label: { en, zh: `${en}（中）` },
    help: { en, zh: en },
    unit,
    source: 'assumption',
  });
}

const series = z
  .strictObject({
    capacity: noted(z.int().min(1).max(500), 'seats', 'people').default(30),
    every: noted(z.number().positive(), 'days between', 'days'),
    from: z.int().optional(),
    to: z.int().optional(),
  })
  .superRefine((s, ctx) => {
    if (s.from !== undefined && s.to !== undefined && s.to < s.from) {
      ctx.addIssue({
        code: 'custom',
        path: ['to'],
        ...refusal('phaseAfterEnd', { found: s.from, days: s.to }),
      });
    }
  });

export const local = z.strictObject({
  version: z.literal(1),
  people: noted(z.int().min(1).max(1_000_000), 'people', 'people').default(1000),
  rate: noted(z.number().min(0).lt(1), 'talk rate', 'perDay').default(0.1).optional(),
  label: z.string().min(1).max(20).optional(),
  distribution: z.enum(['same', 'gamma', 'lognormal']).default('same'),
  quiet: z.boolean().default(false),
  graph: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('grid'), side: z.int().min(2) }),
      z.strictObject({
        kind: z.literal('ring'),
        reach: z.int().min(1),
        rewire: z.number().min(0).max(1).default(0),
      }),
    ])
    .default({ kind: 'grid', side: 10 }),
  seeds: z
    .union([
      z.int().min(1),
      z.literal('all'),
      z.strictObject({ share: noted(z.number().gt(0).max(1), 'seed share', 'share') }),
    ])
    .default(1),
  days: z.array(z.int()).max(3).default([]),
  phases: z.array(z.strictObject({ at: z.int().min(1), rate: z.number().optional() })).default([]),
  events: z.strictObject({ series: z.record(z.string().regex(/^[a-z]+$/), series).default({}) }).optional(),
});

/** Reads and checks a text written against {@link local}. */
export function checkText(text: string) {
  const document = readDocument(text, 'test.yaml');
  return check(local, document.value, document.locate, 'test.yaml');
}
