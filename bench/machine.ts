import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import process from 'node:process';
import { COMPILER } from './native/compile.ts';

/** The machine that a measurement was made on; it stands beside every result. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGB: number;
  readonly system: string;
  readonly node: string;
  readonly v8: string;
  /** First line of `--version`, or null where there is no compiler. */
  readonly compiler: string | null;
  /** Mean number of processes that wanted a core in the minute before: above 0 the machine was not quiet. */
  readonly loadBefore: number;
}

export function probeMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGB: Math.round(totalmem() / 1e8) / 10,
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    v8: process.versions.v8,
    compiler: COMPILER && execFileSync(COMPILER, ['--version'], { encoding: 'utf8' }).split('\n')[0],
    loadBefore: Math.round(loadavg()[0] * 100) / 100,
  };
}
