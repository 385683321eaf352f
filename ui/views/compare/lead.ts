import { entry } from '../../../report/index.ts';
import type { Pair } from '../../../sim/index.ts';
import type { Shown } from './shown.ts';

/** The pair that the sentence is about, with the numbers of its variants in the order of the file. */
export interface Lead {
  /** The one of the two that is not the reference. */
  readonly shown: number;
  readonly pair: Pair;
  readonly a: number;
  readonly b: number;
}

/**
 * The variant that is shown against the one it is compared with; where they are the same, the best of the others by the
 * experiment's metric. Null for a single variant.
 */
export function leadOf({ comparison, variants }: Shown, shown: number, against: number): Lead | null {
  if (variants.length < 2) return null;
  const { metric, better } = comparison;
  const reference = Math.min(against, variants.length - 1);
  const sign = better === 'higher' ? 1 : -1;
  const worth = (k: number) => sign * (entry(variants[k]!.result.kpis, metric).mean ?? -Infinity);
  const others = [...variants.keys()].filter((k) => k !== reference);
  const chosen = Math.min(shown, variants.length - 1);
  const other =
    chosen === reference ? others.reduce((best, k) => (worth(k) > worth(best) ? k : best)) : chosen;
  const [a, b] = [Math.min(reference, other), Math.max(reference, other)];
  const names = [variants[a]!.name, variants[b]!.name];
  const pair = comparison.pairs.find((one) => one.a === names[0] && one.b === names[1]);
  return pair ? { shown: other, pair, a, b } : null;
}

/** Differences b − a of a metric, run by run; runs in which it is undefined on either side are left out. */
export function differencesOf({ worlds }: Pick<Shown, 'worlds'>, { a, b }: Lead, metric: string): number[] {
  const [left, right] = [worlds[a]?.[metric] ?? [], worlds[b]?.[metric] ?? []];
  return right.flatMap((value, r) => {
    const before = left[r] ?? null;
    return value === null || before === null ? [] : [value - before];
  });
}

/** Measures of the strip, by what matters to whoever runs the community: people, then money. */
const STRIP = ['members', 'retention', 'acquisitionCost', 'paybackDay', 'profit', 'cost', 'reach', 'joined'];
const CARDS = 4;

/** The experiment's metric, then up to three that say something here: defined, and not 0 everywhere. */
export function stripOf({ comparison, variants }: Pick<Shown, 'comparison' | 'variants'>): string[] {
  const says = (id: string) =>
    variants.some(({ result }) => {
      const { n, mean } = entry(result.kpis, id);
      return n > 0 && mean !== null && mean !== 0;
    });
  const others = STRIP.filter((id) => id !== comparison.metric && says(id));
  return [comparison.metric, ...others].slice(0, CARDS);
}
