import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Timing } from './measure.ts';

/** A program in a process of its own reports what it measured as its last line: JSON. What it did before that is not counted. */
export interface Report extends Timing {
  readonly [figure: string]: number;
}

/** Runs a native program. */
export function runNative(path: string, args: readonly string[]): Report {
  return lastLine(path, args);
}

/** Runs one of `bench/tasks` in a fresh Node. */
export function runTask(name: string, args: readonly string[], heapMB?: number): Report {
  const path = fileURLToPath(new URL(`./tasks/${name}.js`, import.meta.url));
  const flags = heapMB === undefined ? [] : [`--max-old-space-size=${heapMB}`];
  return lastLine(process.execPath, ['--expose-gc', ...flags, path, ...args]);
}

function lastLine(command: string, args: readonly string[]): Report {
  const { status, signal, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${signal ?? status}`);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as Report;
}
