import type { PluginRecord, Problem } from '../../sim/index.ts';

/** Plug-ins of the page. They are there before anything is drawn, so everything that asks for them gets the same answer. */
let records: readonly PluginRecord[] = [];
let refused: readonly Problem[] = [];

export const pagePlugins = () => records;
/** What was wrong with those that are not there. */
export const pluginProblems = () => refused;

export function setPagePlugins(held: readonly PluginRecord[], problems: readonly Problem[]): void {
  // None and none are the same: what was read stays read.
  if (held.length > 0 || records.length > 0) records = held;
  refused = problems;
}
