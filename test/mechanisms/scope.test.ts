import { describe, expect, test } from 'vitest';
import { family } from '../validation/family.ts';
import { countOn, everyday, everybody, only, outcomeOf, planOf, start } from '../validation/scenario.ts';
import { place, startOf, worldOf } from './helpers.ts';

const { expectShare } = family('scope');
const N = 20_000;
const two = { kind: 'circles', circles: 2, within: 4, between: 2 };

describe('trust counts only while a circle is served', () => {
  /** Acquaintances of the second circle who joined by the end of each day. */
  function joined(scenario: object, days: number, seed: string): number[] {
    const plan = planOf({
      days,
      people: { count: 2 * N },
      graph: two,
      seeding: everybody('acquaintance'),
      everyday: everyday({ acquaintance: 0.05 }),
      ...scenario,
    });
    const found: number[] = [];
    let sum = 0;
    for (const { world, transitions } of start(plan, seed)) {
      for (let row = 0; row < transitions.count; row++) {
        if (world.graph.circle[transitions.person[row]] === 1 && transitions.to[row] === 2) sum++;
      }
      found.push(sum);
    }
    return found;
  }

  // Catches trust of the closed days that counts after all, and a threshold that is lost while a circle is closed.
  test('from the day it opens, as if the days before had not been', () => {
    const found = joined({ scope: { circles: 1, widenOn: 11 } }, 20, 'opens');
    expect(found[10]).toBe(0);
    expectShare(found[11], N, 1 - Math.exp(-0.05));
    expectShare(found[20], N, 1 - Math.exp(-0.05 * 10));
  });

  // Catches what was filled before a circle closed being lost, and a fee that changes behind closed doors.
  test('a phase can close a circle and another open it; fees that change meanwhile count', () => {
    const phases = [
      { day: 6, change: { scope: { circles: 1 } } },
      { day: 9, change: { entry: { fee: 100 } } },
      { day: 11, change: { scope: { circles: 2 } } },
    ];
    const found = joined({ scope: { circles: 2 }, entry: { fee: 0, worth: 100 }, phases }, 20, 'closes');
    expect(found[10]).toBe(found[5]);
    expectShare(found[20], N, 1 - Math.exp(-0.05 * (5 + 10 / 2)));
  });

  // Catches a level that passes what a bucket can hold while nobody counts it: nobody could ever be won after that.
  test('friends who poured more than any bucket holds do not put anybody beyond reach', () => {
    const outcome = outcomeOf(
      planOf({
        days: 9,
        people: { count: 2000 },
        graph: { kind: 'circles', circles: 2, within: 8, between: 0 },
        seeding: everybody('acquaintance'),
        wordOfMouth: { talk: only({ acquaintance: 20 }), receptivity: only({ acquaintance: 1 }), weak: 1 },
        scope: { circles: 0, widenOn: 8 },
      }),
      'loud',
    );
    expect(countOn(outcome, 7, 'member')).toBe(0);
    // Only those without any friend, e^(−8) of all, hear nothing on day 8.
    expect(countOn(outcome, 8, 'member')).toBeGreaterThan(1980);
  });
});

test('it widens by its steps while members make the share asked for, of people in circles served', () => {
  const world = worldOf({ people: 40, circle: Array.from({ length: 40 }, (_, person) => person % 4) });
  const scope = startOf('scope', { circles: 1, saturation: 0.2, step: 2 }, world);
  const openOn = (day: number) => {
    scope.today!(day);
    return [0, 1, 2, 3].filter((person) => scope.factor!(person, 1) === 1).length;
  };
  expect(openOn(1)).toBe(1);
  place(world, 'member', 0);
  expect(openOn(2), '1 of 10').toBe(1);
  place(world, 'fan', 4);
  expect(openOn(3), '2 of 10').toBe(3);
  expect(world.trust.changedFactors).toHaveLength(20);
  expect(openOn(4), '2 of 30').toBe(3);
  place(world, 'member', 1, 2, 5, 6);
  expect(openOn(5), '6 of 30').toBe(4);
});
