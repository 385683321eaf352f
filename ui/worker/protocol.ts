import type { FileText, Outcome, Plan } from '../../sim/index.ts';

/** One replicate to run, posted to a worker. */
export interface Job {
  readonly plan: Plan;
  readonly seed: string | number;
  readonly replicate: number;
  readonly graphFile: FileText | undefined;
}

/** What a worker can be asked. */
export interface Engine {
  run(job: Job): Outcome;
}
