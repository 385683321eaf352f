import { ControlsAside } from '../../forms/ControlPanel.tsx';
import { RUN_KEYS, type View } from '../view.ts';
import { Health } from './Health.tsx';

export const health: View = {
  id: 'health',
  name: { en: 'Health', zh: '体检' },
  Main: Health,
  Aside: ControlsAside,
  keys: RUN_KEYS,
};
