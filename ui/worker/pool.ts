import {
  problem,
  type CountedAs,
  type Outcome,
  type Plan,
  type Problem,
  type Variant,
} from '../../sim/index.ts';
import { closeSlot, openSlot, type Slot } from './slot.ts';

/** Replicates on all cores of the browser. Cancelling ends the workers at once: nothing is shared with them. */

export interface RunHandlers {
  /** A replicate of variant number `v` is done. */
  onOutcome(v: number, outcome: Outcome): void;
  onDone(): void;
  /** A worker died twice on the same replicate. */
  onFailed(problem: Problem): void;
}

export interface Running {
  cancel(): void;
}

export interface RunOptions {
  /** The plan of a replicate of variant number `v`, where it is not the variant's own. */
  readonly planOf?: (v: number, replicate: number) => Plan;
  readonly creditOf?: CountedAs;
}

const TRIES = 2;
const MOST_WORKERS = 8;

/** Starts all replicates of all variants, replicate by replicate, so that pairs are complete early. */
export function startRuns(
  variants: readonly Variant[],
  handlers: RunHandlers,
  { planOf, creditOf }: RunOptions = {},
): Running {
  const replicates = Math.max(...variants.map(({ plan }) => plan.scenario.replicates));
  const jobs: { v: number; replicate: number; tried: number }[] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (let v = 0; v < variants.length; v++) {
      if (replicate < variants[v].plan.scenario.replicates) jobs.push({ v, replicate, tried: 0 });
    }
  }
  const slots = new Set<Slot>();
  let left = jobs.length;
  let ended = false;

  const end = () => {
    ended = true;
    for (const slot of slots) closeSlot(slot);
    slots.clear();
  };

  const open = () => {
    const slot = openSlot();
    slots.add(slot);
    return slot;
  };

  const work = async (): Promise<void> => {
    let slot = open();
    for (;;) {
      const job = jobs.shift();
      if (!job || ended) return;
      const { graphFile } = variants[job.v];
      const plan = planOf?.(job.v, job.replicate) ?? variants[job.v].plan;
      const { seed } = plan.scenario;
      try {
        const task = { plan, seed, replicate: job.replicate, graphFile, creditOf: creditOf ?? null };
        const outcome = await Promise.race([slot.engine.run(task), slot.death]);
        if (ended) return;
        handlers.onOutcome(job.v, outcome);
        left--;
        if (left === 0) {
          end();
          handlers.onDone();
        }
      } catch (error) {
        if (ended) return;
        slots.delete(slot);
        closeSlot(slot);
        if (job.tried + 1 >= TRIES) {
          end();
          const reason = error instanceof Error ? error.message : String(error);
          const values = { scenario: variants[job.v].name, seed, replicate: job.replicate, reason };
          handlers.onFailed(problem('pageRunCrashed', { values }));
          return;
        }
        jobs.unshift({ ...job, tried: job.tried + 1 });
        slot = open();
      }
    }
  };
  const workers = Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency || 2), jobs.length);
  for (let k = 0; k < workers; k++) void work();
  return { cancel: end };
}
