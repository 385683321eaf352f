import { exp, log } from '../../random/index.ts';

/** What a design varies: a number in a range, on a scale, or one of some values. */
export type Factor =
  | {
      readonly low: number;
      readonly high: number;
      readonly scale: 'linear' | 'log';
      /** Values are multiples of this (1: whole numbers); null where any value will do. */
      readonly step: number | null;
    }
  | { readonly choices: readonly (number | string | boolean)[] };

/**
 * The value at the share `u` in [0, 1] of a factor: u of the way from low to high, on the logarithms for `log`. With a step,
 * each multiple of it has an equal share of [0, 1], and so has each choice.
 */
export function valueAtShare(factor: Factor, u: number): number | string | boolean {
  if ('choices' in factor) {
    return factor.choices[Math.min(factor.choices.length - 1, Math.floor(u * factor.choices.length))];
  }
  const { low, high, scale, step } = factor;
  if (step === null) return between(low, high, scale, u);
  // Half a step is added at both ends, so that the ends are no rarer than what lies between them.
  const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  if (last <= first) return onStep(first, step);
  const least = scale === 'log' ? Math.max(first - 0.5, first / 2) : first - 0.5;
  const at = Math.round(between(least, last + 0.5, scale, u));
  return onStep(Math.min(last, Math.max(first, at)), step);
}

/** The nearest multiple of a step, without the last bits of a product such as 3 × 0.01. */
export function rounded(value: number, step: number | null): number {
  return step === null ? value : onStep(Math.round(value / step), step);
}

const onStep = (count: number, step: number) => Number((count * step).toPrecision(12));

function between(low: number, high: number, scale: 'linear' | 'log', u: number): number {
  return scale === 'log' ? exp(log(low) + u * (log(high) - log(low))) : low + u * (high - low);
}
