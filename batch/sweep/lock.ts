import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DAMAGED } from '../../results/index.ts';
import { moveInto } from '../disk.ts';

/**
 * One writer a folder. The lock is a file that names its holder; it comes into being by a hard link, which the file system
 * makes once or not at all. A holder of this machine that no longer runs has left its lock behind, and it is taken over.
 */

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, as far as the system tells: a number used again by another process is then told apart. */
  readonly began: string;
}

/** Milliseconds after which a half-done takeover counts as given up. */
const TAKEOVER_LASTS = 10_000;

export class LockedError extends Error {
  readonly holder: Holder;
  constructor(holder: Holder) {
    super(`held by process ${holder.pid} on ${holder.host}`);
    this.name = 'LockedError';
    this.holder = holder;
  }
}

/** Takes the lock of a folder that is there; returns what gives it back. Throws LockedError. */
export function takeLock(folder: string): () => void {
  const lock = join(folder, 'lock');
  const takeover = join(folder, '.takeover');
  const me: Holder = { pid: process.pid, host: hostname(), began: beginningOf(process.pid) };
  const mine = join(folder, `.lock.${me.host}.${me.pid}`);
  writeHolder(mine, me);
  try {
    if (!linked(mine, lock)) {
      refuseIfHeld(lock);
      // Only one at a time may judge a lock left behind: another could take it over in between, and lose it again.
      if (!linked(mine, takeover)) {
        if (Date.now() - statSync(takeover).mtimeMs > TAKEOVER_LASTS) rmSync(takeover, { force: true });
        throw new LockedError(holderOf(takeover) ?? me);
      }
      try {
        refuseIfHeld(lock);
        if (isLock(lock)) rmSync(lock);
        else if (existsSync(lock)) moveInto(lock, join(folder, DAMAGED));
        if (!linked(mine, lock)) throw new LockedError(holderOf(lock) ?? me);
      } finally {
        rmSync(takeover, { force: true });
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => {
    const holder = holderOf(lock);
    if (holder?.pid === me.pid && holder.host === me.host) rmSync(lock, { force: true });
  };
}

/** Down to the disk before it is linked: a lock is never found without its holder, even after a loss of power. */
function writeHolder(path: string, holder: Holder): void {
  const file = openSync(path, 'w');
  try {
    writeSync(file, JSON.stringify(holder));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Whether a file is a lock of ours. */
export const isLock = (path: string): boolean => holderOf(path) !== null;

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EMLINK' && code !== 'EOPNOTSUPP') throw error;
  }
  // A file system without hard links: creating a file is as much of one's own.
  try {
    const file = openSync(to, 'wx');
    writeFileSync(file, readFileSync(from));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function refuseIfHeld(lock: string): void {
  const holder = holderOf(lock);
  if (holder && isAlive(holder)) throw new LockedError(holder);
}

function holderOf(lock: string): Holder | null {
  try {
    if (!statSync(lock).isFile()) return null;
    const holder = JSON.parse(readFileSync(lock, 'utf8')) as Partial<Holder> | null;
    const { pid, host, began } = holder ?? {};
    const whole = typeof pid === 'number' && typeof host === 'string' && typeof began === 'string';
    return whole ? { pid, host, began } : null;
  } catch {
    return null;
  }
}

/** Of another machine nothing can be known, so it counts as running. */
function isAlive({ pid, host, began }: Holder): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return began === beginningOf(pid);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return beginningOf(pid) === began;
}

/** The kernel's start time of a process, where there is /proc; '' elsewhere. */
function beginningOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Fields are counted after the name, which may hold spaces and brackets.
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return '';
  }
}
