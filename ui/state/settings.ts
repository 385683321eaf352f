import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { pickLang, type Lang } from '../../i18n/index.ts';
import { EXPERIMENTS, type Changes } from './files.ts';
import { CHOICES, TWO } from './two.ts';

/** The places of the dashboard, in order. */
export const PLACE_IDS = ['compare', 'why', 'results'] as const;
export type PlaceId = (typeof PLACE_IDS)[number];

/** What a person chose. It survives a reload; results do not have to, for the same settings give the same bits. */
export interface Settings {
  readonly lang: Lang;
  /** An experiment's id, or `two` for two scenarios of one's own choice. */
  readonly experiment: string;
  readonly two: readonly [a: string, b: string];
  /** Which variant's knobs are shown, and which metric by day; null = the experiment's own. */
  readonly knobsOf: number;
  readonly metric: string | null;
  /** Where on the page one is; which variant is explained there, and by which metric, null = the experiment's own. */
  readonly place: PlaceId;
  readonly whyOf: number;
  readonly whyMetric: string | null;
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
}

const FIRST = 'hundred-kols';

export const useSettings = create<Settings & Actions>()(
  persist(
    (set) => ({
      lang: pickLang({ LANG: navigator.language }),
      experiment: FIRST,
      two: ['city', 'what-if#changed'],
      knobsOf: 0,
      metric: null,
      place: 'compare',
      whyOf: 0,
      whyMetric: null,
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
    }),
    {
      name: 'kindling-settings',
      version: 1,
      // What was kept may name an experiment that this version does not have.
      merge: (kept, present) => {
        const merged = { ...present, ...(kept as Partial<Settings>) };
        const known = (ref: string) => CHOICES.some((choice) => choice.ref === ref);
        if (!merged.two.every(known)) merged.two = present.two;
        if (!PLACE_IDS.includes(merged.place)) merged.place = present.place;
        return merged.experiment === TWO || EXPERIMENTS.includes(merged.experiment)
          ? merged
          : { ...merged, experiment: FIRST, ran: false };
      },
    },
  ),
);
