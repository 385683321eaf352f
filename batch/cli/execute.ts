import { InputError, problem, STANDARD_LEVEL, type Result, type Variant } from '../../sim/index.ts';
import { checkFolder } from '../files.ts';
import { runVariants, type VariantRun } from '../pool.ts';
import { resultOf } from '../result.ts';
import { printError, type Context } from './context.ts';
import type { RunFlags } from './options.ts';
import { startProgress } from './progress.ts';

export interface Finished extends VariantRun {
  readonly result: Result;
}

/** Runs variants with a progress bar; Ctrl-C stops at the end of the running day. */
export async function execute(
  variants: readonly Variant[],
  file: string,
  flags: RunFlags,
  context: Context,
): Promise<Finished[]> {
  checkOutput(flags);
  const runs = await underProgress(flags, context, (onProgress, signal) =>
    runVariants(variants, { workers: flags.workers, keepMoves: Boolean(flags.events), onProgress, signal }),
  );
  if (!flags.quiet) for (const run of runs) sayRemoved(run, context);
  return runs.map((run) => ({ ...run, result: resultOf(run, file, flags.level ?? STANDARD_LEVEL) }));
}

/** Does long work under a progress bar, and tells it to stop on Ctrl-C. */
export async function underProgress<T>(
  flags: RunFlags,
  context: Context,
  work: (onProgress: (done: number) => void, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const progress = startProgress(
    context,
    Boolean(flags.quiet) || (Boolean(flags.json) && !process.stderr.isTTY),
  );
  const abort = new AbortController();
  const interrupt = () => abort.abort();
  process.once('SIGINT', interrupt);
  try {
    return await work((done) => progress.at(done), abort.signal);
  } finally {
    progress.stop();
    process.off('SIGINT', interrupt);
  }
}

/** What can be known of the results' place before an hour is spent on making them. */
function checkOutput({ out, events }: RunFlags): void {
  if (out !== undefined) checkFolder(out);
  else if (events)
    throw new InputError([problem('optionNeeds', { values: { option: '--events', needed: '--out' } })]);
}

export function sayRemoved({ removed, variant }: VariantRun, context: Context): void {
  if (!removed || removed.selfLoops + removed.parallelTies === 0) return;
  printError(context.say('graph.removed', { file: variant.graphFile?.name ?? '', ...removed }));
}
