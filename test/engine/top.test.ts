import { describe, expect, test } from 'vitest';
import { STAGE_IDS, TOPS } from '../../sim/stages/index.ts';
import { countOn, everyday, outcomeOf, planOf } from '../validation/scenario.ts';

const RUNGS = ['member', 'fan', 'superfan', 'partner', 'shareholder'] as const;

/** Everybody climbs a rung on nearly every day that lets them, by a steady hazard and by evenings together. */
const climbing = {
  days: 12,
  people: { count: 300 },
  graph: { kind: 'circles', circles: 3 },
  start: { people: { member: 100, superfan: 50 } },
  everyday: everyday({ member: 9, fan: 9, superfan: 9, partner: 9 }, {}),
  events: { series: { salon: { perMonth: 60, capacity: 300, interest: 1 } } },
};

describe('trust leads up to the top of the ladder', () => {
  test.each(TOPS)('%s, and nobody climbs beyond it', (top) => {
    const outcome = outcomeOf(planOf({ ...climbing, ladder: { top } }), 'top');
    const at = RUNGS.indexOf(top);
    // Whoever was above on day 0 stays there.
    const held = at < RUNGS.indexOf('superfan') ? 50 : 0;
    expect(countOn(outcome, 12, 'superfan') >= held).toBe(true);
    for (const rung of RUNGS.slice(at + 1))
      expect(countOn(outcome, 12, rung), rung).toBe(rung === 'superfan' ? held : 0);
    // Catches a top that lets nobody arrive on it.
    expect(countOn(outcome, 12, top)).toBeGreaterThan(50);
  });

  test('shareholder, the default, changes no bit; any other does', () => {
    const digest = (ladder: object) => outcomeOf(planOf({ ...climbing, ladder }), 'top').digest;
    expect(digest({ top: 'shareholder' })).toBe(digest({}));
    expect(digest({ top: 'superfan' })).not.toBe(digest({}));
  });

  test('who stands above stays until doubt takes them out', () => {
    const plan = planOf({
      days: 3,
      people: { count: 100 },
      graph: { kind: 'mixed' },
      ladder: { top: 'superfan' },
      start: { people: { partner: 40, shareholder: 10 } },
      everyday: everyday({ partner: 64 }, { shareholder: 64 }),
    });
    const outcome = outcomeOf(plan, 'above');
    expect(STAGE_IDS.map((id) => [id, countOn(outcome, 3, id)]).filter(([, people]) => people !== 0)).toEqual(
      [
        ['stranger', 50],
        ['partner', 40],
        ['lapsed', 10],
      ],
    );
  });
});
