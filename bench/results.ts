import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { CaseOutcome } from './case.ts';
import type { Machine } from './machine.ts';

export const RESULTS_FILE = 'bench/results.json';

/** What one case gave, on which machine, when. */
export interface CaseResult {
  readonly machine: Machine;
  readonly measured: string;
  readonly version: string;
  readonly outcome: CaseOutcome;
}

export type Results = Record<string, CaseResult>;

export function readResults(): Results {
  return existsSync(RESULTS_FILE) ? (JSON.parse(readFileSync(RESULTS_FILE, 'utf8')) as Results) : {};
}

export function writeResults(results: Results): void {
  writeFileSync(RESULTS_FILE, `${JSON.stringify(results, rounded, 2)}\n`);
}

/** Four digits are more than any of these timings hold. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}
