import { ControlsAside } from '../../forms/ControlPanel.tsx';
import { RUN_KEYS, type View } from '../view.ts';
import { Why } from './Why.tsx';

export const why: View = {
  id: 'why',
  name: { en: 'Why', zh: '原因' },
  Main: Why,
  Aside: ControlsAside,
  keys: RUN_KEYS,
};
