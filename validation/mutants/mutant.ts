import type { Bilingual } from '../../sim/index.ts';

/** A change of one file's text; what is to be found must stand there exactly once. */
export interface Patch {
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

/** An engine that is broken on purpose: a law that does not notice is no check. */
export interface Mutant {
  readonly id: string;
  /** What is wrong with it. */
  readonly fault: Bilingual;
  readonly patches: readonly Patch[];
  /** Ids of laws to be tried, the one it was made for first. */
  readonly laws: readonly string[];
}

/** One text of one file for another. */
export const patch = (file: string, find: string, put: string): Patch => ({ file, find, put });

/** Mutants are of the loops in TypeScript: without WebAssembly these run, to the same bits. */
export const WITHOUT_WASM: Patch = patch(
  'sim/kernel/index.ts',
  'reference ? null : makeWasmKernel(people, days)',
  'reference || makeWasmKernel ? null : makeWasmKernel(people, days)',
);
