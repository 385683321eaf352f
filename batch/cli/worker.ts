import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { formatNumber } from '../../i18n/index.ts';
import { openConnection } from '../queue/connection.ts';
import { serve } from '../queue/serve.ts';
import type { Context } from './context.ts';
import { asNote, problem, VERSION } from '../../sim/index.ts';
import { untilInterrupted } from './interrupt.ts';
import { watchConnection } from './connection-notes.ts';
import { addPlugins, whole } from './options.ts';
import { sealFrom } from '../queue/seal.ts';

interface WorkerFlags {
  queue: string;
  queueKey?: string;
  workers?: number;
  idle?: number;
  quiet?: boolean;
}

/** `kindling worker --queue URL`: runs what sweeps put into a queue, until stopped or idle for long. */
export function addWorker(program: Command, context: Context): void {
  const { t, lang } = context;
  addPlugins(program.command('worker'), context)
    .requiredOption('--queue <url>', t('option.queue'))
    .option('--queue-key <file>', t('option.queueKey'))
    .option('--workers <n>', t('option.workers'), whole(1))
    .option('--idle <seconds>', t('option.idle'), whole(1))
    .option('--quiet', t('option.quiet'))
    .summary(t('worker.summary'))
    .description(t('worker.description'))
    .action(async (flags: WorkerFlags) => {
      const threads = flags.workers ?? availableParallelism();
      const quiet = Boolean(flags.quiet);
      const seal = sealFrom(flags.queueKey);
      const connection = await openConnection(flags.queue);
      if (!quiet) watchConnection(connection, context);
      try {
        if (!quiet) context.printError(t('worker.ready', { threads, server: connection.shown }));
        const ran = await untilInterrupted(context, quiet, (signal, now) =>
          serve(connection, {
            threads,
            seal,
            plugins: context.plugins ?? [],
            onNote: (note) => context.printProblems([note]),
            idle: flags.idle,
            signal,
            now,
            onSweep: ({ id, cells }) => {
              if (!quiet)
                context.printError(t('worker.sweep', { name: id, runs: formatNumber(cells, lang) }));
            },
            onOther: ({ id, kindling }) => {
              const values = { found: VERSION, expected: kindling, name: id };
              context.printProblems([asNote(problem('workerVersion', { values }))]);
            },
          }),
        );
        context.print(t('worker.done', { runs: formatNumber(ran, lang) }));
      } finally {
        connection.close();
      }
    });
}
