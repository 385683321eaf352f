import { compareVariants, InputError, problem, STANDARD_LEVEL, type Comparison } from '../../sim/index.ts';
import { runVariants } from '../pool.ts';
import { resultOf } from '../result.ts';
import { outward } from './error.ts';
import { loadedWith, type LoadedScenario, type ScenarioSource } from './load.ts';
import type { RunOptions } from './run.ts';

export type CompareOptions = RunOptions;

/**
 * The variants of an experiment, each over its replicates, and every pair of them run by run: replicate r of one meets the
 * people and ties of replicate r of the other. The document of `kindling compare --json`.
 *
 * @throws {@link KindlingError}: `input` for a file that is no experiment, `run` for trouble while running.
 * @example
 * const { pairs } = await compare('hundred-kols', { replicates: 10 });
 * console.log(pairs[0].metrics.joined.difference, pairs[0].metrics.joined.ci);
 */
export async function compare(
  source: ScenarioSource | LoadedScenario,
  options: CompareOptions = {},
): Promise<Comparison> {
  const { workers, signal, onProgress, level = STANDARD_LEVEL } = options;
  try {
    const { experiment, variants, file } = loadedWith(source, options);
    if (!experiment) throw new InputError([problem('notAnExperiment', { file })]);
    if (variants.length === 1) {
      const { name } = variants[0];
      throw new InputError([
        problem('comparesAll', { file, values: { variant: name, asked: `${file}#${name}` } }),
      ]);
    }
    const runs = await runVariants(variants, {
      workers,
      ...(signal && { signal }),
      ...(onProgress && { onProgress }),
    });
    const sides = runs.map((one) => ({
      name: one.variant.name,
      outcomes: one.outcomes,
      result: resultOf(one, file, level),
    }));
    return compareVariants(sides, experiment, level);
  } catch (error) {
    throw outward(error, signal);
  }
}
