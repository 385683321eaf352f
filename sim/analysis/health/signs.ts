import { isInside, RANK, STAGE_COUNT, stageIndex } from '../../stages/index.ts';
import type { Plan } from '../../scenario/index.ts';
import type { Outcome } from '../replicate.ts';

/** What of an outcome is read. */
export type Lived = Pick<Outcome, 'stages' | 'kpis'>;

/** One replicate of a community that is looked after for `days` days, and the same one left alone from then on. */
export interface Examined {
  readonly plan: Plan;
  readonly days: number;
  readonly attended: Lived;
  readonly alone: Lived;
}

/** Two ends of a range; null where it has none on that side. */
export type Limits = readonly [low: number | null, high: number | null];

/** A vital sign: a figure that lies within some limits in the communities that have been measured. */
export interface Sign<Id extends string = SignId> {
  readonly id: Id;
  readonly unit: 'share' | 'ratio' | 'days';
  /** Where most communities lie. */
  readonly usual: Limits;
  /** Beyond these none has been seen, or none can last. */
  readonly possible: Limits;
  /** Where the limits come from: papers and `assumption`, between semicolons. */
  readonly source: string;
  /** Paths of fields that move it, the strongest first. */
  readonly fields: readonly string[];
  /** The figure in one replicate; null where it is not defined. */
  readonly value: (run: Examined) => number | null;
}

const YEAR = 365;
const MONTH = 30;
/** Fans are counted at ends of months, from here on. */
const SETTLED = 180;
/** How long a community is left alone at most. */
export const ALONE_DAYS = 730;

const rankOf = (id: 'fan' | 'superfan' | 'partner') => RANK[stageIndex(id)];

/** People on the stages that `counts` picks, on a day. */
function people({ stages }: Lived, day: number, counts: (stage: number) => boolean): number {
  let sum = 0;
  for (let s = 0; s < STAGE_COUNT; s++) if (counts(s)) sum += stages[day * STAGE_COUNT + s];
  return sum;
}

/** Mean share of members at a rung or above it, over the ends of months; months without members are left out. */
function shareFrom(rank: number) {
  return ({ attended, days }: Examined): number | null => {
    let [sum, months] = [0, 0];
    for (let day = SETTLED; day <= days; day += MONTH) {
      const members = people(attended, day, isInside);
      if (members === 0) continue;
      sum += people(attended, day, (s) => RANK[s] >= rank) / members;
      months++;
    }
    return months === 0 ? null : sum / months;
  };
}

const metric =
  (id: string) =>
  ({ attended }: Examined): number | null =>
    attended.kpis[id] ?? null;

/** THE table of vital signs, in the order of the health card. */
export const SIGNS = [
  {
    id: 'penetration',
    unit: 'share',
    usual: [null, 0.6],
    possible: [null, 0.8],
    source: 'assumption',
    fields: ['people.count', 'everyday.trust', 'wordOfMouth.talk', 'everyday.doubt'],
    value: ({ attended, days, plan }) => people(attended, days, isInside) / plan.people,
  },
  {
    id: 'lastYear',
    unit: 'share',
    usual: [-0.3, 0.2],
    possible: [-0.95, 0.5],
    source: 'Bass 1969; assumption',
    fields: ['everyday.doubt', 'operations.span', 'wordOfMouth.talkingDays', 'everyday.trust'],
    value: ({ attended, days }) => {
      const before = people(attended, days - YEAR, isInside);
      return before === 0 ? null : people(attended, days, isInside) / before - 1;
    },
  },
  {
    id: 'fans',
    unit: 'share',
    usual: [0.04, 0.25],
    possible: [0.01, 0.5],
    source: 'Nielsen 2006; assumption',
    fields: ['everyday.trust.member', 'everyday.doubt.fan', 'events.receptivity', 'ladder.slips'],
    value: shareFrom(rankOf('fan')),
  },
  {
    id: 'superfans',
    unit: 'share',
    usual: [0.003, 0.03],
    possible: [0, 0.1],
    source: 'Nielsen 2006; assumption',
    fields: ['everyday.trust.fan', 'everyday.doubt.superfan', 'operations.trust'],
    value: shareFrom(rankOf('superfan')),
  },
  {
    id: 'top',
    unit: 'share',
    usual: [null, 0.005],
    possible: [null, 0.02],
    source: 'assumption',
    fields: ['ladder.top', 'everyday.trust.superfan', 'everyday.trust.partner', 'operations.trust'],
    value: ({ attended, days }) => {
      const members = people(attended, days, isInside);
      return members === 0 ? null : people(attended, days, (s) => RANK[s] >= rankOf('partner')) / members;
    },
  },
  {
    id: 'yearRetention',
    unit: 'share',
    usual: [0.35, 0.9],
    possible: [0.1, 0.97],
    source: 'Fader & Hardie 2007; assumption',
    fields: ['everyday.doubt.member', 'operations.neglect', 'belonging.law', 'product.badShare'],
    value: metric('retention365'),
  },
  {
    id: 'reproduction',
    unit: 'ratio',
    usual: [0.1, 0.8],
    possible: [null, 1],
    source: 'Goel et al. 2012',
    fields: ['wordOfMouth.talk', 'wordOfMouth.talkingDays', 'referral.invites', 'referral.rewardSender'],
    value: metric('reproduction'),
  },
  {
    id: 'joining',
    unit: 'share',
    usual: [0.1, 0.3],
    possible: [null, 0.9],
    source: 'assumption',
    fields: ['everyday.trust.acquaintance', 'everyday.doubt.acquaintance', 'entry.fee'],
    value: metric('conversion30Acquaintance'),
  },
  {
    id: 'warming',
    unit: 'share',
    usual: [0.04, 0.12],
    possible: [null, 0.5],
    source: 'assumption',
    fields: ['everyday.trust.member', 'events.receptivity', 'operations.trust.member'],
    value: metric('conversion30Member'),
  },
  {
    id: 'halfLife',
    unit: 'days',
    usual: [60, 400],
    possible: [20, ALONE_DAYS - 1],
    source: 'assumption',
    fields: ['everyday.doubt', 'everyday.trust', 'operations.neglect', 'wordOfMouth.talk'],
    value: ({ alone, days }) => {
      const left = people(alone, days, isInside);
      if (left === 0) return null;
      for (let day = days; day <= days + ALONE_DAYS; day++)
        if (people(alone, day, isInside) <= left / 2) return day - days;
      return ALONE_DAYS;
    },
  },
] as const satisfies readonly Sign<string>[];
export type SignId = (typeof SIGNS)[number]['id'];
export const SIGN_IDS = SIGNS.map(({ id }) => id);
