import { Buffer } from 'node:buffer';
import { join, relative, resolve } from 'node:path';
import process from 'node:process';

/**
 * A disk that loses power. Under `vi.mock('node:fs', …)` every change below a folder is made for real and written to a
 * journal as well. {@link crash} then says what such a disk may hold if power fails after some of these changes: contents of
 * a file are sure once it was synced, names in a folder once the folder was; of all else anything may be lost, torn or
 * kept, in any order.
 */

type Fs = typeof import('node:fs');
/** The module itself, where tests have put a recording one in its place. */
const fs = process.getBuiltinModule('node:fs');

type Step =
  | { readonly op: 'open'; readonly id: number; readonly path: string; readonly cut: boolean }
  | { readonly op: 'write'; readonly id: number; readonly bytes: Buffer }
  | { readonly op: 'sync'; readonly id: number }
  | { readonly op: 'rename'; readonly path: string; readonly to: string }
  | { readonly op: 'link'; readonly path: string; readonly to: string }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'mkdir'; readonly path: string };

export type Journal = readonly Step[];

let root: string | null = null;
let journal: Step[] = [];
const files = new Map<number, number>();
let opened = 0;

/** Does something to a folder and returns what changed in it, step by step. */
export async function recording(folder: string, work: () => void | Promise<void>): Promise<Journal> {
  root = resolve(folder);
  journal = [];
  files.clear();
  try {
    await work();
    return journal;
  } finally {
    root = null;
  }
}

function inside(path: unknown): string | null {
  if (root === null) return null;
  const within = relative(root, resolve(String(path)));
  return within.startsWith('..') ? null : within;
}

/** The file system with a journal, for `vi.mock('node:fs', …)`. Whatever it cannot tell the order of, it refuses. */
export function journalled(real: Fs): Fs {
  const note = (step: Step) => void journal.push(step);
  const changes: Partial<Record<keyof Fs, (...args: never[]) => unknown>> = {
    openSync(path: string, flags: string = 'r', ...more: [number?]) {
      const file = real.openSync(path, flags, ...more);
      const within = inside(path);
      if (within !== null) {
        files.set(file, ++opened);
        note({ op: 'open', id: opened, path: within, cut: flags.startsWith('w') });
      }
      return file;
    },
    writeSync(file: number, data: string | Uint8Array, offset = 0) {
      const bytes = typeof data === 'string' ? Buffer.from(data) : data;
      const n = real.writeSync(file, bytes, offset);
      const id = files.get(file);
      if (id !== undefined) note({ op: 'write', id, bytes: Buffer.from(bytes.subarray(offset, offset + n)) });
      return n;
    },
    fsyncSync(file: number) {
      // Not really done: nothing is lost here but what is said to be, and tests sync thousands of times.
      const id = files.get(file);
      if (id !== undefined) note({ op: 'sync', id });
    },
    closeSync(file: number) {
      real.closeSync(file);
      files.delete(file);
    },
    renameSync(path: string, to: string) {
      real.renameSync(path, to);
      pair('rename', path, to);
    },
    linkSync(path: string, to: string) {
      real.linkSync(path, to);
      pair('link', path, to);
    },
    rmSync(path: string, options?: { force?: boolean; recursive?: boolean }) {
      const there = real.existsSync(path);
      real.rmSync(path, options);
      const within = inside(path);
      if (there && within !== null) note({ op: 'remove', path: within });
    },
    rmdirSync(path: string) {
      real.rmdirSync(path);
      const within = inside(path);
      if (within !== null) note({ op: 'remove', path: within });
    },
    mkdirSync(path: string, options?: unknown) {
      if (options !== undefined && inside(path) !== null) throw new Error(`mkdir with options: ${path}`);
      const made = real.mkdirSync(path, options as undefined);
      const within = inside(path);
      if (within !== null) note({ op: 'mkdir', path: within });
      return made;
    },
  };
  function pair(op: 'rename' | 'link', path: string, to: string) {
    const [from, target] = [inside(path), inside(to)];
    if ((from === null) !== (target === null)) throw new Error(`into or out of the folder: ${path} → ${to}`);
    if (from !== null && target !== null) note({ op, path: from, to: target });
  }
  for (const name of [
    'writeFileSync',
    'appendFileSync',
    'copyFileSync',
    'truncateSync',
    'cpSync',
    'unlinkSync',
  ] as const) {
    changes[name] = (...args: never[]) => {
      if (inside(args[0]) !== null) throw new Error(`${name} of "${String(args[0])}" is not atomic`);
      return (real[name] as (...all: never[]) => unknown)(...args);
    };
  }
  return { ...real, ...changes, default: { ...real, ...changes } } as unknown as Fs;
}

/** A file or a folder, as it is in memory and as it surely is on the disk. */
interface FileNode {
  readonly kind: 'file';
  now: Buffer;
  synced: Buffer | null;
}
interface FolderNode {
  readonly kind: 'folder';
  readonly now: Map<string, Node>;
  /** Entries that are sure, and changes since then that may or may not be kept. */
  synced: Map<string, Node>;
  pending: { readonly name: string; readonly node: Node | null; readonly with: Pending | null }[];
}
type Node = FileNode | FolderNode;
type Pending = FolderNode['pending'][number];

const newFolder = (): FolderNode => ({ kind: 'folder', now: new Map(), synced: new Map(), pending: [] });

/** How a disk forgets: numbers from 0 to 1, one for each thing that may or may not be kept. */
export type Chance = () => number;

/**
 * Writes to the new folder `to` what a disk holds that held `before` (files by path, all synced) when power failed after the first `steps`
 * steps of a journal.
 */
export function crash(
  before: string | null,
  journal: Journal,
  steps: number,
  probability: Chance,
  to: string,
): void {
  const top = newFolder();
  if (before !== null) takeIn(before, top);
  const at = (path: string): [FolderNode, string] => {
    const names = path.split('/');
    let folder = top;
    for (const name of names.slice(0, -1)) folder = folder.now.get(name) as FolderNode;
    return [folder, names.at(-1)!];
  };
  const set = (path: string, node: Node | null, other: Pending | null = null): Pending => {
    const [folder, name] = at(path);
    if (node) folder.now.set(name, node);
    else folder.now.delete(name);
    const change = { name, node, with: other };
    folder.pending.push(change);
    return change;
  };
  const get = (path: string): Node | undefined => {
    if (path === '') return top;
    const [folder, name] = at(path);
    return folder.now.get(name);
  };
  const open = new Map<number, Node>();
  for (const step of journal.slice(0, steps)) {
    if (step.op === 'open') {
      let node = get(step.path);
      if (!node) set(step.path, (node = { kind: 'file', now: Buffer.alloc(0), synced: null }));
      else if (step.cut && node.kind === 'file') node.now = Buffer.alloc(0);
      open.set(step.id, node);
    } else if (step.op === 'write') {
      const node = open.get(step.id) as FileNode;
      node.now = Buffer.concat([node.now, step.bytes]);
    } else if (step.op === 'sync') {
      const node = open.get(step.id)!;
      if (node.kind === 'file') node.synced = node.now;
      else {
        node.synced = new Map(node.now);
        node.pending = [];
      }
    } else if (step.op === 'mkdir') set(step.path, newFolder());
    else if (step.op === 'remove') set(step.path, null);
    else {
      const put = set(step.to, get(step.path)!);
      // The old name goes only if the new one is there: a rename never loses the file itself.
      if (step.op === 'rename') set(step.path, null, put);
    }
  }
  writeOut(top, to, probability, new Set());
}

function takeIn(path: string, folder: FolderNode): void {
  for (const entry of fs.readdirSync(path, { withFileTypes: true })) {
    let node: Node;
    if (entry.isDirectory()) takeIn(join(path, entry.name), (node = newFolder()));
    else {
      const bytes = fs.readFileSync(join(path, entry.name));
      node = { kind: 'file', now: bytes, synced: bytes };
    }
    folder.now.set(entry.name, node);
    folder.synced.set(entry.name, node);
  }
}

function writeOut(folder: FolderNode, to: string, probability: Chance, kept: Set<Pending>): void {
  fs.mkdirSync(to, { recursive: true });
  const entries = new Map(folder.synced);
  for (const change of folder.pending) {
    if (change.with && !kept.has(change.with) && isPending(folder, change.with)) continue;
    if (probability() < 0.5) continue;
    kept.add(change);
    if (change.node) entries.set(change.name, change.node);
    else entries.delete(change.name);
  }
  for (const [name, node] of entries) {
    const path = join(to, name);
    if (node.kind === 'folder') writeOut(node, path, probability, kept);
    else fs.writeFileSync(path, afterReboot(name, contents(node, probability)));
  }
}

/** Within one folder; of a move between two, the mover syncs where it went first. */
const isPending = (folder: FolderNode, change: Pending) => folder.pending.includes(change);

/** What is left of a file: what was synced, all, a torn beginning, or as many zeros. */
function contents({ now, synced }: FileNode, probability: Chance): Buffer {
  if (synced === now) return now;
  const u = probability();
  if (u < 0.3) return synced ?? Buffer.alloc(0);
  if (u < 0.5) return now;
  const cut = Math.floor(probability() * now.length);
  return u < 0.8
    ? now.subarray(0, cut)
    : Buffer.concat([now.subarray(0, cut), Buffer.alloc(now.length - cut)]);
}

/** A lock names the boot of its machine, which is another one after power failed. */
function afterReboot(name: string, bytes: Buffer): Buffer {
  if (name !== 'lock' && name !== '.takeover') return bytes;
  return Buffer.from(bytes.toString().replace(/"began":"[^"]*"/, '"began":"another boot"'));
}
