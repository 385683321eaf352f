import { expect, test, vi } from 'vitest';
import { NEVER, type StageId } from '../../sim/stages/index.ts';
import type { World } from '../../sim/world/index.ts';
import { outcomeOf, planOf, start } from '../validation/scenario.ts';

/*
 * No mechanism may know a threshold, or what is left of one: then every influence would be computed from the future.
 * So a threshold that a run never met may be anything at all, and the run must come out the same to the last bit.
 */
const met = vi.hoisted(() => ({ visits: null as Set<string> | null, changed: 0 }));
vi.mock('../../sim/engine/buckets.ts', async (original) => {
  const real = await original<typeof import('../../sim/engine/buckets.ts')>();
  const { Buckets } = real;
  class Forgetful extends Buckets {
    readonly #people: World;
    constructor(...args: ConstructorParameters<typeof Buckets>) {
      super(...args);
      this.#people = args[0];
      for (let person = 0; person < this.#people.people; person++) this.#forget(person);
    }
    override arrive(people: Int32Array, count: number): void {
      super.arrive(people, count);
      for (const person of people.subarray(0, count)) this.#forget(person);
    }
    #forget(person: number): void {
      const stage = this.#people.stage[person];
      if (!met.visits || met.visits.has(`${person} ${stage} ${this.visit(person, stage)}`)) return;
      met.changed++;
      this.trustThreshold[person] = NEVER;
      this.doubtThreshold[person] = NEVER;
    }
  }
  return { ...real, Buckets: Forgetful };
});

const some = (values: Partial<Record<StageId, number>>) => values;
const plan = planOf({
  days: 120,
  graph: { kind: 'circles', circles: 4, within: 8, between: 2 },
  people: {
    count: 300,
    affinity: { distribution: 'gamma', spread: 0.7 },
    talkativeness: { distribution: 'lognormal', spread: 1 },
    homophily: 0.3,
  },
  seeding: { by: 'degree', count: 15, stage: 'fan', price: 10 },
  everyday: { trust: some({ lapsed: 0.01 }), doubt: some({ stranger: 0.001, member: 0.01 }) },
  ip: { strength: 0.6, investment: 100 },
  channels: { ads: { reach: '10 %', touch: 0.1, annoyance: 0.02 } },
  wordOfMouth: { talkingDays: 20, friendsNeeded: 1 },
  complaints: { share: 0.5, rate: 0.02 },
  referral: { rewardSender: 20, rewardFriend: 20, doubtOfReferred: 0.5 },
  scope: { circles: 2, widenOn: 20 },
  events: { series: { salon: { perMonth: 8, capacity: 20 }, call: { kind: 'online', perMonth: 15 } } },
  entry: { fee: 60 },
  product: { badShare: 0.3, autocorrelation: 0.3, coCreation: { rate: 5 } },
  selling: { offers: some({ member: 2, fan: 2 }) },
  operations: { operators: 0.1, managers: 0.5, burnout: 0.01 },
  phases: [{ day: 40, change: { wordOfMouth: { friendsNeeded: 2 }, referral: { senderLift: 3 } } }],
});

test('thresholds that nobody met change nothing: not a move, a share, a cent or an invitation', () => {
  met.visits = null;
  const run = outcomeOf(plan, 'blind');
  const { person, from } = run.transitions!;
  const left = new Map<string, number>();
  met.visits = new Set();
  person.forEach((who, row) => {
    const at = `${who} ${from[row]}`;
    const visit = left.get(at) ?? 0;
    left.set(at, visit + 1);
    met.visits!.add(`${at} ${visit}`);
  });
  met.changed = 0;
  const blind = outcomeOf(plan, 'blind');
  expect(met.changed).toBeGreaterThan(100);
  expect(person.length).toBeGreaterThan(300);
  expect(blind).toEqual(run);
});

// The same on the first day alone, where it is plain to see: everything poured is there before anybody is resolved.
test('what is poured on day 1 does not depend on any threshold', () => {
  const added = (visits: Set<string> | null) => {
    met.visits = visits;
    const days = start(plan, 'first day');
    const { world } = days.next().value!;
    const impulses: unknown[] = [];
    const addImpulse = world.trust.addImpulse.bind(world.trust);
    world.trust.addImpulse = (...args) => {
      impulses.push(args);
      addImpulse(...args);
    };
    const pressure = [world.trust, world.doubt].map((into) =>
      Array.from(world.stage, (_, person) => into.exposure.pressureOn(person)),
    );
    days.next();
    return { impulses, pressure, common: [world.trust.common.slice(), world.doubt.common.slice()] };
  };
  expect(added(new Set())).toEqual(added(null));
});
