import {
  problem,
  reasonOf,
  type CountedAs,
  type Outcome,
  type Plan,
  type Problem,
  type Variant,
} from '../../sim/index.ts';
import { item } from '../../report/index.ts';
import { closeSlot, giveBack, keepReady, openSlot, type Slot } from './slot.ts';

/** Replicates on all cores of the browser. Cancelling ends the workers at once: nothing is shared with them. */

export interface RunHandlers {
  /** A replicate of variant number `v` is done. */
  onOutcome(v: number, outcome: Outcome): void;
  onDone(): void;
  /** A worker died twice on the same replicate, or a plug-in broke its contract. */
  onFailed(problem: Problem): void;
}

export interface RunHandle {
  cancel(): void;
}

export interface PageRunOptions {
  /** The plan of a replicate of variant number `v`, where it is not the variant's own. */
  readonly planOf?: (v: number, replicate: number) => Plan;
  readonly creditOf?: CountedAs;
}

const TRIES = 2;
const MAX_WORKERS = 8;
/** Workers beside those that run: one to judge. */
const BESIDE = 1;

const workersFor = (jobs: number): number =>
  Math.min(MAX_WORKERS, Math.max(1, navigator.hardwareConcurrency || 2), jobs);

/** Loads the workers of the next run, once the page has nothing else to do. */
export function getReady(): void {
  keepReady(workersFor(Infinity) + BESIDE);
}

/** Starts all replicates of all variants, replicate by replicate, so that pairs are complete early. */
export function startRuns(
  variants: readonly Variant[],
  handlers: RunHandlers,
  { planOf, creditOf }: PageRunOptions = {},
): RunHandle {
  const replicates = Math.max(...variants.map(({ plan }) => plan.scenario.replicates));
  const jobs: { v: number; replicate: number; tried: number }[] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    variants.forEach(({ plan }, v) => {
      if (replicate < plan.scenario.replicates) jobs.push({ v, replicate, tried: 0 });
    });
  }
  const slots = new Set<Slot>();
  let left = jobs.length;
  let ended = false;

  /** Whoever may still be at work is closed; those that are done wait for the next run. */
  const end = (letGo: (slot: Slot) => void = closeSlot) => {
    ended = true;
    for (const slot of slots) letGo(slot);
    slots.clear();
    getReady();
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
      const variant = item(variants, job.v);
      const { graphFile } = variant;
      const plan = planOf?.(job.v, job.replicate) ?? variant.plan;
      const { seed } = plan.scenario;
      try {
        const task = { plan, seed, replicate: job.replicate, graphFile, creditOf: creditOf ?? null };
        const outcome = await Promise.race([slot.engine.run(task), slot.death]);
        if (ended) return;
        if ('refused' in outcome) {
          end();
          handlers.onFailed(item(outcome.refused, 0));
          return;
        }
        handlers.onOutcome(job.v, outcome);
        left--;
        if (left === 0) {
          // One that holds a graph that its replicates shared is not kept: the next may be of another file.
          end(variants.some(({ plan }) => plan.oneGraph) ? closeSlot : giveBack);
          handlers.onDone();
        }
      } catch (error) {
        if (ended) return;
        slots.delete(slot);
        closeSlot(slot);
        if (job.tried + 1 >= TRIES) {
          end();
          const reason = reasonOf(error);
          const values = { scenario: variant.name, seed, replicate: job.replicate, reason };
          handlers.onFailed(problem('pageRunCrashed', { values }));
          return;
        }
        jobs.unshift({ ...job, tried: job.tried + 1 });
        slot = open();
      }
    }
  };
  for (let k = 0; k < workersFor(jobs.length); k++) void work();
  return { cancel: () => end() };
}
