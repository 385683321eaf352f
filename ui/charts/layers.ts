import { entry } from '../../report/index.ts';
import { STAGES, type Result } from '../../sim/index.ts';

/** Stages above stranger, from the top of the ladder down: the layers of the chart. */
export const LAYERS = STAGES.filter((stage) => stage.rank >= 1).toSorted((a, b) => b.rank - a.rank);

/** Running sums of the layers, and below them all a floor of zeros. */
export function stack(layers: readonly (readonly (number | null)[])[]): number[][] {
  let below: readonly number[] = [];
  const sums = layers.map((layer) => {
    const sum = layer.map((value, t) => (value ?? 0) + (below[t] ?? 0));
    below = sum;
    return sum;
  });
  return [...sums, below.map(() => 0)];
}

/** The tallest stack of some results, for a common axis. */
export function tallest(results: readonly Result[]): number {
  let max = 1;
  for (const { series } of results) {
    for (let t = 0; t < series.day.length; t++) {
      let sum = 0;
      for (const { id } of LAYERS) sum += entry(series.stages, id).mean[t] ?? 0;
      max = Math.max(max, sum);
    }
  }
  return max;
}
