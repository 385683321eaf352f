import type { Queue } from 'bullmq';
import type { z } from 'zod';
import type { Common } from '../sweep/worker.ts';
import { expand, compress } from './batch.ts';
import { PREFIX, type Connection } from './connection.ts';
import {
  commonSchema,
  deadLetterSchema,
  MAX_RECORD,
  sharedCommon,
  sweepSchema,
  workerSchema,
  type SharedCommon,
} from './payload.ts';
import type { Seal } from './seal.ts';

/** What the server knows of sweeps and of workers, beside BullMQ's own keys. */

/** A sweep that is being worked at: the version that workers must have, the memory that a thread takes, whether it has a key. */
export type SweepRecord = z.output<typeof sweepSchema>;
export type WorkerRecord = z.output<typeof workerSchema>;
/** A cell that is given up, for `queue status`. */
export type DeadLetter = z.output<typeof deadLetterSchema>;

/** A record that is none of ours: where it stands, and how to take it out. */
export interface BadEntry {
  readonly place: string;
  readonly found: string;
  readonly remove: () => Promise<unknown>;
}

/** Seconds after which a worker that says nothing counts as gone, and a sweep's command as dead. */
const ALIVE = 20;
/** Seconds for which the server remembers that a sweep was cancelled. */
const CANCELLED = 86_400;

/** Bytes that what a sweep's runs have in common may unpack to; graph files are the most of it. */
const MAX_COMMON = 2 ** 29;

const key = (...words: string[]) => [PREFIX, ...words].join(':');

export const queueName = (id: string) => `cells-${id}`;

const queues = new WeakMap<Connection, Map<string, Queue>>();

/** The batches of a sweep; one object per link and sweep, as each listens to the link. */
export function openQueue(connection: Connection, id: string): Queue {
  const known = queues.get(connection) ?? new Map<string, Queue>();
  queues.set(connection, known);
  let queue = known.get(id);
  if (!queue) {
    queue = new connection.bullmq.Queue(queueName(id), { connection: connection.redis, prefix: PREFIX });
    queue.on('error', () => {});
    known.set(id, queue);
  }
  return queue;
}

export class Registry {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Whether a sweep is this holder's, who must say so again within {@link ALIVE} seconds; else whose it is. */
  async claim(id: string, holder: string): Promise<true | string> {
    const { redis } = this.#connection;
    const place = key('holder', id);
    if ((await redis.set(place, holder, 'EX', ALIVE, 'NX')) === 'OK') return true;
    const other = await redis.get(place);
    if (other !== null && other !== holder) return other;
    await redis.set(place, holder, 'EX', ALIVE);
    return true;
  }

  async put(record: SweepRecord, common: Omit<Common, 'stop'>, seal: Seal): Promise<void> {
    const { redis } = this.#connection;
    const bytes = await compress(sharedCommon(common));
    await redis.set(key('common', record.id), bytes);
    const signature = seal.sign('common', [record.id, bytes.toString('base64')]);
    if (seal.on) await redis.set(key('signature', record.id), signature);
    await this.update(record);
  }

  async update(record: SweepRecord): Promise<void> {
    await this.#connection.redis.hset(key('sweeps'), record.id, JSON.stringify(record));
  }

  /** What a sweep's runs have in common; null where it is gone. Throws where somebody else has written it. */
  async common(id: string, seal: Seal): Promise<SharedCommon | null> {
    const { redis } = this.#connection;
    const bytes = await redis.getBuffer(key('common', id));
    if (bytes === null) return null;
    const signature = await redis.get(key('signature', id));
    if (!seal.verify('common', [id, bytes.toString('base64')], signature))
      throw new TypeError('wrong signature');
    return commonSchema.parse(await expand(bytes, MAX_COMMON));
  }

  async sweeps(): Promise<SweepRecord[]> {
    return (await this.#readSweeps()).good;
  }

  /** Records that nobody can use, in the lists of sweeps and workers. */
  async badEntries(): Promise<BadEntry[]> {
    return [...(await this.#readSweeps()).bad, ...(await this.#readWorkers('-inf')).bad];
  }

  async #readSweeps(): Promise<Sorted<SweepRecord>> {
    const { redis } = this.#connection;
    const place = key('sweeps');
    const all = await this.#unlessWrong(() => redis.hgetall(place));
    if (all === null) return { good: [], bad: [this.#wholeKey(place)] };
    const rows = Object.keys(all).toSorted();
    return sorted(
      rows.map((id) => [`${place} ${id}`, all[id], () => redis.hdel(place, id)]),
      sweepSchema,
      (record, k) => record.id === rows[k],
    );
  }

  async #readWorkers(since: string | number): Promise<Sorted<WorkerRecord>> {
    const { redis } = this.#connection;
    const place = key('workers');
    const lines = await this.#unlessWrong(() => redis.zrangebyscore(place, since, '+inf'));
    if (lines === null) return { good: [], bad: [this.#wholeKey(place)] };
    return sorted(
      lines.map((line) => [place, line, () => redis.zrem(place, line)]),
      workerSchema,
    );
  }

  /** Null where a key holds another kind of value than ours do. */
  async #unlessWrong<T>(read: () => Promise<T>): Promise<T | null> {
    try {
      return await read();
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('WRONGTYPE')) return null;
      throw error;
    }
  }

  #wholeKey(place: string): BadEntry {
    return { place, found: 'WRONGTYPE', remove: () => this.#connection.redis.del(place) };
  }

  async has(id: string): Promise<boolean> {
    return (await this.#connection.redis.hexists(key('sweeps'), id)) === 1;
  }

  async deadLetter(id: string, cell: DeadLetter): Promise<void> {
    await this.#connection.redis.rpush(key('deadLetters', id), JSON.stringify(cell));
  }

  async deadLetters(id: string, max: number): Promise<DeadLetter[]> {
    const lines = await this.#connection.redis.lrange(key('deadLetters', id), 0, max - 1);
    return sorted(
      lines.map((line) => ['', line, () => Promise.resolve()]),
      deadLetterSchema,
    ).good;
  }

  /** Forgets a sweep with all its jobs. */
  async remove(id: string): Promise<void> {
    const { redis } = this.#connection;
    await redis.hdel(key('sweeps'), id);
    await redis.del(key('common', id), key('deadLetters', id), key('holder', id), key('signature', id));
    await openQueue(this.#connection, id).obliterate({ force: true });
  }

  async cancel(id: string): Promise<void> {
    await this.#connection.redis.set(key('cancelled', id), '1', 'EX', CANCELLED);
    await this.remove(id);
  }

  async isCancelled(id: string): Promise<boolean> {
    return (await this.#connection.redis.exists(key('cancelled', id))) === 1;
  }

  async forgetCancelled(id: string): Promise<void> {
    await this.#connection.redis.del(key('cancelled', id));
  }

  /** A worker says that it is there; by the server's clock, as machines' own may differ. */
  async announce(worker: WorkerRecord): Promise<void> {
    const { redis } = this.#connection;
    const [now] = await redis.time();
    await redis.zadd(key('workers'), now, JSON.stringify(worker));
    await redis.zremrangebyscore(key('workers'), 0, Number(now) - ALIVE);
  }

  async leave(worker: WorkerRecord): Promise<void> {
    await this.#connection.redis.zrem(key('workers'), JSON.stringify(worker));
  }

  async workers(): Promise<WorkerRecord[]> {
    const [now] = await this.#connection.redis.time();
    return (await this.#readWorkers(Number(now) - ALIVE)).good;
  }
}

interface Sorted<T> {
  readonly good: T[];
  readonly bad: BadEntry[];
}

/** Tells records of ours from others. */
function sorted<T>(
  rows: readonly (readonly [place: string, text: string, remove: () => Promise<unknown>])[],
  schema: z.ZodType<T>,
  fits: (record: T, k: number) => boolean = () => true,
): Sorted<T> {
  const good: T[] = [];
  const bad: BadEntry[] = [];
  for (const [k, [place, text, remove]] of rows.entries()) {
    const record = text.length > MAX_RECORD ? null : schema.safeParse(parsed(text)).data;
    if (record && fits(record, k)) good.push(record);
    else bad.push({ place, found: text.slice(0, 60), remove });
  }
  return { good, bad };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
