import { z } from 'zod';
import { LANGS, chooseLang } from '../../i18n/index.ts';
import { EXPERIMENTS } from './files.ts';
import { CHOICES, TWO } from './two.ts';

const experiment = z.string().refine((id) => id === TWO || EXPERIMENTS.includes(id));
const choice = z.string().refine((ref) => CHOICES.some((known) => known.ref === ref));
/** What a tab's storage gives back as it was. */
const plain = z.unknown().refine((value) => z.json().safeParse(value).success);
const change = z.object({ path: z.array(z.union([z.string(), z.number()])).readonly(), value: plain });
const index = z.int().min(0);
const size = z.number().nullable();

/** What a person chose. It survives a reload; results do not have to, for the same settings give the same bits. */
export const settingsSchema = z.object({
  lang: z.enum(LANGS),
  /** An experiment's id, or `two` for two scenarios of one's own choice. */
  experiment,
  two: z.tuple([choice, choice]).readonly(),
  /** Which variant's controls are shown, and which metric by day; null = the experiment's own. */
  controlsOf: index,
  /** Which variant the one shown is compared with. */
  against: index,
  metric: z.string().nullable(),
  /** Which view is shown; where there is none of this name, the first. */
  view: z.string(),
  /** Which variant is explained, and by which metric, null = the experiment's own. */
  whyOf: index,
  whyMetric: z.string().nullable(),
  /** Whose people are shown, in which run, and how. */
  networkOf: index,
  networkRun: index,
  networkAs: z.enum(['people', 'circles', 'table']),
  /** Sizes; null = as the file says. */
  people: size,
  days: size,
  replicates: size,
  seed: z.string(),
  /** Changes by experiment and variant. */
  changes: z.record(z.string(), z.record(z.string(), z.array(change))),
  /** Whether results were there, so that a reload computes them again. */
  ran: z.boolean(),
});

export type Settings = Readonly<z.output<typeof settingsSchema>>;

export function defaultSettings(): Settings {
  return {
    lang: chooseLang({ LANG: globalThis.navigator?.language }),
    experiment: 'hundred-kols',
    two: ['city', 'what-if#changed'],
    controlsOf: 0,
    against: 0,
    metric: null,
    view: 'start',
    whyOf: 0,
    whyMetric: null,
    networkOf: 0,
    networkRun: 0,
    networkAs: 'people',
    people: null,
    days: null,
    replicates: null,
    seed: '7',
    changes: {},
    ran: false,
  };
}

/**
 * Settings from anything that was kept, by whatever version: what is missing or unusable starts from its default.
 * `unusable` names the fields that were there and could not be used; a whole that is no map of fields is `*`.
 */
export function readSettings(kept: unknown): { settings: Settings; unusable: readonly string[] } {
  const settings = defaultSettings();
  if (kept === undefined || kept === null) return { settings, unusable: [] };
  if (typeof kept !== 'object' || Array.isArray(kept)) return { settings, unusable: ['*'] };
  const unusable: string[] = [];
  for (const [name, schema] of Object.entries(settingsSchema.shape)) {
    if (!Object.hasOwn(kept, name)) continue;
    const read = schema.safeParse((kept as Record<string, unknown>)[name]);
    if (read.success) Object.assign(settings, { [name]: read.data });
    else unusable.push(name);
  }
  // Results of an experiment that is not there are not computed again.
  return unusable.includes('experiment')
    ? { settings: { ...settings, ran: false }, unusable }
    : { settings, unusable };
}
