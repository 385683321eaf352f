import { problem, type Problem, type ProblemValues } from '../sim/index.ts';

type QueueFailure =
  'queueUnreachable' | 'queueEvicts' | 'queuePassword' | 'queueHeld' | 'queueCancelled' | 'workerVersion';
type ThreadFailure = 'threadsFailed' | 'workerCrashed';
type RunFailure =
  | ThreadFailure
  | 'portRefused'
  | 'cancelled'
  | 'lawsBroken'
  | 'sweepStopped'
  | 'cellsFailed'
  | 'notWhole'
  | QueueFailure;

/** No thread could start, a worker died twice on the same replicate, the run was cancelled, a law was broken, cells of a sweep failed, its queue did, results are not whole, or the page found no port. */
export class RunError<Code extends RunFailure = RunFailure> extends Error {
  readonly problem: Problem;
  constructor(code: Code, values: ProblemValues[Code]) {
    super(code);
    this.name = 'RunError';
    this.problem = problem(code, { values });
  }
}
