import type { Command } from 'commander';
import { formatNumber } from '../../i18n/index.ts';
import { asNote, InputError, nearest, problem, type Problem } from '../../sim/index.ts';
import { openConnection, type Connection } from '../queue/connection.ts';
import { openQueue, Registry } from '../queue/registry.ts';
import { serverRisks } from '../queue/server-risks.ts';
import { RunError } from '../run-error.ts';
import type { Context } from './context.ts';

const MAX_POISONED = 20;

interface QueueFlags {
  queue: string;
  json?: boolean;
  repair?: boolean;
}

/** `kindling queue status|cancel --queue URL`. */
export function addQueue(program: Command, context: Context): void {
  const { t } = context;
  const queue = program.command('queue').summary(t('queue.summary')).description(t('queue.description'));
  queue
    .command('status')
    .requiredOption('--queue <url>', t('option.queue'))
    .option('--json', t('option.json'))
    .option('--repair', t('option.repairQueue'))
    .summary(t('queue.statusSummary'))
    .description(t('queue.statusDescription'))
    .action((flags: QueueFlags) =>
      withConnection(flags.queue, (connection) => status(connection, flags, context)),
    );
  queue
    .command('cancel')
    .argument('<sweep>', t('argument.queuedSweep'))
    .requiredOption('--queue <url>', t('option.queue'))
    .summary(t('queue.cancelSummary'))
    .description(t('queue.cancelDescription'))
    .action((name: string, flags: QueueFlags) =>
      withConnection(flags.queue, (connection) => cancel(connection, name, context)),
    );
}

async function withConnection(
  address: string,
  work: (connection: Connection) => Promise<void>,
): Promise<void> {
  const connection = await openConnection(address);
  try {
    await work(connection);
  } finally {
    connection.close();
  }
}

async function status(connection: Connection, { json, repair }: QueueFlags, context: Context): Promise<void> {
  const { t, lang } = context;
  const registry = new Registry(connection);
  const bad = await registry.badEntries();
  if (repair) for (const { remove } of bad) await remove();
  else
    for (const { place, found } of bad)
      context.printProblems([asNote(problem('queueBadEntry', { values: { place, found } }))]);
  context.printProblems(await serverRisks(connection).catch(asRisk));
  const workers = await registry.workers();
  const sweeps = await Promise.all(
    (await registry.sweeps()).map(async (sweep) => {
      const counts = await openQueue(connection, sweep.id).getJobCounts('waiting', 'active');
      const deadLetters = await registry.deadLetters(sweep.id, MAX_POISONED);
      return { ...sweep, waiting: counts.waiting, active: counts.active, deadLetters };
    }),
  );
  const badEntries = bad.map(({ place, found }) => ({ place, found }));
  if (json) return context.print(JSON.stringify({ sweeps, workers, badEntries }, null, 2));
  if (repair) context.print(t('queue.repaired', { n: formatNumber(bad.length, lang) }));
  const number = (n: number) => formatNumber(n, lang);
  const threads = workers.reduce((sum, one) => sum + one.threads, 0);
  context.print(t('queue.workers', { n: number(workers.length), threads: number(threads) }));
  for (const { host, threads: own, kindling } of workers)
    context.print(`  ${t('queue.worker', { host, threads: number(own), version: kindling })}`);
  if (sweeps.length === 0) context.print(t('queue.empty'));
  for (const { id, kindling, cells, done, failed, waiting, active, deadLetters } of sweeps) {
    context.print(
      t('queue.sweep', {
        name: id,
        version: kindling,
        done: number(done),
        cells: number(cells),
        waiting: number(waiting),
        active: number(active),
        failed: number(failed),
      }),
    );
    for (const { point, replicate, reason } of deadLetters)
      context.print(`  ${t('queue.deadLetter', { point, replicate, reason })}`);
  }
}

/** What ends a sweep is worth a note to whoever looks. */
function asRisk(error: unknown): Problem[] {
  if (error instanceof RunError) return [asNote(error.problem)];
  throw error;
}

async function cancel(connection: Connection, name: string, context: Context): Promise<void> {
  const { t } = context;
  const registry = new Registry(connection);
  const ids = (await registry.sweeps()).map(({ id }) => id);
  if (!ids.includes(name)) {
    const values = { found: name, known: ids.join(', '), suggestion: nearest(name, ids) };
    throw new InputError([problem('queuedSweepUnknown', { values })]);
  }
  await registry.cancel(name);
  context.print(t('queue.cancelled', { name }));
}
