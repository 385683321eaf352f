import { describe, expect, test } from 'vitest';
import { LAPSED, MEMBER, STRANGER, type StageId } from '../../sim/stages/index.ts';
import {
  MECHANISM_IDS,
  MECHANISM_LIST,
  MECHANISMS,
  sourceParts,
  UNITS,
  type MechanismId,
  type ActiveMechanism,
} from '../../sim/mechanisms/index.ts';
import { checkMechanism } from '../../sim/plugins/index.ts';
import { listFields } from '../../sim/scenario/index.ts';
import { tablesOf } from '../../sim/mechanisms/registry.ts';
import type { World } from '../../sim/world/index.ts';
import { configOf, outcomeOf, place, planOf, startOf, worldOf, type Raw, type Tie } from './helpers.ts';

const SOURCES = tablesOf().sources;

const busy: Raw = Object.fromEntries(MECHANISM_LIST.map(({ id, examples }) => [id, examples.busy]));
const idle: Raw = Object.fromEntries(MECHANISM_LIST.map(({ id, examples }) => [id, examples.idle]));

const setting: Raw = {
  days: 60,
  people: { count: 200, affinity: { distribution: 'gamma' }, talkativeness: { distribution: 'lognormal' } },
  graph: { kind: 'circles', circles: 5, strongShare: 0.4 },
};

const without = (id: MechanismId): Raw => {
  const { [id]: _removed, ...others } = busy;
  return { ...setting, ...others };
};

/** A small community in the middle of its life, the same for every call. */
function community(): World {
  const people = 40;
  const ties = Array.from({ length: people }, (_, i): Tie => {
    const next = (i + 1) % people;
    return i % 3 === 0 ? [i, next, 'strong'] : [i, next];
  });
  const world = worldOf({ people, ties });
  const stages: StageId[] = ['stranger', 'acquaintance', 'member', 'fan', 'superfan', 'lapsed', 'wary'];
  for (let i = 0; i < people; i++) place(world, stages[i % stages.length], i);
  return world;
}

/** Days of one mechanism alone: what it was told, and what it poured and booked. */
function live(id: MechanismId, world: World, seeDay: (day: number) => void): void {
  const running: ActiveMechanism<never> = startOf(id, busy[id] as never, world);
  for (const { person } of running.founders?.() ?? []) running.moved?.(person, STRANGER, MEMBER, 0);
  for (let person = 0; person < world.people; person++) {
    const from = world.stage[person] === LAPSED ? MEMBER : STRANGER;
    if (world.stage[person] !== from) running.moved?.(person, from, world.stage[person], 0);
  }
  for (let day = 1; day <= 40; day++) {
    world.ledger.newDay();
    running.today?.(day);
    running.changeTies?.(day);
    seeDay(day);
    world.trust.endDay(day);
    world.doubt.endDay(day);
    world.ties.changes.length = 0;
  }
}

describe.each(MECHANISM_IDS)('%s', (id) => {
  const { name, does, sources, schema } = MECHANISMS[id];

  test('keeps the contract that plug-ins are held to', () => {
    expect(checkMechanism(MECHANISM_LIST.find((one) => one.id === id)!)).toEqual([]);
  });

  test('says what it is, in both languages, under the name of its section', () => {
    expect(MECHANISMS[id].id).toBe(id);
    for (const words of [name, does]) {
      expect(words.en).not.toBe('');
      expect(words.zh).not.toBe('');
    }
    for (const source of sources) expect(SOURCES.map(({ id }) => id)).toContain(source);
  });

  test('every field has label and help in both languages, a unit and a source', () => {
    const fields = listFields(schema);
    expect(fields.length).toBeGreaterThan(0);
    for (const { path, notes } of fields) {
      expect(notes, path).toBeDefined();
      for (const words of [notes!.label, notes!.help]) {
        expect(words.en.trim(), path).not.toBe('');
        expect(words.zh, path).toMatch(/\p{Script=Han}|IP/u);
      }
      expect(Object.keys(UNITS), path).toContain(notes!.unit);
      for (const lang of ['en', 'zh'] as const) expect(sourceParts(notes!.source, lang)).not.toEqual([]);
    }
  });

  test('has a default for everything', () => {
    const once = configOf(id, {} as never);
    expect(configOf(id, once as never)).toEqual(once);
    expect(planOf({ [id]: {} }).scenario[id]).toEqual(once);
  });

  test('doing nothing it leaves the same bits as if it were not there', () => {
    const absent = outcomeOf(without(id));
    expect(outcomeOf({ ...without(id), [id]: idle[id] }).digest).toBe(absent.digest);
    expect(outcomeOf({ ...setting, ...busy }).digest, 'and busy it changes them').not.toBe(absent.digest);
  });

  test('it moves nobody, and books whole cents', () => {
    const world = community();
    const before = [
      world.stage.slice(),
      world.lastTransition.slice(),
      world.count.slice(),
      world.founder.slice(),
    ];
    live(id, world, () => {
      expect([world.stage, world.lastTransition, world.count, world.founder]).toEqual(before);
      for (const cents of world.ledger.cents) expect(Number.isInteger(cents)).toBe(true);
    });
  });

  test('it pours whole units, under its own names and into their buckets only, and nothing negative', () => {
    const world = community();
    live(id, world, () => {
      for (const into of [world.trust, world.doubt]) {
        const bucket = into === world.trust ? 'trust' : 'doubt';
        const own = new Set(
          SOURCES.flatMap(({ id, into }, s) =>
            sources.includes(id) && ['both', bucket].includes(into) ? [s] : [],
          ),
        );
        const classes = into.common.length;
        into.commonBySource.forEach((units, k) => {
          if (units !== 0) expect(own).toContain(Math.floor(k / classes));
        });
        for (const source of into.impulses.source) expect(own).toContain(source);
        const pressures = Array.from(world.stage, (_, person) => into.exposure.pressureOn(person));
        for (const { source } of into.exposure.sources) expect(own).toContain(source);
        for (const added of [into.common, pressures, into.impulses.units]) {
          expect(Array.from(added).every((units) => units >= 0 && Number.isInteger(units))).toBe(true);
        }
      }
    });
  });

  test('the same world, the same influences', () => {
    const seen = [0, 1].map(() => {
      const world = community();
      const days: unknown[] = [];
      live(id, world, () => {
        const { trust, doubt, ledger, ties } = world;
        const added = [trust, doubt].map(({ common, exposure, impulses }) => [
          common,
          Array.from(world.stage, (_, person) => exposure.pressureOn(person)),
          impulses.sum,
        ]);
        days.push(structuredClone([added, ledger.cents, ledger.counts]));
        days.push(structuredClone(ties.changes));
      });
      return days;
    });
    expect(seen[0]).toEqual(seen[1]);
  });

  test('adding it leaves every other draw as it was: the same founders, the same people', () => {
    const founders = (raw: Raw) => {
      const { transitions } = outcomeOf({ ...setting, days: 0, ...raw }, 0, undefined, true);
      return [...transitions!.person];
    };
    const { seeding } = busy;
    const alone = founders({ seeding });
    const together = founders({ seeding, [id]: busy[id] });
    // Whoever is there already is passed over; the others are asked in the same order.
    const there = together.slice(0, together.length - alone.length);
    const passedOver = alone.filter((person) => there.includes(person)).length;
    expect(together.slice(there.length, together.length - passedOver)).toEqual(
      alone.filter((person) => !there.includes(person)),
    );
    if (id !== 'start') expect(there).toEqual([]);
  });

  // People are placed on day 0: no phase can change them.
  if (id === 'seeding' || id === 'start') return;
  test('a phase that changes nothing changes nothing', () => {
    const phases = [{ day: 17, change: { [id]: {} } }];
    expect(outcomeOf({ ...setting, ...busy, phases }).digest).toBe(outcomeOf({ ...setting, ...busy }).digest);
  });
});
