import { ACQUAINTANCE, LAPSED, MEMBER, STAGE_IDS } from '../../sim/stages/index.ts';
import { MECHANISMS } from '../../sim/mechanisms/index.ts';
import type { Pattern } from './pattern.ts';
import { city, runs, type Run } from './runs.ts';

const PEOPLE = 5000;
const REPLICATES = 30;
const JOIN_BY = 180;
const FOLLOWED = 720;
const purchases = MECHANISMS.product.schema.parse({}).purchases;
const buys = STAGE_IDS.map((id) => purchases[id]);

/** Joiners of the first half year, followed for two years: the share that leaves, and expected purchases a head. */
function joiners(run: Run): { left: number; worth: number } {
  const transitions = run.transitions!;
  const of = new Map<number, { day: number; since: number; stage: number; worth: number; left: boolean }>();
  const advance = (one: { day: number; since: number; stage: number; worth: number }, day: number) => {
    const until = Math.min(day, one.day + FOLLOWED);
    one.worth += buys[one.stage] * Math.max(0, until - one.since);
    one.since = until;
  };
  for (let row = 0; row < transitions.person.length; row++) {
    const person = transitions.person[row];
    const day = transitions.day[row];
    const to = transitions.to[row];
    const one = of.get(person);
    if (one) {
      advance(one, day);
      one.stage = to;
      if (to === LAPSED && day <= one.day + FOLLOWED) one.left = true;
    } else if (transitions.from[row] === ACQUAINTANCE && to === MEMBER && day <= JOIN_BY) {
      of.set(person, { day, since: day, stage: MEMBER, worth: 0, left: false });
    }
  }
  let left = 0;
  let worth = 0;
  for (const one of of.values()) {
    advance(one, run.days);
    left += Number(one.left);
    worth += one.worth;
  }
  return { left: left / of.size, worth: worth / of.size };
}

/**
 * Who enters at a fee and who enters free, in the same city. Members do not listen to each other here: the free
 * community is larger, and what its members do for each other is another question.
 */
const deaf = ['member', 'fan', 'superfan', 'partner'].map((stage) => `wordOfMouth.receptivity.${stage}=0`);
const world = [
  ...deaf,
  'seeding.stage=acquaintance',
  'product={}',
  `channels={media: {reach: ${PEOPLE / 20}}}`,
];

export const freeEntry: Pattern = {
  id: 'free-entry',
  measure() {
    const enter = (fee: number, fit: number) =>
      runs(city(PEOPLE, JOIN_BY + FOLLOWED, [...world, `entry={fee: ${fee}, fit: ${fit}}`]), REPLICATES).map(
        joiners,
      );
    const free = enter(0, 1);
    const paid = enter(300, 1);
    const choosy = enter(300, 2);
    return [
      {
        of: { en: 'left within two years: free less paid', zh: '两年内离开的比例：免费减去付费' },
        values: free.map((one, r) => one.left - paid[r].left),
        published: { en: 'above 0', zh: '大于 0' },
        above: 0,
      },
      {
        of: { en: 'worth of a free joiner, of a paid one’s', zh: '免费入会者的价值与付费者之比' },
        values: free.map((one, r) => one.worth / paid[r].worth),
        published: { en: '0.41', zh: '0.41' },
      },
      {
        of: { en: 'the same where worth goes by fit squared', zh: '同上，会员价值按契合度的平方' },
        values: free.map((one, r) => one.worth / choosy[r].worth),
        published: { en: '0.41', zh: '0.41' },
        below: 1,
      },
    ];
  },
};
