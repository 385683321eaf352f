import { ControlsAside } from '../../forms/ControlPanel.tsx';
import type { View } from '../view.ts';
import { Compare } from './Compare.tsx';

export const compare: View = {
  id: 'compare',
  name: { en: 'Compare', zh: '比较' },
  Main: Compare,
  Aside: ControlsAside,
};
