import { STANDARD_LEVEL, type Outcome, type Result } from '../../sim/index.ts';
import { runVariants } from '../pool.ts';
import { resultOf } from '../result.ts';
import { daysOf, type DayRow } from './days.ts';
import { outward } from './error.ts';
import type { Changes } from './changes.ts';
import { loadedWith, type LoadedScenario, type ScenarioSource } from './load.ts';
import { Queue } from './queue.ts';

/** What every call that runs something takes. */
export interface RunOptions extends Changes {
  /** Threads; default: one per core, fewer where memory would not do. Results do not depend on it. */
  readonly workers?: number;
  /** Coverage of intervals, 0 to 1; default 0.95. */
  readonly level?: number;
  /** Stops at the end of the days under way; whoever waits is thrown the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told the share of all days that is done, 0 to 1, about ten times a second. */
  readonly onProgress?: (done: number) => void;
}

/** One scenario, ready to run in one way or another. Nothing runs before it is asked for. */
export interface Run {
  readonly scenario: LoadedScenario;
  /** All replicates, on all cores: means with intervals, bands by day, credit, money. The document of `kindling run --json`. */
  result(): Promise<Result>;
  /** Every replicate as it is finished, in no particular order: `outcome.replicate` says which. Leaving the loop stops the rest. */
  replicates(): AsyncGenerator<Outcome, void, void>;
  /** One replicate, 0 by default, day by day in this thread: day 0, 1 … The next day is simulated when it is asked for. */
  days(options?: { readonly replicate?: number }): AsyncGenerator<DayRow, void, void>;
}

/**
 * One scenario. Of an experiment, `FILE#variant` is run, or its first variant, which is the baseline.
 *
 * @throws {@link KindlingError} of kind `input` at once where the scenario cannot be used; of kind `run` from what it gives.
 * @example
 * const { kpis } = await run('karate', { replicates: 20 }).result();
 * for await (const { day, members } of run('karate').days()) console.log(day, members);
 */
export function run(source: ScenarioSource | LoadedScenario, options: RunOptions = {}): Run {
  const scenario = loadedWith(source, options);
  const [variant] = scenario.variants;
  const { workers, signal, onProgress, level = STANDARD_LEVEL } = options;
  const common = { workers, ...(onProgress && { onProgress }) };
  return {
    scenario,

    async result() {
      try {
        const [finished] = await runVariants([variant], { ...common, ...(signal && { signal }) });
        return resultOf(finished, scenario.file, level);
      } catch (error) {
        throw outward(error, signal);
      }
    },

    async *replicates() {
      const leaving = new AbortController();
      const queue = new Queue<Outcome>();
      const stop = signal ? AbortSignal.any([signal, leaving.signal]) : leaving.signal;
      const running = runVariants([variant], {
        ...common,
        signal: stop,
        onOutcome: (outcome) => queue.push(outcome),
      });
      const ended = running.then(
        () => queue.end(),
        (error: unknown) => queue.end(outward(error, signal)),
      );
      try {
        yield* queue.take();
      } finally {
        leaving.abort();
        queue.close();
        await ended;
      }
    },

    async *days({ replicate = 0 } = {}) {
      try {
        yield* daysOf(variant, replicate, signal);
      } catch (error) {
        throw outward(error, signal);
      }
    },
  };
}
