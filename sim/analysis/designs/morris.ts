import type { Sequence } from '../../random/index.ts';

/**
 * Trajectories for elementary effects (Morris, "Factorial sampling plans for preliminary computational experiments",
 * Technometrics 33, 1991): each starts at a random point of a grid of `levels` and moves one factor at a time, in random
 * order, by Δ = levels ÷ (2 (levels − 1)).
 */

/**
 * `trajectories` × (dimensions + 1) points of [0, 1]^dimensions, trajectory by trajectory, step by step.
 * @throws RangeError unless `levels` is even and at least 2.
 */
export function morris(
  trajectories: number,
  dimensions: number,
  levels: number,
  random: Sequence,
): Float64Array[] {
  if (levels < 2 || levels % 2 !== 0)
    throw new RangeError(`Morris trajectories need an even number of levels: ${levels}`);
  const half = levels / 2;
  const rows: Float64Array[] = [];
  for (let t = 0; t < trajectories; t++) {
    const at = Array.from({ length: dimensions }, () => random.below(levels));
    rows.push(Float64Array.from(at, (step) => step / (levels - 1)));
    for (const d of shuffled(dimensions, random)) {
      // Half the levels up where there is room, else down: every level is as likely before a step as after it.
      at[d] += at[d] < half ? half : -half;
      rows.push(Float64Array.from(at, (step) => step / (levels - 1)));
    }
  }
  return rows;
}

/** 0 … n − 1 in random order (Fisher and Yates). */
function shuffled(n: number, random: Sequence): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
