import { setTimeout as wait } from 'node:timers/promises';
import type { Job, Worker } from 'bullmq';
import type { Piscina } from 'piscina';
import { attempt } from '../sweep/attempt.ts';
import type { Cell } from '../sweep/cells.ts';
import { openThreads } from '../sweep/threads.ts';
import { ThreadsFailed } from '../threads.ts';
import type { Common, SharedGraph, BatchTask, TaskResult } from '../sweep/worker.ts';
import { batchWords, pack, type Batch } from './batch.ts';
import { PREFIX, type Connection } from './connection.ts';
import { batchSchema } from './payload.ts';
import { queueName } from './registry.ts';
import type { Seal } from './seal.ts';

/** The batches of one sweep in the threads of this machine. */

/** Milliseconds for which a batch is a worker's without a word from it; it says one after half of them. */
const LOCK = 10_000;
/** So often may a batch lose its worker before it is taken apart, and a single cell before it is tried alone. */
const MAX_LOST = 2;
/** Milliseconds for the last results to be sent. */
const SENDING = 3000;
/** Graphs that are kept for the next batch. */
const MAX_GRAPHS = 3;

export interface QueueWorkerOptions {
  readonly threads: number;
  /** Signs results, and knows batches by their signature. */
  readonly seal: Seal;
  /** Other than {@link LOCK}, {@link MOST_LOST} and the file of sweeps, for tests. */
  readonly lock?: number | undefined;
  readonly maxLost?: number | undefined;
  readonly workerFile?: string | undefined;
}

export class QueueWorker {
  readonly id: string;
  ran = 0;
  active = 0;
  /** Why nothing can run here, where that is so. */
  failure: ThreadsFailed | null = null;
  readonly #bullmq: Connection['bullmq'];
  readonly #pool: Piscina;
  readonly #worker: Worker<unknown, string>;
  readonly #seal: Seal;
  readonly #bases: number;
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));
  readonly #graphs = new Map<string, Promise<SharedGraph | null>>();

  constructor(
    connection: Connection,
    id: string,
    common: Omit<Common, 'stop'>,
    { threads, seal, lock = LOCK, maxLost = MAX_LOST, workerFile }: QueueWorkerOptions,
  ) {
    this.id = id;
    this.#bullmq = connection.bullmq;
    this.#seal = seal;
    this.#bases = common.bases.length;
    this.#pool = openThreads({ ...common, stop: this.#stop }, { threads, workerFile });
    this.#worker = new connection.bullmq.Worker<unknown, string>(
      queueName(id),
      (job, token) => this.#work(job, token),
      {
        connection: connection.make(),
        prefix: PREFIX,
        // One more than threads, so that the next batch is there when a thread is free.
        concurrency: threads + 1,
        lockDuration: lock,
        stalledInterval: lock / 2,
        maxStalledCount: maxLost,
        drainDelay: 2,
        runRetryDelay: 1000,
      },
    );
    // A lost link or lock: the batch is given to another, and the sweep's command counts each cell once.
    this.#worker.on('error', (error) => connection.fault(error));
  }

  async #work(job: Job<unknown, string>, token?: string): Promise<string> {
    const { cells, shared } = this.#batchOf(job);
    this.active++;
    try {
      const graphs: Record<string, SharedGraph> = {};
      for (const key of shared) {
        const made = await this.#graph(key, cells);
        if (made) graphs[key] = made;
      }
      const done = await attempt(cells, graphs, this.#pool, this.#stop);
      this.ran += done.results.length;
      const text = await pack(done);
      const signature = this.#seal.sign('result', [this.id, job.id ?? '', text]);
      return this.#seal.on ? `${signature}.${text}` : text;
    } catch (error) {
      if (!(error instanceof ThreadsFailed)) throw error;
      // No cell's fault: the batch goes back to the queue, and no other is taken.
      this.failure = error;
      await this.#worker.pause(true);
      await job.moveToWait(token);
      throw new this.#bullmq.WaitingError();
    } finally {
      this.active--;
    }
  }

  /** The batch of a job. Throws where it is not what this sweep's command writes: the job then counts as failed. */
  #batchOf(job: Job<unknown, string>): Batch {
    const batch = batchSchema.safeParse(job.data).data;
    if (!batch?.cells.every(({ base }) => base < this.#bases)) throw new TypeError('unreadable batch');
    if (!this.#seal.verify('batch', batchWords(this.id, job.id ?? '', batch), batch.signature))
      throw new TypeError('batch without the signature of this sweep');
    return batch;
  }

  /** A graph built once for several batches; null where it cannot be, and each cell will find out why. */
  #graph(key: string, cells: readonly Cell[]): Promise<SharedGraph | null> {
    const known = this.#graphs.get(key);
    if (known) return known;
    const task: BatchTask = {
      cells: cells.filter(({ graph }) => graph === key).slice(0, 1),
      graphs: {},
      build: true,
    };
    const made = this.#pool.run(task).then(
      (result) => (result as TaskResult).built,
      () => null,
    );
    this.#graphs.set(key, made);
    if (this.#graphs.size > MAX_GRAPHS) this.#graphs.delete(this.#graphs.keys().next().value!);
    return made;
  }

  /** When no batch is under way, and the results of the last have had time to be sent. */
  async #settled(): Promise<void> {
    while (this.active > 0) await wait(SENDING / 10);
    await wait(SENDING, undefined, { ref: false });
  }

  /** Ends after the runs under way, whose results are sent; or at once, and others make these runs. */
  async close(atOnce: boolean): Promise<void> {
    Atomics.store(this.#stop, 0, atOnce ? 2 : 1);
    if (atOnce) {
      await this.#pool.destroy();
      void this.#worker.close(true).catch(() => {});
      return;
    }
    // BullMQ may wait for ever for a connection that is being made anew to end.
    await Promise.race([this.#worker.close(), this.#settled()]);
    await this.#pool.destroy();
  }
}
