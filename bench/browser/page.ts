import { wrap } from 'comlink';
import type { Engine, ReplicateJob } from '../../ui/worker/protocol.ts';

/** Seconds of one replicate in the worker that the dashboard uses, from asking to the outcome, and its bits. */
export interface Timed {
  readonly seconds: number;
  readonly digest: string;
}

declare global {
  interface Window {
    runJob: (job: ReplicateJob) => Promise<Timed>;
  }
}

const worker = new Worker(new URL('../../ui/worker/engine.ts', import.meta.url), { type: 'module' });
const engine = wrap<Engine>(worker);

window.runJob = async (job) => {
  const start = performance.now();
  const { digest } = await engine.run(job);
  return { seconds: (performance.now() - start) / 1e3, digest };
};
