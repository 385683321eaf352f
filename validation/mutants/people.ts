import { both } from '../words.ts';
import { patch, type Mutant } from './mutant.ts';

const TALK = 'sim/mechanisms/talk.ts';

/** Who tells whom, and who is thanked. */
export const PEOPLE: readonly Mutant[] = [
  {
    id: 'tie-twice',
    fault: both('the first tie of everybody who talks counts twice', '每位谈论者的第一条联系计算两次'),
    patches: [
      patch(
        'sim/world/exposure.ts',
        'more[at++] = (tie & 1) === 1 ? strong : weak;',
        'more[at++] = ((tie & 1) === 1 ? strong : weak) * (k === speakers[row] ? 2 : 1);',
      ),
    ],
    laws: ['tiny', 'percolation'],
  },
  {
    id: 'own-talk',
    fault: both('a speaker’s own talk counts as exposure of the speaker', '自己的口碑算入自己所听到的'),
    patches: [patch(TALK, 'Math.max(0, total - own) / people', 'Math.max(0, total - 0 * own) / people')],
    laws: ['company'],
  },
  {
    id: 'floor-of-friends',
    fault: both(
      'a share of friends is rounded down to whole friends, and not up',
      '所需朋友比例向下取整为人数，而非向上',
    ),
    patches: [
      patch(
        TALK,
        'share > 0 && talking * SHARE_GRAIN < needed',
        'share > 0 && talking < Math.floor(needed / SHARE_GRAIN)',
      ),
    ],
    laws: ['threshold'],
  },
  {
    id: 'silent-forgotten',
    fault: both(
      'friends who fell silent no longer count as the first, the second … who talked',
      '已沉默的朋友不再算作第一、第二……位谈论者',
    ),
    patches: [
      patch(
        TALK,
        'if (speakers > 0) this.#began[listener]++;',
        'this.#began[listener] = this.#friends[listener];',
      ),
    ],
    laws: ['reinforcement'],
  },
  {
    id: 'founder-ignored',
    fault: both('the first founder asked is passed over', '最先邀请的种子用户被漏掉'),
    patches: [
      patch(
        'sim/mechanisms/seeding/index.ts',
        'return chosen.map((person) => ({ person, stage: stageIndex(config.stage) }));',
        'return chosen.slice(1).map((person) => ({ person, stage: stageIndex(config.stage) }));',
      ),
    ],
    laws: ['tiny', 'percolation'],
  },
  {
    id: 'wrong-source',
    fault: both('a promotion is credited to the next source in the table', '上升的功劳归于表中的下一个来源'),
    patches: [
      patch('sim/engine/credit.ts', 'out[source] = units;', 'out[(source + 1) % SOURCE_COUNT] = units;'),
    ],
    laws: ['credit'],
  },
];
