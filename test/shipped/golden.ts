import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { load, shippedFiles } from '../../batch/files.ts';
import { openPool, runVariants } from '../../batch/pool.ts';
import { build } from '../../scripts/setup.mjs';
import {
  applyChanges,
  commonChanges,
  InputError,
  joinDigests,
  loadFile,
  type Loaded,
} from '../../sim/index.ts';

export const GOLDEN_FILE = fileURLToPath(new URL('../golden/digests.json', import.meta.url));

/** Size at which files without a `small:` are run in tests. */
const SMALL = { people: 500, days: 40, replicates: 2 };

/** Loads a shipped file at its `small:` size. */
export function loadSmall(file: string): Loaded {
  const loaded = loadFile(file, load);
  const { people, days, replicates } = loaded.experiment?.small ?? SMALL;
  const from = { kind: 'call', argument: 'small' } as const;
  return applyChanges(
    loaded,
    commonChanges({ people, days, replicates }, () => from),
  );
}

/** The worker that ships; from sources each thread would compile them again. */
const WORKER = new URL('../../dist/worker.js', import.meta.url).href;

/** Bits of every variant of every shipped file at its small size, by `id#variant`. */
export async function goldenDigests(workers = availableParallelism()): Promise<Record<string, string>> {
  build();
  const pool = openPool(workers, WORKER);
  const digest: Record<string, string> = {};
  try {
    for (const { id, file } of shippedFiles()) {
      const { variants, problems } = loadSmall(file);
      if (variants.length === 0) throw new InputError(problems);
      for (const run of await runVariants(variants, { pool })) {
        digest[`${id}#${run.variant.name}`] = joinDigests(run.outcomes.map((outcome) => outcome.digest));
      }
    }
  } finally {
    await pool.destroy();
  }
  return digest;
}
