import { create } from 'zustand';
import {
  changeThroughout,
  countedFor,
  explainRun,
  listFounderAblations,
  listAblations,
  metricsOf,
  type Experiment,
  type Explained,
  type Outcome,
  type Problem,
  type Ablation,
  type Variant,
  type AblationStudy,
} from '../../sim/index.ts';
import { entry, item } from '../../report/index.ts';
import { startRuns, type RunHandlers, type PageRunOptions, type RunHandle } from '../worker/pool.ts';
import { pagePlugins } from './plugins.ts';
import type { Runs } from './runs.ts';
import { onOtherQuestion, type Settings } from './settings.ts';
import { takeTurn } from './turn.ts';

/** What is being explained or has been: the same runs without each mechanism, part and leading founder. */
export interface WhyRuns {
  readonly status: Runs['status'];
  readonly done: number;
  readonly total: number;
  /** What was explained: settings may have moved on since. */
  readonly variant: Variant | null;
  readonly metric: string | null;
  /** As much as is known; null until the first replicates have run without each part. */
  readonly why: AblationStudy | null;
  readonly problem: Problem | null;
}

interface Actions {
  start(variant: Variant, metric: string): void;
  cancel(): void;
  reset(): void;
}

/** What would be explained, as the settings have it; null while no variant can run. */
export function chosenFor(
  { whyOf, whyMetric }: Pick<Settings, 'whyOf' | 'whyMetric'>,
  variants: readonly Variant[],
  experiment: Experiment | null,
): { at: number; variant: Variant; metric: string } | null {
  const at = Math.min(whyOf, variants.length - 1);
  const variant = variants[at];
  if (!variant) return null;
  const known = metricsOf(pagePlugins()).some(({ id }) => id === whyMetric);
  return { at, variant, metric: known ? whyMetric! : (experiment?.metric ?? 'joinedNew') };
}

const NOTHING: WhyRuns = {
  status: 'idle',
  done: 0,
  total: 0,
  variant: null,
  metric: null,
  why: null,
  problem: null,
};

const TOP_FOUNDERS = 5;
/** Bars are drawn anew at most this often. */
const REDRAW_MS = 1000;

let running: RunHandle | null = null;

export const useWhy = create<WhyRuns & Actions>()((set, get) => {
  const end = () => {
    running?.cancel();
    running = null;
  };
  return {
    ...NOTHING,

    start(given, metric) {
      end();
      takeTurn(get().cancel);
      const { better } = metricsOf(pagePlugins()).find(({ id }) => id === metric)!;
      // Nothing but leverage needs each run a second time.
      const measure = { leverage: metric === 'leverage' };
      const plan = changeThroughout(given.plan, (scenario) => ({ ...scenario, measure }));
      const variant = { ...given, plan };
      const { replicates } = plan.scenario;
      const parts = listAblations(plan);
      const total = replicates * (1 + parts.length + (plan.scenario.seeding ? TOP_FOUNDERS : 0));
      set({ ...NOTHING, status: 'running', total, variant: given, metric });
      const onFailed = (problem: Problem) => set({ status: 'failed', problem });
      const counted = () => set(({ done }) => ({ done: done + 1 }));

      const base: Explained[] = [];
      const begin = (
        variants: readonly Variant[],
        handlers: Omit<RunHandlers, 'onFailed'>,
        options: PageRunOptions,
      ) => {
        running = startRuns(variants, { ...handlers, onFailed }, options);
      };
      begin(
        [variant],
        {
          onOutcome(_, outcome) {
            base[outcome.replicate] = slim(outcome);
            counted();
          },
          onDone: () => withoutEach([...parts, ...listFounderAblations(plan, base, TOP_FOUNDERS, null)]),
        },
        { creditOf: countedFor(metric) },
      );

      function withoutEach(ablations: readonly Ablation[]): void {
        const without: Explained[][] = ablations.map(() => []);
        let shownAt = 0;
        /** Explains the replicates that have run without everything, from the first to the last such. */
        const show = () => {
          const gaps = without.map((list) => Array.from(base, (_, r) => list[r] === undefined).indexOf(true));
          const complete = Math.min(base.length, ...gaps.filter((gap) => gap >= 0));
          if (complete === 0) return;
          const removed = ablations.map((ablation, k) => ({
            ablation,
            outcomes: item(without, k).slice(0, complete),
          }));
          set({ why: explainRun(plan, base.slice(0, complete), removed, { metric, better }) });
        };
        set({ total: replicates * (1 + ablations.length) });
        const finish = () => {
          show();
          set({ status: 'done' });
        };
        if (ablations.length === 0) return finish();
        begin(
          ablations.map(() => variant),
          {
            onOutcome(v, outcome) {
              item(without, v)[outcome.replicate] = slim(outcome);
              counted();
              const now = performance.now();
              if (now - shownAt < REDRAW_MS) return;
              shownAt = now;
              show();
            },
            onDone: finish,
          },
          { planOf: (v, replicate) => item(ablations, v).plan(replicate) },
        );
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

onOtherQuestion(() => useWhy.getState().reset());

/** The rest of an outcome is let go of: there are as many as parts times runs. */
function slim({ digest, founders, kpis, series, everJoined, forestCredit }: Outcome): Explained {
  return {
    digest,
    founders,
    kpis,
    series: { reachNew: entry(series, 'reachNew') },
    everJoined,
    forestCredit,
  };
}
