import type { Bilingual, Separable } from '../mechanisms/index.ts';
import { registryOf, sectionOf } from '../mechanisms/registry.ts';
import type { Plan } from '../scenario/index.ts';
import { changeThroughout, withoutFounder, withoutMechanism } from './ablate.ts';
import type { Outcome } from './replicate.ts';

/** An ablation: one part removed from a scenario, everything else unchanged. */
export interface Ablation {
  readonly kind: 'mechanism' | 'founder' | Separable<unknown>['kind'];
  /** Path of the part removed, e.g. `ip`, `events.series.salon`, `referral.rewardSender`; of a founder, `seeding.` and whom. */
  readonly id: string;
  /** The last step of that path: id of a mechanism, name of a series, founder's number or place by forest credit. */
  readonly name: string;
  /** Its name in both languages, where it is a mechanism or a part that names itself. */
  readonly title?: Bilingual;
  /** The plan without it, in each replicate. */
  readonly plan: (replicate: number) => Plan;
  /** The person removed in each replicate, for a founder. */
  readonly person?: (replicate: number) => number;
}

/**
 * Every part of a plan that can be removed by itself: each mechanism that is on, then each of its parts that is
 * `separable`: event series and channels where there are several, and each reward, set to 0.
 */
export function listAblations(plan: Plan): Ablation[] {
  const { ids, mechanisms } = registryOf(plan.plugins);
  const on = ids.filter((id) => sectionOf(plan.scenario, id) !== undefined);
  const whole = on.map((id): Ablation => ({
    kind: 'mechanism',
    id,
    name: id,
    title: mechanisms[id].name,
    plan: () => withoutMechanism(plan, id),
  }));
  const parts = on.flatMap((id) => {
    const configs = [plan, ...plan.phases].map(({ scenario }) => sectionOf(scenario, id));
    return (mechanisms[id].separable?.(configs) ?? []).map(
      ({ kind, path, name, title, without }): Ablation => {
        const left = changeThroughout(plan, (s) => ({ ...s, [id]: without(sectionOf(s, id)) }));
        return { kind, id: `${id}.${path}`, name, ...(title && { title }), plan: () => left };
      },
    );
  });
  return [...whole, ...parts];
}

/**
 * The founders with the most forest credit, each removed by itself: they stay ordinary strangers, are not replaced and not
 * paid. Where all replicates share their founders, these are people, by mean credit. Otherwise they are ranks: the founder
 * who brought the most people in each replicate, the second, and so on.
 */
export function listFounderAblations(
  plan: Plan,
  outcomes: readonly Pick<Outcome, 'forestCredit'>[],
  top: number,
  names: readonly string[] | null,
): Ablation[] {
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
