import { expose, transfer } from 'comlink';
import {
  compareVariants,
  InputError,
  runReplicate,
  sharedGraph,
  summariseRun,
  type Graph,
  type Outcome,
} from '../../sim/index.ts';
import { item } from '../../report/index.ts';
import { columnsOf } from './columns.ts';
import { holdPlugins, tryPlugin } from './plugin.ts';
import type { Engine, Judged, ReplicateJob, JudgeRequest, PluginAddress, Refused } from './protocol.ts';
import { columnsOfStory, tellStory } from './story/story.ts';
import type { Story } from './story/told.ts';

/** The last graph that replicates shared: built once, met by many. */
let shared: { hash: string; seed: string | number; graph: Graph } | undefined;

function graphFor({ plan, seed, graphFile }: ReplicateJob): Graph | undefined {
  if (!plan.oneGraph) return undefined;
  if (shared?.hash !== plan.hash || shared.seed !== seed) {
    shared = { hash: plan.hash, seed, graph: sharedGraph(plan, seed, graphFile).graph };
  }
  return shared.graph;
}

/** The page hears of progress at most this often. */
const TELL_MS = 100;

/** What a task returns, or what a plug-in broke. */
async function unlessRefused<T>(task: () => T | Promise<T>): Promise<T | Refused> {
  try {
    await held;
    return await task();
  } catch (error) {
    if (error instanceof InputError) return { refused: error.problems };
    throw error;
  }
}

/** Outcomes to be compared, by variant and replicate. */
const kept: Outcome[][] = [];

/** Settles when the plug-ins that runs may use are there. */
let held: Promise<void> = Promise.resolve();

/** The worker's side: the same simulator as in Node. */
const engine: Engine = {
  hold(plugins: readonly PluginAddress[]): Promise<void> {
    held = holdPlugins(plugins);
    return held;
  },

  tryPlugin,

  run(job: ReplicateJob): Promise<Outcome | Refused> {
    return unlessRefused(() => {
      const run = runReplicate(job.plan, job.seed, job.replicate, graphFor(job), false, job.creditOf);
      for (;;) {
        const step = run.next();
        if (step.done) return transfer(step.value, columnsOf(step.value));
      }
    });
  },

  story(job: ReplicateJob, onDay: ((day: number) => void) | null): Promise<Story | Refused> {
    return unlessRefused(() => {
      let told = performance.now();
      const story = tellStory(job, graphFor(job), (day) => {
        if (performance.now() - told < TELL_MS) return;
        told = performance.now();
        onDay?.(day);
      });
      return transfer(story, columnsOfStory(story));
    });
  },

  keep(v: number, outcome: Outcome): void {
    (kept[v] ??= [])[outcome.replicate] = outcome;
  },

  async compare({ asked, each, sides }: JudgeRequest): Promise<Judged | null> {
    await held;
    // Pairs need all sides.
    const [first = [], ...others] = sides.map((_, v) => kept[v] ?? []);
    const complete = [...first.keys()].filter((r) =>
      [first, ...others].every((list) => list[r] !== undefined),
    );
    if (complete.length === 0) return null;
    const runs = sides.map(({ name, provenance }, v) => {
      const outcomes = complete.map((r) => item(kept[v] ?? [], r));
      return {
        name,
        outcomes,
        result: summariseRun(outcomes, { ...provenance, replicates: outcomes.length }),
      };
    });
    const worlds = runs.map(({ outcomes }) =>
      Object.fromEntries(each.map((id) => [id, outcomes.map(({ kpis }) => kpis[id] ?? null)])),
    );
    return { comparison: compareVariants(runs, asked), worlds };
  },
};

expose(engine);
