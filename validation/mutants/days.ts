import { both } from '../words.ts';
import { patch, type Mutant } from './mutant.ts';

const RUN = 'sim/engine/run.ts';
const RESOLVE = 'const stayed = resolveDay(world, kernel, buckets, moves, day, creditStep);';

/** When things happen. */
export const DAYS: readonly Mutant[] = [
  {
    id: 'day-too-many',
    fault: both('people talk one day longer than their talking days', '人们比热议天数多谈一天'),
    patches: [
      patch(
        'sim/mechanisms/word-of-mouth.ts',
        'world.lastMove[person] + config.talkingDays;',
        'world.lastMove[person] + config.talkingDays + 1;',
      ),
    ],
    laws: ['tiny', 'family-trees'],
  },
  {
    id: 'asynchronous',
    fault: both(
      'whoever moves is heard on the same day, by a second round of moves',
      '移动者当天即被听见，引发同一天的第二轮移动',
    ),
    patches: [
      patch(
        RUN,
        'const today: Day = { day: 0, world, moves };',
        'const today: Day = { day: 0, world, moves };\n  let settled = 0;',
      ),
      patch(RUN, 'moves.clear();', 'moves.clear();\n    settled = 0;'),
      patch(
        RUN,
        RESOLVE,
        `resolveDay(world, kernel, buckets, moves, day, creditStep);
    settle(day);
    settled = moves.count;
    for (const m of active) m.today?.(day);
    world.trust.advance(day);
    world.doubt.advance(day);
    kernel.columns.due.fill(day);
    ${RESOLVE}`,
      ),
      patch(
        RUN,
        'const { person, from, to, count } = moves;',
        `const count = moves.count - settled;
    const [person, from, to] = [moves.person, moves.from, moves.to].map((column) => column.subarray(settled));`,
      ),
    ],
    laws: ['bass', 'complex'],
  },
  {
    id: 'slip-first',
    fault: both('whoever could climb or slip on a day always slips', '同一天既可上升又可滑落者，总是滑落'),
    patches: [
      patch(
        'sim/ladder/buckets.ts',
        'if (climbs && slips) return (resistance - A) * b < (patience - B) * a ? CLIMB : SLIP;',
        'if (climbs && slips) return SLIP;',
      ),
    ],
    laws: ['ladder'],
  },
];
