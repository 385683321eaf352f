import { byName, MECHANISM_IDS } from '../mechanisms/index.ts';
import type { Plan, Scenario } from '../scenario/index.ts';
import { changeThroughout, withoutFounder, withoutMechanism } from './leave-out.ts';
import type { Outcome } from './replicate.ts';

/** One thing to leave out of a scenario, everything else as it was. */
export interface Removal {
  readonly kind: 'mechanism' | 'series' | 'channel' | 'reward' | 'founder';
  /** Path of what is left out, e.g. `ip`, `events.series.salon`, `referral.rewardSender`; of a founder, `seeding.` and whom. */
  readonly id: string;
  /** The last step of that path: id of a mechanism, name of a series, founder's number or place by forest credit. */
  readonly name: string;
  /** The plan without it, in each replicate. */
  readonly plan: (replicate: number) => Plan;
  /** Whom it leaves out in each replicate, where it is a founder. */
  readonly person?: (replicate: number) => number;
}

/**
 * Everything of a plan that can be left out by itself: each mechanism that is on, each event series and each channel
 * where there are several (a single one is its mechanism), and each reward, set to 0.
 */
export function listRemovals(plan: Plan): Removal[] {
  const on = MECHANISM_IDS.filter((id) => plan.scenario[id] !== undefined);
  const always = (kind: Removal['kind'], id: string, without: Plan): Removal => ({
    kind,
    id,
    name: id.slice(id.lastIndexOf('.') + 1),
    plan: () => without,
  });
  const parts = [
    ...namesIn(plan, (s) => s.events?.series).map((name) => {
      const series = changeThroughout(plan, (s) =>
        s.events ? { ...s, events: { ...s.events, series: without(s.events.series, name) } } : s,
      );
      return { ...always('series', `events.series.${name}`, series), name };
    }),
    ...namesIn(plan, (s) => s.channels).map((name) => {
      const channels = changeThroughout(plan, (s) =>
        s.channels ? { ...s, channels: without(s.channels, name) } : s,
      );
      return { ...always('channel', `channels.${name}`, channels), name };
    }),
  ];
  return [
    ...on.map((id) => always('mechanism', id, withoutMechanism(plan, id))),
    ...parts,
    ...rewardsOf(plan).map((key) => {
      const unpaid = changeThroughout(plan, (s) =>
        s.referral ? { ...s, referral: { ...s.referral, [key]: 0 } } : s,
      );
      return always('reward', `referral.${key}`, unpaid);
    }),
  ];
}

const scenariosOf = (plan: Plan) => [plan.scenario, ...plan.phases.map(({ scenario }) => scenario)];

/** Names of a map that holds several at some time of the run. */
function namesIn(
  plan: Plan,
  mapOf: (scenario: Scenario) => Readonly<Record<string, unknown>> | undefined,
): string[] {
  const all = Object.assign({}, ...scenariosOf(plan).map((scenario) => mapOf(scenario) ?? {})) as object;
  const names = byName(all as Record<string, unknown>).map(([name]) => name);
  return names.length > 1 ? names : [];
}

/** Rewards that are ever above 0. */
function rewardsOf(plan: Plan): string[] {
  const paid = scenariosOf(plan).flatMap(({ referral }) =>
    Object.entries(referral ?? {}).filter(
      ([key, value]) => key.startsWith('reward') && typeof value === 'number' && value > 0,
    ),
  );
  return [...new Set(paid.map(([key]) => key))];
}

function without<T>(map: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => key !== name));
}

/**
 * The founders with most forest credit, each to be left out by itself: they stay ordinary strangers, neither replaced nor
 * paid. Where all replicates have the same founders these are people, by their mean credit. Otherwise they are places: the
 * founder who brought most in each replicate, the second, and so on.
 */
export function listFounderRemovals(
  plan: Plan,
  outcomes: readonly Pick<Outcome, 'forestCredit'>[],
  top: number,
  names: readonly string[] | null,
): Removal[] {
  if (!plan.scenario.seeding || outcomes.some((o) => o.forestCredit === null)) return [];
  const credits = outcomes.map((o) => o.forestCredit!);
  const [first] = credits;
  const alike = credits.every(({ founders }) => sameList(founders, first.founders));
  /** [replicate] founders, best first. */
  const ranked = credits.map(({ founders }, r) => {
    const creditOf = (k: number) =>
      alike ? credits.reduce((sum, c) => sum + c.founderForest[k], 0) : credits[r].founderForest[k];
    const order = Array.from(founders, (person, k) => ({ person, credit: creditOf(k) }));
    return order.toSorted((a, b) => b.credit - a.credit || a.person - b.person).map(({ person }) => person);
  });
  const places = Math.min(top, ...ranked.map((list) => list.length));
  return Array.from({ length: places }, (_, place) => {
    const nameOf = (person: number) => names?.[person] ?? person;
    const name = alike ? String(nameOf(ranked[0][place])) : `#${place + 1}`;
    return {
      kind: 'founder',
      id: `seeding.${name}`,
      name,
      plan: (replicate) => withoutFounder(plan, nameOf(ranked[replicate][place])),
      person: (replicate) => ranked[replicate][place],
    };
  });
}

function sameList(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
}
