import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Job, Queue } from 'bullmq';
import { asNote, problem, VERSION, type Problem } from '../../sim/index.ts';
import { bytesPerWorker } from '../pool.ts';
import { RunError } from '../run-error.ts';
import type { Cell, Cells } from '../sweep/cells.ts';
import { largestPlans, type SweepOptions as LocalOptions, type SweepRun } from '../sweep/run.ts';
import { PartWriter } from '../sweep/part-writer.ts';
import { MAX_FAILED, type FailedCell } from '../sweep/scheduler.ts';
import type { Store } from '../sweep/store.ts';
import { commonOf } from '../sweep/threads.ts';
import { batchWords, unpack, type Batch } from './batch.ts';
import { attemptSchema, batchSchema } from './payload.ts';
import type { Seal } from './seal.ts';
import { Dispatcher } from './dispatch.ts';
import { isLost, unlessAborted, type Connection } from './connection.ts';
import { openQueue, Registry, type SweepRecord } from './registry.ts';

/** `kindling sweep --queue`: hands out batches and brings what comes of them into the store, each cell once. */

/** Threads and what is done with results are the workers' business. */
interface SweepOptions extends Pick<LocalOptions, 'saveEvery' | 'onProgress' | 'signal' | 'now'> {
  /** Signs batches, and knows results by their signature. */
  readonly seal: Seal;
  /** Called with what whoever waits would want to know. */
  readonly onNote: (note: Problem) => void;
}

const POLL = 100;
const LOOK_AROUND = 2000;
/** Milliseconds without a result after which batches are counted: a server may have lost some. */
const COUNT_AFTER = 5000;
const MAX_AT_ONCE = 100;
/** Unreadable results of a cell after which it is given up. */
const MAX_UNREADABLE = 3;
/** Why it is, in the list of cells given up. */
const UNREADABLE = 'unreadable result';
/** Characters of what came of a batch. */
const MAX_RESULT = 2 ** 27;
const STATES = ['waiting', 'active', 'completed', 'failed', 'delayed', 'prioritized'] as const;

/** Runs the cells that a store lacks on the workers of a queue, and writes them to the store. */
export async function collectIntoStore(
  cells: Cells,
  store: Store,
  id: string,
  connection: Connection,
  options: SweepOptions,
): Promise<SweepRun> {
  const collector = new Collector(cells, store, id, connection, options);
  return collector.run();
}

class Collector {
  readonly #cells: Cells;
  readonly #id: string;
  readonly #connection: Connection;
  readonly #options: SweepOptions;
  readonly #registry: Registry;
  readonly #queue: Queue<Batch, string>;
  readonly #partWriter: PartWriter;
  readonly #dispatcher: Dispatcher;
  readonly #holder: string;
  readonly #out = new Map<string, readonly Cell[]>();
  /** Batches that the server seemed to have lost: what comes of them all the same is welcome. */
  readonly #lost = new Map<string, readonly Cell[]>();
  readonly #failed = new Map<string, FailedCell>();
  /** Cells tried alone, after they had lost their workers beside others. */
  readonly #suspected = new Set<string>();
  /** Jobs whose cells are taken, and how many parts were written before: to be removed once these cells are on the disk. */
  #taken: { readonly jobId: string; readonly parts: number }[] = [];
  readonly #seen = new Set<string>();
  /** Unreadable results by cell. */
  readonly #unreadable = new Map<string, number>();
  /** Notes that have been given. */
  readonly #noted = new Set<string>();
  readonly #wanted: number;
  readonly #bytesPerThread: number;
  #ran = 0;
  #threads = 0;
  #maxThreads = 0;
  #simulating = 0;
  #building = 0;
  #looked = -Infinity;
  #counted = performance.now();

  constructor(cells: Cells, store: Store, id: string, connection: Connection, options: SweepOptions) {
    this.#cells = cells;
    this.#id = id;
    this.#connection = connection;
    this.#options = options;
    this.#registry = new Registry(connection);
    this.#queue = openQueue(connection, id);
    this.#partWriter = new PartWriter(cells.sweep, store, options.saveEvery);
    this.#dispatcher = new Dispatcher(cells.missing(store.cells));
    this.#holder = `${hostname()}:${resolve(store.folder)}`;
    this.#bytesPerThread = bytesPerWorker(largestPlans(cells.sweep));
    this.#wanted = cells.count - cells.countIn(store.cells);
  }

  async run(): Promise<SweepRun> {
    const { signal, now } = this.#options;
    const began = performance.now();
    const atOnce = AbortSignal.any([this.#partWriter.broken, ...(now ? [now] : [])]);
    // Nobody answers: to stop softly would be to wait for it.
    const hopeless = new AbortController();
    signal?.addEventListener('abort', () => this.#connection.redis.status !== 'ready' && hopeless.abort());
    const ending = AbortSignal.any([atOnce, hopeless.signal]);
    try {
      await unlessAborted(this.#work(ending), ending);
      this.#partWriter.end();
      const stopped = Boolean(signal?.aborted || ending.aborted);
      // What is left on the server after an abrupt end is found by the same command.
      if (!ending.aborted) await unlessAborted(this.#registry.remove(this.#id), ending);
      return {
        ran: this.#ran,
        failed: [...this.#failed.values()].slice(0, MAX_FAILED),
        failedCount: this.#failed.size,
        stopped,
        workers: Math.max(1, this.#maxThreads),
        wall: (performance.now() - began) / 1000,
        simulating: this.#simulating,
        building: this.#building,
      };
    } catch (error) {
      // Whatever happened, what is here is kept.
      this.#partWriter.end();
      throw error;
    } finally {
      this.#partWriter.stop();
    }
  }

  async #work(ending: AbortSignal): Promise<void> {
    let begun = false;
    while (!ending.aborted) {
      try {
        if (!begun) await this.#begin();
        begun = true;
        if (await this.#turn()) return;
      } catch (error) {
        if (!isLost(this.#connection, error)) throw error;
        this.#connection.fault(error);
        await wait(POLL);
      }
    }
  }

  async #begin(): Promise<void> {
    const other = await this.#registry.claim(this.#id, this.#holder);
    if (other !== true) throw new RunError('queueHeld', { found: this.#id, other });
    await this.#registry.forgetCancelled(this.#id);
    await this.#register();
    await this.#adopt();
  }

  /** One look at the queue; true when there is nothing left to wait for. */
  async #turn(): Promise<boolean> {
    const stopping = Boolean(this.#options.signal?.aborted);
    await this.#lookAround();
    const came = await this.#collect();
    await this.#clear();
    if (stopping) await this.#queue.drain();
    else await this.#fill();
    if (this.#out.size === 0 && (this.#dispatcher.empty || stopping)) return true;
    if (came > 0) this.#counted = performance.now();
    else if (performance.now() - this.#counted > COUNT_AFTER || stopping) await this.#count();
    if (came < MAX_AT_ONCE) await wait(POLL);
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
      signed: this.#options.seal.on,
    };
  }

  async #register(): Promise<void> {
    await this.#registry.put(this.#record(), commonOf(this.#cells.sweep), this.#options.seal);
  }

  /** Jobs that an earlier command left are this one's. */
  async #adopt(): Promise<void> {
    for (const jobId of await this.#queue.getRanges([...STATES])) {
      const job = (await this.#queue.getJob(jobId)) as Job<unknown, string> | undefined;
      if (!job) continue;
      const batch = batchSchema.safeParse(job.data).data;
      const ours =
        batch && this.#options.seal.verify('batch', batchWords(this.#id, jobId, batch), batch.signature);
      if (!ours) {
        this.#note('queueStrangeBatch', jobId);
        await this.#queue.remove(jobId);
        continue;
      }
      this.#out.set(jobId, batch.cells);
      this.#dispatcher.skip(batch.cells);
    }
  }

  /** Says something once, with an example. */
  #note(code: 'queueStrangeBatch' | 'queueUnreadable' | 'queueForgot', found: string): void {
    if (this.#noted.has(code)) return;
    this.#noted.add(code);
    this.#options.onNote(asNote(problem(code, { values: { found, server: this.#connection.shown } })));
  }

  /** Now and then: is the sweep still ours and wanted, and who works? */
  async #lookAround(): Promise<void> {
    if (performance.now() - this.#looked < LOOK_AROUND) return;
    this.#looked = performance.now();
    if (await this.#registry.isCancelled(this.#id)) throw new RunError('queueCancelled', { found: this.#id });
    const other = await this.#registry.claim(this.#id, this.#holder);
    if (other !== true) throw new RunError('queueHeld', { found: this.#id, other });
    // A server that came back without its memory is told again.
    if (await this.#registry.has(this.#id)) await this.#registry.update(this.#record());
    else {
      // Each time: whoever empties a server twice is told twice.
      this.#noted.delete('queueForgot');
      this.#note('queueForgot', this.#id);
      await this.#register();
    }
    const workers = await this.#registry.workers();
    this.#threads = workers
      .filter(({ kindling }) => kindling === VERSION)
      .reduce((sum, { threads }) => sum + threads, 0);
    this.#maxThreads = Math.max(this.#maxThreads, this.#threads);
  }

  async #fill(): Promise<void> {
    const each = this.#ran === 0 ? null : (this.#simulating + this.#building) / this.#ran;
    const left = this.#wanted - this.#ran - this.#failed.size;
    const batches = this.#dispatcher.take(each, left, this.#threads, this.#out.size);
    if (batches.length === 0) return;
    const jobs = batches.map((batch) => {
      const jobId = `b${randomUUID()}`;
      this.#out.set(jobId, batch.cells);
      const signature = this.#options.seal.sign('batch', batchWords(this.#id, jobId, batch));
      const data = this.#options.seal.on ? { ...batch, signature } : batch;
      return { name: 'batch', data, opts: { jobId, attempts: 1 } };
    });
    await this.#queue.addBulk(jobs);
  }

  async #collect(): Promise<number> {
    const ids = await this.#queue.getRanges(['completed', 'failed'], 0, -1, true);
    const fresh = ids.filter((jobId) => !this.#seen.has(jobId)).slice(0, MAX_AT_ONCE);
    const jobs = await Promise.all(fresh.map((jobId) => this.#queue.getJob(jobId)));
    for (const [i, job] of jobs.entries()) {
      // Gone since it was listed: counting will tell.
      if (!job) continue;
      const cells = this.#out.get(fresh[i]) ?? this.#lost.get(fresh[i]);
      if (cells) await this.#absorb(job as Job<unknown, unknown>, cells);
      else this.#note('queueStrangeBatch', fresh[i]);
      this.#seen.add(fresh[i]);
      this.#taken.push({ jobId: fresh[i], parts: this.#partWriter.parts });
      this.#out.delete(fresh[i]);
    }
    this.#options.onProgress?.(this.#ran + this.#failed.size);
    return fresh.length;
  }

  async #absorb(job: Job<unknown, unknown>, cells: readonly Cell[]): Promise<void> {
    const { failedReason } = job;
    if (failedReason) {
      const [cell] = cells;
      if (cells.length > 1) return this.#dispatcher.again(cells, true);
      if (this.#suspected.has(nameOf(cell)))
        return this.#giveUp({ cell, problems: [], reason: failedReason });
      this.#suspected.add(nameOf(cell));
      this.#dispatcher.alone(cell);
      return;
    }
    const done = await this.#resultOf(job, cells);
    if (done === null) return this.#again(cells, job.id ?? '');
    this.#simulating += done.simulating;
    this.#building += done.building;
    const left = new Set(cells.keys());
    for (const result of done.results) {
      left.delete(result.index);
      const cell = cells[result.index];
      if (this.#partWriter.has(cell)) continue;
      this.#partWriter.add(cell, result);
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
    const again = [...left].map((index) => cells[index]).filter((cell) => !this.#partWriter.has(cell));
    this.#dispatcher.again(again, false);
  }

  /** What came of a batch; null where that is not what a worker of this sweep writes. */
  async #resultOf({ id = '', returnvalue }: Job<unknown, unknown>, cells: readonly Cell[]) {
    if (typeof returnvalue !== 'string' || returnvalue.length > MAX_RESULT) return null;
    const { seal } = this.#options;
    const [signature, text] = seal.on ? returnvalue.split('.', 2) : ['', returnvalue];
    if (text === undefined || !seal.verify('result', [this.#id, id, text], signature)) return null;
    try {
      return attemptSchema(cells.length, this.#cells.sweep.keep).parse(await unpack(text));
    } catch {
      return null;
    }
  }

  /** Cells whose result cannot be read are run again, and given up where that does not help. */
  async #again(cells: readonly Cell[], found: string): Promise<void> {
    this.#note('queueUnreadable', found);
    for (const cell of cells) {
      const times = (this.#unreadable.get(nameOf(cell)) ?? 0) + 1;
      this.#unreadable.set(nameOf(cell), times);
      if (times >= MAX_UNREADABLE) await this.#giveUp({ cell, problems: [], reason: UNREADABLE });
    }
    const left = cells.filter((cell) => !this.#partWriter.has(cell) && !this.#failed.has(nameOf(cell)));
    this.#dispatcher.again(left, false);
  }

  async #giveUp(failed: FailedCell): Promise<void> {
    const { cell, problems, reason } = failed;
    if (this.#partWriter.has(cell) || this.#failed.has(nameOf(cell))) return;
    this.#failed.set(nameOf(cell), failed);
    const said = reason || problems.map(({ code }) => code).join(', ');
    await this.#registry.deadLetter(this.#id, { point: cell.point, replicate: cell.replicate, reason: said });
  }

  /** Removes from the server what is on the disk. */
  async #clear(): Promise<void> {
    const { parts, unsaved } = this.#partWriter;
    const written = this.#taken.filter((job) => unsaved === 0 || job.parts < parts);
    if (written.length === 0) return;
    await Promise.all(written.map(({ jobId }) => this.#queue.remove(jobId)));
    for (const { jobId } of written) this.#seen.delete(jobId);
    this.#taken = this.#taken.filter((job) => !written.includes(job));
  }

  /** Batches that the server knows nothing of any more are handed out again. */
  async #count(): Promise<void> {
    this.#counted = performance.now();
    const there = new Set(await this.#queue.getRanges([...STATES]));
    for (const [jobId, cells] of this.#out) {
      if (there.has(jobId)) continue;
      this.#out.delete(jobId);
      this.#lost.set(jobId, cells);
      this.#dispatcher.again(
        cells.filter((cell) => !this.#partWriter.has(cell)),
        false,
      );
    }
  }
}

const nameOf = ({ point, replicate }: Cell) => `${point}/${replicate}`;
