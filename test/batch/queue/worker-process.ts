import { openConnection } from '../../../batch/queue/connection.ts';
import { Seal } from '../../../batch/queue/seal.ts';
import { serve } from '../../../batch/queue/serve.ts';

/** A worker as a process of its own, with a short hold on batches and no patience: URL, worker file. */
const [url, workerFile] = process.argv.slice(2);
const never = new AbortController().signal;
const nothing = () => {};
const options = {
  threads: 1,
  lock: 1000,
  maxLost: 0,
  workerFile,
  seal: new Seal(null),
  plugins: [],
  onSweep: nothing,
  onOther: nothing,
  onNote: nothing,
};
await serve(await openConnection(url), { ...options, signal: never, now: never });
