import type { Command } from 'commander';
import type { Context } from './context.ts';

/** Adds a command to the program. */
export type AddCommand = (program: Command, context: Context) => void;

/** THE table of commands, in the order of the help. A command is loaded when it is called, all of them for the help. */
export const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  ui: async () => (await import('./ui.ts')).addUi,
  run: async () => (await import('./run.ts')).addRun,
  compare: async () => (await import('./compare.ts')).addCompare,
  sweep: async () => (await import('./sweep.ts')).addSweep,
  results: async () => (await import('./results.ts')).addResults,
  merge: async () => (await import('./merge.ts')).addMerge,
  doctor: async () => (await import('./doctor.ts')).addDoctor,
  worker: async () => (await import('./worker.ts')).addWorker,
  queue: async () => (await import('./queue.ts')).addQueue,
  why: async () => (await import('./why.ts')).addWhy,
  breakeven: async () => (await import('./breakeven.ts')).addBreakEven,
  health: async () => (await import('./health.ts')).addHealth,
  claims: async () => (await import('./claims.ts')).addClaims,
  graph: async () => (await import('./graph.ts')).addGraph,
  check: async () => (await import('./check.ts')).addCheck,
  schema: async () => (await import('./schema.ts')).addSchema,
  explain: async () => (await import('./explain.ts')).addExplain,
  list: async () => (await import('./list.ts')).addList,
  new: async () => (await import('./new.ts')).addNew,
  diff: async () => (await import('./diff.ts')).addDiff,
  verify: async () => (await import('./verify.ts')).addVerify,
  fit: async () => (await import('./fit.ts')).addFit,
};

/** The commands that a call needs: the one it names, or all, to be listed or to find the one that was meant. */
export async function commandsFor(argv: readonly string[]): Promise<AddCommand[]> {
  const words = argv.filter((word, i) => !word.startsWith('-') && argv[i - 1] !== '--lang');
  const name = words[0] === 'help' ? words[1] : words[0];
  const wanted =
    name !== undefined && Object.hasOwn(COMMANDS, name) ? [COMMANDS[name]] : Object.values(COMMANDS);
  return Promise.all(wanted.map((load) => load()));
}
