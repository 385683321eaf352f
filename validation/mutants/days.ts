import { both } from '../words.ts';
import { patch, type Mutant } from './mutant.ts';

const RUN = 'sim/engine/run.ts';
const RESOLVE = 'const stayed = resolveDay(world, kernel, buckets, transitions, day, creditStep);';

/** When things happen. */
export const DAYS: readonly Mutant[] = [
  {
    id: 'day-too-many',
    fault: both('people talk one day longer than their talking days', '人们比热议天数多谈一天'),
    patches: [
      patch(
        'sim/mechanisms/word-of-mouth/index.ts',
        'world.lastTransition[person] + config.talkingDays;',
        'world.lastTransition[person] + config.talkingDays + 1;',
      ),
    ],
    laws: ['tiny', 'family-trees'],
  },
  {
    id: 'asynchronous',
    fault: both(
      'people who move talk on the same day already, in a second round of transitions',
      '移动者当天即被听见，引发同一天的第二轮移动',
    ),
    patches: [
      patch(
        RUN,
        'const today: Day = { day: 0, world, transitions };',
        'const today: Day = { day: 0, world, transitions };\n  let settled = 0;',
      ),
      patch(RUN, 'transitions.clear();', 'transitions.clear();\n    settled = 0;'),
      patch(
        RUN,
        RESOLVE,
        `resolveDay(world, kernel, buckets, transitions, day, creditStep);
    settle(day);
    settled = transitions.count;
    for (const m of active) m.today?.(day);
    world.trust.advance(day);
    world.doubt.advance(day);
    kernel.columns.nextDay.fill(day);
    ${RESOLVE}`,
      ),
      patch(
        RUN,
        'const { person, from, to, count } = transitions;',
        `const count = transitions.count - settled;
    const [person, from, to] = [transitions.person, transitions.from, transitions.to].map((column) => column.subarray(settled));`,
      ),
    ],
    laws: ['bass', 'complex'],
  },
  {
    id: 'demotion-first',
    fault: both(
      'a person who could be promoted or demoted on the same day is always demoted',
      '同一天既可上升又可下降者，总是下降',
    ),
    patches: [
      patch(
        'sim/stages/hazards.ts',
        'if (promoted && demoted) return (trustThreshold - A) * b < (doubtThreshold - B) * a ? PROMOTE : DEMOTE;',
        'if (promoted && demoted) return DEMOTE;',
      ),
    ],
    laws: ['ladder'],
  },
];
