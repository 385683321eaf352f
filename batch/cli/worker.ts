import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { formatNumber } from '../../i18n/index.ts';
import { openLink } from '../queue/link.ts';
import { serve } from '../queue/serve.ts';
import { print, printError, printProblems, type Context } from './context.ts';
import { problem, VERSION } from '../../sim/index.ts';
import { untilInterrupted } from './interrupt.ts';
import { watchLink } from './link-notes.ts';
import { whole } from './options.ts';

interface WorkerFlags {
  queue: string;
  workers?: number;
  idle?: number;
  quiet?: boolean;
}

/** `kindling worker --queue URL`: runs what sweeps put into a queue, until stopped or idle for long. */
export function addWorker(program: Command, context: Context): void {
  const { say, lang } = context;
  program
    .command('worker')
    .requiredOption('--queue <url>', say('option.queue'))
    .option('--workers <n>', say('option.workers'), whole(1))
    .option('--idle <seconds>', say('option.idle'), whole(1))
    .option('--quiet', say('option.quiet'))
    .summary(say('worker.summary'))
    .description(say('worker.description'))
    .action(async (flags: WorkerFlags) => {
      const threads = flags.workers ?? availableParallelism();
      const quiet = Boolean(flags.quiet);
      const link = await openLink(flags.queue);
      if (!quiet) watchLink(link, context);
      try {
        if (!quiet) printError(say('worker.ready', { threads, server: link.shown }));
        const ran = await untilInterrupted(context, quiet, (signal, now) =>
          serve(link, {
            threads,
            idle: flags.idle,
            signal,
            now,
            onSweep: ({ id, cells }) => {
              if (!quiet) printError(say('worker.sweep', { name: id, runs: formatNumber(cells, lang) }));
            },
            onOther: ({ id, kindling }) => {
              const values = { found: VERSION, expected: kindling, name: id };
              printProblems(context, [{ ...problem('workerVersion', { values }), severity: 'note' }]);
            },
          }),
        );
        print(say('worker.done', { runs: formatNumber(ran, lang) }));
      } finally {
        link.close();
      }
    });
}
