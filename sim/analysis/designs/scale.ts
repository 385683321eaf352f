import { exp, log } from '../../random/index.ts';
import { multiplesIn } from '../../scenario/index.ts';

/** What a design varies: a number in a range, on a scale, or one of some values. */
export type Factor<Choice = number | string | boolean> = Range | { readonly choices: readonly Choice[] };

export interface Range {
  readonly low: number;
  readonly high: number;
  readonly scale: 'linear' | 'log';
  /** Values are multiples of this (1: whole numbers); null where any value will do. */
  readonly step: number | null;
}

/**
 * The value at the share `u` in [0, 1] of a factor: u of the way from low to high, on the logarithms for `log`. With a step,
 * each multiple of it has an equal share of [0, 1], and so has each choice. For designs that draw their places.
 */
export function valueAtShare<Choice>(factor: Factor<Choice>, u: number): number | Choice {
  if ('choices' in factor) return choiceAt(factor.choices, u);
  const { low, high, scale, step } = factor;
  if (step === null) return between(low, high, scale, u);
  // Half a step is added at both ends, so that the ends are no rarer than what lies between them.
  const [first, last] = multiplesIn(low, high, step);
  if (last <= first) return onStep(first, step);
  const min = scale === 'log' ? Math.max(first - 0.5, first / 2) : first - 0.5;
  const at = Math.round(between(min, last + 0.5, scale, u));
  return onStep(Math.min(last, Math.max(first, at)), step);
}

/** The value u of the way, on the nearest multiple of the step. For designs that choose their places, such as grids. */
export function valueOnTheWay<Choice>(factor: Factor<Choice>, u: number): number | Choice {
  if ('choices' in factor) return choiceAt(factor.choices, u);
  const { low, high, scale, step } = factor;
  const value = between(low, high, scale, u);
  if (step === null) return value;
  const [first, last] = multiplesIn(low, high, step);
  return onStep(Math.max(first, Math.min(last, Math.round(value / step))), step);
}

/** The nearest multiple of a step, without the last bits of a product such as 3 × 0.01. */
export function rounded(value: number, step: number | null): number {
  return step === null ? value : onStep(Math.round(value / step), step);
}

const onStep = (count: number, step: number) => exact(count * step);

/** Twelve digits, so that a third of a range reads and hashes the same however it was reached. */
const exact = (x: number) => Number(x.toPrecision(12));

function choiceAt<Choice>(choices: readonly Choice[], u: number): Choice {
  return choices[Math.min(choices.length - 1, Math.floor(u * choices.length))];
}

function between(low: number, high: number, scale: 'linear' | 'log', u: number): number {
  const value = scale === 'log' ? exp(log(low) + u * (log(high) - log(low))) : low + u * (high - low);
  return Math.min(high, Math.max(low, exact(value)));
}
