import type { Redis } from 'ioredis';
import { InputError, problem, reasonOf } from '../../sim/index.ts';
import { RunError } from '../run-error.ts';

/** The way to Redis or Valkey, and what BullMQ needs to use it. Both packages are optional. */

/** Before all keys; a database number in the address keeps several users of one server apart. */
export const PREFIX = 'kindling';

/** An answer is waited for so long, in milliseconds, before the link counts as lost and is made anew. */
const NO_ANSWER = 12_000;
const CONNECT = 5000;

export interface Connection {
  readonly bullmq: typeof import('bullmq');
  readonly redis: Redis;
  /** The address without name and password. */
  readonly shown: string;
  /** A further connection, closed with the link. */
  make(): Redis;
  /** Calls back whenever the link is lost and when it is there again. */
  watch(onChange: (up: boolean) => void): void;
  /** Calls back with what the server says where it takes nothing for now, once for each wording. */
  hear(onFault: (reason: string) => void): void;
  /** Says that the server has answered so. */
  fault(error: unknown): void;
  close(): void;
}

/** Connects. Throws InputError for an address that is none, RunError where nobody answers or the password is refused. */
export async function openConnection(address: string): Promise<Connection> {
  const url = urlOf(address);
  const shown = `${url.protocol}//${url.host}${url.pathname === '/' ? '' : url.pathname}`;
  const [{ Redis }, bullmq] = await packages();
  const password = process.env['KINDLING_QUEUE_PASSWORD'];
  const options = {
    connectTimeout: CONNECT,
    socketTimeout: NO_ANSWER,
    // BullMQ asks for it: a command waits for the link to come back.
    maxRetriesPerRequest: null,
    retryStrategy: (times: number) => Math.min(200 * times, 2000),
    ...(password !== undefined && { password }),
  };
  await tryOnce(
    new Redis(url.href, {
      ...options,
      lazyConnect: true,
      enableReadyCheck: false,
      retryStrategy: () => null,
    }),
    shown,
  );
  const made: Redis[] = [];
  const make = () => {
    const redis = new Redis(url.href, options);
    // Every loss is an event here; whoever needs to know watches.
    redis.on('error', () => {});
    made.push(redis);
    return redis;
  };
  const redis = make();
  let closed = false;
  const watch = (onChange: (up: boolean) => void) => {
    let up = true;
    const set = (now: boolean) => {
      if (now === up || closed) return;
      up = now;
      onChange(now);
    };
    redis.on('close', () => set(false));
    redis.on('ready', () => set(true));
  };
  const close = () => {
    closed = true;
    for (const one of made) one.disconnect();
  };
  const hearers: ((reason: string) => void)[] = [];
  let last = '';
  const fault = (error: unknown) => {
    const reason = reasonOf(error);
    if (!PASSING.test(reason) || reason === last) return;
    last = reason;
    for (const hearer of hearers) hearer(reason);
  };
  const hear = (onFault: (reason: string) => void) => void hearers.push(onFault);
  return { bullmq, redis, shown, make, watch, hear, fault, close };
}

/** Faults that pass: the server is out of memory or of disk, is loading, or has no replicas just now. */
const PASSING =
  /\b(MISCONF|OOM|NOREPLICAS|CLUSTERDOWN|BUSY|TRYAGAIN|LOADING|READONLY|MASTERDOWN)\b|max number of clients/;

/** Whether an error is only the link's or passes: what was asked may or may not have been done. */
export function isLost({ redis }: Connection, error: unknown): boolean {
  const words = error instanceof Error ? error.message : String(error);
  return (
    redis.status !== 'ready' ||
    /connection (is|was)? ?close|aborted due to|socket timeout|ECONN|EPIPE/i.test(words) ||
    PASSING.test(words)
  );
}

/** Waits for work or for a signal, whichever is first. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  if (signal.aborted) {
    work.catch(() => {});
    return undefined;
  }
  const done = new AbortController();
  const aborted = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true, signal: done.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    done.abort();
    work.catch(() => {});
  }
}

function urlOf(address: string): URL {
  let url: URL | null = null;
  try {
    url = new URL(address);
  } catch {
    // Told below, like any other address that is none.
  }
  if (url === null || !/^rediss?:$/.test(url.protocol) || url.hostname === '') {
    // What cannot be read as an address may hold a password all the same.
    const found = address.replace(/\/\/[^/]*@/, '//…@');
    throw new InputError([problem('queueAddress', { values: { found } })]);
  }
  return url;
}

async function packages(): Promise<[Pick<typeof import('ioredis'), 'Redis'>, typeof import('bullmq')]> {
  try {
    return await Promise.all([import('ioredis'), import('bullmq')]);
  } catch {
    throw new InputError([problem('queuePackages', {})]);
  }
}

/** One attempt, so that a wrong address or password is said at once rather than tried for ever. */
async function tryOnce(redis: Redis, shown: string): Promise<void> {
  const failed = new Promise<never>((_, reject) => {
    redis.on('error', reject);
    setTimeout(() => reject(new Error(`no answer in ${CONNECT / 1000} s`)), CONNECT).unref();
  });
  try {
    await Promise.race([redis.connect().then(() => redis.ping()), failed]);
  } catch (error) {
    const reason = reasonOf(error);
    const refused = /WRONGPASS|NOAUTH|invalid password|NOPERM/i.test(reason);
    throw new RunError(refused ? 'queuePassword' : 'queueUnreachable', { found: shown, reason });
  } finally {
    failed.catch(() => {});
    redis.disconnect();
  }
}
