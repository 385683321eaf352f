import { describe, expect, test } from 'vitest';
import { MECHANISM_LIST } from '../../sim/mechanisms/index.ts';
import {
  listFields,
  makePlan,
  mergePatch,
  scenarioSchema,
  type FieldDescription,
} from '../../sim/scenario/index.ts';
import type { Raw } from '../mechanisms/helpers.ts';
import { nudges, places, read, write } from './nudge.ts';
import { outcomeOf, richFor } from './rich.ts';

/** Every field that a phase may change. */
const fields = listFields(scenarioSchema).filter(({ path }) => {
  const section = path.split('.')[0];
  return MECHANISM_LIST.some(({ id, dayZeroOnly }) => id === section && !dayZeroOnly);
});

const bySuccess = { scope: { widenOn: null, circles: 4, saturation: 0.6 } };

/** Fields that need another base to act on. */
const few = { talk: { stranger: 0, acquaintance: 0, lapsed: 0, wary: 0 } };
const core = { belonging: { law: 'core' } };
const BASES: Readonly<Record<string, Raw>> = {
  'product.delight': { wordOfMouth: { talkingDays: 6, idle: 0.1, otherDays: 5 }, product: { delight: 0.5 } },
  'events.receptivity.stranger': { events: { series: { dinner: { guests: 1 } } } },
  'events.outside': { events: { seating: 'tables' } },
  'belonging.friends': core,
  'belonging.alone': core,
  'wordOfMouth.idle': { wordOfMouth: { talkingDays: 6, idle: 0.3 } },
  'wordOfMouth.otherDays': { wordOfMouth: { talkingDays: 6, idle: 0.1, otherDays: 2 } },
  'scope.saturation': bySuccess,
  'scope.step': bySuccess,
  'wordOfMouth.talkingDays': { wordOfMouth: { talkingDays: 6 } },
  'wordOfMouth.friendsNeeded': { wordOfMouth: { ...few, friendsNeeded: 2 } },
  'wordOfMouth.shareNeeded': { wordOfMouth: { ...few, shareNeeded: 0.2 } },
};

/**
 * Nothing at all can change these; the list and its reasons are those of the fields themselves. Points have to be devalued,
 * by a phase of its own, before anybody minds how much.
 */
const WITHOUT_EFFECT =
  /^(everyday|ip|operations|culture)\.trust\.shareholder$|^points\.(mark\.shareholder|devaluation)$|^(wordOfMouth|events)\.receptivity\.shareholder$|^everyday\.doubt\.(lapsed|wary)$|^complaints\.receptivity\.(lapsed|wary)$|^(selling\.sensitivity|operations\.neglect)\.(lapsed|wary)$/;

const plain = (path: string): Raw => ({ ...richFor(path), phases: [] });

function variants(field: FieldDescription) {
  const base = mergePatch(plain(field.path), BASES[field.path] ?? {}) as Raw;
  const resolved = makePlan(base, () => undefined, 'test').plan!.scenario;
  return places(base, field.path.split('.')).flatMap((place) => {
    // Else the phase would switch the whole section on.
    expect(read(resolved, place.slice(0, -1)), `${place.join('.')}: its section is on`).toBeTruthy();
    return nudges(field, read(resolved, place)).map((value) => ({ base, place, value }));
  });
}

/** The base with one field changed by a phase. */
const fromDay = (day: number, { base, place, value }: ReturnType<typeof variants>[number]): Raw => ({
  ...base,
  phases: [{ day, change: write({}, place, value) }],
});

describe('a phase can change it', () => {
  test.each(fields.filter(({ path }) => !WITHOUT_EFFECT.test(path)))('$path', (field) => {
    const all = variants(field);
    expect(all.length).toBeGreaterThan(0);
    for (const variant of all) {
      const what = `${variant.place.join('.')}: ${String(variant.value)}`;
      expect(outcomeOf(fromDay(20, variant)) !== outcomeOf(variant.base), what).toBe(true);
    }
  });
});

describe('a phase that begins on day 1 is the same as having it from the start', () => {
  test.each(fields)('$path', (field) => {
    for (const variant of variants(field)) {
      const { base, place, value } = variant;
      const what = `${place.join('.')}: ${String(value)}`;
      expect(outcomeOf(fromDay(1, variant)) === outcomeOf(write(base, place, value) as Raw), what).toBe(true);
    }
  });
});
