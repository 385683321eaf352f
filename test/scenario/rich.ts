import { runReplicate, sharedGraph, type Outcome } from '../../sim/analysis/index.ts';
import type { GraphSource } from '../../sim/graph/index.ts';
import { makePlan } from '../../sim/scenario/index.ts';
import { onEveryStage, type Raw } from '../mechanisms/helpers.ts';
import { graphSource } from '../graph/source.ts';

/** A scenario in which every field of every mechanism has something to do: people stand on every stage and move often. */
export const RICH: Raw = {
  version: 1,
  seed: 7,
  days: 60,
  people: {
    count: 250,
    affinity: { distribution: 'gamma', spread: 0.6 },
    talkativeness: { distribution: 'lognormal', spread: 0.7 },
    income: { distribution: 'lognormal', spread: 0.5 },
    homophily: 0.3,
    fitSoftensDoubt: 0.5,
  },
  graph: { kind: 'circles', circles: 8, within: 8, between: 2, strongShare: 0.3 },
  seeding: { count: 60, stage: 'fan', accepts: 0.8, price: 12.5, pricePerTie: 0.5 },
  everyday: {
    trust: { ...onEveryStage(0.03), stranger: 0.004, lapsed: 0.06, wary: 0.06 },
    doubt: { ...onEveryStage(0.012), stranger: 0.006 },
  },
  ip: {
    strength: 0.4,
    trust: onEveryStage(0.01),
    investment: 150,
    growth: 0.1,
    reputation: 0.1,
    decay: 0.02,
  },
  channels: { video: { reach: 40, touch: 0.05, remind: 0.05, annoyance: 0.03, costPerReach: 0.4 } },
  wordOfMouth: { talk: onEveryStage(0.02), weak: 0.5, receptivity: onEveryStage(0.8) },
  complaints: { share: 0.6, days: 15, rate: 0.08, weak: 0.7, receptivity: onEveryStage(0.8) },
  referral: {
    invites: onEveryStage(0.03),
    trust: 0.3,
    rewardSender: 15,
    rewardFriend: 10,
    senderLift: 1.5,
    friendLift: 0.2,
    halfReward: 20,
    within: 8,
  },
  events: {
    trustPerHour: 0.02,
    offlineRatio: 3,
    hoursPerMonth: 9,
    strongHours: 0.7,
    lastsDays: 20,
    tieCap: 5,
    series: {
      dinner: {
        kind: 'offline',
        perMonth: 12,
        hours: 3,
        capacity: 30,
        interest: 0.3,
        cost: 200,
        costPerHead: 10,
      },
      call: { kind: 'online', perMonth: 20, hours: 1, capacity: 50, interest: 0.3, cost: 20, from: 'member' },
    },
  },
  entry: { fee: 40, worth: 80, fit: 1 },
  phases: [{ day: 30, change: { ip: { investment: 400 } } }],
};

/**
 * Sections that are laid over RICH for their own fields only: with everything on at once, what is left for one more knob to
 * change can be too little to see.
 */
export const ALSO: Readonly<Record<string, Raw>> = {
  start: {
    date: '2026-03-01',
    people: {
      acquaintance: 20,
      member: 16,
      fan: 10,
      superfan: 8,
      partner: 6,
      shareholder: 4,
      lapsed: 10,
      wary: 10,
    },
    fit: 1,
    circles: 6,
    ties: 3,
    strongShare: 0.3,
  },
  complaints: { ...(RICH.complaints as Raw), publicReach: 3, publicTouch: 0.1 },
  events: { ...(RICH.events as Raw), ritualAt: 3, ritualTrust: 0.5 },
  referral: {
    ...(RICH.referral as Raw),
    senderOnStrong: 0.4,
    doubtOfReferred: 0.5,
    friendOnWeak: 0.4,
    cap: 1,
    payAfter: 5,
    fraud: 0.2,
  },
  entry: {
    fee: 40,
    worth: 80,
    fit: 1,
    approval: 0.7,
    fitAsked: 0.8,
    strictness: 2,
    fitWished: 2,
    dilution: 0.03,
    label: { suits: 0.4, well: 1.5, fades: 1 },
  },
  scope: { circles: 2, widenOn: 30, widenTo: 5 },
  belonging: { law: 'number', floor: 0.3, half: 1, friends: 2, alone: 4, catching: 0.1 },
  culture: {
    strength: 0.4,
    trust: onEveryStage(0.01),
    investment: 100,
    growth: 1.5,
    growthByEvents: 0.05,
    growthBySuperfans: 0.2,
    decay: 0.05,
  },
  product: {
    purchases: onEveryStage(0.05),
    badShare: 0.4,
    autocorrelation: 0.4,
    trust: 0.1,
    doubt: 0.1,
    escalation: 1,
    escalationUpTo: 2,
    coCreation: { rate: 0.5, best: 0, forOthers: 0.5, cost: 20 },
    demand: { elasticity: 1, reference: 80, incomeSoftens: 0.5 },
    stock: { units: 60, everyDays: 10, doubt: 0.2 },
    resellers: { commission: 0.2, from: 'fan', lift: 0.5, halfCommission: 20 },
    giveBack: { marginCap: 0.05, trust: 0.05, half: 20 },
  },
  points: {
    earned: { member: 1, fan: 2, superfan: 3, partner: 4, shareholder: 4 },
    worth: 0.6,
    redeemEvery: 10,
    trust: 0.2,
    half: 5,
    mark: { member: 0.02, fan: 0.02, superfan: 0.02, partner: 0.02 },
    markCost: 3,
    devaluation: 0.5,
  },
  selling: {
    offers: onEveryStage(0.5),
    taken: onEveryStage(0.2),
    wallet: 150,
    doubt: 0.01,
    weariness: 0.2,
    wearinessDays: 10,
    sensitivity: onEveryStage(0.8),
  },
  operations: {
    operators: 0.5,
    span: 120,
    managers: 0.4,
    managerSpan: 4,
    managerPay: 5,
    burnout: 0.05,
    needs: onEveryStage(0.6),
    trust: { ...onEveryStage(0.02), stranger: 0.05 },
    neglect: { ...onEveryStage(0.02), stranger: 0.05 },
  },
};

/** RICH with what a field of a section needs. */
export const richFor = (path: string): Raw => {
  const section = path.split('.')[0];
  return Object.hasOwn(ALSO, section) ? { ...RICH, [section]: ALSO[section] } : RICH;
};

const everyone = Array.from({ length: 250 }, (_, i) => i);
const columns = everyone.map((i) =>
  [i, (i + 1) % 250, (i + 9) % 250, i % 3 === 0 ? '' : i % 5, i % 4].join(','),
);
const nodes = everyone.map((i) => ({
  id: i,
  label: `n${(i * 7) % 250}`,
  club: i % 5,
  team: i % 8,
  stage: i % 4 === 0 ? 'member' : '',
  role: i % 3 === 0 ? 'fan' : 'stranger',
  posts: 1 + (i % 5),
  salary: 1 + (i % 11),
}));

/** A table with more columns than a graph needs, and people with attributes. */
const READ_IN_WAYS: readonly GraphSource[] = [
  graphSource('columns.csv', `source,target,other,weight,count\n${columns.join('\n')}\n`),
  graphSource(
    'people.json',
    JSON.stringify({
      nodes,
      links: everyone.map((i) => ({ source: i, target: (i + 1) % 250, weight: i % 5 })),
    }),
  ),
];

/** Text files that a graph may be read from. */
export const FILES: Readonly<Record<string, GraphSource>> = Object.fromEntries([
  ...READ_IN_WAYS.map((source) => [source.name, source] as const),
  ...[1, 2].map((step) => {
    const ties = Array.from({ length: 250 }, (_, i) => `${i},${(i + step) % 250},${(i * 7) % 5}`);
    const name = `${step}.csv`;
    return [name, graphSource(name, `source,target,weight\n${ties.join('\n')}\n`)] as const;
  }),
]);

/** One replicate of a raw scenario, its graph shared where the plan says so. */
export function runRaw(raw: Raw): Outcome {
  const graph = raw.graph as { path?: string } | undefined;
  const file = graph?.path === undefined ? undefined : FILES[graph.path];
  const { plan, problems } = makePlan(raw, () => undefined, 'test', file);
  if (!plan) throw new Error(JSON.stringify(problems));
  const { seed } = plan.scenario;
  const shared = plan.oneGraph ? sharedGraph(plan, seed, file).graph : undefined;
  const running = runReplicate(plan, seed, 0, shared);
  for (;;) {
    const step = running.next();
    if (step.done) return step.value;
  }
}

/** All that an outcome says, as one text. */
function everythingIn(outcome: Outcome): string {
  const { digest, founders, kpis, cents, counts, series, detractors } = outcome;
  const columns = [cents, counts, detractors, ...Object.values(series)].map((column) => Array.from(column));
  return JSON.stringify([digest, founders, kpis, columns]);
}

const known = new Map<string, string>();
/** What a scenario comes to, as one text; run once. */
export function outcomeOf(raw: Raw): string {
  const id = JSON.stringify(raw);
  if (!known.has(id)) known.set(id, everythingIn(runRaw(raw)));
  return known.get(id)!;
}
