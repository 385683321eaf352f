import type {
  Comparison,
  CountedAs,
  Experiment,
  GraphSource,
  Outcome,
  Plan,
  Problem,
  Result,
} from '../../sim/index.ts';
import type { Story } from './story/told.ts';

/** One replicate to run, posted to a worker. */
export interface ReplicateJob {
  readonly plan: Plan;
  readonly seed: string | number;
  readonly replicate: number;
  readonly graphFile: GraphSource | undefined;
  /** Whom credit passed up the forest counts; null where it is not asked for. */
  readonly creditOf: CountedAs | null;
}

/** Values of a few metrics, by metric and replicate. */
export type Worlds = Readonly<Record<string, readonly (number | null)[]>>;

/** A comparison, and for every variant what its pictures of single replicates need. */
export interface Judged {
  readonly comparison: Comparison;
  /** By variant, in the order of the question. */
  readonly worlds: readonly Worlds[];
}

/** What is compared, and by what. */
export interface JudgeRequest {
  /** Metrics whose values are wanted replicate by replicate. */
  readonly each: readonly string[];
  readonly asked: Pick<Experiment, 'metric' | 'better' | 'smallestEffect'>;
  readonly sides: readonly {
    readonly name: string;
    readonly provenance: Omit<Result['provenance'], 'founders'>;
  }[];
}

/** What a worker answers where a plug-in broke its contract. */
export interface Refused {
  readonly refused: readonly Problem[];
}

/** Where a plug-in is, and the hash of its text. */
export interface PluginAddress {
  readonly url: string;
  /** As the page's address names it. */
  readonly name: string;
  readonly hash: string;
}

/** What a worker can be asked. */
export interface Engine {
  /** Loads plug-ins that another thread has tried; runs wait for them. */
  hold(plugins: readonly PluginAddress[]): Promise<void>;
  /** Loads a plug-in and holds it to its contract. */
  tryPlugin(url: string, name: string): Promise<PluginAddress | Refused>;
  run(job: ReplicateJob): Promise<Outcome | Refused>;
  /** One replicate with all that happened in it, and places for its people; tells the day it is at now and then. */
  story(job: ReplicateJob, onDay: ((day: number) => void) | null): Promise<Story | Refused>;
  /** Keeps an outcome of variant number `v` for `compare`. */
  keep(v: number, outcome: Outcome): void;
  /** Compares the kept replicates that every variant has finished; null while there is none. */
  compare(question: JudgeRequest): Promise<Judged | null>;
}
