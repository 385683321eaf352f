import { STAGES } from '../../../sim/index.ts';
import type { Story } from '../../worker/story/told.ts';

/** More points than this are not told apart. */
const MOST_POINTS = 400;

/** Bands of a stack as paths, the first at the bottom, on a box of `days` × 100 in which the highest stack is 100. */
export function bands({ stages, days }: Pick<Story, 'stages' | 'days'>, order: readonly number[]): string[] {
  const step = Math.max(1, Math.ceil(days / MOST_POINTS));
  const at = Array.from({ length: Math.floor(days / step) + 1 }, (_, k) => k * step);
  if (at.at(-1) !== days) at.push(days);
  const people = (day: number, stage: number) => stages[day * STAGES.length + stage]!;
  const heights = at.map((day) => order.reduce((sum, stage) => sum + people(day, stage), 0));
  const highest = Math.max(1, ...heights);
  let below = at.map(() => 0);
  return order.map((stage) => {
    const above = below.map((sum, k) => sum + people(at[k]!, stage));
    const y = (sum: number) => (100 - (100 * sum) / highest).toFixed(2);
    const there = above.map((sum, k) => `${at[k]!} ${y(sum)}`);
    const back = below.map((sum, k) => `${at[k]!} ${y(sum)}`).toReversed();
    below = above;
    return `M${[...there, ...back].join('L')}Z`;
  });
}

/** Days that are named under an axis: the first, the last, and round ones between, none too near the last. */
export function dayTicks(days: number): number[] {
  const months =
    [1, 2, 5, 10, 30, 60, 90, 180, 365, 730, 1825, 3650, 7300].find((step) => days / step <= 7) ?? days;
  const ticks = [];
  for (let day = 0; day < days - months / 3; day += months) ticks.push(day);
  return days === 0 ? [0] : [...ticks, days];
}
