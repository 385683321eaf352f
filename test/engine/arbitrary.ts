import fc from 'fast-check';
import { STAGE_IDS } from '../../sim/stages/index.ts';

/** The upper bound in about one of nine, as often as there are stages: rare enough that a run stays short. */
const rate = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: fc.double({ min: 0, max: 0.8, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(64) },
);
const perStage = (value = rate) => fc.record(Object.fromEntries(STAGE_IDS.map((id) => [id, value])));
const trait = fc.record({
  distribution: fc.constantFrom('same', 'gamma', 'lognormal'),
  spread: fc.constantFrom(0, 0.5, 1, 3),
});
const share = fc.double({ min: 0, max: 1, noNaN: true });
const price = fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100);
const count = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: 0, max: 100 }).map((n) => `${n} %`),
);

/** Of three stages at most a third each, so that there are never more than people. */
function tenth() {
  return fc.constantFrom<number | string>(0, '10 %', '20 %');
}

const graph = fc.oneof(
  fc.constant({ kind: 'mixed' }),
  fc.record({ kind: fc.constant('erdos-renyi'), meanDegree: fc.constantFrom(0, 2, 6), strongShare: share }),
  fc.record({ kind: fc.constant('watts-strogatz'), meanDegree: fc.constant(4), rewire: share }),
  fc.record({ kind: fc.constant('barabasi-albert'), attach: fc.constant(2) }),
  fc.record({ kind: fc.constant('holme-kim'), attach: fc.constant(2), triad: share }),
  fc.record({ kind: fc.constant('circles'), circles: fc.constant(3), within: fc.constant(4) }),
  fc.constant({ kind: 'configuration', degrees: { distribution: 'geometric', mean: 3 } }),
  fc.constant({ kind: 'torus', corners: false }),
  fc.constant({ kind: 'tree', roots: 2, offspring: { distribution: 'poisson', mean: 2 } }),
  fc.constant({ kind: 'named', name: 'karate-club' }),
);

const mechanisms = {
  start: fc.record({
    people: fc.record({ member: tenth(), partner: tenth(), lapsed: tenth() }),
    fit: fc.constantFrom(0, 1, 4),
    circles: fc.option(fc.constantFrom(1, 2)),
    ties: fc.constantFrom(0, 1, 2.5, 9),
    strongShare: share,
  }),
  seeding: fc.record({
    by: fc.constantFrom('random', 'degree', 'core', 'betweenness', 'affinity', 'greedy'),
    count: fc.integer({ min: 0, max: 8 }),
    stage: fc.constantFrom(...STAGE_IDS.slice(1, 7)),
    perCircle: fc.boolean(),
    price,
  }),
  everyday: fc.record({ trust: perStage(), doubt: perStage() }),
  ip: fc.record({ strength: share, trust: perStage(), investment: price, decay: share }),
  channels: fc.dictionary(
    fc.constantFrom('ads', 'live'),
    fc.record({
      audience: fc.constantFrom('public', 'community'),
      reach: count,
      touch: rate,
      remind: rate,
      annoyance: rate,
    }),
  ),
  wordOfMouth: fc.record({
    talk: perStage(),
    receptivity: perStage(fc.double({ min: 0, max: 2, noNaN: true })),
    weak: share,
    talkingDays: fc.option(fc.integer({ min: 1, max: 5 })),
    idle: fc.option(fc.constantFrom(0, 0.1, 1)),
    otherDays: fc.constantFrom(0, 3),
    friendsNeeded: fc.constantFrom(1, 2),
    shareNeeded: fc.constantFrom(0, 0.3),
  }),
  complaints: fc.record({
    share,
    days: fc.integer({ min: 1, max: 6 }),
    rate,
    weak: share,
    publicReach: fc.constantFrom(0, 2, 100),
  }),
  referral: fc.record({
    invites: perStage(),
    trust: rate,
    rewardSender: price,
    friendLift: rate,
    senderOnStrong: share,
    doubtOfReferred: fc.constantFrom(0.3, 1, 2),
    cap: fc.option(fc.constantFrom(0, 2)),
    payAfter: fc.constantFrom(0, 3),
  }),
  events: fc.record({
    trustPerHour: rate,
    strongHours: fc.constantFrom(0, 3, 50),
    lastsDays: fc.integer({ min: 1, max: 4 }),
    tieCap: fc.integer({ min: 1, max: 4 }),
    ritualAt: fc.constantFrom(1, 3),
    ritualTrust: rate,
    series: fc.dictionary(
      fc.constantFrom('salon', 'call'),
      fc.record({
        kind: fc.constantFrom('online', 'offline'),
        perMonth: fc.constantFrom(0, 7, 30, 45),
        hours: fc.constantFrom(0.5, 2),
        capacity: count,
        interest: share,
        neighbours: fc.integer({ min: 0, max: 6 }),
      }),
    ),
  }),
  scope: fc.record({
    circles: fc.option(fc.integer({ min: 0, max: 3 })),
    widenOn: fc.option(fc.integer({ min: 1, max: 20 })),
    widenTo: fc.option(fc.integer({ min: 0, max: 3 })),
    saturation: fc.option(fc.constantFrom(0, 0.1, 0.5)),
  }),
  belonging: fc.record({
    law: fc.constantFrom('number', 'share', 'core'),
    floor: fc.constantFrom(0.01, 0.4, 1),
    half: fc.constantFrom(0.1, 2),
    friends: fc.constantFrom(1, 3),
    alone: fc.constantFrom(1, 64),
    catching: fc.constantFrom(0, 0.1, 0.5),
  }),
  culture: fc.record({ strength: share, trust: perStage(), investment: price, growthByEvents: share }),
  entry: fc.record({
    fee: price,
    fit: fc.constantFrom(0, 1, 2),
    approval: fc.constantFrom(0.0001, 0.5, 1),
    fitAsked: fc.constantFrom(0, 0.5, 100),
    fitWished: fc.constantFrom(0, 1, 3),
    dilution: rate,
    label: fc.record({ suits: fc.constantFrom(0.001, 0.3, 1), well: fc.constantFrom(0.01, 1, 5) }),
  }),
  product: fc.record({
    purchases: perStage(),
    price: perStage(price),
    badShare: share,
    autocorrelation: share,
    trust: rate,
    doubt: rate,
    escalation: fc.constantFrom(0, 1, 10),
    coCreation: fc.record({ rate, best: share, forOthers: fc.constantFrom(-1, 0, 1), cost: price }),
    demand: fc.record({ elasticity: fc.constantFrom(0, 1, 10), incomeSoftens: fc.constantFrom(0, 1, 2) }),
    stock: fc.record({
      units: fc.option(fc.constantFrom(0, 1, 20)),
      everyDays: fc.integer({ min: 1, max: 9 }),
      doubt: rate,
    }),
    resellers: fc.record({
      commission: share,
      from: fc.constantFrom('acquaintance', 'partner'),
      lift: share,
    }),
    giveBack: fc.record({ marginCap: fc.option(share), trust: rate }),
  }),
  points: fc.record({
    earned: fc.record({ member: price, shareholder: price }),
    worth: share,
    redeemEvery: fc.constantFrom(1, 3, 60),
    trust: rate,
    mark: fc.record({ member: rate, fan: rate }),
    markCost: price,
    devaluation: rate,
  }),
  selling: fc.record({
    offers: perStage(),
    taken: perStage(share),
    price: perStage(price),
    wallet: fc.option(price),
    doubt: rate,
    weariness: share,
    wearinessDays: fc.constantFrom(1, 1.5, 30),
    sensitivity: perStage(fc.constantFrom(0, 1, 5)),
  }),
  operations: fc.record({
    operators: fc.constantFrom(0, 0.5, 3),
    span: fc.integer({ min: 0, max: 30 }),
    managers: share,
    managerSpan: fc.integer({ min: 0, max: 10 }),
    burnout: rate,
    needs: perStage(fc.constantFrom(0, 0.5, 1)),
    trust: perStage(),
    neglect: perStage(),
  }),
};

type Scenario = Record<string, unknown>;

/** Any small scenario: a graph of any kind, any mechanisms, and up to two phases that change some of them. */
export const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    days: fc.integer({ min: 0, max: 25 }),
    graph,
    people: fc.record({
      affinity: trait,
      talkativeness: trait,
      income: trait,
      homophily: share,
      fitRaisesTalk: fc.constantFrom(0, 1, 2),
      fitSoftensDoubt: fc.constantFrom(0, 1),
    }),
    size: fc.integer({ min: 1, max: 60 }),
    steps: fc.constantFrom(1, 1, 3),
    ladder: fc.constantFrom({}, { slips: 'out' }, { slips: 'down' }, { slips: 'down', top: 'superfan' }),
    on: fc.record(mechanisms, { requiredKeys: [] }),
    phases: fc.array(
      fc.record({
        day: fc.integer({ min: 1, max: 20 }),
        change: fc.record(mechanisms, { requiredKeys: [] }),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ size, steps, on, phases, people, ...rest }) => {
    const mixed = rest.graph.kind === 'mixed';
    const free = rest.graph.kind !== 'named';
    const possible = (section: Scenario): Scenario => {
      const { start, seeding, wordOfMouth, belonging, ...others } = section as Record<
        string,
        Scenario | undefined
      >;
      return {
        ...others,
        ...(belonging && !mixed && { belonging }),
        ...(start && { start: mixed ? { ...start, ties: 0 } : start }),
        ...(seeding && { seeding: { ...seeding, by: mixed ? 'random' : seeding.by, count: 1 } }),
        ...(wordOfMouth && {
          wordOfMouth: mixed ? { ...wordOfMouth, friendsNeeded: 1, shareNeeded: 0 } : wordOfMouth,
        }),
      };
    };
    return {
      ...rest,
      ...possible(on),
      people: { ...people, ...(free && { count: size }) },
      stages: { steps: { stranger: steps, acquaintance: steps } },
      phases: phases.map(({ day, change }) => {
        const { start: _start, seeding: _seeding, ...policy } = possible(change);
        return { day, change: Object.fromEntries(Object.entries(policy).filter(([id]) => id in on)) };
      }),
    };
  });
