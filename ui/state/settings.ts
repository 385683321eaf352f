import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { samePath, type Path } from '../../sim/index.ts';
import { defaultSettings, readSettings, type Settings } from './settings-schema.ts';
import { tabStorage, useKeeping } from './tab-storage.ts';

export type { Settings };

interface Actions {
  set(some: Partial<Settings>): void;
  /** Another experiment, in its own size; changes made to it before are still there. */
  choose(experiment: string): void;
  /** Sets one field of one variant of the present experiment; undefined takes the change back. */
  change(variant: string, path: Path, value: unknown): void;
  /** Takes back all changes of the present experiment, and its size. */
  undoAll(): void;
  /** Everything as it is on a first visit. */
  startOver(): void;
}

const OWN_SIZE = { people: null, days: null, replicates: null } as const;

export const useSettings = create<Settings & Actions>()(
  persist(
    (set) => ({
      ...defaultSettings(),
      set: (some) => set(some),
      choose: (experiment) =>
        set(({ view }) => ({
          ...OWN_SIZE,
          // From the front page one goes to the workbench; elsewhere the lens stays.
          view: view === 'start' ? 'compare' : view,
          experiment,
          controlsOf: 0,
          against: 0,
          metric: null,
          whyOf: 0,
          whyMetric: null,
          networkOf: 0,
          networkRun: 0,
          ran: false,
        })),
      change: (variant, path, value) =>
        set(({ changes, experiment }) => {
          const before = changes[experiment]?.[variant] ?? [];
          const others = before.filter((one) => !samePath(one.path, path));
          const next = value === undefined ? others : [...others, { path, value }];
          return { changes: { ...changes, [experiment]: { ...changes[experiment], [variant]: next } } };
        }),
      undoAll: () =>
        set(({ changes, experiment }) => ({
          ...OWN_SIZE,
          seed: defaultSettings().seed,
          changes: { ...changes, [experiment]: {} },
        })),
      startOver: () => set(defaultSettings()),
    }),
    {
      name: 'kindling-settings',
      version: 1,
      storage: createJSONStorage(() => tabStorage),
      // Another version's settings are read field by field like any other.
      migrate: (kept) => kept,
      merge: (kept, present) => {
        const { settings, unusable } = readSettings(kept);
        if (unusable.length > 0) useKeeping.setState({ unusable });
        return { ...present, ...settings };
      },
      onRehydrateStorage: () => (_, error) => {
        if (error !== undefined) useKeeping.setState({ unusable: ['*'] });
      },
    },
  ),
);

/** Calls back when what is asked changes: another experiment, or other scenarios side by side. */
export function onOtherQuestion(callback: () => void): void {
  useSettings.subscribe((now, before) => {
    if (now.experiment !== before.experiment || now.two !== before.two) callback();
  });
}
