import { create } from 'zustand';
import {
  compareVariants,
  summariseRun,
  VERSION,
  type Comparison,
  type Experiment,
  type Outcome,
  type Problem,
  type Variant,
} from '../../sim/index.ts';
import { startRuns, type Running } from '../worker/pool.ts';

/** What is running or has run. */
export interface Runs {
  readonly status: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  /** Replicates done, of all variants, and how many there are. */
  readonly done: number;
  readonly total: number;
  /** What was run: settings may have moved on since. */
  readonly experiment: Experiment | null;
  readonly variants: readonly Variant[];
  /** As much as is known; null until every variant has a replicate. */
  readonly comparison: Comparison | null;
  readonly problem: Problem | null;
}

interface Actions {
  start(experiment: Experiment, variants: readonly Variant[]): void;
  cancel(): void;
  /** Forgets what ran: another experiment was chosen. */
  reset(): void;
}

/** Bands are drawn anew at most this often while replicates come in. */
const REDRAW_MS = 400;

let running: Running | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let redraw = () => {};

export const useRuns = create<Runs & Actions>()((set, get) => ({
  status: 'idle',
  done: 0,
  total: 0,
  experiment: null,
  variants: [],
  comparison: null,
  problem: null,

  start(experiment, variants) {
    running?.cancel();
    const outcomes = variants.map((): Outcome[] => []);
    const total = variants.reduce((sum, { plan }) => sum + plan.scenario.replicates, 0);
    // The old curves stay until the new ones have something to show.
    const same = get().variants.length === variants.length && get().experiment?.title === experiment.title;
    const kept = same ? get().comparison : null;
    set({ status: 'running', done: 0, total, experiment, variants, comparison: kept, problem: null });
    redraw = () => {
      clearTimeout(timer);
      timer = undefined;
      const comparison = compareSoFar(experiment, variants, outcomes);
      if (comparison) set({ comparison });
    };
    const finish = (status: Runs['status'], problem: Problem | null = null) => {
      redraw();
      set({ status, problem });
      running = null;
    };
    running = startRuns(variants, {
      onOutcome(v, outcome) {
        outcomes[v][outcome.replicate] = outcome;
        set(({ done }) => ({ done: done + 1 }));
        timer ??= setTimeout(() => redraw(), REDRAW_MS);
      },
      onDone: () => finish('done'),
      onFailed: (problem) => finish('failed', problem),
    });
  },

  cancel() {
    if (!running) return;
    running.cancel();
    running = null;
    redraw();
    set({ status: 'cancelled' });
  },

  reset() {
    running?.cancel();
    running = null;
    clearTimeout(timer);
    timer = undefined;
    set({
      status: 'idle',
      done: 0,
      total: 0,
      experiment: null,
      variants: [],
      comparison: null,
      problem: null,
    });
  },
}));

/** Compares the replicates that every variant has finished: pairs need both sides. */
function compareSoFar(
  experiment: Experiment,
  variants: readonly Variant[],
  outcomes: readonly (readonly Outcome[])[],
): Comparison | null {
  const first = outcomes[0] ?? [];
  const complete = [...first.keys()].filter((r) => outcomes.every((list) => list[r] !== undefined));
  if (complete.length === 0) return null;
  const runs = variants.map(({ name, plan }, v) => {
    const own = complete.map((r) => outcomes[v][r]);
    const { scenario, people, hash } = plan;
    const provenance = {
      kindling: VERSION,
      file: name,
      scenarioHash: hash,
      graphHash: null,
      seed: scenario.seed,
      replicates: own.length,
      people,
      days: scenario.days,
    };
    return { name, outcomes: own, result: summariseRun(own, provenance) };
  });
  return compareVariants(runs, experiment);
}
