import { describe, expect, test } from 'vitest';
import type { HealthReading } from '../../sim/index.ts';
import { onLine } from '../../ui/views/health/scale.ts';

const line = (
  usual: readonly [number | null, number | null],
  mean: number | null,
  ci: readonly [number, number] | null = null,
) => onLine({ sign: { usual } as HealthReading['sign'], mean, ci });

describe('a vital sign on a line', () => {
  test('begins at 0 and has room beyond the largest number', () => {
    const { usual, mean, interval } = line([0.1, 0.3], 0.5, [0.4, 0.54]);
    expect(mean! / usual[1]).toBeCloseTo(0.5 / 0.3, 12);
    expect(mean! / usual[0]).toBeCloseTo(5, 12);
    expect(interval![1]).toBeCloseTo(1 / 1.08, 12);
  });

  test('reaches the edge where a range has no end on that side', () => {
    expect(line([null, 0.6], 0.3).usual).toEqual([0, 0.6 / (0.6 * 1.08)]);
    expect(line([0.2, null], 0.3).usual[1]).toBe(1);
  });

  test('goes below 0 with what is found there, in order', () => {
    const { usual, mean, interval } = line([-0.3, 0.2], -0.5, [-0.6, -0.4]);
    expect(
      [interval![0], mean, interval![1], ...usual].every((x, k, all) => k === 0 || x! > all[k - 1]!),
    ).toBe(true);
    expect(interval![0]).toBeGreaterThan(0);
  });

  test('is never NaN, also where all is 0 or nothing is known', () => {
    for (const { usual, mean } of [line([null, 0], 0, [0, 0]), line([0, 0], null)])
      for (const x of [...usual, mean ?? 0]) expect(x >= 0 && x <= 1).toBe(true);
  });
});
