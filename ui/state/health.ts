import { create } from 'zustand';
import {
  ATTENDED_DAYS,
  attendedPlan,
  examine,
  healthReplicates,
  leftAlonePlan,
  STANDARD_LEVEL,
  type HealthReading,
  type Outcome,
  type Problem,
  type Variant,
} from '../../sim/index.ts';
import { item } from '../../report/index.ts';
import { startRuns, type RunHandle } from '../worker/pool.ts';
import type { Runs } from './runs.ts';
import { onOtherQuestion } from './settings.ts';
import { takeTurn } from './turn.ts';

/** A scenario being examined, or examined: looked after for some years, then left alone. */
interface HealthRuns {
  readonly status: Runs['status'];
  readonly done: number;
  readonly total: number;
  /** What was examined: settings may have moved on since. */
  readonly variant: Variant | null;
  /** As much as is known, a reading a sign; null until a replicate has run both ways. */
  readonly readings: readonly HealthReading[] | null;
  readonly problem: Problem | null;
}

interface Actions {
  start(variant: Variant): void;
  cancel(): void;
  reset(): void;
}

const NOTHING: HealthRuns = {
  status: 'idle',
  done: 0,
  total: 0,
  variant: null,
  readings: null,
  problem: null,
};

let running: RunHandle | null = null;

export const useHealth = create<HealthRuns & Actions>()((set, get) => {
  const end = () => {
    running?.cancel();
    running = null;
  };
  return {
    ...NOTHING,

    start(variant) {
      end();
      takeTurn(get().cancel);
      const { plan } = variant;
      const replicates = healthReplicates(plan);
      const few = (one: typeof plan) => ({ ...one, scenario: { ...one.scenario, replicates } });
      const plans = [few(attendedPlan(plan, ATTENDED_DAYS)), few(leftAlonePlan(plan, ATTENDED_DAYS))];
      const outcomes: Pick<Outcome, 'stages' | 'kpis'>[][] = [[], []];
      set({ ...NOTHING, status: 'running', total: 2 * replicates, variant });
      running = startRuns(
        plans.map((one) => ({ ...variant, plan: one })),
        {
          onOutcome(v, { replicate, stages, kpis }) {
            item(outcomes, v)[replicate] = { stages, kpis };
            set(({ done }) => ({ done: done + 1, readings: read() ?? get().readings }));
          },
          onDone: () => set({ status: 'done' }),
          onFailed: (problem) => set({ status: 'failed', problem }),
        },
      );

      /** What the replicates say that have run both ways. */
      function read(): readonly HealthReading[] | null {
        const [attended = [], alone = []] = outcomes;
        const both = Array.from({ length: replicates }, (_, r) => r).filter((r) => attended[r] && alone[r]);
        if (both.length === 0) return null;
        const of = (list: typeof attended) => both.map((r) => item(list, r));
        return examine(plan, ATTENDED_DAYS, of(attended), of(alone), STANDARD_LEVEL);
      }
    },

    cancel() {
      if (get().status !== 'running') return;
      end();
      set({ status: 'cancelled' });
    },

    reset() {
      end();
      set(NOTHING);
    },
  };
});

onOtherQuestion(() => useHealth.getState().reset());
