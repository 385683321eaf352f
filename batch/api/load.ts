import type { Changeable, Experiment, Load, Problem, Variant } from '../../sim/index.ts';
import { load as fromDisk } from '../files.ts';
import { loadWith } from '../plugins.ts';
import { chooseFrom, loadChosen, type Chosen } from '../scenario-file.ts';
import { changesOf, type Changes } from './changes.ts';
import { outward } from './error.ts';

/** A scenario, an experiment or a sweep as plain data: the fields that its file would have. */
export type ScenarioData = Readonly<Record<string, unknown>>;

/** A path, the id of a scenario that ships (such as `karate`), either with `#variant`, or the data themselves. */
export type ScenarioSource = string | ScenarioData;

/** A scenario or an experiment that was read and checked; {@link loadScenario} makes it. */
export class LoadedScenario {
  readonly source: ScenarioSource;
  /** The file it came from. */
  readonly file: string;
  /** Question, metric and what else an experiment states; null for a scenario that stands alone. */
  readonly experiment: Experiment | null;
  /** The one scenario, or the variants of an experiment, ready to run. */
  readonly variants: readonly Variant[];
  /** What is worth knowing and stops nothing. */
  readonly notes: readonly Problem[];
  /** @internal */
  readonly changeable: Changeable;
  /** The variant that the source names. @internal */
  readonly named: string | undefined;

  /** @internal */
  constructor(source: ScenarioSource, { loaded, chosen, variant }: Chosen) {
    this.source = source;
    this.file = loaded.file;
    this.experiment = loaded.experiment;
    this.variants = chosen;
    this.notes = loaded.problems;
    this.changeable = loaded;
    this.named = variant;
  }
}

/**
 * Reads and checks a scenario or an experiment. Of `FILE#variant`, changes are for that variant.
 *
 * @throws {@link KindlingError} of kind `input` with every problem found.
 * @example
 * const club = loadScenario('karate', { days: 60, set: { 'wordOfMouth.talk.member': 0.05 } });
 */
export function loadScenario(source: ScenarioSource, changes: Changes = {}): LoadedScenario {
  try {
    const { name, load } = reading(source);
    return new LoadedScenario(
      source,
      loadChosen(name, changesOf(changes), 'all', loadWith(changes.plugins, load)),
    );
  } catch (error) {
    throw outward(error);
  }
}

/** Loads what is not loaded yet; changes come on top of those that a loaded one was given, and nothing is read again. */
export function loadedWith(source: ScenarioSource | LoadedScenario, given: Changes): LoadedScenario {
  if (!(source instanceof LoadedScenario)) return loadScenario(source, given);
  try {
    const changes = changesOf(given);
    const { changeable, named } = source;
    if (given.plugins) {
      // Other plug-ins make other files of the same texts.
      const { name, load } = reading(source.source);
      const all = [...changeable.changes, ...changes];
      return new LoadedScenario(source.source, loadChosen(name, all, 'all', loadWith(given.plugins, load)));
    }
    if (changes.length === 0) return source;
    return new LoadedScenario(source.source, chooseFrom(changeable, named, changes));
  } catch (error) {
    throw outward(error);
  }
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
