import type { Piscina } from 'piscina';
import {
  applyChanges,
  changeThroughout,
  InputError,
  pathOf,
  readingKey,
  valueAt,
  type RunRequest,
  type RunBackend,
  type Loaded,
  type Outcome,
  type ReplicateValues,
  type Values,
  type Variant,
} from '../sim/index.ts';
import { runVariants } from './pool.ts';

/** Settings that are run in one go: enough to keep all threads busy, few enough for their records to fit. */
const JOBS_AT_ONCE = 8;

/** Runs what a claim asks for on the threads of a pool. */
export class PoolBackend implements RunBackend {
  readonly #loaded: Loaded;
  readonly #pool: Piscina;
  readonly #signal: AbortSignal;
  readonly #seed: string | number;

  /** All variants are paired on one seed. */
  constructor(
    loaded: Loaded,
    pool: Piscina,
    signal: AbortSignal,
    seed: string | number = loaded.variants[0].plan.scenario.seed,
  ) {
    this.#loaded = loaded;
    this.#pool = pool;
    this.#signal = signal;
    this.#seed = seed;
  }

  valueOf(variant: string, field: string): unknown {
    const found = this.#loaded.variants.find(({ name }) => name === variant);
    return found && valueAt(found.plan.scenario, pathOf(field));
  }

  async run(
    jobs: readonly RunRequest[],
    replicates: readonly [from: number, to: number],
    planning = false,
  ): Promise<ReplicateValues[]> {
    const samples: ReplicateValues[] = [];
    for (let from = 0; from < jobs.length; from += JOBS_AT_ONCE) {
      samples.push(...(await this.#runSome(jobs.slice(from, from + JOBS_AT_ONCE), replicates, planning)));
    }
    return samples;
  }

  async #runSome(
    jobs: readonly RunRequest[],
    replicates: readonly [from: number, to: number],
    planning: boolean,
  ): Promise<ReplicateValues[]> {
    const asked = jobs.flatMap((job) => this.#variantsOf(job, planning).map((variant) => ({ job, variant })));
    const runs = await runVariants(
      asked.map(({ variant }) => variant),
      { pool: this.#pool, signal: this.#signal, replicates },
    );
    return jobs.map((job) => {
      const own = asked.flatMap((one, i) =>
        one.job === job ? [{ ...one, outcomes: runs[i].outcomes }] : [],
      );
      return Object.fromEntries(
        own.map(({ variant, outcomes }) => [variant.name, outcomes.map((outcome) => read(outcome, job))]),
      );
    });
  }

  #variantsOf({ changes, variants, readings }: RunRequest, planning: boolean): Variant[] {
    const { variants: changed, problems } = applyChanges(this.#loaded, [
      ...changes,
      { path: ['seed'], value: planning ? `${this.#seed} planning` : this.#seed, from: { kind: 'solver' } },
    ]);
    const errors = problems.filter((one) => one.severity === 'error');
    if (errors.length > 0) throw new InputError(errors);
    // Nothing but leverage needs each run a second time.
    const leverage = readings.some(({ metric }) => metric === 'leverage');
    return changed
      .filter(({ name }) => variants.includes(name))
      .map((one) => ({ ...one, plan: changeThroughout(one.plan, (s) => ({ ...s, measure: { leverage } })) }));
  }
}

/** The numbers that a job reads of one replicate; a day after the last is the last. */
function read(outcome: Outcome, { readings }: RunRequest): Values {
  return new Map(
    readings.map(({ metric, day }) => {
      if (day === null) return [readingKey(metric, day), outcome.kpis[metric] ?? null] as const;
      const series = outcome.series[metric];
      return [readingKey(metric, day), series[Math.min(day, series.length - 1)]] as const;
    }),
  );
}
