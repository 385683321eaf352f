import { openLink } from '../../../batch/queue/link.ts';
import { serve } from '../../../batch/queue/serve.ts';

/** A worker as a process of its own, with a short hold on batches and no patience: URL, worker file. */
const [url, workerFile] = process.argv.slice(2);
const never = new AbortController().signal;
const nothing = () => {};
const options = { threads: 1, lock: 1000, mostLost: 0, workerFile, onSweep: nothing, onOther: nothing };
await serve(await openLink(url), { ...options, signal: never, now: never });
