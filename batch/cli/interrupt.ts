import type { Context } from './context.ts';

/** Work that a first Ctrl-C, a scheduler's SIGTERM or the host's signal ends softly, and a second one at once. */
export async function untilInterrupted<T>(
  context: Context,
  quiet: boolean,
  work: (signal: AbortSignal, now: AbortSignal) => Promise<T>,
): Promise<T> {
  const softly = new AbortController();
  const atOnce = new AbortController();
  const interrupt = () => {
    if (softly.signal.aborted) return atOnce.abort();
    if (!quiet) context.printError(context.t('sweep.stopping'));
    softly.abort();
  };
  const asked = context.host.signal;
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  asked?.addEventListener('abort', interrupt);
  if (asked?.aborted) interrupt();
  try {
    return await work(softly.signal, atOnce.signal);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    asked?.removeEventListener('abort', interrupt);
  }
}
