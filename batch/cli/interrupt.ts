import { printError, type Context } from './context.ts';

/** Work that a first Ctrl-C (or a scheduler's SIGTERM) ends softly, a second at once. */
export async function untilInterrupted<T>(
  context: Context,
  quiet: boolean,
  work: (signal: AbortSignal, now: AbortSignal) => Promise<T>,
): Promise<T> {
  const softly = new AbortController();
  const atOnce = new AbortController();
  const interrupt = () => {
    if (softly.signal.aborted) return atOnce.abort();
    if (!quiet) printError(context.say('sweep.stopping'));
    softly.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    return await work(softly.signal, atOnce.signal);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}
