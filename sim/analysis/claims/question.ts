import {
  effectFormula,
  inBoth,
  namesOf,
  parseFormula,
  readingsOf,
  stepOf,
  type Experiment,
  type Formula,
  type Reading,
  type Uncertain,
} from '../../scenario/index.ts';
import type { Factor } from '../designs/scale.ts';

/** A claim ready to be judged. */
export interface ClaimQuestion {
  readonly id: string;
  readonly experiment: Experiment;
  /** The effect that has to be larger than `smallest`. */
  readonly effect: Measured;
  readonly smallest: number;
  readonly also: readonly Measured[];
  /** Variants that the formulas read or whose spending others follow, in the order of the file. */
  readonly variants: readonly string[];
}

export interface Measured {
  /** Null where the effect is the difference of two variants in the experiment's metric. */
  readonly label: { readonly en: string; readonly zh: string } | null;
  readonly formula: Formula;
  readonly text: string;
  readonly readings: readonly Reading[];
}

/** Reads the formulas of an experiment that has been checked. */
export function questionOf(experiment: Experiment): ClaimQuestion {
  const names = namesOf(experiment, { all: [], daily: [] });
  const read = (text: string, label: Measured['label']): Measured => {
    const formula = parseFormula(text, names);
    if ('code' in formula) throw new Error(`${formula.code}: ${text}`);
    return { label, formula, text, readings: readingsOf(formula) };
  };
  const { effect } = experiment;
  const main = read(effectFormula(experiment), effect ? inBoth(effect.label) : null);
  const also = experiment.also.map(({ label, formula }) => read(formula, inBoth(label)));
  const used = new Set([
    ...[main, ...also].flatMap(({ readings }) => readings.flatMap((one) => one.variants)),
    ...experiment.matchBudget.flatMap(({ variant, matchTo }) => [variant, matchTo]),
  ]);
  return {
    id: experiment.claim ?? '',
    experiment,
    effect: main,
    smallest: effect ? effect.smallest : experiment.smallestEffect,
    also,
    variants: names.variants.filter((name) => used.has(name)),
  };
}

export function factorOf(uncertain: Uncertain): Factor {
  if ('choices' in uncertain) return { choices: uncertain.choices };
  const { low, high, scale, field } = uncertain;
  return { low, high, scale, step: stepOf(field) };
}
