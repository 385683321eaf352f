import { describe, expect, test } from 'vitest';
import { LAPSED, MEMBER, STRANGER, type StageId } from '../../sim/ladder/index.ts';
import {
  MECHANISM_IDS,
  MECHANISMS,
  UNITS,
  type MechanismId,
  type Running,
} from '../../sim/mechanisms/index.ts';
import { listFields } from '../../sim/scenario/index.ts';
import { SOURCE_IDS, sourceIndex, SOURCES, type SourceId, type World } from '../../sim/world/index.ts';
import {
  configOf,
  onEveryStage,
  outcomeOf,
  place,
  planOf,
  startOf,
  worldOf,
  type Raw,
  type Tie,
} from './helpers.ts';

/** Every mechanism doing something. A new mechanism is added here and in `nothing`, and to no other line of this file. */
const busy: { [Id in MechanismId]: Raw } = {
  start: { people: { member: 20, fan: '2 %' }, ties: 3 },
  seeding: { count: 30, price: 1.11 },
  everyday: { trust: { stranger: 0.004 }, doubt: { stranger: 0.002 } },
  ip: { investment: 33.33 },
  channels: { video: { reach: '5 %', remind: 0.01, annoyance: 0.01, costPerReach: 0.07 } },
  wordOfMouth: { talk: { member: 0.03 }, talkingDays: 20 },
  complaints: { share: 0.5, rate: 0.05, publicReach: 2 },
  referral: {
    rewardSender: 10.01,
    rewardFriend: 5,
    trust: 0.4,
    senderOnStrong: 0.3,
    doubtOfReferred: 0.82,
    friendOnWeak: 0.3,
    cap: 2,
    payAfter: 9,
    fraud: 0.1,
  },
  events: {
    lastsDays: 20,
    ritualTrust: 0.3,
    series: { dinner: { perMonth: 6, capacity: 12, interest: 0.3, cost: 99.99 } },
  },
  entry: { fee: 49.99, worth: 60, fitAsked: 0.5, dilution: 0.01, fitWished: 2, label: { suits: 0.5 } },
  scope: { circles: 2, saturation: 0.1, widenOn: 30 },
  culture: { investment: 22.22, growthBySuperfans: 0.5 },
  product: {
    purchases: { acquaintance: 0.3, member: 0.3 },
    badShare: 0.3,
    price: { member: 9.99 },
    goods: 3.33,
    demand: { elasticity: 1, reference: 20 },
    stock: { units: 40, everyDays: 5, doubt: 0.1 },
    resellers: { commission: 0.1, from: 'fan', lift: 0.5 },
    giveBack: { marginCap: 0.05, trust: 0.01 },
  },
  points: { earned: { member: 0.33 }, redeemEvery: 7, markCost: 1.11 },
  selling: {
    offers: { acquaintance: 2, member: 2, fan: 2 },
    doubt: 0.01,
    weariness: 0.05,
    wearinessDays: 10,
  },
  operations: { operators: 0.5, span: 60, wage: 33.33, managers: 0.4, burnout: 0.01, managerPay: 1.11 },
};

/** Every mechanism switched on and doing nothing. */
const nothing: { [Id in MechanismId]: Raw } = {
  start: { ties: 3, fit: 1 },
  seeding: { count: 0 },
  everyday: { trust: onEveryStage(0), doubt: onEveryStage(0) },
  ip: { trust: onEveryStage(0) },
  channels: { video: { touch: 0 } },
  wordOfMouth: { talk: onEveryStage(0) },
  complaints: { share: 0 },
  referral: { invites: onEveryStage(0) },
  events: { series: { dinner: { perMonth: 0 } } },
  entry: { fee: 0, dilution: 0 },
  scope: {},
  culture: { trust: onEveryStage(0) },
  product: { purchases: onEveryStage(0) },
  points: { trust: 0, mark: { member: 0, fan: 0, superfan: 0, partner: 0, shareholder: 0 } },
  selling: { offers: onEveryStage(0) },
  operations: { trust: onEveryStage(0), neglect: onEveryStage(0) },
};

const setting: Raw = {
  days: 60,
  people: { count: 200, affinity: { law: 'gamma' }, talkativeness: { law: 'lognormal' } },
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
  const running: Running<never> = startOf(id, busy[id] as never, world);
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

test('the lists of this file are complete', () => {
  expect(Object.keys(busy)).toEqual(MECHANISM_IDS);
  expect(Object.keys(nothing)).toEqual(MECHANISM_IDS);
});

describe.each(MECHANISM_IDS)('%s', (id) => {
  const { name, does, sources, schema } = MECHANISMS[id];

  test('says what it is, in both languages, under the name of its section', () => {
    expect(MECHANISMS[id].id).toBe(id);
    for (const words of [name, does]) {
      expect(words.en).not.toBe('');
      expect(words.zh).not.toBe('');
    }
    for (const source of sources) expect(SOURCE_IDS).toContain(source);
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
      expect(notes!.source.trim(), path).not.toBe('');
    }
  });

  test('has a default for everything', () => {
    const once = configOf(id, {} as never);
    expect(configOf(id, once as never)).toEqual(once);
    expect(planOf({ [id]: {} }).scenario[id]).toEqual(once);
  });

  test('doing nothing it leaves the same bits as if it were not there', () => {
    const absent = outcomeOf(without(id));
    expect(outcomeOf({ ...without(id), [id]: nothing[id] }).bits).toBe(absent.bits);
    expect(outcomeOf({ ...setting, ...busy }).bits, 'and busy it changes them').not.toBe(absent.bits);
  });

  test('it moves nobody, and books whole cents', () => {
    const world = community();
    const before = [world.stage.slice(), world.lastMove.slice(), world.count.slice(), world.founder.slice()];
    live(id, world, () => {
      expect([world.stage, world.lastMove, world.count, world.founder]).toEqual(before);
      for (const cents of world.ledger.cents) expect(Number.isInteger(cents)).toBe(true);
    });
  });

  test('it pours whole units, under its own names and into their buckets only, and nothing negative', () => {
    const world = community();
    live(id, world, () => {
      for (const into of [world.trust, world.doubt]) {
        const bucket = into === world.trust ? 'trust' : 'doubt';
        const fits = (source: SourceId) => ['both', bucket].includes(SOURCES[sourceIndex(source)].into);
        const own = new Set(sources.filter(fits).map(sourceIndex));
        const classes = into.common.length;
        into.commonBySource.forEach((units, k) => {
          if (units !== 0) expect(own).toContain(Math.floor(k / classes));
        });
        for (const source of into.impulses.source) expect(own).toContain(source);
        const pressures = Array.from(world.stage, (_, person) => into.intake.pressureOn(person));
        if (pressures.some((units) => units > 0)) expect(sources).toContain(into.tieSource);
        for (const poured of [into.common, pressures, into.impulses.units]) {
          expect(Array.from(poured).every((units) => units >= 0 && Number.isInteger(units))).toBe(true);
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
        const poured = [trust, doubt].map(({ common, intake, impulses }) => [
          common,
          Array.from(world.stage, (_, person) => intake.pressureOn(person)),
          impulses.sum,
        ]);
        days.push(structuredClone([poured, ledger.cents, ledger.counts]));
        days.push(structuredClone(ties.changes));
      });
      return days;
    });
    expect(seen[0]).toEqual(seen[1]);
  });

  test('adding it leaves every other draw as it was: the same founders, the same people', () => {
    const founders = (raw: Raw) => {
      const { moves } = outcomeOf({ ...setting, days: 0, ...raw }, 0, undefined, true);
      return [...moves!.person];
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
    expect(outcomeOf({ ...setting, ...busy, phases }).bits).toBe(outcomeOf({ ...setting, ...busy }).bits);
  });
});
