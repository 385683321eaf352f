import { proxy } from 'comlink';
import { create } from 'zustand';
import { problem, reasonOf, type Problem, type Variant } from '../../sim/index.ts';
import { closeSlot, openSlot, type Slot } from '../worker/slot.ts';
import type { Story } from '../worker/story/told.ts';
import type { Runs } from './runs.ts';
import { onOtherQuestion, type Settings } from './settings.ts';

/** The run whose people are shown, or that is being made. */
export interface Told {
  readonly status: Runs['status'];
  /** The day that the run has reached; null while it stands at its beginning. */
  readonly day: number | null;
  /** What is being run: settings may have moved on since. */
  readonly asked: Asked | null;
  /** The last story that was told to its end, and of what. */
  readonly story: Story | null;
  readonly of: Asked | null;
  readonly problem: Problem | null;
}

/** One run of one scenario. */
export interface Asked {
  readonly variant: Variant;
  /** Number of the scenario among those of the case, and of the run, both from 0. */
  readonly at: number;
  readonly replicate: number;
}

interface Actions {
  start(asked: Asked): void;
  cancel(): void;
  reset(): void;
}

/** What the settings ask for; null while no scenario can run. */
export function askedFor(
  { networkOf, networkRun }: Pick<Settings, 'networkOf' | 'networkRun'>,
  variants: readonly Variant[],
): Asked | null {
  const at = Math.min(networkOf, variants.length - 1);
  const variant = variants[at];
  if (!variant) return null;
  return { variant, at, replicate: Math.min(networkRun, variant.plan.scenario.replicates - 1) };
}

/** Whether two are the same bits. */
export function isSameRun(a: Asked | null, b: Asked | null): boolean {
  if (a === null || b === null) return a === b;
  const [p, q] = [a.variant.plan, b.variant.plan];
  return (
    p.hash === q.hash &&
    p.scenario.seed === q.scenario.seed &&
    p.people === q.people &&
    p.scenario.days === q.scenario.days &&
    a.replicate === b.replicate &&
    a.at === b.at
  );
}

const NOTHING: Told = { status: 'idle', day: null, asked: null, story: null, of: null, problem: null };

let slot: Slot | null = null;

function end(): void {
  if (slot) closeSlot(slot);
  slot = null;
}

/** It takes no turn: one run more is soon done, and looking at people is no reason to stop what another view runs. */
export const useNetwork = create<Told & Actions>()((set, get) => ({
  ...NOTHING,

  start(asked) {
    end();
    const own = openSlot();
    slot = own;
    set({ status: 'running', day: null, asked, problem: null });
    const { plan, name, graphFile } = asked.variant;
    const { seed } = plan.scenario;
    const { replicate } = asked;
    const job = { plan, seed, replicate, graphFile, creditOf: null };
    const onDay = proxy((day: number) => {
      if (slot === own) set({ day });
    });
    const fail = (problem: Problem) => {
      if (slot !== own) return;
      end();
      set({ status: 'failed', problem });
    };
    Promise.race([own.engine.story(job, onDay), own.death]).then(
      (story) => {
        if (slot !== own) return;
        if ('refused' in story) {
          const [first] = story.refused;
          if (first) fail(first);
          return;
        }
        end();
        set({ status: 'done', story, of: asked });
      },
      (error: unknown) =>
        fail(
          problem('pageRunCrashed', {
            values: { scenario: name, seed, replicate, reason: reasonOf(error) },
          }),
        ),
    );
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
}));

onOtherQuestion(() => useNetwork.getState().reset());
