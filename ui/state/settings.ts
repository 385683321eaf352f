import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { pickLang, type Lang } from '../../i18n/index.ts';
import { EXPERIMENTS, type Changes } from './files.ts';

/** What a person chose. It survives a reload; results do not have to, for the same settings give the same bits. */
export interface Settings {
  readonly lang: Lang;
  readonly experiment: string;
  /** Empty = as the file says. */
  readonly people: number | null;
  readonly days: number | null;
  readonly replicates: number | null;
  readonly seed: string;
  /** Changes by experiment and variant. */
  readonly changes: Readonly<Record<string, Readonly<Record<string, Changes>>>>;
  /** Whether results were there, so that a reload computes them again. */
  readonly ran: boolean;
}

interface Actions {
  set(some: Partial<Settings>): void;
  /** Sets one field of one variant of the present experiment; null takes the change back. */
  change(variant: string, path: string, value: string | null): void;
  undoChanges(variant: string): void;
}

const FIRST = 'hundred-kols';

export const useSettings = create<Settings & Actions>()(
  persist(
    (set) => ({
      lang: pickLang({ LANG: navigator.language }),
      experiment: FIRST,
      people: null,
      days: null,
      replicates: null,
      seed: '7',
      changes: {},
      ran: false,
      set: (some) => set(some),
      change: (variant, path, value) =>
        set(({ changes, experiment }) => {
          const { [path]: _, ...others } = changes[experiment]?.[variant] ?? {};
          const next = value === null ? others : { ...others, [path]: value };
          return { changes: { ...changes, [experiment]: { ...changes[experiment], [variant]: next } } };
        }),
      undoChanges: (variant) =>
        set(({ changes, experiment }) => ({
          changes: { ...changes, [experiment]: { ...changes[experiment], [variant]: {} } },
        })),
    }),
    {
      name: 'kindling-settings',
      version: 1,
      // What was kept may name an experiment that this version does not have.
      merge: (kept, present) => {
        const merged = { ...present, ...(kept as Partial<Settings>) };
        return EXPERIMENTS.includes(merged.experiment)
          ? merged
          : { ...merged, experiment: FIRST, ran: false };
      },
    },
  ),
);
