import { loadPagePlugins } from './load-plugins.ts';
import { drawPage } from './page.tsx';
import { VIEWS } from './views/index.ts';

// Forms, names and metrics are made of what plug-ins bring, too.
await loadPagePlugins(location);
drawPage(VIEWS);
