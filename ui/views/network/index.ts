import type { View } from '../view.ts';
import { Network } from './Network.tsx';

export const network: View = {
  id: 'network',
  name: { en: 'Network', zh: '网络' },
  Main: Network,
};
