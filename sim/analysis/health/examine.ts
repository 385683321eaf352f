import { registryOf, sectionOf } from '../../mechanisms/registry.ts';
import type { Plan } from '../../scenario/index.ts';
import { changeThroughout } from '../ablate.ts';
import { summarise, type Summary } from '../statistics.ts';
import { ALONE_DAYS, SIGNS, type Limits, type Lived, type Sign } from './signs.ts';

/** Days that a community is looked after before it is examined, unless asked otherwise. */
export const ATTENDED_DAYS = 1095;

/** Replicates that are enough for an interval. */
export const HEALTH_REPLICATES = 8;

/** Replicates of a plan, unless asked otherwise: fewer where its scenario has fewer. */
export const healthReplicates = ({ scenario }: Plan) => Math.min(HEALTH_REPLICATES, scenario.replicates);

export const HEALTH_VERDICTS = ['pass', 'review', 'fail', 'unknown'] as const;
export type HealthVerdict = (typeof HEALTH_VERDICTS)[number];

/** A vital sign over replicates, held against its limits. */
export interface Reading extends Summary {
  readonly sign: Sign;
  readonly verdict: HealthVerdict;
}

/** The plan for `days` days, whatever its own number is. */
export function attendedPlan(plan: Plan, days: number): Plan {
  return changeThroughout(plan, (scenario) => ({ ...scenario, days }));
}

/**
 * The same plan, left alone after `days` days for as long as {@link ALONE_DAYS}: every mechanism that is on becomes what its
 * `leftAlone` says, and phases after that day no longer begin.
 */
export function leftAlonePlan(plan: Plan, days: number): Plan {
  const long = attendedPlan(plan, days + ALONE_DAYS);
  const before = long.phases.filter(({ day }) => day <= days);
  const last = before.at(-1)?.scenario ?? long.scenario;
  const { ids, mechanisms } = registryOf(plan.plugins);
  const alone = Object.fromEntries(
    ids.flatMap((id) => {
      const section = sectionOf(last, id);
      const rest = section === undefined ? undefined : mechanisms[id].leftAlone?.(section);
      return rest === undefined ? [] : [[id, rest]];
    }),
  );
  return { ...long, phases: [...before, { day: days + 1, scenario: { ...last, ...alone } }] };
}

/**
 * Reads every vital sign of a plan that was run by {@link attendedPlan} and by {@link leftAlonePlan}, replicate by replicate on
 * the same seeds. A sign passes if the interval of its mean lies within what is usual, and fails if all of it lies beyond what
 * is possible; everything between is to be looked at. One that is defined in no replicate is unknown.
 */
export function examine(
  plan: Plan,
  days: number,
  attended: readonly Lived[],
  alone: readonly Lived[],
  level: number,
): Reading[] {
  return SIGNS.map((sign) => {
    const values = attended.map((outcome, r) =>
      sign.value({ plan, days, attended: outcome, alone: alone[r] }),
    );
    const summary = summarise(values, level);
    return { sign, ...summary, verdict: verdictOf(sign, summary) };
  });
}

function verdictOf({ usual, possible }: Sign, { mean, ci }: Summary): HealthVerdict {
  if (mean === null) return 'unknown';
  const [low, high] = ci ?? [mean, mean];
  if (atLeast(low, usual) && atMost(high, usual)) return 'pass';
  return atLeast(high, possible) && atMost(low, possible) ? 'review' : 'fail';
}

const atLeast = (value: number, [low]: Limits) => low === null || value >= low;
const atMost = (value: number, [, high]: Limits) => high === null || value <= high;
