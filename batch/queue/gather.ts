import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Job, Queue } from 'bullmq';
import { VERSION } from '../../sim/index.ts';
import { bytesPerWorker } from '../pool.ts';
import { RunError } from '../run-error.ts';
import type { Cell, Cells } from '../sweep/cells.ts';
import { largestPlans, type SweepOptions as LocalOptions, type SweepRun } from '../sweep/run.ts';
import { Saver } from '../sweep/saver.ts';
import { MOST_FAILED, type FailedCell } from '../sweep/scheduler.ts';
import type { Store } from '../sweep/store.ts';
import { commonOf } from '../sweep/threads.ts';
import { unpack, type Batch } from './batch.ts';
import { Feed } from './feed.ts';
import { isLost, unlessAborted, type Link } from './link.ts';
import { openQueue, Registry, type SweepRecord } from './registry.ts';

/** `kindling sweep --queue`: hands out batches and brings what comes of them into the store, each cell once. */

/** Threads and what is done with results are the workers' business. */
type SweepOptions = Pick<LocalOptions, 'saveEvery' | 'onProgress' | 'signal' | 'now'>;

const POLL = 100;
const LOOK_AROUND = 2000;
/** Milliseconds without a result after which batches are counted: a server may have lost some. */
const COUNT_AFTER = 5000;
const MOST_AT_ONCE = 100;
const STATES = ['waiting', 'active', 'completed', 'failed', 'delayed', 'prioritized'] as const;

/** Runs the cells that a store lacks on the workers of a queue, and writes them to the store. */
export async function gatherIntoStore(
  cells: Cells,
  store: Store,
  id: string,
  link: Link,
  options: SweepOptions,
): Promise<SweepRun> {
  const gathering = new Gathering(cells, store, id, link, options);
  return gathering.run();
}

class Gathering {
  readonly #cells: Cells;
  readonly #id: string;
  readonly #link: Link;
  readonly #options: SweepOptions;
  readonly #registry: Registry;
  readonly #queue: Queue<Batch, string>;
  readonly #saver: Saver;
  readonly #feed: Feed;
  readonly #holder: string;
  readonly #out = new Map<string, readonly Cell[]>();
  readonly #failed = new Map<string, FailedCell>();
  /** Cells tried alone, after they had lost their workers beside others. */
  readonly #suspected = new Set<string>();
  /** Jobs whose cells are taken, and how many parts were written before: to be removed once these cells are on the disk. */
  #taken: { readonly jobId: string; readonly parts: number }[] = [];
  readonly #seen = new Set<string>();
  readonly #wanted: number;
  readonly #bytesPerThread: number;
  #ran = 0;
  #threads = 0;
  #mostThreads = 0;
  #simulating = 0;
  #building = 0;
  #looked = 0;
  #counted = Date.now();

  constructor(cells: Cells, store: Store, id: string, link: Link, options: SweepOptions) {
    this.#cells = cells;
    this.#id = id;
    this.#link = link;
    this.#options = options;
    this.#registry = new Registry(link);
    this.#queue = openQueue(link, id);
    this.#saver = new Saver(cells.sweep, store, options.saveEvery);
    this.#feed = new Feed(cells.missing(store.cells));
    this.#holder = `${hostname()}:${resolve(store.folder)}`;
    this.#bytesPerThread = bytesPerWorker(largestPlans(cells.sweep));
    this.#wanted = cells.count - cells.countIn(store.cells);
  }

  async run(): Promise<SweepRun> {
    const { signal, now } = this.#options;
    const began = performance.now();
    const atOnce = AbortSignal.any([this.#saver.broken, ...(now ? [now] : [])]);
    // Nobody answers: to stop softly would be to wait for it.
    const hopeless = new AbortController();
    signal?.addEventListener('abort', () => this.#link.redis.status !== 'ready' && hopeless.abort());
    const ending = AbortSignal.any([atOnce, hopeless.signal]);
    try {
      const other = await this.#registry.claim(this.#id, this.#holder);
      if (other !== true) throw new RunError('queueHeld', { found: this.#id, other });
      await unlessAborted(this.#work(ending), ending);
      this.#saver.end();
      const stopped = Boolean(signal?.aborted || ending.aborted);
      // What is left on the server after an abrupt end is found by the same command.
      if (!ending.aborted) await unlessAborted(this.#registry.remove(this.#id), ending);
      return {
        ran: this.#ran,
        failed: [...this.#failed.values()].slice(0, MOST_FAILED),
        failedCount: this.#failed.size,
        stopped,
        workers: Math.max(1, this.#mostThreads),
        wall: (performance.now() - began) / 1000,
        simulating: this.#simulating,
        building: this.#building,
      };
    } catch (error) {
      // Whatever happened, what is here is kept.
      this.#saver.end();
      throw error;
    } finally {
      this.#saver.stop();
    }
  }

  async #work(ending: AbortSignal): Promise<void> {
    await this.#registry.forgetCancelled(this.#id);
    await this.#register();
    await this.#adopt();
    while (!ending.aborted) {
      try {
        if (await this.#turn()) return;
      } catch (error) {
        if (!isLost(this.#link, error)) throw error;
        await wait(POLL);
      }
    }
  }

  /** One look at the queue; true when there is nothing left to wait for. */
  async #turn(): Promise<boolean> {
    const stopping = Boolean(this.#options.signal?.aborted);
    await this.#lookAround();
    const came = await this.#gather();
    await this.#clear();
    if (stopping) await this.#queue.drain();
    else await this.#fill();
    if (this.#out.size === 0 && (this.#feed.empty || stopping)) return true;
    if (came > 0) this.#counted = Date.now();
    else if (Date.now() - this.#counted > COUNT_AFTER || stopping) await this.#count();
    if (came < MOST_AT_ONCE) await wait(POLL);
    return false;
  }

  #record(): SweepRecord {
    const { sweep, count } = this.#cells;
    const done = count - this.#wanted + this.#ran;
    return {
      id: this.#id,
      name: sweep.name,
      kindling: VERSION,
      cells: count,
      done,
      failed: this.#failed.size,
      bytesPerThread: this.#bytesPerThread,
    };
  }

  async #register(): Promise<void> {
    await this.#registry.put(this.#record(), commonOf(this.#cells.sweep));
  }

  /** Jobs that an earlier command left are this one's. */
  async #adopt(): Promise<void> {
    for (const jobId of await this.#queue.getRanges([...STATES])) {
      const job = (await this.#queue.getJob(jobId)) as Job<Batch, string> | undefined;
      if (!job) continue;
      this.#out.set(jobId, job.data.cells);
      this.#feed.skip(job.data.cells);
    }
  }

  /** Now and then: is the sweep still ours and wanted, and who works? */
  async #lookAround(): Promise<void> {
    if (Date.now() - this.#looked < LOOK_AROUND) return;
    this.#looked = Date.now();
    if (await this.#registry.isCancelled(this.#id)) throw new RunError('queueCancelled', { found: this.#id });
    const other = await this.#registry.claim(this.#id, this.#holder);
    if (other !== true) throw new RunError('queueHeld', { found: this.#id, other });
    // A server that came back without its memory is told again.
    if (await this.#registry.has(this.#id)) await this.#registry.update(this.#record());
    else await this.#register();
    const workers = await this.#registry.workers();
    this.#threads = workers
      .filter(({ kindling }) => kindling === VERSION)
      .reduce((sum, { threads }) => sum + threads, 0);
    this.#mostThreads = Math.max(this.#mostThreads, this.#threads);
  }

  async #fill(): Promise<void> {
    const each = this.#ran === 0 ? null : (this.#simulating + this.#building) / this.#ran;
    const left = this.#wanted - this.#ran - this.#failed.size;
    const batches = this.#feed.take(each, left, this.#threads, this.#out.size);
    if (batches.length === 0) return;
    const jobs = batches.map((data) => {
      const jobId = `b${randomUUID()}`;
      this.#out.set(jobId, data.cells);
      return { name: 'batch', data, opts: { jobId, attempts: 1 } };
    });
    await this.#queue.addBulk(jobs);
  }

  async #gather(): Promise<number> {
    const ids = await this.#queue.getRanges(['completed', 'failed'], 0, -1, true);
    const fresh = ids.filter((jobId) => !this.#seen.has(jobId)).slice(0, MOST_AT_ONCE);
    const jobs = await Promise.all(fresh.map((jobId) => this.#queue.getJob(jobId)));
    for (const [i, job] of jobs.entries()) {
      // Gone since it was listed: counting will tell.
      if (!job) continue;
      await this.#absorb(job as Job<Batch, string>);
      this.#seen.add(fresh[i]);
      this.#taken.push({ jobId: fresh[i], parts: this.#saver.parts });
      this.#out.delete(fresh[i]);
    }
    this.#options.onProgress?.(this.#ran + this.#failed.size);
    return fresh.length;
  }

  async #absorb({ data, returnvalue, failedReason }: Job<Batch, string>): Promise<void> {
    const { cells } = data;
    if (failedReason) {
      const [cell] = cells;
      if (cells.length > 1) return this.#feed.again(cells, true);
      if (this.#suspected.has(nameOf(cell)))
        return this.#giveUp({ cell, problems: [], reason: failedReason });
      this.#suspected.add(nameOf(cell));
      this.#feed.alone(cell);
      return;
    }
    const done = await unpack(returnvalue);
    this.#simulating += done.simulating;
    this.#building += done.building;
    const left = new Set(cells.keys());
    for (const result of done.results) {
      left.delete(result.index);
      const cell = cells[result.index];
      if (this.#saver.has(cell)) continue;
      this.#saver.add(cell, result);
      this.#failed.delete(nameOf(cell));
      this.#ran++;
    }
    for (const { index, problems } of done.refused) {
      left.delete(index);
      await this.#giveUp({ cell: cells[index], problems, reason: '' });
    }
    for (const { index, reason } of done.broken) {
      left.delete(index);
      await this.#giveUp({ cell: cells[index], problems: [], reason });
    }
    const again = [...left].map((index) => cells[index]).filter((cell) => !this.#saver.has(cell));
    this.#feed.again(again, false);
  }

  async #giveUp(failed: FailedCell): Promise<void> {
    const { cell, problems, reason } = failed;
    if (this.#saver.has(cell) || this.#failed.has(nameOf(cell))) return;
    this.#failed.set(nameOf(cell), failed);
    const said = reason || problems.map(({ code }) => code).join(', ');
    await this.#registry.poison(this.#id, { point: cell.point, replicate: cell.replicate, reason: said });
  }

  /** Removes from the server what is on the disk. */
  async #clear(): Promise<void> {
    const { parts, unsaved } = this.#saver;
    const written = this.#taken.filter((job) => unsaved === 0 || job.parts < parts);
    if (written.length === 0) return;
    await Promise.all(written.map(({ jobId }) => this.#queue.remove(jobId)));
    for (const { jobId } of written) this.#seen.delete(jobId);
    this.#taken = this.#taken.filter((job) => !written.includes(job));
  }

  /** Batches that the server knows nothing of any more are handed out again. */
  async #count(): Promise<void> {
    this.#counted = Date.now();
    const there = new Set(await this.#queue.getRanges([...STATES]));
    for (const [jobId, cells] of this.#out) {
      if (there.has(jobId)) continue;
      this.#out.delete(jobId);
      this.#feed.again(
        cells.filter((cell) => !this.#saver.has(cell)),
        false,
      );
    }
  }
}

const nameOf = ({ point, replicate }: Cell) => `${point}/${replicate}`;
