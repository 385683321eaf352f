import { seedOf, type Variant } from '../../sim/index.ts';
import { loadExperiment } from './files.ts';
import { useSettings, type Settings } from './settings.ts';
import { loadTwo, TWO, type Checked } from './two.ts';

export interface LoadedSettings extends Checked {
  /** The variants as their files have them, without changes. */
  readonly original: readonly Variant[];
  /** The variants, or while something is wrong, as they last were, so that it can be put right. */
  readonly lastGood: readonly Variant[];
}

/** What is read again only when one of these changes. */
type Asked = Pick<Settings, 'experiment' | 'two' | 'people' | 'days' | 'replicates' | 'seed' | 'changes'>;

/** What settings describe, read and checked. */
export function loadSettings({
  experiment: id,
  two,
  people,
  days,
  replicates,
  seed,
  changes,
}: Asked): Checked {
  const sizes = {
    people: people ?? undefined,
    days: days ?? undefined,
    replicates: replicates ?? undefined,
    seed: seed === '' ? undefined : seedOf(seed),
  };
  const own = changes[id] ?? {};
  return id === TWO ? loadTwo(two, sizes, own) : loadExperiment(id, sizes, own);
}

function loadOriginal({ experiment: id, two }: Asked): readonly Variant[] {
  return (id === TWO ? loadTwo(two) : loadExperiment(id)).variants;
}

/** The last answer: every part of the page asks for the same one. */
let last: { readonly asked: Asked; readonly loaded: LoadedSettings } | null = null;

function isSame(a: Asked, b: Asked, names: readonly (keyof Asked)[]): boolean {
  return names.every((name) => a[name] === b[name]);
}

/** What the settings describe now. */
export function useLoaded(): LoadedSettings {
  const asked = useSettings();
  const before = last;
  if (
    before &&
    isSame(asked, before.asked, ['experiment', 'two', 'people', 'days', 'replicates', 'seed', 'changes'])
  )
    return before.loaded;
  const loaded = loadSettings(asked);
  const same = before !== null && isSame(asked, before.asked, ['experiment', 'two']);
  const original = same ? before.loaded.original : loadOriginal(asked);
  const kept = same ? before.loaded.lastGood : original;
  const lastGood = loaded.variants.length > 0 ? loaded.variants : kept;
  last = { asked, loaded: { ...loaded, original, lastGood } };
  return last.loaded;
}
