import type { View } from '../view.ts';
import { Start } from './Start.tsx';

export const start: View = {
  id: 'start',
  name: { en: 'Start', zh: '首页' },
  Main: Start,
};
