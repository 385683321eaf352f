import { both } from '../words.ts';
import { patch, type Mutant } from './mutant.ts';

const LIVE = 'sim/mechanisms/belonging/live-ties.ts';
const BELONGING = 'sim/mechanisms/belonging/index.ts';

/** Who holds whom. */
export const FRIENDS: readonly Mutant[] = [
  {
    id: 'gone-but-holding',
    fault: both('friends who have left go on holding', '已经离开的朋友仍在留人'),
    patches: [patch(LIVE, 'const one = isNowInside ? 1 : -1;', 'const one = isNowInside ? 1 : 0;')],
    laws: ['belonging'],
  },
  {
    id: 'weak-as-strong',
    fault: both('weak ties hold as strong ones do', '弱联系与强联系同样留人'),
    patches: [patch(LIVE, 'const WEAK_COUNTS = 300;', 'const WEAK_COUNTS = 1000;')],
    laws: ['belonging'],
  },
  {
    id: 'caught-every-day',
    fault: both('who left is caught again every day', '离开之后天天传染'),
    patches: [patch(BELONGING, 'left.length = 0;', '')],
    laws: ['belonging'],
  },
];
