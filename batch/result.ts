import { summariseRun, type Result } from '../sim/index.ts';
import { recorded } from './files.ts';
import type { VariantRun } from './pool.ts';

/** The runs of a variant as one result, with where its numbers come from. */
export function resultOf(
  { variant, outcomes, graphHash, version }: VariantRun,
  file: string,
  level: number,
): Result {
  const { scenario, hash, people, plugins } = variant.plan;
  return summariseRun(
    outcomes,
    {
      kindling: version,
      file: recorded(file),
      scenarioHash: hash,
      graphHash,
      seed: scenario.seed,
      replicates: scenario.replicates,
      people,
      days: scenario.days,
      ...(scenario.start?.date !== undefined && { startDate: scenario.start.date }),
      ...(plugins.length > 0 && { plugins }),
    },
    level,
  );
}
