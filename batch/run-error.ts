import { problem } from '../sim/index.ts';

type QueueFailure = 'queueUnreachable' | 'queuePassword' | 'queueHeld' | 'queueCancelled' | 'workerVersion';
type ThreadFailure = 'threadsFailed' | 'workerCrashed';
type RunFailure = ThreadFailure | 'cancelled' | 'lawsBroken' | 'sweepStopped' | 'cellsFailed' | QueueFailure;

/** No thread could start, a worker died twice on the same replicate, the run was cancelled, a law was broken, cells of a sweep failed, or its queue did. */
export class RunError extends Error {
  readonly problem;
  constructor(code: RunFailure, values: Record<string, string | number>) {
    super(code);
    this.name = 'RunError';
    this.problem = problem(code, { values });
  }
}
