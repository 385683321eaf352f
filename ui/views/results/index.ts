import type { View } from '../view.ts';
import { Results } from './Results.tsx';

export const results: View = {
  id: 'results',
  name: { en: 'Results', zh: '结果' },
  Main: Results,
  keys: [{ keys: ['O'], does: { en: 'Open a folder of results', zh: '打开结果文件夹' } }],
};
