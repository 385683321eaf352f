import { expect, test } from 'vitest';
import { ACQUAINTANCE, CLOCK_UNITS_PER_HAZARD, LAPSED, MEMBER, STRANGER } from '../../sim/stages/index.ts';
import { onEveryStage, place, startOf, worldOf } from './helpers.ts';

// Catches a tail that grows with the whole population, one that never ends, and one that overwrites talk where all are mixed.
test('in public: each detractor reaches r of N with a touch by stage, while they complain', () => {
  for (const mixed of [false, true]) {
    const world = worldOf({ people: 50, mixed });
    const receptivity = { ...onEveryStage(0), stranger: 1, member: 0.5 };
    const config = { share: 1, days: 3, rate: 0.01, publicReach: 5, publicTouch: 0.2, receptivity };
    const complaints = startOf('complaints', config, world);
    const doubt = (stage: number, source: number) =>
      world.doubt.commonBySource[source * world.count.length + stage] / CLOCK_UNITS_PER_HAZARD;
    const added = (stage: number) => world.doubt.common[stage] / CLOCK_UNITS_PER_HAZARD;
    complaints.today!(1);
    expect(added(STRANGER)).toBe(0);
    for (const person of [0, 1]) {
      place(world, 'lapsed', person);
      complaints.moved!(person, MEMBER, LAPSED, 1);
    }
    for (let day = 2; day <= 6; day++) {
      complaints.today!(day);
      const speaking = day <= 4 ? 2 : 0;
      const rate = (touch: number) => -speaking * Math.log(1 - 0.1 * (1 - Math.exp(-touch)));
      // Among a mixed crowd everybody also hears the mean of what detractors say.
      const talk = mixed ? (speaking * 0.01) / 50 : 0;
      expect(added(STRANGER), `day ${day}`).toBeCloseTo(rate(0.2) + talk, 9);
      expect(added(MEMBER)).toBeCloseTo(rate(0.1) + talk / 2, 9);
      expect(added(ACQUAINTANCE)).toBe(0);
    }
    expect(doubt(STRANGER, 0)).toBe(0);
  }
});
