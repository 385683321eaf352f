import type { Sweep } from '../../sim/index.ts';
import { filesOf } from '../plugins.ts';
import { Threads } from '../threads.ts';
import type { Common } from './worker.ts';

/** The threads that run cells, on one machine or on many. */

const fromSource = import.meta.url.endsWith('.ts');
const WORKER = new URL(fromSource ? './worker.ts' : './sweep-worker.js', import.meta.url).href;

export interface ThreadOptions {
  readonly threads: number;
  /** Tasks in a thread's own queue. */
  readonly queued?: number;
  /** Another file than that of sweeps, for tests. */
  readonly workerFile?: string | undefined;
}

/** What threads need of a sweep, wherever they are. */
export function commonOf({ bases, factors, keep }: Sweep): Omit<Common, 'stop'> {
  return {
    bases: bases.map(({ name, raw, graphFile, plan: { plugins } }) => ({
      name,
      raw,
      graphFile,
      plan: { plugins },
    })),
    plugins: filesOf(bases[0].plan.plugins),
    paths: factors.map(({ path }) => path),
    keep,
  };
}

/** Threads for cells; whoever opens them destroys them. */
export function openThreads(
  common: Common,
  { threads, queued = 1, workerFile = WORKER }: ThreadOptions,
): Threads {
  return new Threads({
    filename: workerFile,
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: queued,
    workerData: common,
    ...(fromSource && { execArgv: ['--import', 'tsx'] }),
  });
}
