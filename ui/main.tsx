import { loadPagePlugins } from './load-plugins.ts';
import { drawPage } from './page.tsx';
import { openLink } from './state/opened-link.ts';
import { VIEWS } from './views/index.ts';
import { getReady } from './worker/pool.ts';

// Forms, names and metrics are made of what plug-ins bring, too.
await loadPagePlugins(location);
await openLink();
// A link that is pasted into an open page is opened, too.
addEventListener('hashchange', () => void openLink());
drawPage(VIEWS);
getReady();
