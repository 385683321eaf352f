import { makePlan, STAGE_IDS, type Graph, type Plan, type StageId } from '../sim/index.ts';

/** A map by stage that is zero but where it says otherwise. */
function only(values: Partial<Record<StageId, number>>): Record<string, number> {
  return { ...Object.fromEntries(STAGE_IDS.map((id) => [id, 0])), ...values };
}

/** A scenario as a file would say it, to a plan. */
export function planOf(scenario: object): Plan {
  const { plan, problems } = makePlan({ version: 1, ...scenario }, () => undefined, 'bench');
  if (!plan) throw new Error(JSON.stringify(problems));
  return plan;
}

/**
 * Talk alone, in which the active are acquaintances and the silent are lapsed for good. Nothing common is poured on
 * strangers.
 */
export function spreadPlan(options: {
  people: number;
  days: number;
  founders: readonly number[];
  tell: number;
  silence: number;
}): Plan {
  const { people, days, founders, tell, silence } = options;
  return planOf({
    days,
    people: { count: people },
    graph: { kind: 'erdos-renyi' },
    seeding: { by: 'hand', people: founders, stage: 'acquaintance' },
    wordOfMouth: {
      talk: only({ acquaintance: -Math.log(1 - tell) }),
      weak: 1,
      receptivity: only({ stranger: 1 }),
    },
    everyday: { trust: only({}), doubt: only({ acquaintance: -Math.log(1 - silence) }) },
  });
}

/** The whole ladder with the defaults of a scenario: everyone's everyday trust and doubt, talk, founders. */
export function ladderPlan(options: {
  people: number;
  days: number;
  attach: number;
  replicates?: number;
  more?: object;
}): Plan {
  const { people, days, attach, replicates = 1, more } = options;
  return planOf({
    days,
    replicates,
    people: { count: people },
    graph: { kind: 'barabasi-albert', attach },
    seeding: { by: 'degree', count: Math.max(10, Math.round(people / 1000)), stage: 'member' },
    wordOfMouth: {},
    everyday: {},
    ...more,
  });
}

/** Two graphs side by side, with no tie between them: ids of the second follow those of the first. */
export function sideBySide(a: Graph, b: Graph): Graph {
  const people = a.people + b.people;
  const offsets = new Uint32Array(people + 1);
  offsets.set(a.offsets);
  for (let i = 0; i <= b.people; i++) offsets[a.people + i] = a.ties.length + b.offsets[i];
  const ties = new Int32Array(a.ties.length + b.ties.length);
  ties.set(a.ties);
  for (let k = 0; k < b.ties.length; k++) ties[a.ties.length + k] = b.ties[k] + 2 * a.people;
  return {
    people,
    tieCount: a.tieCount + b.tieCount,
    offsets,
    ties,
    circle: new Uint16Array(people),
    circleCount: 1,
    names: null,
    mixed: false,
  };
}

/** Growth that is over soon, and growth that takes a year. */
export const SPEEDS = {
  fast: { days: 120, heard: 0.5, doubt: 0.1 },
  slow: { days: 365, heard: 0.15, doubt: 0.02 },
} as const;
export type Speed = keyof typeof SPEEDS;

/**
 * Both buckets at work: acquaintances and members talk along strong and weak ties, doubt takes them away. `heard` is
 * what somebody would hear a day if all their friends were acquaintances and strongly tied, whatever the number of ties.
 */
export function growthPlan(options: { people: number; founders: number; ties: number; speed: Speed }): Plan {
  const { people, founders, ties, speed } = options;
  const { days, heard, doubt } = SPEEDS[speed];
  return planOf({
    days,
    people: { count: people },
    graph: { kind: 'erdos-renyi' },
    seeding: {
      by: 'hand',
      people: Array.from({ length: founders }, (_, person) => person),
      stage: 'acquaintance',
    },
    wordOfMouth: {
      talk: only({ acquaintance: heard / ties, member: (2 * heard) / ties }),
      weak: 0.5,
      receptivity: only({ stranger: 1, acquaintance: 0.5 }),
    },
    everyday: { trust: only({ acquaintance: 0.002 }), doubt: only({ acquaintance: doubt, member: doubt }) },
  });
}
