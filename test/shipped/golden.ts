import { fileURLToPath } from 'node:url';
import { load, shippedFiles } from '../../batch/files.ts';
import { runVariants } from '../../batch/pool.ts';
import { InputError, loadFile, summariseRun, type Loaded } from '../../sim/index.ts';

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

/** Bits of every variant of every shipped file at its small size, by `id#variant`. */
export async function goldenBits(workers?: number): Promise<Record<string, string>> {
  const bits: Record<string, string> = {};
  for (const { id, file } of shippedFiles()) {
    const { variants, problems } = loadSmall(file);
    if (variants.length === 0) throw new InputError(problems);
    for (const run of await runVariants(variants, { workers })) {
      const { scenario, people } = run.variant.plan;
      const { seed, replicates, days } = scenario;
      const provenance = {
        kindling: '',
        file,
        scenarioHash: '',
        graphHash: null,
        seed,
        replicates,
        people,
        days,
      };
      bits[`${id}#${run.variant.name}`] = summariseRun(run.outcomes, provenance).bits;
    }
  }
  return bits;
}
