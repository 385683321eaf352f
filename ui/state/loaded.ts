import { useMemo, useRef } from 'react';
import type { Loaded, Variant } from '../../sim/index.ts';
import { loadExperiment } from './files.ts';
import { useSettings } from './settings.ts';
import { loadTwo, TWO } from './two.ts';

export interface LoadedSettings extends Loaded {
  /** The variants as their files have them, without changes. */
  readonly original: readonly Variant[];
  /** The variants, or while something is wrong, as they last were, so that it can be put right. */
  readonly lastGood: readonly Variant[];
}

/** What the settings describe, read and checked. */
export function useLoaded(): LoadedSettings {
  const { experiment: id, two, people, days, replicates, seed, changes } = useSettings();
  const loaded = useMemo(() => {
    const number = /^-?\d+(\.\d+)?$/.test(seed) ? Number(seed) : seed;
    const sizes = {
      ...(people !== null && { people }),
      ...(days !== null && { days }),
      ...(replicates !== null && { replicates }),
      ...(seed !== '' && { seed: number }),
    };
    const own = changes[id] ?? {};
    return id === TWO ? loadTwo(two, sizes, own) : loadExperiment(id, sizes, own);
  }, [id, two, people, days, replicates, seed, changes]);
  const original = useMemo(() => (id === TWO ? loadTwo(two, {}, {}) : loadExperiment(id, {}, {})), [id, two]);
  const last = useRef({ original, variants: original.variants });
  if (loaded.variants.length > 0) last.current = { original, variants: loaded.variants };
  const lastGood = last.current.original === original ? last.current.variants : original.variants;
  return { ...loaded, original: original.variants, lastGood };
}
