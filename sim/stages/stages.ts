/**
 * THE table of stages. Adding or renaming a stage touches this table alone: schemas, charts, records and
 * messages are built from it.
 *
 * A full bucket of trust promotes a person, a full bucket of doubt demotes them: out of the community, or, where slips lead
 * down (`ladder.slips`), to the rung below for those who have one in `slipsDownTo`. `talk` is the default hazard per day
 * that somebody on this stage sends along a strong tie (assumption: zero for people who hardly know the community, rising
 * with commitment). `colour` runs from ash to ember to violet, monotone in
 * lightness; on dark pages, by `darkColour`, the same hues with lightness mirrored.
 */
const TABLE = [
  row('stranger', '陌生人', 'stranger', ['#ddd8d0', '#3f3a34'], {
    promotesTo: 'acquaintance',
    demotesTo: 'wary',
    rank: 0,
    talk: 0,
  }),
  row('acquaintance', '弱关系', 'acquaintance', ['#e2bb88', '#745632'], {
    promotesTo: 'member',
    demotesTo: 'lapsed',
    rank: 1,
    talk: 0,
  }),
  row('member', '成员', 'member', ['#e38a3f', '#b2682b'], {
    promotesTo: 'fan',
    demotesTo: 'lapsed',
    rank: 2,
    talk: 0.004,
  }),
  row('fan', '粉丝', 'fan', ['#d1561a', '#e37240'], {
    promotesTo: 'superfan',
    demotesTo: 'lapsed',
    slipsDownTo: 'member',
    rank: 3,
    talk: 0.01,
  }),
  row('superfan', '铁粉', 'superfan', ['#a5292b', '#f58f87'], {
    promotesTo: 'partner',
    demotesTo: 'lapsed',
    slipsDownTo: 'fan',
    rank: 4,
    talk: 0.02,
  }),
  row('partner', '合伙人', 'partner', ['#6f1647', '#f8b4cd'], {
    promotesTo: 'shareholder',
    demotesTo: 'lapsed',
    rank: 5,
    talk: 0.03,
  }),
  row('shareholder', '股东', 'shareholder', ['#340f46', '#f3ddfa'], {
    promotesTo: null,
    demotesTo: 'lapsed',
    rank: 6,
    talk: 0.03,
  }),
  row('lapsed', '流失', 'lapsed', ['#8395a4', '#667785'], {
    promotesTo: 'acquaintance',
    demotesTo: null,
    rank: -1,
    talk: 0,
  }),
  row('wary', '戒备', 'wary', ['#adb9c4', '#49545e'], {
    promotesTo: 'stranger',
    demotesTo: null,
    rank: -1,
    talk: 0,
  }),
] as const;

export type StageId = (typeof TABLE)[number]['id'];

export interface StageRow<Id extends string = string> {
  readonly id: Id;
  readonly name: { readonly en: string; readonly zh: string };
  readonly colour: string;
  readonly darkColour: string;
  /** Stage that a promotion leads to; null at the top. */
  readonly promotesTo: string | null;
  /** Stage that a demotion leads to; null for stages outside the community. */
  readonly demotesTo: string | null;
  /** The same where slips lead down, if not there. */
  readonly slipsDownTo?: string;
  /** Order of the stages, 0 = stranger; −1 for lapsed and wary. */
  readonly rank: number;
  /** Default talk along a strong tie, hazard per day. */
  readonly talk: number;
}

export const STAGES: readonly StageRow<StageId>[] = TABLE;
export const STAGE_IDS: readonly StageId[] = TABLE.map((stage) => stage.id);
export const STAGE_COUNT = TABLE.length;
/** In `CLIMBS_TO` and `SLIPS_TO`: this bucket leads nowhere from here. */
export const NOWHERE = 255;

const INDEX = new Map<string, number>(TABLE.map((stage, i) => [stage.id, i]));

/** Index of a stage, the number that the `stage` column holds. */
export function stageIndex(id: StageId): number {
  return INDEX.get(id)!;
}

export const STRANGER = stageIndex('stranger');
export const ACQUAINTANCE = stageIndex('acquaintance');
export const MEMBER = stageIndex('member');
export const LAPSED = stageIndex('lapsed');

const target = (id: string | null) => (id === null ? NOWHERE : INDEX.get(id)!);
/** Stage that a promotion leads to, by stage. */
export const PROMOTES_TO = Uint8Array.from(TABLE, (stage) => target(stage.promotesTo));
/** Stage that a demotion leads to, by stage. */
export const DEMOTES_TO = Uint8Array.from(TABLE, (stage) => target(stage.demotesTo));
/** The same where slips lead down the ladder, rung by rung, and only the last of them outside. */
const SLIPS_DOWN_TO = Uint8Array.from(STAGES, ({ slipsDownTo, demotesTo }) =>
  target(slipsDownTo ?? demotesTo),
);
/** Where a demotion leads: out of the community, or down the ladder. */
export const SLIPS = ['out', 'down'] as const;
export type Slips = (typeof SLIPS)[number];
/** Stage that a demotion leads to, by stage. */
export const demotionsOf = (slips: Slips): Uint8Array => (slips === 'down' ? SLIPS_DOWN_TO : DEMOTES_TO);
/** The stages that may be the highest to which trust leads. */
export const TOPS = ['member', 'fan', 'superfan', 'partner', 'shareholder'] as const;
export type Top = (typeof TOPS)[number];
/** Stage that a promotion leads to, by stage, where trust leads no further than `top`. */
export const promotionsOf = (top: Top): Uint8Array =>
  PROMOTES_TO.map((to, stage) => (RANK[stage] >= RANK[stageIndex(top)] ? NOWHERE : to));
/** Order of the stages, by stage; −1 for lapsed and wary. */
export const RANK = Int8Array.from(TABLE, (stage) => stage.rank);

/** How people move on the ladder: where doubt leads, and up to where trust does. */
export interface Ladder {
  readonly slips: Slips;
  readonly top: Top;
}

/** Whether a stage is in the community: member or above. */
export const isInside = (stage: number): boolean => RANK[stage] >= RANK[MEMBER];

function row<const Id extends string>(
  id: Id,
  zh: string,
  en: string,
  [colour, darkColour]: readonly [string, string],
  rest: Pick<StageRow, 'promotesTo' | 'demotesTo' | 'slipsDownTo' | 'rank' | 'talk'>,
): StageRow<Id> {
  return { id, name: { en, zh }, colour, darkColour, ...rest };
}
