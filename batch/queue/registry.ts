import type { Queue } from 'bullmq';
import type { Common } from '../sweep/worker.ts';
import { expand, squeeze } from './batch.ts';
import { PREFIX, type Link } from './link.ts';

/** What the server knows of sweeps and of workers, beside BullMQ's own keys. */

/** A sweep that is being worked at. */
export interface SweepRecord {
  readonly id: string;
  readonly name: string;
  /** Version of Kindling that workers must have. */
  readonly kindling: string;
  readonly cells: number;
  readonly done: number;
  readonly failed: number;
  /** Memory that a thread takes at most. */
  readonly bytesPerThread: number;
}

export interface WorkerRecord {
  readonly id: string;
  readonly host: string;
  readonly threads: number;
  readonly kindling: string;
}

/** A cell that is given up, for `queue status`. */
export interface Poisoned {
  readonly point: string;
  readonly replicate: number;
  readonly reason: string;
}

/** Seconds after which a worker that says nothing counts as gone, and a sweep's command as dead. */
const ALIVE = 20;
/** Seconds for which the server remembers that a sweep was cancelled. */
const CANCELLED = 86_400;

const key = (...words: string[]) => [PREFIX, ...words].join(':');

export const queueName = (id: string) => `cells-${id}`;

const queues = new WeakMap<Link, Map<string, Queue>>();

/** The batches of a sweep; one object per link and sweep, as each listens to the link. */
export function openQueue(link: Link, id: string): Queue {
  const known = queues.get(link) ?? new Map<string, Queue>();
  queues.set(link, known);
  let queue = known.get(id);
  if (!queue) {
    queue = new link.bullmq.Queue(queueName(id), { connection: link.redis, prefix: PREFIX });
    queue.on('error', () => {});
    known.set(id, queue);
  }
  return queue;
}

export class Registry {
  readonly #link: Link;

  constructor(link: Link) {
    this.#link = link;
  }

  /** Whether a sweep is this holder's, who must say so again within {@link ALIVE} seconds; else whose it is. */
  async claim(id: string, holder: string): Promise<true | string> {
    const { redis } = this.#link;
    const place = key('holder', id);
    if ((await redis.set(place, holder, 'EX', ALIVE, 'NX')) === 'OK') return true;
    const other = await redis.get(place);
    if (other !== null && other !== holder) return other;
    await redis.set(place, holder, 'EX', ALIVE);
    return true;
  }

  async put(record: SweepRecord, common: Omit<Common, 'stop'>): Promise<void> {
    const { redis } = this.#link;
    await redis.set(key('common', record.id), await squeeze(common));
    await this.update(record);
  }

  async update(record: SweepRecord): Promise<void> {
    await this.#link.redis.hset(key('sweeps'), record.id, JSON.stringify(record));
  }

  async common(id: string): Promise<Omit<Common, 'stop'> | null> {
    const bytes = await this.#link.redis.getBuffer(key('common', id));
    return bytes && ((await expand(bytes)) as Omit<Common, 'stop'>);
  }

  async sweeps(): Promise<SweepRecord[]> {
    const all = await this.#link.redis.hgetall(key('sweeps'));
    return Object.keys(all)
      .toSorted()
      .map((id) => JSON.parse(all[id]) as SweepRecord);
  }

  async has(id: string): Promise<boolean> {
    return (await this.#link.redis.hexists(key('sweeps'), id)) === 1;
  }

  async poison(id: string, cell: Poisoned): Promise<void> {
    await this.#link.redis.rpush(key('poisoned', id), JSON.stringify(cell));
  }

  async poisoned(id: string, most: number): Promise<Poisoned[]> {
    const lines = await this.#link.redis.lrange(key('poisoned', id), 0, most - 1);
    return lines.map((line) => JSON.parse(line) as Poisoned);
  }

  /** Forgets a sweep with all its jobs. */
  async remove(id: string): Promise<void> {
    const { redis } = this.#link;
    await redis.hdel(key('sweeps'), id);
    await redis.del(key('common', id), key('poisoned', id), key('holder', id));
    await openQueue(this.#link, id).obliterate({ force: true });
  }

  async cancel(id: string): Promise<void> {
    await this.#link.redis.set(key('cancelled', id), '1', 'EX', CANCELLED);
    await this.remove(id);
  }

  async isCancelled(id: string): Promise<boolean> {
    return (await this.#link.redis.exists(key('cancelled', id))) === 1;
  }

  async forgetCancelled(id: string): Promise<void> {
    await this.#link.redis.del(key('cancelled', id));
  }

  /** A worker says that it is there; by the server's clock, as machines' own may differ. */
  async announce(worker: WorkerRecord): Promise<void> {
    const { redis } = this.#link;
    const [now] = await redis.time();
    await redis.zadd(key('workers'), now, JSON.stringify(worker));
    await redis.zremrangebyscore(key('workers'), 0, Number(now) - ALIVE);
  }

  async leave(worker: WorkerRecord): Promise<void> {
    await this.#link.redis.zrem(key('workers'), JSON.stringify(worker));
  }

  async workers(): Promise<WorkerRecord[]> {
    const { redis } = this.#link;
    const [now] = await redis.time();
    const lines = await redis.zrangebyscore(key('workers'), Number(now) - ALIVE, '+inf');
    return lines.map((line) => JSON.parse(line) as WorkerRecord);
  }
}
