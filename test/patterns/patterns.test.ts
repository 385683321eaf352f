import { afterAll, describe, expect, test } from 'vitest';
import { cascadesOf } from './cascades.ts';
import { PATTERNS } from './index.ts';
import { boundsOf, LIMITS, type Figure } from './pattern.ts';

/** Cases that stand on the talk of the default city, with neither reward nor event to add to it. */
const TALK_ALONE = ['book-club'];

let held = 0;
afterAll(() => expect(held, 'limits that figures were held to').toBeLessThanOrEqual(LIMITS));

function hold(figure: Figure): void {
  const { mean, low, high } = boundsOf(figure);
  const found = `${figure.of.en}: ${mean} (${low} to ${high})`;
  if (figure.above !== undefined) {
    held++;
    expect(low, found).toBeGreaterThan(figure.above);
  }
  if (figure.below !== undefined) {
    held++;
    expect(high, found).toBeLessThan(figure.below);
  }
}

describe('the default scenario shows', () => {
  test.each(PATTERNS)('$id', ({ measure }) => {
    for (const figure of measure()) hold(figure);
  });
});

test.each(TALK_ALONE)('most cascades of the case %s end within one step', (id) => {
  for (const figure of cascadesOf(id).measure()) hold(figure);
});
