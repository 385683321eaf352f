import type { Experiment, Load, Overrides, Problem, Variant } from '../../sim/index.ts';
import { load as fromDisk } from '../files.ts';
import { loadChosen } from '../scenario-file.ts';
import { outward } from './error.ts';

/** A scenario, an experiment or a sweep as plain data: the fields that its file would have. */
export type ScenarioData = Readonly<Record<string, unknown>>;

/** A path, the id of a scenario that ships (such as `karate`), either with `#variant`, or the data themselves. */
export type ScenarioSource = string | ScenarioData;

/** What is run differently from what the file says. */
export interface Changes {
  /** Number of people; only where the graph is drawn. */
  readonly people?: number;
  /** Days after day 0. */
  readonly days?: number;
  /** Runs under one seed, which differ in people, ties and chance. */
  readonly replicates?: number;
  readonly seed?: string | number;
  /** A file of people and ties in place of the scenario's graph; its path starts from the working directory. */
  readonly graphFile?: string;
  /** Field path → value, as in `{ 'wordOfMouth.talk.member': 0.02 }`; `variant:path` changes one variant only. */
  readonly set?: Readonly<Record<string, unknown>>;
}

/** A scenario or an experiment that was read and checked; {@link loadScenario} makes it. */
export class LoadedScenario {
  readonly source: ScenarioSource;
  readonly changes: Changes;
  /** The file it came from. */
  readonly file: string;
  /** Question, metric and what else an experiment states; null for a scenario that stands alone. */
  readonly experiment: Experiment | null;
  /** The one scenario, or the variants of an experiment, ready to run. */
  readonly variants: readonly Variant[];
  /** What is worth knowing and stops nothing. */
  readonly notes: readonly Problem[];

  /** @internal */
  constructor(source: ScenarioSource, changes: Changes) {
    const { name, load } = reading(source);
    const { loaded, chosen } = loadChosen(name, overridesOf(changes), load);
    this.source = source;
    this.changes = changes;
    this.file = loaded.file;
    this.experiment = loaded.experiment;
    this.variants = chosen;
    this.notes = loaded.problems;
  }
}

/**
 * Reads and checks a scenario or an experiment.
 *
 * @throws {@link KindlingError} of kind `input` with every problem found.
 * @example
 * const club = loadScenario('karate', { days: 60, set: { 'wordOfMouth.talk.member': 0.05 } });
 */
export function loadScenario(source: ScenarioSource, changes: Changes = {}): LoadedScenario {
  try {
    return new LoadedScenario(source, changes);
  } catch (error) {
    throw outward(error);
  }
}

/** Loads what is not loaded yet; changes come on top of those that a loaded one was given. */
export function loadedWith(source: ScenarioSource | LoadedScenario, changes: Changes): LoadedScenario {
  if (!(source instanceof LoadedScenario)) return loadScenario(source, changes);
  if (Object.keys(overridesOf(changes)).length === 0) return source;
  const set = { ...source.changes.set, ...changes.set };
  return loadScenario(source.source, { ...source.changes, ...changes, set });
}

/** How messages and results name data that came from no file. */
const DATA = '(data)';

/** Under what name, and by whom, a source is read: data take the way of a file, so that they are checked as one. */
export function reading(source: ScenarioSource): { name: string; load: Load } {
  if (typeof source === 'string') return { name: source, load: fromDisk };
  const text = JSON.stringify(source, null, 2);
  // What data name is looked for from the working directory.
  const load: Load = (path, from) =>
    path === DATA ? { path: DATA, text } : fromDisk(path, from === DATA ? '' : from);
  return { name: DATA, load };
}

/** Changes as the command line's overrides. */
export function overridesOf({ people, days, replicates, seed, graphFile, set }: Changes): Overrides {
  return {
    ...(people !== undefined && { people }),
    ...(days !== undefined && { days }),
    ...(replicates !== undefined && { replicates }),
    ...(seed !== undefined && { seed }),
    ...(graphFile !== undefined && { graphFile }),
    ...(set !== undefined && {
      set: Object.entries(set).map(([path, value]) => `${path}=${JSON.stringify(value)}`),
    }),
  };
}
