import { z } from 'zod';
import { field } from '../mechanisms/index.ts';
import { bilingualText } from './schema.ts';

/** The parts of an experiment that make it a claim: what is claimed, by which number it stands, and what is not known. */

const smallest = {
  label: { en: 'smallest effect of interest', zh: '最小关注效应' },
  help: {
    en: 'A difference smaller than this, in the metric’s unit, would not change a decision.',
    zh: '小于此值（以指标单位计）的差异不会改变决策。',
  },
  unit: 'none',
  source: 'assumption',
} as const;

/** The smallest difference that matters, in the unit of what differs. */
export const smallestEffect = () => field(z.number().min(0).default(0), smallest);

/** The variants in which a field is varied; all that have it when left out. */
const inVariants = z.array(z.string()).min(1).optional();

/** A field of the scenario that is not known for sure: a range, or some values. */
const uncertainRange = z.strictObject({
  field: z.string(),
  low: z.number(),
  high: z.number(),
  scale: z.enum(['linear', 'log']).default('linear'),
  in: inVariants,
  source: bilingualText.optional(),
});
const uncertainChoice = z.strictObject({
  field: z.string(),
  choices: z.array(z.union([z.number(), z.string(), z.boolean()])).min(2),
  in: inVariants,
  source: bilingualText.optional(),
});
const uncertainField = z.union([uncertainRange, uncertainChoice]);
export type Uncertain = z.output<typeof uncertainField>;

/** An effect that is assumed: the field that carries it, and the value at which it is not there. */
const assumedField = z.strictObject({
  field: z.string(),
  without: z.number(),
  in: inVariants,
  source: bilingualText.optional(),
});

/** A variant that has to spend what another does, by a field that is solved for. */
const matchBudget = z.strictObject({
  variant: z.string(),
  matchTo: z.string(),
  control: z.string(),
  low: z.number(),
  high: z.number(),
  metric: z.string().default('cost'),
});
export type MatchBudget = z.output<typeof matchBudget>;

const formula = z.string().min(1);

export const claimShape = {
  /** Id of the claim, and of its file. */
  claim: z.string().optional(),
  /** The claim in the words of those who make it. */
  statement: bilingualText.optional(),
  /** What the article is about in which it stands. */
  article: bilingualText.optional(),
  /** The claim holds where the challenger is ahead of the reference by more than the smallest effect … */
  reference: z.string().optional(),
  challenger: z.string().optional(),
  /** … or where this formula comes to more than `smallest`. */
  effect: z.strictObject({ label: bilingualText, formula, smallest: smallestEffect() }).optional(),
  /** More numbers worth reading, without a say in the verdict. */
  also: z.array(z.strictObject({ label: bilingualText, formula })).default([]),
  matchBudget: z.array(matchBudget).default([]),
  uncertain: z.array(uncertainField).default([]),
  assumed: z.array(assumedField).default([]),
};
