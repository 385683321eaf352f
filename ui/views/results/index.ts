import type { View } from '../view.ts';
import { Results } from './Results.tsx';

export const results: View = {
  id: 'results',
  name: { en: 'Results', zh: '结果' },
  Main: Results,
};
