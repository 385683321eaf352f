import { DAY_KEYS, type View } from '../view.ts';
import { Network } from './Network.tsx';

export const network: View = {
  id: 'network',
  name: { en: 'Network', zh: '网络' },
  Main: Network,
  keys: [
    { keys: ['Space'], does: { en: 'Play or pause', zh: '播放或暂停' } },
    ...DAY_KEYS,
    { keys: ['T'], does: { en: 'The same as a table', zh: '用表格看' } },
    {
      keys: ['Esc'],
      does: { en: 'Close a person’s story, or stop the run', zh: '收起某个人的故事，或停止运行' },
    },
  ],
};
