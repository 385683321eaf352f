import type { Comparison, CountedAs, Experiment, FileText, Outcome, Plan, Result } from '../../sim/index.ts';

/** One replicate to run, posted to a worker. */
export interface Job {
  readonly plan: Plan;
  readonly seed: string | number;
  readonly replicate: number;
  readonly graphFile: FileText | undefined;
  /** Whom credit passed up the forest counts; null where it is not asked for. */
  readonly creditOf: CountedAs | null;
}

/** What is compared, and by what. */
export interface Question {
  readonly asked: Pick<Experiment, 'metric' | 'better' | 'smallestEffect'>;
  readonly sides: readonly {
    readonly name: string;
    readonly provenance: Omit<Result['provenance'], 'founders'>;
  }[];
}

/** What a worker can be asked. */
export interface Engine {
  run(job: Job): Outcome;
  /** Keeps an outcome of variant number `v` for `compare`. */
  keep(v: number, outcome: Outcome): void;
  /** Compares the kept replicates that every variant has finished; null while there is none. */
  compare(question: Question): Comparison | null;
}
