import { ControlsAside } from '../../forms/ControlPanel.tsx';
import { DAY_KEYS, RUN_KEYS, type View } from '../view.ts';
import { Compare } from './Compare.tsx';

export const compare: View = {
  id: 'compare',
  name: { en: 'Compare', zh: '比较' },
  Main: Compare,
  Aside: ControlsAside,
  keys: [
    ...RUN_KEYS,
    ...DAY_KEYS,
    { keys: ['T'], does: { en: 'All measures as a table', zh: '用表格看全部指标' } },
  ],
};
