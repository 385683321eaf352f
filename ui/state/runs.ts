import { create } from 'zustand';
import {
  problem,
  reasonOf,
  type Comparison,
  type Experiment,
  type Problem,
  type Variant,
} from '../../sim/index.ts';
import { openJudge, type Judge } from '../worker/judge.ts';
import type { Worlds } from '../worker/protocol.ts';
import { startRuns, type RunHandle } from '../worker/pool.ts';
import { onOtherQuestion } from './settings.ts';
import { takeTurn } from './turn.ts';

/** What is running or has run. */
export interface Runs {
  readonly status: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  /** Replicates done, of all variants, and how many there are. */
  readonly done: number;
  readonly total: number;
  /** What was run: settings may have moved on since. */
  readonly id: string | null;
  readonly experiment: Experiment | null;
  readonly variants: readonly Variant[];
  /** As much as is known; null until every variant has a replicate. */
  readonly comparison: Comparison | null;
  /** By variant, the values of the metrics that are drawn run by run. */
  readonly worlds: readonly Worlds[];
  /** Whether `comparison` is still the one of the run before. */
  readonly before: boolean;
  readonly problem: Problem | null;
}

interface Actions {
  start(id: string, experiment: Experiment, variants: readonly Variant[]): void;
  cancel(): void;
  /** Forgets what ran. */
  reset(): void;
}

const NOTHING: Runs = {
  status: 'idle',
  done: 0,
  total: 0,
  id: null,
  experiment: null,
  variants: [],
  comparison: null,
  worlds: [],
  before: false,
  problem: null,
};

/** Bands are drawn anew at most this often while replicates come in; the first ones as soon as there are any. */
const REDRAW_MS = 200;

/** What is at work now; one run at a time. */
interface Work {
  readonly running: RunHandle;
  readonly judge: Judge;
  timer?: ReturnType<typeof setTimeout> | undefined;
}
let work: Work | null = null;

function end(): void {
  work?.running.cancel();
  work?.judge.close();
  clearTimeout(work?.timer);
  work = null;
}

export const useRuns = create<Runs & Actions>()((set, get) => {
  /** Shows what is known by now, unless another run has begun in between. */
  const show = async (own: Work): Promise<void> => {
    const judged = await own.judge.compare();
    if (judged && work === own) set({ ...judged, before: false });
  };
  /** Shows all there is, then says how it ended. */
  const finish = async (own: Work, status: Runs['status'], cause: Problem | null = null): Promise<void> => {
    clearTimeout(own.timer);
    try {
      await show(own);
      if (work === own) set({ status, problem: cause });
    } catch (error) {
      if (work === own) set({ status: 'failed', problem: cause ?? judgeDied(error) });
    }
    if (work === own) end();
  };
  return {
    ...NOTHING,

    start(id, experiment, variants) {
      end();
      takeTurn(get().cancel);
      const total = variants.reduce((sum, { plan }) => sum + plan.scenario.replicates, 0);
      // The old curves stay until the new ones have something to show.
      const { comparison, worlds } = get();
      const kept = get().id === id ? comparison : null;
      set({
        ...NOTHING,
        status: 'running',
        total,
        id,
        experiment,
        variants,
        comparison: kept,
        worlds: kept ? worlds : [],
        before: kept !== null,
      });
      const judge = openJudge(experiment, variants);
      let wait = 0;
      /** Every variant has a replicate only then; before, there is nothing to compare. */
      const lacking = new Set(variants.keys());
      const soon = (v: number) => {
        lacking.delete(v);
        if (lacking.size > 0) return;
        own.timer ??= setTimeout(() => {
          void show(own)
            .catch(() => {}) // The end will say so.
            .then(() => (own.timer = undefined));
        }, wait);
        wait = REDRAW_MS;
      };
      const running = startRuns(variants, {
        onOutcome(v, outcome) {
          judge.keep(v, outcome);
          set(({ done }) => ({ done: done + 1 }));
          soon(v);
        },
        onDone: () => void finish(own, 'done'),
        onFailed: (cause) => void finish(own, 'failed', cause),
      });
      const own: Work = { running, judge };
      work = own;
    },

    cancel() {
      if (!work || get().status !== 'running') return;
      work.running.cancel();
      set({ status: 'cancelled' });
      void finish(work, 'cancelled');
    },

    reset() {
      end();
      set(NOTHING);
    },
  };
});

onOtherQuestion(() => useRuns.getState().reset());

function judgeDied(error: unknown): Problem {
  const reason = reasonOf(error);
  return problem('pageJudgeCrashed', { values: { reason } });
}
