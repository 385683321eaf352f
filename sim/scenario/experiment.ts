import { z } from 'zod';
import { field } from '../mechanisms/index.ts';
import { problem, type Problem } from '../problems.ts';
import { nearest } from './check.ts';
import { listFields, nearestFields, type FieldDescription } from './describe.ts';
import { cut, type Locate } from './document.ts';
import { kindsOf, schemaAt } from './schema-tree.ts';
import { bilingualText, scenarioSchema } from './schema.ts';

/** A change of the base scenario; what is not named stays as it is, `null` switches off. */
const variant = z.strictObject({
  label: bilingualText.optional(),
  change: z.record(z.string(), z.unknown()).default({}),
});

/** A question, a base scenario, and variants of it that are compared. The first variant is the baseline. */
export const experimentSchema = z.strictObject({
  version: z.literal(1),
  claim: z.string().optional(),
  title: bilingualText,
  question: bilingualText,
  expect: bilingualText.optional(),
  source: bilingualText.optional(),
  base: z.union([z.string(), z.record(z.string(), z.unknown())]),
  variants: z
    .record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/i, 'letters, digits and hyphens'), variant)
    .refine((variants) => Object.keys(variants).length >= 1, { params: { problem: 'noVariants' } }),
  metric: z.string(),
  watch: z.array(z.string()).default([]),
  better: z.enum(['higher', 'lower']).default('higher'),
  smallestEffect: field(z.number().min(0).default(0), {
    label: { en: 'smallest effect of interest', zh: '最小关注效应' },
    help: {
      en: 'A difference smaller than this, in the metric’s unit, would not change a decision.',
      zh: '小于此值（以指标单位计）的差异不会改变决策。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  uncertain: z
    .array(
      z.strictObject({
        field: z.string(),
        low: z.number(),
        high: z.number(),
        source: bilingualText.optional(),
      }),
    )
    .default([]),
  small: z
    .strictObject({
      people: z.number().int().min(1).optional(),
      days: z.number().int().min(0).default(60),
      replicates: z.number().int().min(1).default(4),
    })
    .prefault({}),
});

export type Experiment = z.output<typeof experimentSchema>;

/** What no single field of an experiment can know: that its metrics and its uncertain fields exist. */
export function checkQuestion(
  { metric, watch, uncertain, base }: Experiment,
  locate: Locate,
  file: string,
  metrics: readonly string[],
): Problem[] {
  const found: Problem[] = [];
  const add = (code: string, path: (string | number)[], values: Problem['values'] & object) =>
    found.push(problem(code, { file, path: path.join('.'), ...locate(path), values }));
  const asked = [metric, ...watch].map((name, i) => ({
    name,
    path: i === 0 ? ['metric'] : ['watch', i - 1],
  }));
  for (const { name, path } of metrics.length > 0 ? asked : []) {
    if (metrics.includes(name)) continue;
    add('notOneOf', path, {
      found: cut(name),
      options: metrics.join(', '),
      suggestion: nearest(name, metrics),
    });
  }
  uncertain.forEach(({ field: path, low, high }, i) => {
    const node = schemaAt(scenarioSchema, path.split('.'), typeof base === 'string' ? undefined : base);
    const kinds = node ? kindsOf(node.schema) : [];
    if (!kinds.includes('number') && !kinds.includes('integer')) {
      const near = nearestFields(path, numericFields(), 3).map((one) => one.path);
      add('unknownField', ['uncertain', i, 'field'], {
        found: cut(path),
        suggestion: near[0] ?? '',
        known: near.join(', ') || sectionsOf(numericFields()),
      });
    }
    if (high < low) {
      const words = { unit: 'none', label: '', labelZh: '' };
      add('outOfBounds', ['uncertain', i, 'high'], { found: high, bound: low, relation: '≥', ...words });
    }
  });
  return found;
}

const sectionsOf = (fields: readonly FieldDescription[]) =>
  [...new Set(fields.map(({ path }) => path.split('.')[0]))].join(', ');

const numericFields = () =>
  listFields(scenarioSchema).filter(({ type }) => type === 'number' || type === 'integer');
