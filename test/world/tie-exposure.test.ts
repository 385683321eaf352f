import { describe, expect, test } from 'vitest';
import { Credit } from '../../sim/engine/credit.ts';
import { MEMBER, STAGE_COUNT, STRANGER, toUnits } from '../../sim/stages/index.ts';
import { Talk } from '../../sim/mechanisms/talk.ts';
import { keyOf } from '../../sim/random/index.ts';
import { sourceIndex, SOURCE_IDS } from '../../sim/world/index.ts';
import { place, worldOf, type Tie } from '../mechanisms/helpers.ts';

/** A star: person 0 in the middle, strong ties to 1 and 2, weak ones to 3 and 4. */
const star: Tie[] = [
  [0, 1, 'strong'],
  [0, 2, 'strong'],
  [0, 3],
  [0, 4],
];
const receptivity = (share: number) => Array.from({ length: STAGE_COUNT }, () => share);

/** Two sources into trust: friends 1 and 3 talk under the one name, 2, 3 and 4 under the other. */
function twoSources() {
  const world = worldOf({ people: 5, ties: star });
  const first = new Talk(world, world.trust, 'wordOfMouth', receptivity(0.5), null);
  first.speak(1, 0.02, 0.01);
  const second = new Talk(world, world.trust, 'invitation', receptivity(0.25), null);
  first.speak(3, 0.06, 0.03);
  second.speak(2, 0.008, 0.004);
  second.speak(3, 0.1, 0.002);
  second.speak(4, 0.1, 0.001);
  world.trust.exposure.flush();
  return { world, first, second };
}

/** What the middle is to take in of each, in whole units: the sum of what friends pour × share, rounded down once a source. */
const OF_FIRST = Math.floor((toUnits(0.02) + toUnits(0.03)) * Math.fround(0.5));
const OF_SECOND = Math.floor((toUnits(0.008) + toUnits(0.002) + toUnits(0.001)) * Math.fround(0.25));

describe('two sources of talk in one bucket', () => {
  test('add up, to the unit', () => {
    const { world } = twoSources();
    expect(world.trust.exposure.pressureOn(0)).toBe(OF_FIRST + OF_SECOND);
    expect(world.trust.exposure.sources.map((one) => one.pressureOn(0))).toEqual([OF_FIRST, OF_SECOND]);
  });

  test('add up over days, across changes of talk, listening and stage', () => {
    const { world, first, second } = twoSources();
    const { exposure } = world.trust;
    const day = (today: number) => world.trust.endDay(today);
    for (let today = 1; today <= 10; today++) day(today);
    expect(exposure.through(0, 10)).toBe(10 * (OF_FIRST + OF_SECOND));
    first.speak(1, 0, 0);
    second.setReceptivity(receptivity(1), null);
    const after =
      Math.floor(toUnits(0.03) * Math.fround(0.5)) + toUnits(0.008) + toUnits(0.002) + toUnits(0.001);
    for (let today = 11; today <= 15; today++) day(today);
    expect(exposure.pressureOn(0)).toBe(after);
    expect(exposure.through(0, 15)).toBe(10 * (OF_FIRST + OF_SECOND) + 5 * after);
    world.arrive(0, MEMBER, 15);
    expect(exposure.through(0, 15)).toBe(0);
    day(16);
    expect(exposure.through(0, 16)).toBe(after);
  });

  test('a tie that changes class changes each by what its speaker says along it', () => {
    const { world, first, second } = twoSources();
    for (const talk of [first, second]) talk.tieChanged(0, 3, 1, 2);
    world.trust.exposure.flush();
    const [one, two] = world.trust.exposure.sources.map((source) => source.incomingOf(0));
    expect(one).toBe(toUnits(0.02) + toUnits(0.06));
    expect(two).toBe(toUnits(0.008) + toUnits(0.1) + toUnits(0.001));
  });

  test('each has the credit of what it pours', () => {
    const { world } = twoSources();
    const shares = new Credit(keyOf(1, 0), SOURCE_IDS.length).shares(world.trust, 0, STRANGER);
    const total = OF_FIRST + OF_SECOND;
    const expected = SOURCE_IDS.map((id) =>
      id === 'wordOfMouth' ? OF_FIRST / total : id === 'invitation' ? OF_SECOND / total : 0,
    );
    expect(Array.from(shares)).toEqual(expected);
  });

  test('the giver is drawn source by source, in proportion to what each friend pours under that name', () => {
    const { world } = twoSources();
    const credit = new Credit(keyOf(1, 0), SOURCE_IDS.length);
    const shares = credit.shares(world.trust, 0, STRANGER).slice();
    const draws = 40_000;
    const found = new Float64Array(5);
    for (let visit = 0; visit < draws; visit++) found[credit.drawParent(world.trust, 0, visit, shares)]++;
    const total = OF_FIRST + OF_SECOND;
    const first = (rate: number) => (OF_FIRST / total) * (rate / 0.05);
    const second = (rate: number) => (OF_SECOND / total) * (rate / 0.011);
    const expected = [0, first(0.02), second(0.008), first(0.03) + second(0.002), second(0.001)];
    for (const [friend, share] of expected.entries()) {
      // Five standard errors of a share of so many draws.
      const allowed = 5 * Math.sqrt((share * (1 - share)) / draws) + 1e-6;
      expect(Math.abs(found[friend] / draws - share), `friend ${friend}`).toBeLessThan(allowed);
    }
  });

  test('on a mixed graph both pour on all, and each draws among its own speakers', () => {
    const world = worldOf({ people: 4, mixed: true });
    const first = new Talk(world, world.trust, 'wordOfMouth', receptivity(1), null);
    const second = new Talk(world, world.trust, 'invitation', receptivity(1), null);
    place(world, 'member', 1, 2);
    first.speak(1, 0.04, 0);
    second.speak(2, 0.08, 0);
    for (const talk of [first, second]) talk.setCommonRates();
    const { commonBySource } = world.trust;
    const rate = (id: 'wordOfMouth' | 'invitation') =>
      commonBySource[sourceIndex(id) * STAGE_COUNT + STRANGER] / 2 ** 40;
    expect(rate('wordOfMouth')).toBeCloseTo(0.04 / 4, 8);
    expect(rate('invitation')).toBeCloseTo(0.08 / 4, 8);
    const [one, two] = world.trust.exposure.sources;
    expect(one.drawGiver(0, () => 0.3)).toBe(1);
    expect(two.drawGiver(0, () => 0.3)).toBe(2);
  });

  test('one name talks once: a second Talk under it is refused by name', () => {
    const { world } = twoSources();
    expect(() => new Talk(world, world.trust, 'wordOfMouth', receptivity(1), null)).toThrow(/wordOfMouth/);
  });
});
