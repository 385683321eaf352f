/**
 * The simulator's only door. Read it as a table of contents: a scenario file is read and checked (`loadFile`), a plan is run
 * replicate by replicate (`runReplicate`) or day by day (`simulate`), outcomes are folded into results (`summariseRun`,
 * `compareVariants`). Nothing here touches a disk, a page, a clock or `Math.random`.
 */
export { VERSION } from './version.ts';
export { InputError, problem, type Problem } from './problems.ts';

// The ladder of relationships.
export { NEVER, resolve, STAGE_IDS, STAGES, threshold, type StageId, type StageRow } from './ladder/index.ts';

// Who knows whom.
export {
  checkMemory,
  estimateBytes,
  graphStatistics,
  makeGraph,
  NAMED_GRAPHS,
  toGraphology,
  type FileText,
  type Graph,
  type GraphSpec,
  type GraphStatistics,
  type Removed,
} from './graph/index.ts';

// What pours, what is counted, what is paid.
export {
  MECHANISM_IDS,
  MECHANISMS,
  UNITS,
  type Bilingual,
  type FieldNotes,
  type MechanismId,
  type Unit,
} from './mechanisms/index.ts';
export { COUNTERS, ITEMS, SOURCE_IDS, SOURCES, type World } from './world/index.ts';

// Files.
export {
  estimateRunBytes,
  experimentSchema,
  inBoth,
  listFields,
  makePlan,
  nearest,
  nearestFields,
  scenarioSchema,
  sweepSchema,
  type Experiment,
  type FieldDescription,
  type Load,
  type Loaded,
  type Overrides,
  type Plan,
  type Scenario,
  type Variant,
} from './scenario/index.ts';

// Running.
export { keyOf, type Key } from './random/index.ts';
export { simulate, thresholdStream, type Day, type RunOptions } from './engine/index.ts';
export {
  hashGraph,
  joinBits,
  METRIC_IDS,
  METRIC_UNITS,
  METRICS,
  Recorder,
  type Metric,
  type RunRecord,
} from './observe/index.ts';

// Judging.
export {
  bandQuantiles,
  bands,
  changeThroughout,
  compareVariants,
  countedFor,
  explainRun,
  forestCredit,
  listFounderRemovals,
  listRemovals,
  loadFile,
  runReplicate,
  sharedGraph,
  STANDARD_LEVEL,
  summarise,
  summariseRun,
  mean,
  sampleVariance,
  studentQuantile,
  // Many scenarios.
  graphKey,
  keptDays,
  keptOf,
  loadSweep,
  planAt,
  pointAddress,
  seedAt,
  type Keep,
  type Kept,
  type LoadedSweep,
  type Sweep,
  type Bands,
  type Comparison,
  type CountedAs,
  type Effect,
  type Outcome,
  type Pair,
  type PairComparison,
  type Removal,
  type Result,
  type Summary,
  type Why,
} from './analysis/index.ts';
