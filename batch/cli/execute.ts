import { formatNumber } from '../../i18n/index.ts';
import { InputError, problem, STANDARD_LEVEL, type Result, type Variant } from '../../sim/index.ts';
import { checkFolder } from '../files.ts';
import { refuseForeign } from '../outputs.ts';
import { runVariants, type PoolOptions, type VariantRun } from '../pool.ts';
import { resultOf } from '../result.ts';
import type { Context } from './context.ts';
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
  const runs = await underProgress(flags, context, (shown) =>
    runVariants(variants, {
      workers: flags.workers,
      keepTransitions: Boolean(flags.transitions),
      ...shown,
    }),
  );
  if (!flags.quiet) for (const run of runs) reportRemoved(run, context);
  return runs.map((run) => ({ ...run, result: resultOf(run, file, flags.level ?? STANDARD_LEVEL) }));
}

/** What of long work is shown, and how it is told to stop. */
export type Shown = Required<Pick<PoolOptions, 'onProgress' | 'onGraph' | 'signal'>>;

/** Does long work under a progress bar, and tells it to stop on Ctrl-C. */
export async function underProgress<T>(
  flags: RunFlags,
  context: Context,
  work: (shown: Shown) => Promise<T>,
): Promise<T> {
  const progress = startProgress(
    context,
    Boolean(flags.quiet) || (Boolean(flags.json) && !context.host.stderr.isTTY),
  );
  const abort = new AbortController();
  const interrupt = () => abort.abort();
  process.once('SIGINT', interrupt);
  const number = (value: number) => formatNumber(value, context.lang);
  try {
    return await work({
      onProgress: (done) => progress.at(done),
      onGraph: (people) => progress.say(context.t('progress.graph', { people: number(people) })),
      signal: abort.signal,
    });
  } finally {
    progress.stop();
    process.off('SIGINT', interrupt);
  }
}

/** All that is written to a folder of results. */
const RESULT_FILES = [
  'series.csv',
  'replicates.csv',
  'cohorts.csv',
  'cohort-value.csv',
  'months.csv',
  'stage-flow.csv',
  'transitions.csv',
  'result.json',
];

/** What can be known of the results' place before an hour is spent on making them. */
function checkOutput({ out, transitions, force }: RunFlags): void {
  if (out !== undefined) {
    checkFolder(out);
    if (!force) refuseForeign(out, RESULT_FILES);
  }
  if (out === undefined && transitions)
    throw new InputError([problem('optionNeeds', { values: { option: '--transitions', needed: '--out' } })]);
}

export function reportRemoved({ removed, variant }: VariantRun, context: Context): void {
  if (!removed || removed.selfLoops + removed.parallelTies === 0) return;
  context.printError(context.t('graph.removed', { file: variant.graphFile?.name ?? '', ...removed }));
}
