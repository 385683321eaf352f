import { create } from 'zustand';
import { VERSION } from '../../sim/index.ts';
import { readLink } from './link.ts';
import { useSettings } from './settings.ts';
import { useKeeping } from './tab-storage.ts';

/** What is to be said of the link that was opened: nothing, that it cannot be read, or the other version that made it. */
export const useOpenedLink = create<{ readonly said: null | 'unreadable' | { readonly version: string } }>()(
  () => ({ said: null }),
);

/** Takes over what the address holds, and takes it out of the address, so that a reload keeps what is changed since. */
export async function openLink(): Promise<void> {
  const link = await readLink(location.hash);
  if (link === null) return;
  history.replaceState(null, '', `${location.pathname}${location.search}`);
  if (link === 'unreadable') {
    useOpenedLink.setState({ said: 'unreadable' });
    return;
  }
  const { settings, unusable, version } = link;
  useSettings.getState().set(settings);
  if (unusable.length > 0) useKeeping.setState({ unusable });
  useOpenedLink.setState({ said: version === VERSION ? null : { version } });
}
