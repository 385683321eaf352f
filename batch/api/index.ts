/**
 * Kindling for programs: the package's export.
 *
 * - {@link run} one scenario over its replicates, or day by day
 * - {@link compare} the variants of an experiment, on the same random numbers
 * - {@link sweep} many scenarios, run by run, or into a folder that survives anything
 * - {@link loadPlugin} adds mechanisms and metrics of one's own
 * - {@link loadScenario} reads and checks a file once, to be run as often as wanted
 *
 * What is wrong is thrown as {@link KindlingError}: in words, and as typed problems. The simulator itself, without Node,
 * threads and files, is `kindling/sim`.
 *
 * @module
 */
export { compare, type CompareOptions } from './compare.ts';
export type { DayRow } from './days.ts';
export { KindlingError, type ErrorKind } from './error.ts';
export type { Changes, FieldChange } from './changes.ts';
export { loadScenario, type LoadedScenario, type ScenarioData, type ScenarioSource } from './load.ts';
export { loadPlugin } from './plugins.ts';
export { run, type Run, type RunOptions } from './run.ts';
export { sweep, type Sweeping, type SweepOptions, type SweepRow, type SweepSummary } from './sweep.ts';
export {
  checkMechanism,
  checkMetric,
  COUNTERS,
  defineMechanism,
  defineMetric,
  ITEMS,
  METRICS,
  SOURCES,
  STAGES,
  VERSION,
} from '../../sim/index.ts';
export type {
  Bands,
  Comparison,
  Experiment,
  Outcome,
  Pair,
  PairComparison,
  Origin,
  Path,
  Plugin,
  PluginKit,
  PluginModule,
  PluginRecord,
  Problem,
  Result,
  StageId,
  Summary,
  Variant,
} from '../../sim/index.ts';
