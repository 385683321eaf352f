import { expect, test } from 'vitest';
import {
  PROMOTES_TO,
  CLOCK_UNITS_PER_HAZARD,
  NOWHERE,
  DEMOTES_TO,
  stageIndex,
  STRANGER,
  UNITS_PER_HAZARD,
} from '../../sim/stages/index.ts';
import { shareOf } from '../../sim/engine/index.ts';
import { SOURCE_COUNT, sourceIndex, type Influences, type World } from '../../sim/world/index.ts';
import { family } from './family.ts';
import { everyday, only, planOf, start } from './scenario.ts';

const { expectMean } = family('credit');
const REPLICATES = 200;
const FAN = stageIndex('fan');
const SOURCES = Array.from({ length: SOURCE_COUNT }, (_, s) => s);

/** IP that fades, friends and invitations that come later, events, doubt and complaints all along. */
const plan = planOf({
  days: 40,
  graph: { kind: 'erdos-renyi', meanDegree: 8, strongShare: 0.3 },
  people: { count: 120, affinity: { distribution: 'gamma', spread: 0.8 } },
  ip: {
    strength: 1,
    decay: 0.15,
    reputation: 0,
    trust: only({ stranger: 0.08, acquaintance: 0.08, member: 0.05 }),
  },
  wordOfMouth: {
    talk: only({ acquaintance: 0.05, member: 0.15, fan: 0.3 }),
    receptivity: only({ stranger: 1, acquaintance: 0.7, member: 0.4 }),
    weak: 0.4,
  },
  referral: { invites: only({ member: 0.2, fan: 0.4 }), trust: 0.3, friendLift: 0 },
  events: { trustPerHour: 0.05, series: { salon: { perMonth: 10, interest: 0.4, neighbours: 0 } } },
  everyday: everyday({ lapsed: 0.1 }, { stranger: 0.01, acquaintance: 0.03, member: 0.03, fan: 0.02 }),
  complaints: { share: 0.6, rate: 0.05, days: 15 },
});

/** What each source pours into each person today, hazard by [person × source]. */
function added(into: Influences, world: World): Float64Array {
  const out = new Float64Array(world.people * SOURCE_COUNT);
  for (let person = 0; person < world.people; person++) {
    for (const s of SOURCES) {
      const rate = into.commonBySource[s * into.common.length + world.stage[person]];
      out[person * SOURCE_COUNT + s] = rate / CLOCK_UNITS_PER_HAZARD;
    }
    for (const tied of into.exposure.sources)
      out[person * SOURCE_COUNT + tied.source] += tied.pressureOn(person) / UNITS_PER_HAZARD;
  }
  into.impulses.person.forEach((person, k) => {
    out[person * SOURCE_COUNT + into.impulses.source[k]] += into.impulses.units[k] / UNITS_PER_HAZARD;
  });
  return out;
}

/** The part of a person's trust today that comes from friends who are fans, by talk and by invitation. */
function fromFans(world: World): Float64Array {
  const { talk, weak } = plan.scenario.wordOfMouth!;
  const { trust, stage, people } = world;
  const out = new Float64Array(people);
  for (let person = 0; person < people; person++) {
    let all = 0;
    let fans = 0;
    world.ties.forEach(person, (friend, strong) => {
      const said = Object.values(talk)[stage[friend]] * (strong ? 1 : weak);
      all += said;
      if (stage[friend] === FAN) fans += said;
    });
    if (all > 0) out[person] = ((fans / all) * trust.exposure.pressureOn(person)) / UNITS_PER_HAZARD;
  }
  trust.impulses.person.forEach((person, k) => {
    const giver = trust.impulses.giver[k];
    if (giver >= 0 && stage[giver] === FAN) out[person] += trust.impulses.units[k] / UNITS_PER_HAZARD;
  });
  return out;
}

/**
 * What one run gave less what was to be expected of it. Each day every person waiting is expected to add
 * (a_c/H)(1 − e^(−H)) to the credit of source c, whatever happened before, so the sum of the differences is a martingale.
 */
function surplus(replicate: number) {
  const run = start(plan, 'credit', replicate);
  const { world } = run.next().value!;
  const promotions = new Float64Array(SOURCE_COUNT);
  const demotions = new Float64Array(SOURCE_COUNT);
  const parents = { any: 0, fans: 0 };
  let given = 0;
  let stage = world.stage.slice();

  // Called when everybody is resolved but nobody has moved yet: all that was poured today still stands.
  const endDay = world.trust.endDay.bind(world.trust);
  world.trust.endDay = (day) => {
    stage = world.stage.slice();
    const trust = added(world.trust, world);
    const doubt = added(world.doubt, world);
    const fans = fromFans(world);
    for (let person = 0; person < world.people; person++) {
      const fit = world.affinity.of(person);
      const at = person * SOURCE_COUNT;
      const up = PROMOTES_TO[stage[person]] === NOWHERE ? 0 : fit;
      const out = DEMOTES_TO[stage[person]] === NOWHERE ? 0 : 1;
      let H = 0;
      for (const s of SOURCES) H += trust[at + s] * up + doubt[at + s] * out;
      if (H === 0) continue;
      const probability = (1 - Math.exp(-H)) / H;
      for (const s of SOURCES) {
        promotions[s] -= trust[at + s] * up * probability;
        demotions[s] -= doubt[at + s] * out * probability;
      }
      for (const id of ['wordOfMouth', 'invitation'] as const) {
        parents.any -= trust[at + sourceIndex(id)] * up * probability;
      }
      parents.fans -= fans[person] * up * probability;
    }
    endDay(day);
  };

  for (const { transitions } of run) {
    for (let row = 0; row < transitions.count; row++) {
      const promoted = PROMOTES_TO[transitions.from[row]] === transitions.to[row];
      const into = promoted ? promotions : demotions;
      for (const s of SOURCES) into[s] += shareOf(transitions, row, s);
      if (promoted && transitions.from[row] === STRANGER) given++;
      if (transitions.parent[row] < 0) continue;
      parents.any++;
      if (stage[transitions.parent[row]] === FAN) parents.fans++;
    }
  }
  return { promotions, demotions, parents, given };
}

const runs = Array.from({ length: REPLICATES }, (_, r) => surplus(r));

test('the runs are full of moves', () => {
  for (const { given } of runs) expect(given).toBeGreaterThan(30);
});

// Catches credit by the largest source, by all that was ever received, or to influence of tomorrow.
test.each(['ip', 'wordOfMouth', 'invitation', 'event', 'everyday'] as const)(
  'credit of climbs to %s is fair',
  (id) => {
    expectMean(
      runs.map((run) => run.promotions[sourceIndex(id)]),
      0,
    );
  },
);

test.each(['everyday', 'complaints'] as const)('credit of slips to %s is fair', (id) => {
  expectMean(
    runs.map((run) => run.demotions[sourceIndex(id)]),
    0,
  );
});

// Catches a parent who is the loudest friend, any friend, or one who began to talk today.
test('as many climbs have a person for a parent as word of mouth and invitations are credited with', () => {
  expectMean(
    runs.map((run) => run.parents.any),
    0,
  );
});

test('parents are drawn in proportion to what each poured', () => {
  expectMean(
    runs.map((run) => run.parents.fans),
    0,
  );
});
