import type { Command } from 'commander';
import { formatNumber } from '../../i18n/index.ts';
import { InputError, nearest, problem } from '../../sim/index.ts';
import { openLink, type Link } from '../queue/link.ts';
import { openQueue, Registry } from '../queue/registry.ts';
import { print, type Context } from './context.ts';

const MOST_POISONED = 20;

interface QueueFlags {
  queue: string;
  json?: boolean;
}

/** `kindling queue status|cancel --queue URL`. */
export function addQueue(program: Command, context: Context): void {
  const { say } = context;
  const queue = program.command('queue').summary(say('queue.summary')).description(say('queue.description'));
  queue
    .command('status')
    .requiredOption('--queue <url>', say('option.queue'))
    .option('--json', say('option.json'))
    .summary(say('queue.statusSummary'))
    .description(say('queue.statusDescription'))
    .action((flags: QueueFlags) => withLink(flags.queue, (link) => status(link, flags, context)));
  queue
    .command('cancel')
    .argument('<sweep>', say('argument.queuedSweep'))
    .requiredOption('--queue <url>', say('option.queue'))
    .summary(say('queue.cancelSummary'))
    .description(say('queue.cancelDescription'))
    .action((name: string, flags: QueueFlags) =>
      withLink(flags.queue, (link) => cancel(link, name, context)),
    );
}

async function withLink(address: string, work: (link: Link) => Promise<void>): Promise<void> {
  const link = await openLink(address);
  try {
    await work(link);
  } finally {
    link.close();
  }
}

async function status(link: Link, { json }: QueueFlags, { say, lang }: Context): Promise<void> {
  const registry = new Registry(link);
  const workers = await registry.workers();
  const sweeps = await Promise.all(
    (await registry.sweeps()).map(async (sweep) => {
      const counts = await openQueue(link, sweep.id).getJobCounts('waiting', 'active');
      const poisoned = await registry.poisoned(sweep.id, MOST_POISONED);
      return { ...sweep, waiting: counts.waiting, active: counts.active, poisoned };
    }),
  );
  if (json) return print(JSON.stringify({ sweeps, workers }, null, 2));
  const number = (n: number) => formatNumber(n, lang);
  const threads = workers.reduce((sum, one) => sum + one.threads, 0);
  print(say('queue.workers', { n: number(workers.length), threads: number(threads) }));
  for (const { host, threads: own, kindling } of workers)
    print(`  ${say('queue.worker', { host, threads: number(own), version: kindling })}`);
  if (sweeps.length === 0) print(say('queue.empty'));
  for (const { id, kindling, cells, done, failed, waiting, active, poisoned } of sweeps) {
    print(
      say('queue.sweep', {
        name: id,
        version: kindling,
        done: number(done),
        cells: number(cells),
        waiting: number(waiting),
        active: number(active),
        failed: number(failed),
      }),
    );
    for (const { point, replicate, reason } of poisoned)
      print(`  ${say('queue.poisoned', { point, replicate, reason })}`);
  }
}

async function cancel(link: Link, name: string, { say }: Context): Promise<void> {
  const registry = new Registry(link);
  const ids = (await registry.sweeps()).map(({ id }) => id);
  if (!ids.includes(name)) {
    const values = { found: name, known: ids.join(', '), suggestion: nearest(name, ids) };
    throw new InputError([problem('queuedSweepUnknown', { values })]);
  }
  await registry.cancel(name);
  print(say('queue.cancelled', { name }));
}
