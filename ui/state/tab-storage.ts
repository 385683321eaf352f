import { create } from 'zustand';
import type { StateStorage } from 'zustand/middleware';

/** Whether what a person chose is being saved, and what of it could not be used when the page opened. */
export const useKeeping = create<{ readonly saves: boolean; readonly unusable: readonly string[] }>()(() => ({
  saves: true,
  unusable: [],
}));

// Opened each time, for a browser that blocks storage throws on access.
const OWN = () => sessionStorage;
const SHARED = () => localStorage;

function read(open: () => Storage, name: string): string | null {
  try {
    return open().getItem(name);
  } catch {
    useKeeping.setState({ saves: false });
    return null;
  }
}

function write(open: () => Storage, name: string, text: string): boolean {
  try {
    open().setItem(name, text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Storage that never throws. Each tab keeps its own over a reload, so that two tabs do not overwrite each other; a new
 * tab begins with what any tab saved last. Where nothing can be saved, work goes on, and `useKeeping` says so.
 */
export const tabStorage: StateStorage<void> = {
  getItem: (name) => read(OWN, name) ?? read(SHARED, name),
  setItem(name, text) {
    const own = write(OWN, name, text);
    const shared = write(SHARED, name, text);
    useKeeping.setState({ saves: own && shared });
  },
  removeItem(name) {
    for (const open of [OWN, SHARED]) {
      try {
        open().removeItem(name);
      } catch {
        // What cannot be reached holds nothing of ours.
      }
    }
  },
};
