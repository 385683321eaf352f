import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { load, shippedFiles } from '../../batch/files.ts';
import { openPool, runVariants } from '../../batch/pool.ts';
import { build } from '../../scripts/setup.mjs';
import { InputError, joinBits, loadFile, type Loaded } from '../../sim/index.ts';

export const GOLDEN_FILE = fileURLToPath(new URL('../golden/bits.json', import.meta.url));

/** Size at which files without a `small:` are run in tests. */
const SMALL = { people: 500, days: 40, replicates: 2 };

/** Loads a shipped file at its `small:` size. */
export function loadSmall(file: string): Loaded {
  const { experiment } = loadFile(file, load);
  const small = experiment?.small ?? SMALL;
  return loadFile(file, load, {
    ...(small.people !== undefined && { people: small.people }),
    days: small.days,
    replicates: small.replicates,
  });
}

/** The worker that ships; from sources each thread would compile them again. */
const WORKER = new URL('../../dist/worker.js', import.meta.url).href;

/** Bits of every variant of every shipped file at its small size, by `id#variant`. */
export async function goldenBits(workers = availableParallelism()): Promise<Record<string, string>> {
  build();
  const pool = openPool(workers, WORKER);
  const bits: Record<string, string> = {};
  try {
    for (const { id, file } of shippedFiles()) {
      const { variants, problems } = loadSmall(file);
      if (variants.length === 0) throw new InputError(problems);
      for (const run of await runVariants(variants, { pool })) {
        bits[`${id}#${run.variant.name}`] = joinBits(run.outcomes.map((outcome) => outcome.bits));
      }
    }
  } finally {
    await pool.destroy();
  }
  return bits;
}
