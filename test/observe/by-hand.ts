import { Transitions } from '../../sim/engine/transitions.ts';
import { stageIndex, type StageId } from '../../sim/stages/index.ts';
import { Recorder, type RunRecord } from '../../sim/observe/index.ts';
import { NOBODY, sourceIndex, type SourceId, type World } from '../../sim/world/index.ts';
import { worldOf } from '../mechanisms/helpers.ts';

export interface Step {
  person: number;
  from: StageId;
  to: StageId;
  parent?: number;
  shares?: Partial<Record<SourceId, number>>;
}

/** What happens on a day: who moves, and what is booked or counted. */
export interface Happening {
  transitions?: readonly Step[];
  book?: (world: World) => void;
}

/**
 * Ten days of six people. 0 and 1 are founders, 0 as a member and 1 as an acquaintance. 2 joins, leaves and comes
 * back half-way; 3 is put off and gets over it; 4 joins through 2; 5 never does anything.
 */
export const DIARY: Readonly<Record<number, Happening>> = {
  0: { book: ({ ledger }) => ledger.book('founders', 100) },
  1: {
    transitions: [
      { person: 2, from: 'stranger', to: 'acquaintance', parent: 0, shares: { wordOfMouth: 0.75, ip: 0.25 } },
    ],
    book: ({ ledger }) => ledger.count('invitations', 4),
  },
  2: {
    transitions: [
      { person: 2, from: 'acquaintance', to: 'member', parent: 0, shares: { wordOfMouth: 0.5, event: 0.5 } },
      { person: 1, from: 'acquaintance', to: 'member', shares: { ip: 1 } },
    ],
    book: ({ ledger }) => {
      ledger.book('fees', 50);
      ledger.count('invitationsFollowed');
    },
  },
  3: { transitions: [{ person: 3, from: 'stranger', to: 'wary', shares: { complaints: 1 } }] },
  5: { book: ({ ledger }) => ledger.book('events', 20) },
  8: {
    transitions: [
      { person: 3, from: 'wary', to: 'stranger', shares: { everyday: 1 } },
      { person: 4, from: 'stranger', to: 'acquaintance', parent: 2, shares: { wordOfMouth: 1 } },
    ],
  },
  9: {
    transitions: [
      { person: 4, from: 'acquaintance', to: 'member', parent: 2, shares: { invitation: 1 } },
      { person: 2, from: 'member', to: 'lapsed', shares: { everyday: 0.5, complaints: 0.5 } },
    ],
    book: ({ ledger }) => ledger.book('fees', 50),
  },
  10: {
    transitions: [
      { person: 2, from: 'lapsed', to: 'acquaintance', shares: { ip: 1 } },
      { person: 0, from: 'member', to: 'lapsed', shares: { everyday: 1 } },
    ],
    book: ({ ledger }) => ledger.book('fees', 30),
  },
};
export const DAYS = 10;

/** A recorder that has seen these days. Strong ties join 0–1, 1–4, 2–4 and 4–5; 0–4 and 1–2 are weak. */
export function record(
  diary = DIARY,
  keepTransitions = false,
  founders: readonly StageId[] = ['member', 'acquaintance'],
  discountPerYear = 0,
): RunRecord {
  const ties = [
    [0, 1, 'strong'],
    [1, 4, 'strong'],
    [2, 4, 'strong'],
    [4, 5, 'strong'],
    [0, 4],
    [1, 2],
  ] as const;
  const world = worldOf({ people: 6, ties });
  const transitions = new Transitions();
  const recorder = new Recorder(DAYS, 6, keepTransitions, discountPerYear, world.tables);
  const transition = (day: number, { person, from, to, parent = NOBODY, shares = {} }: Step) => {
    const row = transitions.push(person, stageIndex(from), stageIndex(to));
    transitions.parent[row] = parent;
    const given = new Float64Array(world.tables.sources.length);
    for (const [source, share] of Object.entries(shares)) given[sourceIndex(source as SourceId)] = share;
    transitions.give(row, given);
    world.count[world.stage[person]]--;
    world.stage[person] = stageIndex(to);
    world.count[world.stage[person]]++;
    world.lastTransition[person] = day;
  };
  for (let day = 0; day <= DAYS; day++) {
    transitions.clear();
    world.ledger.newDay();
    if (day === 0) {
      founders.forEach((to, person) => {
        world.founder[person] = 1;
        transition(0, { person, from: 'stranger', to });
      });
    }
    for (const step of diary[day]?.transitions ?? []) transition(day, step);
    diary[day]?.book?.(world);
    recorder.see({ day, world, transitions });
  }
  return recorder.finish();
}
